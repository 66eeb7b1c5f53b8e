import type { Calendar } from '../calendar/calendar.ts';
import { weekdayOf } from '../calendar/day-number.ts';
import type { Period } from '../calendar/office-hours.ts';
import { addDays, type Day } from '../time.ts';
import { type Contact, type HoursException, weekdays } from './contact-contract.ts';

export type Hours = Pick<Contact, 'hours' | 'exceptions'>;

/** When it is open on a day, and why, where the day is not like others. */
export interface OpenDay {
  periods: readonly Period[];
  exception: HoursException | null;
}

/**
 * An exception prevails over everything; then the calendar closes days off; on a day worked in place of another the office
 * keeps the hours of that other day; else it is open by its own week, or by the city's hours if it has none.
 */
export function opensOn(on: Day, { hours, exceptions }: Hours, calendar: Calendar): OpenDay {
  const exception = exceptions.findLast(({ from, until }) => from <= on && on <= until) ?? null;
  if (exception !== null) return { periods: exception.periods, exception };
  const { kind, hours: ofCity, swappedWith } = calendar(on);
  if (hours === null) return { periods: ofCity, exception: null };
  const isOff = kind !== 'work' && kind !== 'make-up' && kind !== 'weekly-rest';
  const like = kind === 'make-up' && swappedWith !== null ? swappedWith : on;
  return { periods: isOff && !isAlwaysOpen(hours) ? [] : hours[nameOf(like)], exception: null };
}

const nameOf = (on: Day) => weekdays[weekdayOf(on) - 1] ?? 'monday';

/** A post that is manned day and night is so on holidays too. */
const isAlwaysOpen = (hours: NonNullable<Hours['hours']>): boolean =>
  weekdays.every((name) => hours[name].some(isWholeDay));
export const isWholeDay = ({ from, until }: Period): boolean => from === '00:00' && until === '23:59';

export type Opening =
  | { state: 'open'; until: string; allDay: boolean }
  | { state: 'closed'; opens: { on: Day; at: string } | null };

const daysAhead = 31;

/** Whether it is open at a moment of the city's clocks; if not, when it opens next within a month. */
export function openingAt(at: { day: Day; time: string }, hours: Hours, calendar: Calendar): Opening {
  const today = opensOn(at.day, hours, calendar).periods;
  const now = today.find((period) => period.from <= at.time && (at.time < period.until || isWholeDay(period)));
  if (now !== undefined) return { state: 'open', until: now.until, allDay: isWholeDay(now) };
  const later = today.find(({ from }) => from > at.time);
  if (later !== undefined) return { state: 'closed', opens: { on: at.day, at: later.from } };
  for (let days = 1; days <= daysAhead; days++) {
    const on = addDays(at.day, days);
    const [first] = opensOn(on, hours, calendar).periods;
    if (first !== undefined) return { state: 'closed', opens: { on, at: first.from } };
  }
  return { state: 'closed', opens: null };
}

/** What a telephone is told to dial: in the world's form where it is a Vietnamese number, short numbers as they are. */
export function dialled(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  if (number.trim().startsWith('+')) return `+${digits}`;
  return digits.startsWith('0') && digits.length > 8 ? `+84${digits.slice(1)}` : digits;
}
