import { expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { levelsOf, measuresOf, mergeRules as rules, valueToKeep } from '../measures.ts';
import { getSet } from '../shipped-sets.ts';
import { derive, merge, type Observation } from './merge.ts';

const seen = (value: Observation['value'], on: string | null = '2025-06-30'): Observation => ({
  value,
  on: on === null ? null : day(on),
  source: 'Niên giám',
  sourceUrl: null,
  origin: 'entered',
});
const area = (values: Record<string, Observation['value']>) =>
  new Map(Object.entries(values).map(([measure, value]) => [measure, seen(value)]));
const together = (...areas: ReturnType<typeof area>[]) => merge(areas, { rules, levelsOf });

test('people and areas add up, density follows from the sums and not from the densities', () => {
  const merged = together(
    area({ population: 76_981, 'area-km2': 72.32, 'population-density': 9999 }),
    area({ population: 67_877, 'area-km2': 59.9 }),
  );
  expect(merged.get('population')).toMatchObject({ value: 144_858, origin: 'merged' });
  expect(merged.get('area-km2')?.value).toBe(132.22);
  expect(merged.get('population-density')).toMatchObject({ value: 1095.583119044, origin: 'derived' });
});

test('a mean is weighted, the best level counts, and a measure without a rule is left out', () => {
  const merged = together(
    area({ population: 30_000, 'clean-water': 100, 'transport-hub-level': 'province', 'road-density': 7 }),
    area({ population: 10_000, 'clean-water': 60, 'transport-hub-level': 'region', 'road-density': 3 }),
  );
  expect(merged.get('clean-water')?.value).toBe(90);
  expect(merged.get('transport-hub-level')?.value).toBe('region');
  expect(merged.has('road-density')).toBe(false);
});

test('what one of the areas lacks, they lack together; it is as old as the oldest', () => {
  expect(together(area({ population: 1 }), area({ 'area-km2': 1 })).size).toBe(0);
  const old = new Map([['population', seen(5, '2019-04-01')]]);
  const undated = new Map([['population', seen(5, null)]]);
  expect(merge([old, area({ population: 1 })], { rules, levelsOf }).get('population')?.on).toBe('2019-04-01');
  expect(merge([undated, area({ population: 1 })], { rules, levelsOf }).get('population')?.on).toBe(null);
});

test('one area is itself, with what follows from its figures', () => {
  expect(derive(area({ population: 10, 'area-km2': 0 }), { rules }).has('population-density')).toBe(false);
  expect(together(area({ population: 10, 'area-km2': 4, 'road-density': 7 })).get('population-density')?.value).toBe(
    2.5,
  );
});

test('a value is kept in the form every set reads', () => {
  expect(valueToKeep('planned-role', 'cấp tỉnh')).toBe('province');
  expect(valueToKeep('funeral-homes', 2)).toBe(2);
  expect(valueToKeep('funeral-homes', 'Có dự án')).toBe('project');
  expect(valueToKeep('architecture-regulation-years', 2.5)).toBe(2.5);
  expect(valueToKeep('income-above-national', 'đạt')).toBe(true);
  for (const [measure, value, code] of [
    ['moon-phase', 1, 'measure-unknown'],
    ['population-density', 500, 'measure-derived'],
    ['population', 'nhiều', 'value-not-number'],
    ['population', null, 'value-missing'],
  ] as const)
    expect(() => valueToKeep(measure, value)).toThrow(expect.objectContaining({ code: `scorecards.${code}` }));
});

test('a set that reads a density reads the people and the land it follows from, and what means are weighted by', () => {
  const set = getSet('urban-111-2025-class-2');
  const only = (measure: string) => ({
    ...set,
    groups: set.groups.map((group) => ({
      ...group,
      standards: group.standards.filter((standard) => standard.measure === measure),
    })),
  });
  expect(measuresOf([only('population-density')])).toEqual(['population-density', 'population', 'area-km2']);
  expect(measuresOf([only('clean-water')])).toEqual(['clean-water', 'population']);
});
