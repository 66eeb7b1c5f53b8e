import { recordAct } from '../audit/record-act.ts';
import { loadCalendar } from '../calendar/store.ts';
import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { invalid } from '../refusal.ts';
import { type Day, type Instant, instant } from '../time.ts';
import { isBefore } from './compute.ts';
import type { Deadline, DeadlineId } from './contract.ts';
import { type DeadlineEvent, followCourse } from './course.ts';
import { appendEvents, holdDeadline } from './store.ts';

/**
 * What can happen to a deadline once it runs. Who may do it is settled by the act it belongs to (a supplement is asked
 * for, an extension granted, the work accepted). `at` is the moment from which it counts.
 */

/** Stops the clock, say while a supplement is awaited. */
export async function pauseDeadline(
  tx: Tx,
  actor: Actor,
  id: DeadlineId,
  reason: string,
  at: Instant,
): Promise<Deadline> {
  return change(tx, actor, id, { kind: 'paused', at: instant(at), reason: given(reason) });
}

export async function resumeDeadline(tx: Tx, actor: Actor, id: DeadlineId, at: Instant): Promise<Deadline> {
  return change(tx, actor, id, { kind: 'resumed', at: instant(at) });
}

/** Grants more time, until the close of office on a later day. The original due instant stays on record. */
export async function extendDeadline(
  tx: Tx,
  actor: Actor,
  id: DeadlineId,
  until: Day,
  reason: string,
  at: Instant,
): Promise<Deadline> {
  return change(tx, actor, id, { kind: 'extended', at: instant(at), until, reason: given(reason) });
}

/** Ends the clock for good: from here on no calendar moves it. */
export async function closeDeadline(tx: Tx, actor: Actor, id: DeadlineId, at: Instant): Promise<Deadline> {
  return change(tx, actor, id, { kind: 'closed', at: instant(at) });
}

/** Lets a closed deadline run again, as when a result is sent back. The time since it was closed counts. */
export async function reopenDeadline(
  tx: Tx,
  actor: Actor,
  id: DeadlineId,
  reason: string,
  at: Instant,
): Promise<Deadline> {
  return change(tx, actor, id, { kind: 'reopened', at: instant(at), reason: given(reason) });
}

async function change(tx: Tx, actor: Actor, id: DeadlineId, event: DeadlineEvent): Promise<Deadline> {
  const { deadline, events } = await holdDeadline(tx, id);
  const calendar = await loadCalendar(tx, deadline.calendarId);
  const course = followCourse([...events, event], calendar);
  if (event.kind === 'extended' && !isBefore(followCourse(events, calendar).due, course.due)) {
    throw invalid('deadlines.extension-not-later', { until: event.until });
  }
  await appendEvents(tx, [{ id, event, course }]);
  const { phase } = course;
  await recordAct(
    tx,
    actor,
    `deadlines.${event.kind}`,
    { kind: 'deadline', id },
    {
      before: { phase: deadline.phase, dueAt: deadline.dueAt },
      after: { phase, dueAt: course.due },
      reason: 'reason' in event ? event.reason : undefined,
    },
    event.at,
  );
  return { ...deadline, phase, dueAt: course.due };
}

function given(reason: string): string {
  const text = reason.trim();
  if (text === '') throw invalid('deadlines.reason-missing');
  return text;
}
