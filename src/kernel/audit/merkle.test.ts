import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { GrowingRoot, leafHash, pathTo, rootAlong, rootOf } from './merkle.ts';
import { commitmentOf, putBack, setApart } from './personal.ts';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962, 2.1, word for word. */
function byTheBook(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), byTheBook(leaves.slice(0, split)), byTheBook(leaves.slice(split)));
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(`${i}`));

test('a leaf is the hash of a zero byte and the text, so that no inner node passes for one', () => {
  expect(leafHash('{}').equals(sha256(Buffer.of(0), Buffer.from('{}')))).toBe(true);
});

test('the growing root is the root of RFC 6962 for every number of leaves', () => {
  const growing = new GrowingRoot();
  expect(growing.root).toBeUndefined();
  leavesOf(70).forEach((leaf, i) => {
    growing.add(leaf);
    expect(growing.root?.toString('hex'), `${i + 1} leaves`).toBe(byTheBook(leavesOf(i + 1)).toString('hex'));
  });
});

test('every leaf is shown to lie in the tree by its neighbours, and in no other place', () => {
  for (const count of [1, 2, 3, 7, 8, 13]) {
    const leaves = leavesOf(count);
    const root = rootOf(leaves).toString('hex');
    leaves.forEach((leaf, position) => {
      const path = pathTo(position, leaves);
      expect(rootAlong(leaf, path).toString('hex')).toBe(root);
      expect(rootAlong(leafHash('another'), path).toString('hex')).not.toBe(root);
    });
  }
});

test('canonical JSON spells a value in one way (RFC 8785)', () => {
  expect(canonicalJson({ b: [1, { z: null, y: true }], a: 'Đô Thị\n', 10: 1e21, 9: 0.1 })).toBe(
    '{"10":1e+21,"9":0.1,"a":"Đô Thị\\n","b":[1,{"y":true,"z":null}]}',
  );
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u{1F600}': 4, '\ufb33': 5 })).toBe(
    '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
  );
});

test('what says who a person is goes apart, wherever it stands, and comes back to its place', () => {
  const told = {
    before: { head: { title: 'Trưởng phòng', personName: 'Nguyễn Văn A' } },
    after: { people: [{ phone: '0214' }, { 'a/b~c': { email: 'a@b.example' } }], assignee: null },
    reason: 'gọi lại cho người báo',
    address: undefined,
  };
  const { open, apart } = setApart(told, ['reason']);
  expect(open).toEqual({
    before: { head: { title: 'Trưởng phòng' } },
    after: { people: [{}, { 'a/b~c': {} }], assignee: null },
  });
  const values = Object.fromEntries(apart.map(({ pointer, value }) => [pointer, value]));
  expect(Object.keys(values)).toEqual([
    '/before/head/personName',
    '/after/people/0/phone',
    '/after/people/1/a~1b~0c/email',
    '/reason',
  ]);
  expect(putBack(open, values)).toEqual(JSON.parse(JSON.stringify(told)));
});

test('what is kept of a personal value tells nothing without its salt', () => {
  const twice = [0, 1].map(() => setApart({ phone: '0214' }).apart[0]);
  const [one, other] = twice.map((value) => value && commitmentOf(value));
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(other).not.toBe(one);
});
