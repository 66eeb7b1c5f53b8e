import { AreaId } from '../../../kernel/areas/contract.ts';
import type { Measure, Measured } from '../../../kernel/measure.ts';
import type { Figures } from './contract.ts';
import { reportStatistics } from './report-statistics.ts';

/** The reports received in a period, as their statistics have them. */
export const reportMeasures: readonly Measure[] = [
  ofStatistics('reports-received', ({ received }) => received),
  ofStatistics('reports-on-time-rate', ({ onTimeShare }) => percent(onTimeShare)),
  ofStatistics('reports-reopen-rate', ({ reopenShare }) => percent(reopenShare)),
  ofStatistics('reports-median-hours', ({ calendarHours }) => calendarHours?.median ?? null),
  ofStatistics('reports-mean-rating', ({ meanRating }) => meanRating),
];

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);

/** Of each commune as it is now, and of all of them; a figure that statistics do not tell is not told here either. */
function ofStatistics(code: string, figure: (figures: Figures) => number | null): Measure {
  return {
    code,
    read: async (reads, { from, until, now }) => {
      const { items, total } = await reportStatistics(reads, { from, until, by: 'area', areasOf: until }, now);
      const measured: Measured[] = [];
      const add = (areaId: AreaId | null, value: number | null) => value !== null && measured.push({ areaId, value });
      for (const { key, ...figures } of items) if (key !== null) add(AreaId.parse(key), figure(figures));
      add(null, figure(total));
      return measured;
    },
  };
}
