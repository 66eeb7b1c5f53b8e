import { expect, test } from 'vitest';
import { moved } from './arrange.ts';
import { changeOf } from './change.ts';

const points = (...values: (number | null)[]) => values.map((value, i) => ({ period: String(2020 + i), value }));

test.each([
  [points(40, 30), 'households', 'less', { since: '2020', difference: -10, percent: -25, verdict: 'better' }],
  [points(40, null, 50), 'people', 'more', { since: '2020', difference: 10, percent: 25, verdict: 'better' }],
  [points(0.1, 0.3), 'percent', 'less', { since: '2020', difference: 0.2, percent: null, verdict: 'worse' }],
  [points(0, 5), 'people', 'neither', { since: '2020', difference: 5, percent: null, verdict: 'neither' }],
  [points(-4, -4), 'people', 'more', { since: '2020', difference: 0, percent: 0, verdict: 'same' }],
  [points(7), 'people', 'more', null],
] as const)('%j in %s, where %s is better', (series, unit, direction, change) => {
  expect(changeOf(series, { unit, direction })).toEqual(change);
});

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 9, 'acb'],
  [1, -3, 'bac'],
  [5, 0, 'abc'],
])('from %i to %i', (from, to, order) => {
  expect(moved([...'abc'], from, to).join('')).toBe(order);
});
