import { addDays, atCityTime, type Day, dayOf, type Instant } from '../time.ts';
import type { Calendar, CalendarDay } from './calendar.ts';
import { minutesOf } from './office-hours.ts';

/** Arithmetic in working days and office hours over a calendar. Every function is pure. */

export const isWorkingDay = (calendar: Calendar, on: Day): boolean => calendar(on).hours.length > 0;

/** The working day reached by going `days` working days forward (or back, if negative); `from` itself is not counted. */
export function addWorkingDays(calendar: Calendar, from: Day, days: number): Day {
  const step = Math.sign(days);
  let on = from;
  for (let left = Math.abs(days); left > 0; ) {
    on = addDays(on, step);
    if (isWorkingDay(calendar, on)) left -= 1;
  }
  return on;
}

/** Working days after `from` up to and including `until`; negative when `until` lies before `from`. */
export function countWorkingDays(calendar: Calendar, from: Day, until: Day): number {
  if (until < from) return -countWorkingDays(calendar, until, from);
  let count = 0;
  for (let on = addDays(from, 1); on <= until; on = addDays(on, 1)) if (isWorkingDay(calendar, on)) count += 1;
  return count;
}

/** The day itself if it is a working day, else the next one that is. */
export function workingDayFrom(calendar: Calendar, on: Day): Day {
  return isWorkingDay(calendar, on) ? on : addWorkingDays(calendar, on, 1);
}

/** The same day of the month some months on; where that month is shorter, its last day (Bộ luật Dân sự 2015, Điều 148). */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.toISOString().slice(0, 10) as Day;
}

/** When the office closes for the day; on a day off, when it would have closed on the working day before it. */
export function closeOf(calendar: Calendar, on: Day): Instant {
  const { hours } = calendar(isWorkingDay(calendar, on) ? on : addWorkingDays(calendar, on, -1));
  const last = hours.at(-1);
  return last === undefined ? atCityTime(addDays(on, 1), '00:00') : atCityTime(on, last.until);
}

/** The instant itself if the office is open then, else the next opening. */
export function workingInstantFrom(calendar: Calendar, from: Instant): Instant {
  const moment = Date.parse(from);
  for (let on = dayOf(from); ; on = addDays(on, 1)) {
    const stretch = stretchesOf(calendar, on).find(({ until }) => until > moment);
    if (stretch !== undefined) return asInstant(Math.max(stretch.from, moment));
  }
}

/** The instant at which so many milliseconds of office time have passed since `from`. */
export function addWorkingTime(calendar: Calendar, from: Instant, duration: number): Instant {
  const moment = Date.parse(from);
  let left = duration;
  for (let on = dayOf(from); ; on = addDays(on, 1)) {
    for (const stretch of stretchesOf(calendar, on)) {
      const start = Math.max(stretch.from, moment);
      const available = Math.max(0, stretch.until - start);
      if (available > 0 && left <= available) return asInstant(start + left);
      left -= available;
    }
  }
}

/** The instant so many milliseconds of office time before `until`. */
export function subtractWorkingTime(calendar: Calendar, until: Instant, duration: number): Instant {
  const moment = Date.parse(until);
  let left = duration;
  for (let on = dayOf(until); ; on = addDays(on, -1)) {
    for (const stretch of stretchesOf(calendar, on).toReversed()) {
      const end = Math.min(stretch.until, moment);
      const available = Math.max(0, end - stretch.from);
      if (available > 0 && left <= available) return asInstant(end - left);
      left -= available;
    }
  }
}

/** Milliseconds of office time from one instant to another; negative when `until` lies before `from`. */
export function workingTimeBetween(calendar: Calendar, from: Instant, until: Instant): number {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  if (end < start) return -workingTimeBetween(calendar, until, from);
  const lastDay = dayOf(until);
  let total = 0;
  for (let on = dayOf(from); on <= lastDay; on = addDays(on, 1)) {
    for (const stretch of stretchesOf(calendar, on)) {
      total += Math.max(0, Math.min(stretch.until, end) - Math.max(stretch.from, start));
    }
  }
  return total;
}

interface Stretch {
  from: number;
  until: number;
}

/** A calendar answers the same value for the same day each time: its moments are reckoned once. */
const reckoned = new WeakMap<CalendarDay, readonly Stretch[]>();

/** The office hours of a day as moments, in milliseconds of the epoch. */
function stretchesOf(calendar: Calendar, on: Day): readonly Stretch[] {
  const found = calendar(on);
  let stretches = reckoned.get(found);
  if (stretches === undefined) {
    const midnight = Date.parse(atCityTime(on, '00:00'));
    const at = (time: string) => midnight + minutesOf(time) * 60_000;
    stretches = found.hours.map((period) => ({ from: at(period.from), until: at(period.until) }));
    reckoned.set(found, stretches);
  }
  return stretches;
}

const asInstant = (moment: number): Instant => new Date(moment).toISOString() as Instant;
