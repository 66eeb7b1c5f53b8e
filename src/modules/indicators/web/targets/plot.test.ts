import { expect, test } from 'vitest';
import type { AreaId } from '../../../../kernel/areas/contract.ts';
import { day } from '../../../../kernel/time.ts';
import type { SeriesPoint } from '../../contract.ts';
import { PeriodCode, periodOfCode } from '../../periods.ts';
import { type Target, TargetId } from '../../targets/contract.ts';
import { pathOf, type TargetTerms } from '../../targets/state.ts';
import { type PlotGiven, plotOf } from './plot.ts';

const point = (period: string, value: number | null): SeriesPoint => ({
  ...{ period, ...periodOfCode(PeriodCode.parse(period)), value },
  ...{ status: 'official', origin: 'entered', source: 'Niên giám', missing: null },
});

function target(changed: Partial<TargetTerms & Pick<Target, 'counts'>> = {}): Target {
  const terms: TargetTerms & Pick<Target, 'counts'> = {
    ...{ comparator: '>=', value: 100, relative: false, counts: 'latest', path: 'linear', steps: [] },
    ...{ baseline: { on: day('2024-12-31'), value: 40 }, by: day('2027-12-31') },
    ...changed,
  };
  return {
    ...terms,
    steps: [...terms.steps],
    ...{ id: TargetId.parse('0190a000-0000-7000-8000-000000000001'), indicator: 'visitors', unit: 'visitors' },
    ...{ indicatorName: { vi: 'Khách', en: 'Visitors' }, areaId: '0190a000-0000-7000-8000-000000000002' as AreaId },
    ...{
      area: 'Phường Bắc',
      source: 'Nghị quyết',
      clause: null,
      organisation: null,
      replaces: null,
      setAt: '2026-01-01T00:00:00.000Z' as Target['setAt'],
    },
    ...{
      observed: null,
      state: 'no-data',
      goal: terms.value,
      expected: null,
      final: false,
      progress: null,
      short: null,
    },
    waypoints: pathOf(terms),
  };
}

const years = {
  indicator: { frequency: 'year' as const },
  frequency: 'year' as const,
  forecast: [],
} satisfies Partial<PlotGiven>;

test('the path begins at its baseline, goes on to its day and leaves no year out', () => {
  const plot = plotOf({ ...years, points: [point('2025', 50)], target: target() });
  expect(plot.points.map(({ period }) => period)).toEqual(['2024', '2025', '2026', '2027']);
  expect(plot.observed).toEqual([null, 50, null, null]);
  expect(plot.asked?.as).toBe('path');
  expect(plot.asked?.values.map((value) => value && Math.round(value))).toEqual([40, 60, 80, 100]);
});

test('steps are held until their day, and a goal without a baseline is the same all along', () => {
  const steps = [{ on: day('2026-12-31'), value: 70 }];
  const stepped = plotOf({ ...years, points: [], target: target({ path: 'stepped', steps }) });
  expect(stepped.asked).toEqual({ as: 'steps', values: [40, 40, 70, 100] });
  const level = plotOf({ ...years, points: [point('2025', 50)], target: target({ baseline: null }) });
  expect(level.asked).toEqual({ as: 'level', values: [100, 100, 100] });
});

test('a forecast stands in its own periods, and not among longer ones; a sum of the year only beside years', () => {
  const forecast = [{ period: '2026-02', endsOn: day('2026-02-28'), value: 5, low: 4, high: 6 }];
  const months = { indicator: { frequency: 'month' as const }, forecast };
  const own = plotOf({
    ...months,
    frequency: 'month',
    points: [point('2025-12', 3), point('2026-01', 4)],
    target: null,
  });
  expect(own.points.map(({ period }) => period)).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(own.foretold).toEqual({ value: [null, null, 5], low: [null, null, 4], high: [null, null, 6] });
  const sum = target({ counts: 'sum-of-year' });
  const byMonth = plotOf({ ...months, frequency: 'month', points: [point('2026-01', 4)], target: sum });
  expect(byMonth.asked).toBeNull();
  const byYear = plotOf({ ...months, frequency: 'year', points: [point('2025', 40)], target: sum });
  expect([byYear.foretold, byYear.asked?.as]).toEqual([null, 'path']);
});

test('among days only those are shown that something is said of', () => {
  const plot = plotOf({
    ...{ indicator: { frequency: 'day' }, frequency: 'day', forecast: [] },
    points: [point('2026-03-01', 90), point('2026-03-02', 91)],
    target: target({ by: day('2027-12-31') }),
  });
  expect(plot.points.map(({ period }) => period)).toEqual(['2024-12-31', '2026-03-01', '2026-03-02', '2027-12-31']);
  expect(plot.asked?.values).toHaveLength(4);
});
