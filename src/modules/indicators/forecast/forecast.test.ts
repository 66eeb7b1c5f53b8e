import { expect, test } from 'vitest';
import { type Forecast, forecast, leastPoints } from './forecast.ts';
import type { Point } from './trend.ts';

type Told = Extract<Forecast, { state: 'forecast' }>;

const series = (length: number, valueAt: (at: number) => number, from = 0): Point[] =>
  Array.from({ length }, (_, i) => ({ at: from + i, value: valueAt(from + i) }));

function told(points: Point[], until: number, season: number | null = null): Told {
  const answer = forecast({ points, until, season });
  if (answer.state !== 'forecast') throw new Error(answer.why);
  return answer;
}

/** A noise that is the same at every run, between -1 and 1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state / 2 ** 32) * 2 - 1;
  };
}

test('a straight line is continued exactly, wherever it begins and however steep it is', () => {
  for (const [level, slope, from] of [
    [10, 2.5, 0],
    [-400, 0, 24_300],
    [0.1, -0.3, 8100],
    [1e9, 1e6, 2000],
  ] as const) {
    const line = (at: number) => level + slope * (at - from);
    const { values, method, backtest } = told(series(12, line, from), from + 16);
    expect(method).toBe('theil-sen');
    expect(values.map(({ at }) => at)).toEqual([12, 13, 14, 15, 16].map((at) => from + at));
    for (const { at, value, low, high } of values) {
      expect(value).toBeCloseTo(line(at), 4);
      expect(high - low).toBeLessThan(1e-3);
    }
    expect(backtest.error).toBeCloseTo(0, 4);
    expect(backtest.naiveError).toBeGreaterThanOrEqual(0);
  }
});

test('outliers, up to a quarter of the points, do not move it', () => {
  const line = (at: number) => 50 + 3 * at;
  for (const wrong of [[5], [0], [11], [2, 7], [0, 1, 11]]) {
    const points = series(12, (at) => (wrong.includes(at) ? line(at) * 10 : line(at)));
    expect(told(points, 14).values.at(-1)?.value).toBeCloseTo(line(14), 6);
  }
});

test('a season is found where there are three of it, and the trend beside it', () => {
  const swing = [8, -3, -9, 4];
  const valueAt = (at: number) => 100 + 2 * at + (swing[at % 4] ?? 0);
  const { method, values, backtest } = told(series(12, valueAt), 19, 4);
  expect(method).toBe('theil-sen-seasonal');
  for (const { at, value } of values) expect(value).toBeCloseTo(valueAt(at), 6);
  expect(backtest).toMatchObject({ naive: 'last-season', better: true, folds: 4 });
  expect(backtest.naiveError).toBeCloseTo(8, 6);
});

test('two and a half seasons are none, and where there is no season none is seen', () => {
  const valueAt = (at: number) => 100 + 2 * at + ([8, -3, -9, 4][at % 4] ?? 0);
  expect(told(series(11, valueAt), 12, 4).method).toBe('theil-sen');
  expect(
    told(
      series(24, (at) => 100 + 2 * at),
      26,
      4,
    ).method,
  ).toBe('theil-sen');
  expect(told(series(12, valueAt), 14, null).method).toBe('theil-sen');
});

test('months with a year in them: a missing month does no harm', () => {
  const valueAt = (at: number) => 500 + at + 40 * Math.cos((at * Math.PI) / 6);
  const points = series(48, valueAt, 24_000).filter(({ at }) => at !== 24_017);
  const { method, values } = told(points, 24_059, 12);
  expect(method).toBe('theil-sen-seasonal');
  for (const { at, value } of values) expect(value).toBeCloseTo(valueAt(at), 6);
});

test('too few points are refused with how many it takes; so is a day further off than the series reaches back', () => {
  const points = series(leastPoints - 1, (at) => at);
  expect(forecast({ points, until: 10, season: null })).toEqual({
    state: 'not-enough',
    why: 'points',
    have: leastPoints - 1,
    need: leastPoints,
  });
  expect(forecast({ points: [], until: 10, season: 12 })).toMatchObject({ why: 'points', have: 0 });
  const enough = series(leastPoints, (at) => at);
  expect(forecast({ points: enough, until: 10, season: null }).state).toBe('forecast');
  expect(forecast({ points: enough, until: 11, season: null })).toEqual({
    state: 'not-enough',
    why: 'too-far',
    ahead: 6,
    most: 5,
  });
});

test('the interval holds the value and widens with the distance', () => {
  const shake = noise(7);
  const points = series(30, (at) => 20 + at + 5 * shake());
  const { values } = told(points, 45);
  let before = 0;
  for (const { value, low, high } of values) {
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(high - low).toBeGreaterThanOrEqual(before);
    before = high - low;
  }
  const [first, last] = [values[0], values.at(-1)];
  expect((last?.high ?? 0) - (last?.low ?? 0)).toBeGreaterThan((first?.high ?? 0) - (first?.low ?? 0));
});

test('the interval holds about as often as it says, over many series with noise', () => {
  let held = 0;
  let asked = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const shake = noise(seed * 7919);
    const points = series(28, (at) => 100 + 2 * at + 10 * shake());
    const { values } = told(points.slice(0, 24), 27);
    for (const { at, low, high } of values) {
      const truth = points[at]?.value ?? Number.NaN;
      asked += 1;
      if (truth >= low && truth <= high) held += 1;
    }
  }
  expect(held / asked).toBeGreaterThan(0.75);
  expect(held / asked).toBeLessThan(0.99);
});

test('the backtest tells when nothing cleverer than the last value would have done as well', () => {
  const flips = series(12, (at) => (at % 2 === 0 ? 10 : 11));
  const jump = series(12, (at) => (at < 8 ? at : 100));
  expect(told(flips, 13).backtest.folds).toBe(8);
  const { backtest } = told(jump, 13);
  expect(backtest.better).toBe(false);
  expect(backtest.error).toBeGreaterThan(backtest.naiveError);
});

test('only the last ten years of months count', () => {
  const points = series(240, (at) => (at < 120 ? -5 * at : 3 * at));
  expect(told(points, 241).values.at(-1)?.value).toBeCloseTo(3 * 241, 6);
  expect(told(points, 241).used).toBe(120);
});
