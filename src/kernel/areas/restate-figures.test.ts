import { expect, test } from 'vitest';
import { day } from '../time.ts';
import type { Step } from './restate-areas.ts';
import { type Adding, type Figure, restateFigures, type WeighedArea } from './restate-figures.ts';

const [before, merger, later] = [day('2025-06-30'), day('2025-07-01'), day('2030-01-01')];
const area = (id: string, of: Partial<WeighedArea>): WeighedArea => ({
  id,
  level: 'commune',
  parentId: null,
  validFrom: day('2000-01-01'),
  validTo: null,
  people: null,
  areaM2: null,
  ...of,
});
/** Two wards merge in 2025; the third stays until 2030, when it is divided and the merged one takes the smaller part. */
const areas = [
  area('a', { validTo: merger, people: 6000, areaM2: 1e6 }),
  area('b', { validTo: merger, people: 2000, areaM2: 3e6 }),
  area('c', { validTo: later, people: 1000 }),
  area('ab', { validFrom: merger, validTo: later, people: 8000 }),
  area('abc', { validFrom: later, people: 8250 }),
  area('c rest', { validFrom: later, people: 750 }),
  area('alone', { validTo: later }),
];
const step = (fromId: string, toId: string, onDay: Step['onDay'], share = 1): Step => ({ fromId, toId, onDay, share });
const steps = [
  step('a', 'ab', merger),
  step('b', 'ab', merger),
  step('ab', 'abc', later),
  step('c', 'abc', later, 0.25),
  step('c', 'c rest', later, 0.75),
];
const figures = (of: Record<string, number>): Figure[] =>
  Object.entries(of).map(([areaId, value]) => ({ areaId, value }));

function restated(
  of: Record<string, number>,
  on: string,
  by: Adding = 'sum',
  asOf: string | null = null,
  life = areas,
) {
  const { items, lost } = restateFigures(
    figures(of),
    { areas: life, steps },
    { day: day(on), by, asOf: asOf === null ? null : day(asOf) },
  );
  return {
    values: Object.fromEntries(items.map((item) => [item.areaId, item.value])),
    estimated: items.filter((item) => item.estimated).map(({ areaId }) => areaId),
    missing: items.flatMap((item) => item.missing),
    lost,
  };
}

test('what merged whole adds up exactly', () => {
  expect(restated({ a: 10, b: 5, c: 8 }, '2026-01-01')).toEqual({
    values: { ab: 15, c: 8 },
    estimated: [],
    missing: [],
    lost: [],
  });
});

test('what was divided goes by the share on record, through a merger before it too, and is marked', () => {
  const after = restated({ a: 10, b: 5, c: 8 }, '2030-01-01');
  expect(after).toEqual({ values: { abc: 17, 'c rest': 6 }, estimated: ['abc', 'c rest'], missing: [], lost: [] });
});

test('back through a merger is always an estimate, by people before land', () => {
  expect(restated({ ab: 80 }, '2025-06-30')).toMatchObject({ values: { a: 60, b: 20 }, estimated: ['a', 'b'] });
  const uncounted = areas.map((one) => (one.id === 'b' ? { ...one, people: null } : one));
  expect(restated({ ab: 80 }, '2025-06-30', 'sum', null, uncounted)).toMatchObject({ values: { a: 20, b: 60 } });
});

test('back through a division: the part that came from one area alone belongs to it exactly', () => {
  expect(restated({ 'c rest': 6 }, '2026-01-01')).toMatchObject({ values: { c: 6 }, estimated: [] });
  // 8,000 of "ab" and a quarter of the 1,000 of "c" made the other.
  expect(restated({ abc: 33, 'c rest': 6 }, '2026-01-01')).toMatchObject({
    values: { ab: 32, c: 7 },
    estimated: ['ab', 'c'],
  });
});

test('a rate is averaged by people, and a division does not change it', () => {
  const rates = restated({ a: 50, b: 90, c: 40 }, '2026-01-01', 'mean');
  expect(rates).toMatchObject({ values: { ab: 60, c: 40 }, estimated: ['ab'] });
  expect(restated({ c: 40 }, '2030-01-01', 'mean')).toMatchObject({ values: { abc: 40, 'c rest': 40 } });
  expect(restated({ ab: 60 }, '2025-06-30', 'mean')).toMatchObject({ values: { a: 60, b: 60 }, estimated: ['a', 'b'] });
});

test('an area of that day without a figure is told, not taken for nought', () => {
  expect(restated({ a: 10 }, '2026-01-01', 'sum', before)).toMatchObject({ values: { ab: 10 }, missing: ['b'] });
  expect(restated({ a: 10, b: 0 }, '2026-01-01', 'sum', before).missing).toEqual([]);
});

test('where nothing leads on, or nothing is known to share out by, the figure is told as lost', () => {
  expect(restated({ alone: 3, unknown: 4, a: 1 }, '2030-01-01')).toMatchObject({
    values: { abc: 1 },
    lost: [
      { areaId: 'alone', value: 3 },
      { areaId: 'unknown', value: 4 },
    ],
  });
  const unweighed = areas.map((one) => ({ ...one, people: null, areaM2: null }));
  expect(restated({ ab: 8 }, '2025-06-30', 'sum', null, unweighed)).toMatchObject({
    values: {},
    lost: [{ areaId: 'ab', value: 8 }],
  });
  expect(restated({ a: 50, b: 90 }, '2026-01-01', 'mean', null, unweighed)).toMatchObject({ values: {} });
});

test('parts that meet again are the whole, exactly', () => {
  const rejoined = [...steps, step('abc', 'all', day('2040-01-01')), step('c rest', 'all', day('2040-01-01'))];
  const longer = [
    ...areas.map((one) => (one.validFrom === later ? { ...one, validTo: day('2040-01-01') } : one)),
    area('all', { validFrom: day('2040-01-01') }),
  ];
  const asked = { day: day('2041-01-01'), by: 'sum', asOf: null } as const;
  const { items } = restateFigures(figures({ a: 10, b: 5, c: 8 }), { areas: longer, steps: rejoined }, asked);
  expect(items).toMatchObject([{ areaId: 'all', value: 23, estimated: false }]);
});

test('sums keep what was given on every day, shown and lost together', () => {
  const short = steps.filter(({ toId }) => toId !== 'c rest'); // a share that the record leaves open
  const givens: Record<string, number>[] = [
    { a: 7, b: 1, c: 9, alone: 2 },
    { ab: 5, c: 3 },
    { abc: 11, 'c rest': 4, alone: 1 },
  ];
  for (const on of ['2001-01-01', before, merger, '2029-12-31', later, '2050-01-01'])
    for (const given of givens)
      for (const recorded of [steps, short]) {
        const asked = { day: day(on), by: 'sum', asOf: null } as const;
        const { items, lost } = restateFigures(figures(given), { areas, steps: recorded }, asked);
        const total = [...items, ...lost].reduce((sum, { value }) => sum + value, 0);
        expect(total).toBeCloseTo(
          Object.values(given).reduce((sum, value) => sum + value, 0),
          9,
        );
      }
});

test('a ring in the record, which the acts refuse, ends', () => {
  const ring = [step('a', 'b', merger), step('b', 'a', merger)];
  const asked = { day: later, by: 'sum', asOf: null } as const;
  expect(restateFigures(figures({ a: 1 }), { areas, steps: ring }, asked).lost).toEqual([{ areaId: 'a', value: 1 }]);
});
