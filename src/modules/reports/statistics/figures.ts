import { z } from 'zod';
import { fewestForSpread } from './caveats.ts';
import type { Figures } from './contract.ts';

const count = z.int();

/** What is summed of a group. */
export const Summed = z.object({
  received: count,
  synthetic: count,
  repeats: count,
  done: count,
  referred: count,
  rejected: count,
  onTime: count,
  late: count,
  reopened: count,
  rated: count,
  stars: count,
  calendarMinutes: z.number(),
  workingMinutes: z.number(),
});
export type Summed = z.infer<typeof Summed>;

/** What cannot be summed: how long those that were done took, in minutes. */
export const Spreads = z.object({
  n: count,
  calendarMedian: z.number().nullable(),
  calendarP90: z.number().nullable(),
  workingMedian: z.number().nullable(),
  workingP90: z.number().nullable(),
});
export type Spreads = z.infer<typeof Spreads>;

export const nothing: Summed = {
  received: 0,
  synthetic: 0,
  repeats: 0,
  done: 0,
  referred: 0,
  rejected: 0,
  onTime: 0,
  late: 0,
  reopened: 0,
  rated: 0,
  stars: 0,
  calendarMinutes: 0,
  workingMinutes: 0,
};

export function added(a: Summed, b: Summed): Summed {
  return Object.fromEntries(Summed.keyof().options.map((key) => [key, a[key] + b[key]])) as Summed;
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4;
const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

export function figuresOf(summed: Summed, spreads: Spreads | undefined, openLate: number): Figures {
  const { received, repeats, done, referred, rejected, onTime, late, reopened, rated, stars } = summed;
  const spread = (total: number, median?: number | null, p90?: number | null): Figures['calendarHours'] =>
    done < fewestForSpread || median == null || p90 == null
      ? null
      : { mean: hours(total / done), median: hours(median), p90: hours(p90) };
  return {
    received,
    repeats,
    done,
    referred,
    rejected,
    open: received - done - referred - rejected,
    openLate,
    onTime,
    late,
    onTimeShare: share(onTime, onTime + late),
    reopened,
    reopenShare: share(reopened, received),
    calendarHours: spread(summed.calendarMinutes, spreads?.calendarMedian, spreads?.calendarP90),
    workingHours: spread(summed.workingMinutes, spreads?.workingMedian, spreads?.workingP90),
    rated,
    meanRating: rated < fewestForSpread ? null : Math.round((stars / rated) * 100) / 100,
    responseShare: share(Math.min(rated, done), done),
  };
}
