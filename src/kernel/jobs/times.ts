import { Temporal } from 'temporal-polyfill';
import { asInstant, cityZone, type Instant } from '../time.ts';

/** When a schedule comes back. Days and times are the city's; Monday is day 1. */
export type Every =
  | { seconds: number }
  | { minutes: number }
  | { dailyAt: string }
  | { weeklyOn: 1 | 2 | 3 | 4 | 5 | 6 | 7; at: string };

/** The newest instant at or before `now` at which it was due. Spans of time are counted from the epoch, on every server alike. */
export function lastDue(every: Every, now: Instant): Instant {
  if ('seconds' in every || 'minutes' in every) {
    const spanMs = spanOf(every);
    const nowMs = Temporal.Instant.from(now).epochMilliseconds;
    return asInstant(Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs / spanMs) * spanMs));
  }
  const zoned = Temporal.Instant.from(now).toZonedDateTimeISO(cityZone);
  const time = 'dailyAt' in every ? every.dailyAt : every.at;
  const today = zoned.withPlainTime(Temporal.PlainTime.from(time));
  const daysBack = 'dailyAt' in every ? 0 : (zoned.dayOfWeek - every.weeklyOn + 7) % 7;
  const candidate = today.subtract({ days: daysBack });
  const cameAlready = Temporal.ZonedDateTime.compare(candidate, zoned) <= 0;
  const due = cameAlready ? candidate : candidate.subtract({ days: 'dailyAt' in every ? 1 : 7 });
  return asInstant(due.toInstant());
}

const spanOf = (every: { seconds: number } | { minutes: number }): number =>
  'seconds' in every ? every.seconds * 1000 : every.minutes * 60_000;

/** How long until it is worth looking again: never longer than `longestMs`. */
export function lookAgainMs(every: Every, now: Instant, longestMs: number): number {
  if (!('seconds' in every) && !('minutes' in every)) return longestMs;
  const sinceMs = Date.parse(now) - Date.parse(lastDue(every, now));
  return Math.min(longestMs, spanOf(every) - sinceMs);
}
