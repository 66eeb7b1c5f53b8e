import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** The city's own clock time: UTC+7 the year round. */
export const cityZone = 'Asia/Ho_Chi_Minh';

/** The calendar has no year 0, nor has the database. */
function isOfAnEra(text: string): boolean {
  return !text.startsWith('0000');
}

/** A day of the city, `YYYY-MM-DD`. */
export const Day = z.iso.date().refine(isOfAnEra, { error: 'http.day-far' }).brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A day that periods can be reckoned from: of year 1 there is no month before. */
export const isNear = (on: string): boolean => on >= '1900-01-01' && on < '2200-01-01';
export const NearDay = Day.refine(isNear, { error: 'http.day-far' });

/** An instant, RFC 3339 in UTC with milliseconds: `2026-02-09T09:40:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true }).refine(isOfAnEra, { error: 'http.day-far' }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** Where the present moment comes from. Only `main.ts` and the command line own a real one. */
export type Clock = () => Instant;

export const day = (text: string): Day => Day.parse(text);
export const instant = (text: string): Instant => asInstant(Temporal.Instant.from(text));

export const asInstant = (moment: Temporal.Instant): Instant =>
  moment.toString({ fractionalSecondDigits: 3 }) as Instant;

/** The day it is in the city at this instant. */
export const dayOf = (moment: Instant): Day => onCityClocks(moment).slice(0, 10) as Day;

/** The time the city's clocks show at this instant, `HH:MM`. */
export const timeOf = (moment: Instant): string => onCityClocks(moment).slice(11, 16);

/** Since this instant the city has been seven hours ahead of UTC; before it the tables of the zone have to tell. */
const steadySince = Date.parse('1975-06-13T00:00:00Z');
const aheadMs = 7 * 3_600_000;

/** `2026-02-09T16:40:00.000`. Asked for at every request and a dozen times an explanation, hence reckoned. */
function onCityClocks(moment: Instant): string {
  const at = Date.parse(moment);
  if (at >= steadySince) return new Date(at + aheadMs).toISOString();
  return Temporal.Instant.from(moment).toZonedDateTimeISO(cityZone).toPlainDateTime().toString();
}

/** The instant at which the city's clocks show this time of this day, `time` as `HH:MM`. Reckoned: every request asks for it. */
export function atCityTime(on: Day, time: string): Instant {
  const at = Date.parse(`${on}T${time}Z`) - aheadMs;
  if (at >= steadySince) return new Date(at).toISOString() as Instant;
  const local = Temporal.PlainDate.from(on).toZonedDateTime({
    timeZone: cityZone,
    plainTime: Temporal.PlainTime.from(time),
  });
  return asInstant(local.toInstant());
}

/** Reckoned as whole days of UTC, ten times as fast as by Temporal: calendars step through many days. */
export function addDays(from: Day, days: number): Day {
  const on = Number(from.slice(8)) + days;
  if (on >= 1 && on <= 28) return `${from.slice(0, 8)}${on < 10 ? '0' : ''}${on}` as Day; // every month has these
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}
