import { recordAct } from '../audit/record-act.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { CalendarId } from '../calendar/contract.ts';
import { calendarsUnder, loadCalendar } from '../calendar/store.ts';
import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { addDays, atCityTime, type Instant, instant } from '../time.ts';
import { isBefore } from './compute.ts';
import type { DeadlineId } from './contract.ts';
import { type DeadlineEvent, followCourse } from './course.ts';
import type { DayRange, Step } from './steps.ts';
import { appendEvents, type EventToAppend, holdOpen, listOpen } from './store.ts';

/** A deadline that a change of the calendar moved. */
export interface MovedDeadline {
  deadlineId: DeadlineId;
  aboutKind: string;
  aboutId: string;
  from: Instant;
  to: Instant;
  /** How it is computed now. */
  steps: Step[];
}

const batch = 500;

/**
 * After a change of a calendar on some days: computes the open deadlines they may touch afresh, and says which moved,
 * later or earlier. Closed ones never move.
 */
export async function recalculateOpen(
  tx: Tx,
  actor: Actor,
  calendarId: CalendarId,
  days: DayRange,
  reason: string,
  at: Instant,
): Promise<MovedDeadline[]> {
  const calendarIds = await calendarsUnder(tx, calendarId);
  const span = { dueFrom: atCityTime(days.from, '00:00'), countedBefore: atCityTime(addDays(days.until, 1), '00:00') };
  const ids = await listOpen(tx, calendarIds, span);
  const calendars = new Map<CalendarId, Calendar>();
  const moved: MovedDeadline[] = [];
  for (let done = 0; done < ids.length; done += batch) {
    const changes: EventToAppend[] = [];
    for (const { deadline, events } of await holdOpen(tx, ids.slice(done, done + batch))) {
      const calendar = calendars.get(deadline.calendarId) ?? (await loadCalendar(tx, deadline.calendarId));
      calendars.set(deadline.calendarId, calendar);
      const course = followCourse(events, calendar);
      const { id, aboutKind, aboutId, dueAt } = deadline;
      if (course.due === dueAt) continue;
      changes.push({ id, event: { kind: 'recalculated', at: latest(instant(at), events), reason }, course });
      moved.push({ deadlineId: id, aboutKind, aboutId, from: dueAt, to: course.due, steps: course.steps });
    }
    if (changes.length > 0) await appendEvents(tx, changes);
  }
  const about = { kind: 'calendar', id: calendarId };
  await recordAct(tx, actor, 'deadlines.recalculated', about, { after: { days, moved: moved.length }, reason }, at);
  return moved;
}

/** An event never counts from before the one it follows. */
function latest(at: Instant, events: readonly DeadlineEvent[]): Instant {
  const last = events.at(-1)?.at ?? at;
  return isBefore(at, last) ? last : at;
}
