import { expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { expectedOn, goalOf, judgeTarget, type Milestone, pathOf, type TargetTerms } from './state.ts';

const at = (on: string, value: number): Milestone => ({ on: day(on), value });
const target = (terms: Partial<TargetTerms> = {}): TargetTerms => ({
  comparator: '>=',
  value: 85,
  relative: false,
  baseline: null,
  path: 'linear',
  steps: [],
  by: day('2030-12-31'),
  ...terms,
});
const stateOf = (terms: TargetTerms, value: number, on = '2030-12-31') => judgeTarget(terms, at(on, value)).state;

test('at least: at the figure it is met, over it exceeded; five per cent short is near, more is not met', () => {
  const terms = target();
  expect(stateOf(terms, 85)).toBe('met');
  expect(stateOf(terms, 85.01)).toBe('exceeded');
  expect(stateOf(terms, 84.99)).toBe('near');
  expect(stateOf(terms, 80.75)).toBe('near'); // 85 × 0.95
  expect(stateOf(terms, 80.74)).toBe('not-met');
});

test('at most: the other way round', () => {
  const terms = target({ comparator: '<=', value: 2 });
  expect(stateOf(terms, 2)).toBe('met');
  expect(stateOf(terms, 1.99)).toBe('exceeded');
  expect(stateOf(terms, 2.1)).toBe('near');
  expect(stateOf(terms, 2.11)).toBe('not-met');
});

test('exactly: nothing is exceeded, and beyond is as bad as short', () => {
  const terms = target({ comparator: '=', value: 100 });
  expect(stateOf(terms, 100)).toBe('met');
  expect(stateOf(terms, 105)).toBe('near');
  expect(stateOf(terms, 95)).toBe('near');
  expect(stateOf(terms, 105.1)).toBe('not-met');
});

test('sums in binary decide nothing', () => {
  expect(stateOf(target({ value: 0.3 }), 0.1 + 0.2)).toBe('met');
  expect(stateOf(target({ value: 0.1 + 0.2 }), 0.3)).toBe('met');
});

test('nearness is of the way from the baseline where there is one', () => {
  const terms = target({ value: 100, baseline: at('2025-12-31', 80) });
  expect(stateOf(terms, 99)).toBe('near'); // one of twenty
  expect(stateOf(terms, 98.9)).toBe('not-met');
});

test('an increase and a decrease count from the baseline, in the unit or in per cent', () => {
  const baseline = at('2025-12-31', 200);
  expect(goalOf(target({ comparator: 'increase', value: 10, baseline }))).toBe(210);
  expect(goalOf(target({ comparator: 'increase', value: 10, relative: true, baseline }))).toBe(220);
  expect(goalOf(target({ comparator: 'decrease', value: 10, relative: true, baseline }))).toBe(180);
  const grow = target({ comparator: 'increase', value: 10, relative: true, baseline });
  expect([stateOf(grow, 219.9), stateOf(grow, 220), stateOf(grow, 220.1)]).toEqual(['near', 'met', 'exceeded']);
  const shrink = target({ comparator: 'decrease', value: 10, relative: true, baseline });
  expect([stateOf(shrink, 179.9), stateOf(shrink, 180), stateOf(shrink, 181)]).toEqual(['exceeded', 'met', 'near']);
  const nowhere = judgeTarget(target({ comparator: 'increase', value: 10 }), at('2026-12-31', 5));
  expect(nowhere).toMatchObject({ state: 'no-data', goal: null });
});

test('before its day the path decides: a line from the baseline to the goal', () => {
  // 1461 days from one to the other; after 365 of them 10 + 80 × 365 / 1461.
  const terms = target({ value: 90, baseline: at('2025-12-31', 10), by: day('2029-12-31') });
  const asked = 10 + (80 * 365) / 1461;
  expect(expectedOn(terms, day('2026-12-31'))).toBeCloseTo(asked, 8);
  expect(stateOf(terms, asked + 0.001, '2026-12-31')).toBe('on-path');
  expect(stateOf(terms, asked - 0.001, '2026-12-31')).toBe('off-path');
  expect(stateOf(terms, 90, '2026-12-31')).toBe('met');
  expect(stateOf(terms, 91, '2026-12-31')).toBe('exceeded');
  expect(judgeTarget(terms, at('2026-12-31', 50))).toMatchObject({ final: false, progress: 0.5, short: 40 });
});

test('a falling path, and one to an exact figure', () => {
  const down = target({ comparator: '<=', value: 2, baseline: at('2025-12-31', 10), by: day('2029-12-31') });
  expect(stateOf(down, 7, '2026-12-31')).toBe('on-path');
  expect(stateOf(down, 9, '2026-12-31')).toBe('off-path');
  const exact = target({ comparator: '=', value: 2, baseline: at('2025-12-31', 10), by: day('2029-12-31') });
  expect(stateOf(exact, 7, '2026-12-31')).toBe('on-path');
  expect(stateOf(exact, 9, '2026-12-31')).toBe('off-path');
  expect(stateOf(exact, 1, '2026-12-31')).toBe('off-path');
});

test('in steps nothing is asked between them; on the day of a step it is', () => {
  const terms = target({
    value: 100,
    path: 'stepped',
    baseline: at('2025-12-31', 20),
    steps: [at('2028-06-30', 70), at('2027-06-30', 50)],
  });
  expect(pathOf(terms).map(({ value }) => value)).toEqual([20, 50, 70, 100]);
  expect(expectedOn(terms, day('2027-06-29'))).toBe(20);
  expect(expectedOn(terms, day('2027-06-30'))).toBe(50);
  expect(expectedOn(terms, day('2028-06-29'))).toBe(50);
  expect(expectedOn(terms, day('2031-01-01'))).toBe(100);
  expect(stateOf(terms, 50, '2027-06-30')).toBe('on-path');
  expect(stateOf(terms, 49, '2027-06-30')).toBe('off-path');
  expect(stateOf(terms, 49, '2027-06-29')).toBe('on-path');
});

test('a line goes over its milestones', () => {
  const terms = target({
    value: 100,
    baseline: at('2026-01-01', 0),
    steps: [at('2026-01-11', 80)],
    by: day('2026-01-21'),
  });
  expect(expectedOn(terms, day('2026-01-06'))).toBe(40);
  expect(expectedOn(terms, day('2026-01-16'))).toBe(90);
});

test('before a first milestone without baseline there is no path yet, and the goal alone decides', () => {
  const terms = target({ value: 100, steps: [at('2027-12-31', 60)] });
  expect(expectedOn(terms, day('2026-12-31'))).toBeNull();
  expect(stateOf(terms, 96, '2026-12-31')).toBe('near');
  expect(stateOf(terms, 60, '2026-12-31')).toBe('not-met');
  expect(stateOf(terms, 60, '2027-12-31')).toBe('on-path');
});

test('without a figure, or with none newer than the baseline, there is no data', () => {
  expect(judgeTarget(target(), null)).toMatchObject({ state: 'no-data', goal: 85, short: null });
  const terms = target({ baseline: at('2025-12-31', 70) });
  expect(judgeTarget(terms, at('2025-12-31', 90)).state).toBe('no-data');
  expect(judgeTarget(terms, at('2026-01-31', 70)).state).toBe('off-path');
});

test('the figure of the day itself is the last word', () => {
  const terms = target({ value: 90, baseline: at('2025-12-31', 10) });
  expect(judgeTarget(terms, at('2030-12-31', 89))).toMatchObject({ state: 'near', final: true });
  expect(judgeTarget(terms, at('2030-12-30', 89)).final).toBe(false);
  expect(judgeTarget(terms, at('2031-12-31', 20))).toMatchObject({ state: 'not-met', final: true, progress: 0.125 });
});
