import { expect, test } from 'vitest';
import { AreaId } from '../../../kernel/areas/contract.ts';
import type { Plan } from '../contract.ts';
import { contiguityOf, type Pair } from './contiguity.ts';
import { demandSound } from './members-of.ts';
import { addUp, countOf } from './share-out.ts';

const id = (last: number) => AreaId.parse(`0190a000-0000-7000-8000-00000000000${last}`);
const pair = (a: number, b: number, touch: Pair['touch'], gapM = 0): Pair => ({ a, b, touch, gapM });

test('units hang together by borders, also through each other', () => {
  expect(contiguityOf(1, [], false)).toMatchObject({ touch: 'border', apart: null });
  const chain = [pair(0, 1, 'apart', 900), pair(0, 2, 'border'), pair(1, 2, 'border')];
  expect(contiguityOf(3, chain, false)).toEqual({ touch: 'border', gapM: 0, apart: null });
});

test('a gap within the roughness of sketches is told, and only the one that is needed', () => {
  const near = [pair(0, 1, 'near', 30), pair(0, 2, 'near', 400), pair(1, 2, 'border')];
  expect(contiguityOf(3, near, false)).toEqual({ touch: 'near', gapM: 30, apart: null });
});

test('what lies apart, or meets in a point alone, does not hang together', () => {
  expect(contiguityOf(2, [pair(0, 1, 'apart', 900)], false)).toEqual({
    touch: 'apart',
    gapM: null,
    apart: { a: 0, b: 1, corner: false },
  });
  const corner = [pair(0, 1, 'border'), pair(0, 2, 'apart', 50), pair(1, 2, 'corner')];
  expect(contiguityOf(3, corner, false)).toMatchObject({ touch: 'corner', apart: { a: 1, b: 2, corner: true } });
});

test('without an outline nothing is said', () => {
  expect(contiguityOf(3, [pair(0, 1, 'border')], true)).toEqual({ touch: 'unknown', gapM: null, apart: null });
});

test('figures add up; of a piece its share, which is an estimate; unknown if one is', () => {
  const whole = { value: 6000, source: 'one', share: 1 };
  expect(addUp([whole, { value: 2000, source: 'other', share: 1 }])).toEqual({
    value: 8000,
    estimated: false,
    sources: ['one', 'other'],
  });
  expect(addUp([whole, { value: 2000, source: 'one', share: 0.25 }])).toEqual({
    value: 6500,
    estimated: true,
    sources: ['one'],
  });
  expect(addUp([whole, { value: null, source: null, share: 1 }]).value).toBeNull();
  expect(
    countOf([
      { value: 7, share: 0.5 },
      { value: 1, share: 1 },
    ]),
  ).toEqual({ n: 5, estimated: true }); // 4.5
});

test('land belongs to one unit: not to two, not to none', () => {
  const proposal = (...members: [number, 'whole' | 'left' | 'right'][]): Plan['proposals'][number] => ({
    name: 'Mới',
    kind: 'ward',
    code: null,
    cases: [],
    members: members.map(([unit, side]) => ({ unitId: id(unit), side })),
  });
  const cut = {
    unitId: id(1),
    line: [
      [0, 0],
      [1, 1],
    ],
  } satisfies Plan['cuts'][number];
  const check = (plan: Plan) => () => demandSound(plan, (unit) => unit);
  const refused = (plan: Plan, code: string) => expect(check(plan)).toThrow(expect.objectContaining({ code }));
  expect(
    check({ cuts: [cut], proposals: [proposal([1, 'left'], [2, 'whole']), proposal([1, 'right'])] }),
  ).not.toThrow();
  refused(
    { cuts: [], proposals: [proposal([1, 'whole']), proposal([1, 'whole'], [2, 'whole'])] },
    'boundaries.in-two-proposals',
  );
  refused({ cuts: [], proposals: [proposal([1, 'whole'], [1, 'whole'])] }, 'boundaries.in-two-proposals');
  refused({ cuts: [cut], proposals: [proposal([1, 'left'])] }, 'boundaries.piece-left-over');
  refused({ cuts: [cut], proposals: [proposal([1, 'whole'])] }, 'boundaries.cut-and-whole');
  refused({ cuts: [], proposals: [proposal([1, 'left'])] }, 'boundaries.not-cut');
  refused({ cuts: [cut, cut], proposals: [proposal([1, 'left'])] }, 'boundaries.cut-twice');
});
