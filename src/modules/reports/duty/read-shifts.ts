import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { canFor, scopeOf } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Instant } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { type ReportSettings, readSettings } from '../server/settings.ts';
import { visibleReports } from '../server/visibility.ts';
import { type DeskNow, DutyNote, Shift, ShiftId, type WholeShift } from './contract.ts';
import { shiftFigures } from './period.ts';

/** The rows `s` of duty_shift that the actor may read: those of their desk, or of every one. */
export function seenShifts(actor: Actor): Query {
  const { everywhere, organisations } = scopeOf(actor, 'shifts.read');
  return everywhere ? sql`true` : sql`s.organisation_id = any(${organisations}::uuid[])`;
}

/** The desk somebody sits at: of their organisation; who works in none sits at the operations centre. */
export function deskOf(actor: Actor, { dispatcherId }: ReportSettings): string | null {
  const isDesk = (id: string | null) => id !== null && canFor(actor, 'shifts.read', id);
  return [actor.organisationId, dispatcherId].find(isDesk) ?? null;
}

const person = (account: Query, id: Query): Query =>
  sql`case when ${id} is not null then jsonb_build_object('id', ${id}, 'name', ${account}) end`;
const shiftColumns = sql`
  s.id, jsonb_build_object('id', o.id, 'name', o.name) as organisation, ${person(sql`a.name`, sql`s.opened_by`)} as "openedBy",
  s.opened_at as "openedAt", ${person(sql`b.name`, sql`s.closed_by`)} as "closedBy", s.closed_at as "closedAt",
  ${person(sql`c.name`, sql`s.acknowledged_by`)} as "acknowledgedBy", s.acknowledged_at as "acknowledgedAt"`;
const shiftTables = sql`
  duty_shift s join organisation o on o.id = s.organisation_id join account a on a.id = s.opened_by
  left join account b on b.id = s.closed_by left join account c on c.id = s.acknowledged_by`;

export const ShiftKey = z.tuple([Instant, ShiftId]);
export type ShiftKey = z.infer<typeof ShiftKey>;

/** Shifts, the newest first; of one desk, if it is named. */
export function listShifts(
  tx: Reads,
  actor: Actor,
  { desk, limit, after }: { desk: string | undefined; limit: number; after: ShiftKey | undefined },
): Promise<Shift[]> {
  const ofDesk = desk === undefined ? sql`` : sql`and s.organisation_id = ${desk}::uuid`;
  const beyond =
    after === undefined ? sql`` : sql`and (s.opened_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return tx.rows(
    Shift,
    sql`select ${shiftColumns} from ${shiftTables} where ${seenShifts(actor)} ${ofDesk} ${beyond}
         order by s.opened_at desc, s.id desc limit ${limit}`,
  );
}

/** A shift with its log and its figures, as far as the reader may see the reports in them. */
export async function readShift(tx: Reads, actor: Actor, id: ShiftId, now: Instant): Promise<WholeShift> {
  const whole = await findShift(tx, actor, sql`s.id = ${id}`, now);
  if (whole === null) throw notFound('duty.shift-unknown');
  return whole;
}

async function findShift(tx: Reads, actor: Actor, which: Query, now: Instant): Promise<WholeShift | null> {
  const shift = await tx.row(
    Shift,
    sql`select ${shiftColumns} from ${shiftTables} where ${which} and ${seenShifts(actor)}`,
  );
  if (shift === undefined) return null;
  const until = shift.closedAt ?? now;
  const mayKeep = canFor(actor, 'shifts.keep', shift.organisation.id);
  return {
    ...shift,
    notes: await notesOf(tx, actor, shift.id),
    figures: await shiftFigures(tx, actor, shift.organisation.id, { from: shift.openedAt, until }),
    figuresUntil: until,
    mayKeep,
    mayAcknowledge:
      mayKeep && shift.closedBy !== null && shift.acknowledgedBy === null && shift.closedBy.id !== actor.id,
  };
}

/** Notes in the order they were written. One that speaks of a report the reader may not see is not there for them. */
function notesOf(tx: Reads, actor: Actor, id: ShiftId): Promise<DutyNote[]> {
  const spokenOf = sql`duty_note_report x join report r on r.id = x.report_id where x.note_id = n.id`;
  const isSeen = (note: Query): Query => sql`
    not exists (select from duty_note_report x join report r on r.id = x.report_id
                 where x.note_id = ${note} and not ${visibleReports(viewerOf(actor))})`;
  return tx.rows(
    DutyNote,
    sql`select n.id, n.kind, n.text, n.written_at as "writtenAt",
               case when ${isSeen(sql`n.corrects_id`)} then n.corrects_id end as corrects,
               jsonb_build_object('id', a.id, 'name', a.name) as "writtenBy",
               (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number) order by r.number), '[]')
                  from ${spokenOf}) as reports
          from duty_note n join account a on a.id = n.written_by
         where n.shift_id = ${id} and ${isSeen(sql`n.id`)} order by n.id`,
  );
}

/** What somebody finds when they sit down: the shift under way, and what the last one handed over. */
export async function deskNow(tx: Reads, actor: Actor, now: Instant): Promise<DeskNow> {
  const desk = deskOf(actor, await readSettings(tx));
  if (desk === null) return { organisation: null, shift: null, handedOver: null };
  const organisation = await tx.row(DeskOrganisation, sql`select id, name from organisation where id = ${desk}`);
  const ofDesk = sql`s.organisation_id = ${desk}::uuid`;
  return {
    organisation: organisation ?? null,
    shift: await findShift(tx, actor, sql`${ofDesk} and s.closed_at is null`, now),
    handedOver: await findShift(
      tx,
      actor,
      sql`s.acknowledged_at is null and s.id = (
            select last.id from duty_shift last where last.organisation_id = ${desk}::uuid and last.closed_at is not null
             order by last.opened_at desc, last.id desc limit 1)`,
      now,
    ),
  };
}

const DeskOrganisation = z.object({ id: z.uuid(), name: z.string() });
