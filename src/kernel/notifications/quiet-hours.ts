import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { asInstant, cityZone, type Instant } from '../time.ts';

/** A time of the city's day, `22:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** From one time to another, over midnight where the first is the later one. */
export const QuietHours = z
  .object({ from: TimeOfDay, until: TimeOfDay })
  .refine(({ from, until }) => from !== until, { path: ['until'], message: 'notifications.quiet-hours-empty' });
export type QuietHours = z.infer<typeof QuietHours>;

/** The first instant, from the given one on, at which the person may be disturbed. The end of the quiet hours is not quiet. */
export function outsideQuietHours(quiet: QuietHours | null, at: Instant): Instant {
  if (quiet === null) return at;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(cityZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const { from, until } = quiet;
  const isQuiet = from < until ? time >= from && time < until : time >= from || time < until;
  if (!isQuiet) return at;
  const end = local.withPlainTime(Temporal.PlainTime.from(until));
  return asInstant((time >= until ? end.add({ days: 1 }) : end).toInstant());
}
