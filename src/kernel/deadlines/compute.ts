import type { Calendar } from '../calendar/calendar.ts';
import { holidayLaw } from '../calendar/data/holidays.ts';
import { defaultOfficeHours } from '../calendar/office-hours.ts';
import {
  addMonths,
  addWorkingDays,
  addWorkingTime,
  closeOf,
  isWorkingDay,
  workingDayFrom,
  workingInstantFrom,
} from '../calendar/working-time.ts';
import { invalid } from '../refusal.ts';
import { addDays, atCityTime, type Day, dayOf, type Instant } from '../time.ts';
import { type Explanation, explain } from './explain.ts';
import { formatRule, type Rule, type TermUnit } from './rule.ts';
import { type Anchor, type DayRange, daysPassedOver, type Step, whatMayChange } from './steps.ts';

/** Where a term stands: when it ends, the day its count ends on before any move off a day off, and how it got there. */
export interface Term {
  due: Instant;
  lastDay: Day;
  steps: Step[];
}

export interface ComputedDeadline {
  due: Instant;
  explanation: Explanation;
}

/** The due instant of a rule counted from an event, and how it was computed, in words a citizen can follow. */
export function computeDeadline(
  rule: Rule,
  from: Instant,
  calendar: Calendar,
  anchor: Anchor = 'received',
): ComputedDeadline {
  const { due, steps } = computeTerm(rule, from, calendar, anchor);
  return { due, explanation: explain([...steps, { kind: 'due', at: due }]) };
}

/**
 * Bộ luật Dân sự 2015, Điều 147 and 148: a term of hours runs from the moment of its event; a term of days, months or
 * quarters from the day after it, to the end of its last day, or of the next working day where that is a day off. The
 * day ends when the office closes. A day that somebody named stays that day, whatever day it is.
 */
export function computeTerm(rule: Rule, from: Instant, calendar: Calendar, anchor: Anchor): Term {
  const event: Step = { kind: 'event', anchor, at: from };
  if (rule.unit === 'day') {
    const { due, steps } = namedDay(rule.day, calendar);
    if (isBefore(due, from)) throw invalid('deadlines.day-before-event', { day: rule.day });
    return { due, lastDay: rule.day, steps: [event, ...steps] };
  }
  const term: Step = { kind: 'term', rule: formatRule(rule) };
  if (rule.unit === 'wh') {
    const start = workingInstantFrom(calendar, from);
    const due = addWorkingTime(calendar, from, rule.count * hour);
    const days: DayRange = { from: dayOf(from), until: dayOf(due) };
    const hours: Step = { kind: 'office-hours', hours: [...calendar(dayOf(start)).hours] };
    return {
      due,
      lastDay: days.until,
      steps: [event, { kind: 'counted-at', at: start }, term, hours, ...daysPassedOver(calendar, days)],
    };
  }
  const eventDay = dayOf(from);
  const first = addDays(eventDay, 1);
  const begun: Step[] = [event, { kind: 'counted-from', day: first }, term];
  if (rule.unit === 'wd') {
    const lastDay = addWorkingDays(calendar, eventDay, rule.count);
    const due = closeOf(calendar, lastDay);
    return { due, lastDay, steps: [...begun, ...daysPassedOver(calendar, { from: first, until: lastDay })] };
  }
  const lastDay = lastDayOf(rule.unit, rule.count, eventDay);
  const { due, steps } = endOn(lastDay, calendar);
  return { due, lastDay, steps: [...begun, ...steps] };
}

const hour = 3_600_000;

/** Instants may be written in different zones: they are compared as moments. */
export const isBefore = (a: Instant, b: Instant): boolean => Date.parse(a) < Date.parse(b);

/** The day a term of days, months or quarters ends on, the day of the event not being counted. */
function lastDayOf(unit: Exclude<TermUnit, 'wd' | 'wh'>, count: number, eventDay: Day): Day {
  if (unit === 'd') return addDays(eventDay, count);
  return addMonths(eventDay, unit === 'm' ? count : 3 * count);
}

/** The close of office on this day or, where it is a day off, on the next working day (Điều 148 khoản 6). */
export function endOn(lastDay: Day, calendar: Calendar): Pick<Term, 'due' | 'steps'> {
  const until = workingDayFrom(calendar, lastDay);
  const { reason } = calendar(lastDay);
  const moved: Step[] = until !== lastDay && reason !== null ? [{ kind: 'moved', from: lastDay, reason, until }] : [];
  return { due: closeOf(calendar, until), steps: [...moved, ...whatMayChange(calendar, { from: lastDay, until })] };
}

/** The close of office on a day that was named as a date: it does not move, and may lie before the law in the data. */
export function namedDay(named: Day, calendar: Calendar): Pick<Term, 'due' | 'steps'> {
  const { range } = holidayLaw;
  if (named < range.from || named > range.until) return { due: atCityTime(named, usualClose), steps: [] };
  const { reason } = calendar(named);
  const note: Step[] =
    reason !== null && !isWorkingDay(calendar, named) ? [{ kind: 'day-off-kept', day: named, reason }] : [];
  return { due: closeOf(calendar, named), steps: note };
}

const usualClose = defaultOfficeHours.weekdays.at(-1)?.until ?? '17:00';
