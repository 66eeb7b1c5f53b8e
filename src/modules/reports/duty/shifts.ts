import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { joinSql, sql, type Tx, violates } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { isOrganisationInForce } from '../../../kernel/organisations/queries.ts';
import { demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import { dayOf, Instant } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { ReportId } from '../contract.ts';
import { readSettings } from '../server/settings.ts';
import { visibleReports } from '../server/visibility.ts';
import { DutyNoteId, type NewDutyNote, type NewShift, ShiftId } from './contract.ts';
import { deskOf, seenShifts } from './read-shifts.ts';

const Held = z.object({
  id: ShiftId,
  organisationId: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  acknowledgedAt: Instant.nullable(),
});
type Held = z.infer<typeof Held>;

/** Mở ca: one desk has one shift at a time, opened by whoever sits down at it. */
export async function openShift(tx: Tx, actor: Actor, { organisationId }: NewShift, at: Instant): Promise<ShiftId> {
  const desk = organisationId ?? deskOf(actor, await readSettings(tx));
  if (desk === null) throw invalid('duty.no-desk');
  demandFor(actor, 'shifts.keep', desk);
  const known = OrganisationId.parse(desk);
  if (!(await isOrganisationInForce(tx, known, dayOf(at)))) throw notFound('organisations.unknown', { id: desk });
  const id = newId(ShiftId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into duty_shift (id, organisation_id, opened_by, opened_at) values (${id}, ${desk}, ${actor.id}, ${at})`),
    );
  } catch (error) {
    if (violates(error, 'duty_shift_open')) throw conflict('duty.shift-open');
    throw error;
  }
  await trace(tx, actor, 'duty.shift-opened', { id, organisationId: desk }, { organisationId: desk }, at);
  return id;
}

/** Ghi sổ: entered once. What turns out wrong is put right by a further note, even after the shift. */
export async function addNote(tx: Tx, actor: Actor, id: ShiftId, note: NewDutyNote, at: Instant): Promise<ShiftId> {
  const shift = await holdShift(tx, actor, id);
  if (shift.closedAt !== null && note.corrects === undefined) throw conflict('duty.shift-closed');
  if (note.corrects !== undefined) await demandUncorrected(tx, id, note.corrects);
  const noteId = await writeNote(tx, actor, id, { ...note, kind: 'note' }, at);
  const corrected = note.corrects === undefined ? {} : { corrects: note.corrects };
  await trace(tx, actor, 'duty.noted', shift, { noteId, ...corrected }, at);
  return id;
}

/** Kết thúc ca, with what the next shift has to know. */
export async function closeShift(tx: Tx, actor: Actor, id: ShiftId, handOver: string, at: Instant): Promise<ShiftId> {
  const shift = await holdShift(tx, actor, id);
  if (shift.closedAt !== null) throw conflict('duty.shift-closed');
  const noteId = await writeNote(tx, actor, id, { text: handOver, kind: 'hand-over' }, at);
  await tx.run(sql`update duty_shift set closed_at = ${at}, closed_by = ${actor.id} where id = ${id}`);
  await trace(tx, actor, 'duty.shift-closed', shift, { closedAt: at, noteId }, at);
  return id;
}

/** Nhận bàn giao: the next one has read it; never the one who handed over. */
export async function acknowledgeShift(tx: Tx, actor: Actor, id: ShiftId, at: Instant): Promise<ShiftId> {
  const shift = await holdShift(tx, actor, id);
  if (shift.closedAt === null) throw conflict('duty.shift-under-way');
  if (shift.acknowledgedAt !== null) throw conflict('duty.acknowledged-already');
  if (shift.closedBy === actor.id) throw conflict('duty.own-hand-over');
  await tx.run(sql`update duty_shift set acknowledged_at = ${at}, acknowledged_by = ${actor.id} where id = ${id}`);
  await trace(tx, actor, 'duty.acknowledged', shift, { acknowledgedAt: at }, at);
  return id;
}

async function holdShift(tx: Tx, actor: Actor, id: ShiftId): Promise<Held> {
  const held = await tx.row(
    Held,
    sql`select s.id, s.organisation_id as "organisationId", s.opened_at as "openedAt", s.closed_at as "closedAt",
               s.closed_by as "closedBy", s.acknowledged_at as "acknowledgedAt"
          from duty_shift s where s.id = ${id} and ${seenShifts(actor)} for no key update`,
  );
  if (held === undefined) throw notFound('duty.shift-unknown');
  demandFor(actor, 'shifts.keep', held.organisationId);
  return held;
}

const CorrectedRow = z.object({ corrected: z.boolean() });

async function demandUncorrected(tx: Tx, id: ShiftId, corrects: string): Promise<void> {
  const found = await tx.row(
    CorrectedRow,
    sql`select exists (select from duty_note x where x.corrects_id = n.id) as corrected
          from duty_note n where n.id = ${corrects} and n.shift_id = ${id}`,
  );
  if (found === undefined) throw notFound('duty.note-unknown');
  if (found.corrected) throw conflict('duty.corrected-already');
}

interface Written extends NewDutyNote {
  kind: 'note' | 'hand-over';
}

async function writeNote(tx: Tx, actor: Actor, shiftId: ShiftId, note: Written, at: Instant) {
  const { kind, text, corrects = null } = note;
  const spokenOf = await reportsIn(tx, actor, text);
  const id = newId(DutyNoteId);
  await tx.run(sql`
    insert into duty_note (id, shift_id, kind, text, corrects_id, written_by, written_at)
    values (${id}, ${shiftId}, ${kind}, ${text}, ${corrects}, ${actor.id}, ${at})`);
  if (spokenOf.length > 0) {
    const rows = spokenOf.map((reportId) => sql`(${id}::uuid, ${reportId}::uuid)`);
    await tx.run(sql`insert into duty_note_report (note_id, report_id) values ${joinSql(rows, ', ')}`);
  }
  return id;
}

const ReportsInRow = z.object({ id: ReportId, number: z.string(), restricted: z.boolean() });

/** Reports that a text speaks of by their numbers. The log is read by the whole desk: what is restricted stays out of it. */
async function reportsIn(tx: Tx, actor: Actor, text: string): Promise<ReportId[]> {
  const numbers = [...new Set(text.match(/PA-\d{4}-\d{6,12}/g) ?? [])];
  if (numbers.length === 0) return [];
  const found = await tx.rows(
    ReportsInRow,
    sql`select r.id, r.number, r.restricted from report r
         where r.number = any(${numbers}::text[]) and ${visibleReports(viewerOf(actor))}`,
  );
  const restricted = found.find((report) => report.restricted);
  if (restricted !== undefined) throw conflict('duty.restricted-not-in-log', { number: restricted.number });
  return found.map(({ id }) => id);
}

/** Leaves the trace, without the words of a note, and tells the screens of the desk. */
async function trace(
  tx: Tx,
  actor: Actor,
  act: string,
  { id, organisationId }: Pick<Held, 'id' | 'organisationId'>,
  after: Record<string, unknown>,
  at: Instant,
): Promise<void> {
  const about = { kind: 'duty-shift', id };
  await recordAct(tx, actor, act, about, { after }, at);
  await emit(tx, { kind: 'duty-shift.changed', about, permission: 'shifts.read', organisationIds: [organisationId] });
}
