import { expect, test } from 'vitest';
import { standardsOf } from '../criteria-set.ts';
import { getSet } from '../shipped-sets.ts';
import { evaluate } from './evaluate.ts';
import { gapOf } from './gap.ts';
import { readValues } from './read-values.ts';

const gap = (set: string, given: Record<string, unknown>) =>
  gapOf(getSet(set), evaluate(getSet(set), readValues(getSet(set), given)));
const class2 = 'urban-111-2025-class-2';

test('below the threshold the next step is the threshold; between them it is one more point, then the most', () => {
  expect(gap(class2, { '2A.II.03': 160_000 }).steps).toEqual([
    {
      code: '2A.II.03',
      kind: 'minimum',
      from: 160_000,
      to: 200_000,
      gains: 5.5,
      distance: 0.2,
      most: { to: 500_000, gains: 7, distance: 0.68 },
    },
  ]);
  // 1.5 points over 300,000 people: a point takes 200,000 more.
  expect(gap(class2, { '2A.II.03': 200_000 }).steps).toMatchObject([{ kind: 'point', to: 400_000, gains: 1 }]);
  expect(gap(class2, { '2A.II.03': 350_000 }).steps).toMatchObject([{ kind: 'most', to: 500_000, gains: 0.75 }]);
  expect(gap(class2, { '2A.II.03': 500_000 }).steps).toEqual([]);
});

test('things that are counted come whole', () => {
  // 1.25 points over 15 institutions: a point takes 12.
  expect(gap(class2, { '2A.III.15': 10 }).steps).toMatchObject([{ kind: 'point', to: 22, gains: 1 }]);
  expect(gap(class2, { '2A.III.17': 5 }).steps).toMatchObject([{ kind: 'most', to: 10, gains: 1 }]);
});

test('the cheapest comes first: by distance for a point', () => {
  const { steps } = gap(class2, { '2A.II.05': 64, '2A.III.10': 59, '2A.II.03': 20_000, '2A.I.01': 'Cấp xã' });
  expect(steps.map(({ code }) => code)).toEqual(['2A.II.05', '2A.III.10', '2A.I.01', '2A.II.03']);
  expect(steps[2]).toMatchObject({ kind: 'level', from: 'commune', to: 'province', gains: 5.5, distance: 0.2 });
});

test('what is short, and what is not known and could be worth', () => {
  const least = Object.fromEntries(
    standardsOf(getSet(class2)).map(({ code, rule }) => [
      code,
      rule.kind === 'linear' ? rule.lower : rule.kind === 'levels' ? rule.lower : null,
    ]),
  );
  expect(gap(class2, least)).toMatchObject({ short: 0, groups: [], unknown: [] });
  expect(gap(class2, { ...least, '2A.II.04': null })).toMatchObject({
    short: 4.5,
    groups: [{ code: '2A.II', short: 4.5 }],
    unknown: [{ code: '2A.II.04', worth: 6 }],
  });
});

test('a standard that is met or not needs its threshold, or the finding', () => {
  const steps = gap('urban-111-2025-class-1', { '1.II.07': 1_778_785, '1.I.05': 20, '1.I.03': false }).steps;
  expect(steps).toMatchObject([
    { code: '1.II.07', kind: 'meet', to: 2_500_000, gains: 1 },
    { code: '1.I.05', kind: 'meet', to: 10, distance: 0.5 },
    { code: '1.I.03', kind: 'meet', to: true, distance: 1 },
  ]);
});

test('where the law’s points are not known the step is there without its worth', () => {
  expect(gap('urban-1210-2016-class-1', { 'A2.whole': 130_671 }).steps).toMatchObject([
    { code: 'A2.whole', kind: 'minimum', to: 500_000, gains: null },
  ]);
});
