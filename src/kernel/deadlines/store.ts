import { z } from 'zod';
import type { CalendarId } from '../calendar/contract.ts';
import { sql, type Tx } from '../db/db.ts';
import { notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { Deadline, DeadlineHistoryEntry, DeadlineId } from './contract.ts';
import type { Course, DeadlineEvent } from './course.ts';
import { type Explanation, explain } from './explain.ts';

/** Every statement about deadlines. */

const columns = sql`
  id, about_kind as "aboutKind", about_id as "aboutId", calendar_id as "calendarId", rule, anchor,
  counted_from as "countedFrom", original_due_at as "originalDueAt", due_at as "dueAt", phase`;

const eventColumns = sql`
  number, kind, at, reason, extended_until as "extendedUntil", due_at as "dueAt", steps`;

export async function getDeadline(tx: Tx, id: DeadlineId): Promise<Deadline> {
  const found = await tx.row(Deadline, sql`select ${columns} from deadline where id = ${id}`);
  if (found === undefined) throw notFound('deadlines.not-found', { deadline: id });
  return found;
}

/** Every event of a deadline, oldest first, with the due instant and the steps as they were told then. */
export function deadlineHistory(tx: Tx, id: DeadlineId): Promise<DeadlineHistoryEntry[]> {
  return tx.rows(
    DeadlineHistoryEntry,
    sql`select ${eventColumns} from deadline_event where deadline_id = ${id} order by number`,
  );
}

/** How the due instant that holds was computed, as it was told when it was computed. */
export async function explanationOf(tx: Tx, id: DeadlineId): Promise<Explanation> {
  const newest = await tx.row(
    DeadlineHistoryEntry,
    sql`select ${eventColumns} from deadline_event where deadline_id = ${id} order by number desc limit 1`,
  );
  if (newest === undefined) throw notFound('deadlines.not-found', { deadline: id });
  return explain([...newest.steps, { kind: 'due', at: newest.dueAt }]);
}

/** A deadline held for change, with the events its course is followed from. */
export interface HeldDeadline {
  deadline: Deadline;
  events: DeadlineEvent[];
}

const HeldRow = Deadline.extend({
  history: z.array(DeadlineHistoryEntry.omit({ dueAt: true, steps: true, number: true })),
});

const heldColumns = sql`${columns}, (
  select jsonb_agg(jsonb_build_object('kind', kind, 'reason', reason, 'extendedUntil', extended_until,
           'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by number)
    from deadline_event where deadline_id = deadline.id) as history`;

export async function holdDeadline(tx: Tx, id: DeadlineId): Promise<HeldDeadline> {
  const row = await tx.row(HeldRow, sql`select ${heldColumns} from deadline where id = ${id} for update`);
  if (row === undefined) throw notFound('deadlines.not-found', { deadline: id });
  return held(row);
}

const IdRow = z.object({ id: DeadlineId });

/** Open deadlines of these calendars that are due at or after one instant and were counted from before another. */
export async function listOpen(
  tx: Tx,
  calendarIds: readonly CalendarId[],
  span: { dueFrom: Instant; countedBefore: Instant },
): Promise<DeadlineId[]> {
  const rows = await tx.rows(
    IdRow,
    sql`select id from deadline
         where phase <> 'closed' and calendar_id = any(${[...calendarIds]}::uuid[])
           and due_at >= ${span.dueFrom} and counted_from < ${span.countedBefore}
         order by id`,
  );
  return rows.map(({ id }) => id);
}

/** Those of the deadlines that are still open, held for change. */
export async function holdOpen(tx: Tx, ids: readonly DeadlineId[]): Promise<HeldDeadline[]> {
  const rows = await tx.rows(
    HeldRow,
    sql`select ${heldColumns} from deadline
         where id = any(${[...ids]}::uuid[]) and phase <> 'closed' order by id for update`,
  );
  return rows.map(held);
}

function held({ history, ...deadline }: z.infer<typeof HeldRow>): HeldDeadline {
  const { rule, anchor, countedFrom } = deadline;
  const events = history.map(({ kind, at, reason, extendedUntil }): DeadlineEvent => {
    switch (kind) {
      case 'started':
        return { kind, at, rule, anchor, from: countedFrom };
      case 'resumed':
      case 'closed':
        return { kind, at };
      case 'extended':
        if (extendedUntil === null) throw new Error('an extension without a day');
        return { kind, at, until: extendedUntil, reason: reason ?? '' };
      default:
        return { kind, at, reason: reason ?? '' };
    }
  });
  return { deadline, events };
}

export async function insertDeadline(tx: Tx, deadline: Deadline, event: DeadlineEvent, course: Course): Promise<void> {
  await tx.run(sql`
    with started as (
      insert into deadline (id, about_kind, about_id, calendar_id, rule, anchor, counted_from, original_due_at, due_at,
                            phase, events)
      values (${deadline.id}, ${deadline.aboutKind}, ${deadline.aboutId}, ${deadline.calendarId}, ${deadline.rule},
              ${deadline.anchor}, ${deadline.countedFrom}, ${deadline.originalDueAt}, ${deadline.dueAt},
              ${deadline.phase}, 1))
    insert into deadline_event (deadline_id, number, kind, at, due_at, steps)
    values (${deadline.id}, 1, ${event.kind}, ${event.at}, ${course.due}, ${course.steps}::jsonb)`);
}

export interface EventToAppend {
  id: DeadlineId;
  event: DeadlineEvent;
  course: Course;
}

/** Writes one more event of each deadline, and where it leads. */
export async function appendEvents(tx: Tx, changes: readonly EventToAppend[]): Promise<void> {
  const rows = changes.map(({ id, event, course }) => ({
    id,
    kind: event.kind,
    at: event.at,
    reason: 'reason' in event ? event.reason : null,
    extended_until: event.kind === 'extended' ? event.until : null,
    due_at: course.due,
    phase: course.phase,
    steps: course.steps,
  }));
  await tx.run(sql`
    with change as (
      select * from jsonb_to_recordset(${rows}::jsonb)
        as change (id uuid, kind text, at timestamptz, reason text, extended_until date, due_at timestamptz, phase text,
                   steps jsonb)
    ), moved as (
      update deadline set due_at = change.due_at, phase = change.phase, events = events + 1
        from change where deadline.id = change.id
      returning deadline.id, deadline.events
    )
    insert into deadline_event (deadline_id, number, kind, at, reason, extended_until, due_at, steps)
    select id, moved.events, kind, at, reason, extended_until, due_at, steps from change join moved using (id)`);
}
