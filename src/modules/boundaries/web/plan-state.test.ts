import { expect, test } from 'vitest';
import { change, cut, emptyPlan, giveUp, group, placesOf, readLine, uncut, writeLine } from './plan-state.ts';

const called = { name: 'Mới', kind: 'ward' } as const;
const names = { left: 'Trái', right: 'Phải', kind: 'ward' } as const;
const line: [number, number][] = [
  [104, 22],
  [104, 23],
];
const shape = (plan: ReturnType<typeof group>) =>
  plan.proposals.map(({ name, members }) => [name, ...members.map(({ unitId, side }) => `${unitId} ${side}`)]);

test('what is put together leaves the unit it was in, and an empty one goes', () => {
  const first = group(emptyPlan, ['a', 'b'], called);
  expect(shape(group(first, ['b', 'c'], { ...called, name: 'Khác' }))).toEqual([
    ['Mới', 'a whole'],
    ['Khác', 'b whole', 'c whole'],
  ]);
  expect(shape(group(first, ['a', 'b', 'c'], called))).toEqual([['Mới', 'a whole', 'b whole', 'c whole']]);
});

test('a cut makes two units of one; a piece may join a neighbour; giving one up makes the unit whole again', () => {
  const pieces = cut(group(emptyPlan, ['a', 'b'], called), 'a', line, names);
  expect(shape(pieces)).toEqual([
    ['Mới', 'b whole'],
    ['Trái', 'a left'],
    ['Phải', 'a right'],
  ]);
  const joined = group(pieces, ['a:left', 'b'], called);
  expect(shape(joined)).toEqual([
    ['Phải', 'a right'],
    ['Mới', 'a left', 'b whole'],
  ]);
  expect(placesOf(joined).get('a:left')).toBe(1);
  expect(giveUp(joined, 0)).toMatchObject({ cuts: [], proposals: [{ members: [{ unitId: 'b' }] }] });
  expect(uncut(pieces, 'a').cuts).toEqual([]);
  expect(
    cut(
      pieces,
      'a',
      [
        [1, 2],
        [3, 4],
      ],
      names,
    ).cuts,
  ).toHaveLength(1);
  expect(change(joined, 1, { name: 'X' }).proposals.map(({ name }) => name)).toEqual(['Phải', 'X']);
});

test('a line is read as people type it, and read back as it is written', () => {
  expect(readLine('103,95 22,41\n103.96, 22.42\n')).toEqual([
    [103.95, 22.41],
    [103.96, 22.42],
  ]);
  expect(readLine('103.95; 22.41\n104 22')).toHaveLength(2);
  expect(readLine('103.95 22.41')).toBeNull();
  expect(readLine('103.95\n22.41')).toBeNull();
  expect(readLine('a b\n1 2')).toBeNull();
  expect(readLine(writeLine(line))).toEqual(line);
});
