import { z } from 'zod';
import { Day } from '../time.ts';
import type { Weekday } from './day-number.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A stretch of office time within one day, `HH:MM`. */
export const Period = z
  .object({ from: TimeOfDay, until: TimeOfDay })
  .refine((period) => period.from < period.until, { error: 'calendar.period-backwards' });
export type Period = z.infer<typeof Period>;

export const Periods = z
  .array(Period)
  .max(6)
  .refine((periods) => periods.every((period, i) => i === 0 || (periods[i - 1]?.until ?? '') <= period.from), {
    error: 'calendar.periods-overlap',
  });

/** When an office is open. A Saturday worked in place of another day keeps the hours of weekdays. */
export const OfficeHours = z.object({
  /** From which day on; null for always. */
  from: Day.nullable(),
  weekdays: Periods.min(1),
  saturday: Periods,
  sunday: Periods,
});
export type OfficeHours = z.infer<typeof OfficeHours>;

export const defaultOfficeHours: OfficeHours = {
  from: null,
  weekdays: [
    { from: '08:00', until: '12:00' },
    { from: '13:00', until: '17:00' },
  ],
  saturday: [],
  sunday: [],
};

export function hoursOn(hours: OfficeHours, weekday: Weekday): readonly Period[] {
  if (weekday === 6) return hours.saturday;
  return weekday === 7 ? hours.sunday : hours.weekdays;
}

/** `HH:MM` as minutes of the day. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** One list from those of several levels, the later level prevailing from the day its own hours begin. */
export function effectiveHours(levels: readonly (readonly OfficeHours[])[]): OfficeHours[] {
  const starts = [...new Set(levels.flat().map(({ from }) => from ?? ''))].sort();
  return starts.flatMap((start) => {
    const applying = levels.map((level) => level.findLast(({ from }) => (from ?? '') <= start));
    const nearest = applying.findLast((hours) => hours !== undefined);
    return nearest === undefined ? [] : [{ ...nearest, from: start === '' ? null : Day.parse(start) }];
  });
}
