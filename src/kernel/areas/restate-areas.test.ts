import { expect, test } from 'vitest';
import { day } from '../time.ts';
import type { AreaLevel } from './contract.ts';
import { type KnownArea, restateAreas, type Step } from './restate-areas.ts';

const change = day('2025-07-01');
const area = (id: string, level: AreaLevel, parentId: string | null, ended: boolean | null): KnownArea => ({
  id,
  level,
  parentId,
  validFrom: ended === false ? change : day('2000-01-01'),
  validTo: ended === true ? change : null,
});
/** Two wards merged into one, a third divided between that one and another, a commune that stayed. */
const areas = [
  area('city', 'province', null, null),
  area('a', 'commune', 'city', true),
  area('b', 'commune', 'city', true),
  area('c', 'commune', 'city', true),
  area('new', 'commune', 'city', false),
  area('other', 'commune', 'city', false),
  area('stays', 'commune', 'city', null),
  area('group of a', 'neighbourhood', 'a', true),
  area('group of new', 'neighbourhood', 'new', false),
];
const step = (fromId: string, toId: string, share: number): Step => ({ fromId, toId, share, onDay: change });
const steps = [
  step('a', 'new', 1),
  step('b', 'new', 1),
  step('c', 'new', 0.6),
  step('c', 'other', 0.4),
  step('group of a', 'group of new', 1),
];
const restated = (level: AreaLevel, on: string | null) =>
  restateAreas(areas, steps, level, on === null ? null : day(on));
const shown = (level: AreaLevel, on: string | null) => {
  const found = restated(level, on);
  return (id: string) => {
    const one = found.get(id);
    return one?.areaId ?? (one?.areaId === null ? one.why : undefined);
  };
};

test('as today has them: what merged whole is shown in what it became, what was divided is not shared out', () => {
  const today = shown('commune', '2026-03-09');
  expect([today('a'), today('b'), today('c')]).toEqual(['new', 'new', 'not-restated']);
  expect([today('new'), today('stays'), today('group of a')]).toEqual(['new', 'stays', 'new']);
  expect(today('city')).toBe('too-coarse');
});

test('as they were then: what merged later cannot be told apart again, what stayed can', () => {
  const then = shown('commune', '2024-05-01');
  expect([then('a'), then('c'), then('stays')]).toEqual(['a', 'c', 'stays']);
  expect(then('new')).toBe('not-restated');
  expect(then('other')).toBe('c');
  expect(then('group of new')).toBe('a');
});

test('as they were when the reports were filed: each by itself', () => {
  const filed = shown('commune', null);
  expect(areas.filter(({ level }) => level === 'commune').map(({ id }) => filed(id))).toEqual([
    'a',
    'b',
    'c',
    'new',
    'other',
    'stays',
  ]);
  expect(shown('neighbourhood', null)('a')).toBe('too-coarse');
});

test('what was divided may lie in any of its parts, what merged later in any of those it came from', () => {
  const among = (id: string, on: string) => {
    const one = restated('commune', on).get(id);
    return one !== undefined && 'among' in one ? [...one.among] : undefined;
  };
  expect(among('c', '2026-03-09')).toEqual(['new', 'other']);
  expect(among('a', '2026-03-09')).toBeUndefined();
  expect(among('new', '2024-05-01')).toEqual(['a', 'b', 'c']);
});
