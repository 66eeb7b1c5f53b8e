import type { Calendar } from '../calendar/calendar.ts';
import {
  addWorkingDays,
  addWorkingTime,
  closeOf,
  countWorkingDays,
  workingDayFrom,
  workingTimeBetween,
} from '../calendar/working-time.ts';
import { conflict, invalid } from '../refusal.ts';
import { addDays, type Day, dayOf, daysBetween, type Instant } from '../time.ts';
import { computeTerm, endOn, isBefore, namedDay, type Term } from './compute.ts';
import { parseRule, type Rule } from './rule.ts';
import { type Anchor, daysPassedOver, type Step } from './steps.ts';

/** What happened to a deadline, each with the moment from which it counts. */
export type DeadlineEvent = { at: Instant } & (
  | { kind: 'started'; rule: string; from: Instant; anchor: Anchor }
  | { kind: 'paused'; reason: string }
  | { kind: 'resumed' }
  | { kind: 'extended'; until: Day; reason: string }
  | { kind: 'recalculated'; reason: string }
  | { kind: 'closed' }
  | { kind: 'reopened'; reason: string }
);

/** Where the events have led under a calendar. */
export interface Course extends Term {
  rule: Rule;
  phase: 'running' | 'paused' | 'closed';
  pausedSince: Instant | null;
  pauseReason: string | null;
}

/**
 * Follows a deadline from its start through everything that happened to it. The events are facts and the calendar is
 * applied to all of them afresh, so that a holiday announced late counts as if it had been known from the beginning.
 */
export function followCourse(events: readonly DeadlineEvent[], calendar: Calendar): Course {
  const [start, ...later] = events;
  if (start?.kind !== 'started') throw new Error('the events of a deadline begin with its start');
  const rule = parseRule(start.rule);
  const begun: Course = {
    ...computeTerm(rule, start.from, calendar, start.anchor),
    rule,
    phase: 'running',
    pausedSince: null,
    pauseReason: null,
  };
  let last: Instant = start.at;
  return later.reduce((course, event) => {
    if (isBefore(event.at, last)) throw invalid('deadlines.out-of-order', { last });
    last = event.at;
    return advance(course, event, calendar);
  }, begun);
}

function advance(course: Course, event: DeadlineEvent, calendar: Calendar): Course {
  if (course.phase === 'closed' && event.kind !== 'reopened') throw conflict('deadlines.closed');
  switch (event.kind) {
    case 'started':
      throw new Error('a deadline starts once');
    case 'paused':
      if (course.phase === 'paused') throw conflict('deadlines.already-paused');
      return { ...course, phase: 'paused', pausedSince: event.at, pauseReason: event.reason };
    case 'resumed':
      if (course.phase !== 'paused') throw conflict('deadlines.not-paused');
      return resume(course, event.at, calendar);
    case 'extended':
      if (course.phase === 'paused') throw conflict('deadlines.paused');
      return extend(course, event, calendar);
    case 'recalculated':
      return course;
    case 'closed':
      return { ...resume(course, event.at, calendar), phase: 'closed' };
    case 'reopened':
      if (course.phase !== 'closed') throw conflict('deadlines.not-closed');
      return { ...course, phase: 'running' };
  }
}

/** More time, never less: a day that a later change of the calendar has overtaken no longer matters. */
function extend(course: Course, { until, reason }: { until: Day; reason: string }, calendar: Calendar): Course {
  const { due, steps } = namedDay(until, calendar);
  if (!isBefore(course.due, due)) return course;
  const was: Step = { kind: 'was-due', at: course.due };
  const extension: Step = { kind: 'extended', until, reason };
  return { ...course, due, lastDay: until, steps: [...course.steps, was, extension, ...steps] };
}

/**
 * The clock stands still while it is paused (in practice while a dossier waits for a supplement, under Nghị định
 * 118/2025/NĐ-CP). Of working hours what was left runs on from the moment of resumption; of working days the whole days
 * that were left are counted from the day after it; a term of days, months or quarters, and a named day, moves by as
 * many days as the pause was long. A deadline that had passed before the pause is not moved by it.
 */
function resume(course: Course, at: Instant, calendar: Calendar): Course {
  const { pausedSince, pauseReason } = course;
  if (pausedSince === null) return course;
  const running: Course = { ...course, phase: 'running', pausedSince: null, pauseReason: null };
  if (!isBefore(pausedSince, course.due)) {
    return { ...running, steps: [...course.steps, { kind: 'pause-after-due', from: pausedSince, until: at }] };
  }
  const rest = restOfTerm(course, pausedSince, at, calendar);
  const pause: Step = { kind: 'paused', from: pausedSince, until: at, reason: pauseReason ?? '', left: rest.left };
  return {
    ...running,
    due: rest.due,
    lastDay: rest.lastDay,
    steps: [...course.steps, { kind: 'was-due', at: course.due }, pause, ...rest.steps],
  };
}

function restOfTerm(
  course: Course,
  paused: Instant,
  resumed: Instant,
  calendar: Calendar,
): Term & { left: string | null } {
  const [pauseDay, resumeDay, dueDay] = [dayOf(paused), dayOf(resumed), dayOf(course.due)];
  if (course.rule.unit === 'wh') {
    const left = workingTimeBetween(calendar, paused, course.due);
    const due = addWorkingTime(calendar, resumed, left);
    const steps = daysPassedOver(calendar, { from: resumeDay, until: dayOf(due) });
    return { due, lastDay: dayOf(due), steps, left: hoursAndMinutes(left) };
  }
  if (course.rule.unit === 'wd') {
    const left = countWorkingDays(calendar, pauseDay, dueDay);
    if (left === 0) return { ...endAfter(resumeDay, resumed, calendar), left: null };
    const lastDay = addWorkingDays(calendar, resumeDay, left);
    const steps = daysPassedOver(calendar, { from: addDays(resumeDay, 1), until: lastDay });
    return { due: closeOf(calendar, lastDay), lastDay, steps, left: `${left}wd` };
  }
  const lastDay = addDays(course.lastDay, daysBetween(pauseDay, resumeDay));
  return { ...endAfter(lastDay, resumed, calendar), left: null };
}

/** Ends on this day, or on the next working day if its office has closed by then. */
function endAfter(lastDay: Day, resumed: Instant, calendar: Calendar): Term {
  const working = workingDayFrom(calendar, lastDay);
  const over = !isBefore(resumed, closeOf(calendar, working));
  const day = over ? addWorkingDays(calendar, working, 1) : lastDay;
  return { lastDay: day, ...endOn(day, calendar) };
}

function hoursAndMinutes(duration: number): string {
  const minutes = Math.ceil(duration / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
