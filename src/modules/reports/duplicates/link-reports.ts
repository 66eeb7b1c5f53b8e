import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { idSchema, newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { changePriority, resumeWork, returnWork, suspendWork } from '../../../kernel/work/acts.ts';
import type { ReportId } from '../contract.ts';
import { type HeldReport, holdReport, saveReport } from '../server/held-report.ts';
import { type ReportSettings, readSettings } from '../server/settings.ts';
import { tellReporter } from '../server/updates.ts';
import { tellsOfWorse } from './worsening.ts';

const LinkId = idSchema('ReportLink');

/**
 * Gộp phản ánh: a report is linked to an earlier one of the same matter. Nothing is silenced: its reporter stays subscribed
 * and hears of both, the earlier one weighs more, and a repeat that tells of worse, in its words or by what the reporter
 * says of it (`saysWorse`), opens it again. Its own work rests and
 * ends with the other's.
 */
export async function linkReport(
  tx: Tx,
  actor: Actor,
  repeat: HeldReport,
  { mainId, saysWorse = false }: { mainId: ReportId; saysWorse?: boolean | undefined },
  at: Instant,
): Promise<void> {
  const settings = await readSettings(tx);
  const named = await holdReport(tx, mainId);
  const main = named.duplicateOfId === null ? named : await holdReport(tx, named.duplicateOfId);
  if (main.id === repeat.id) throw conflict('reports.repeats-itself');
  if (repeat.duplicateOfId !== null) throw conflict('reports.linked-already');
  if (main.restricted || repeat.restricted) throw conflict('reports.restricted-not-linked');
  if (Date.parse(main.reportedAt) > Date.parse(repeat.reportedAt))
    throw conflict('reports.main-is-later', { main: main.number });
  if (isLongOver(main, settings, at))
    throw conflict('reports.main-long-over', { main: main.number, days: settings.reopenDays });

  await tx.run(sql`
    insert into report_link (id, report_id, main_id, linked_at, linked_by)
    values (${newId(LinkId)}, ${repeat.id}, ${main.id}, ${at}, ${actor.id})`);
  await moveRepeats(tx, repeat, main.id, actor, at);
  await saveReport(tx, repeat, { duplicateOfId: main.id, weight: 1 }, at);
  const next = await saveReport(tx, main, { weight: main.weight + repeat.weight }, at);
  const about = { kind: 'report', id: repeat.id };
  await recordAct(tx, actor, 'reports.linked', about, { after: { mainId: main.id, main: main.number, saysWorse } }, at);
  await restWith(tx, repeat.id, main, at);
  await tellReporter(tx, repeat.id, { kind: 'linked', data: { main: main.number } }, at);
  await tellReporter(tx, main.id, { kind: 'repeat-came', data: { weight: next.weight } }, at);
  const isWorse = saysWorse || tellsOfWorse(repeat.text);
  await hearOfWorse(tx, { number: repeat.number, isWorse }, next, settings, at);
}

function isLongOver(main: HeldReport, { reopenDays }: ReportSettings, at: Instant): boolean {
  return main.closedAt !== null && Date.parse(at) - Date.parse(main.closedAt) > reopenDays * 86_400_000;
}

/** Repeats of a report that turns out to be a repeat itself are repeats of the earliest. */
async function moveRepeats(tx: Tx, from: HeldReport, mainId: ReportId, actor: Actor, at: Instant): Promise<void> {
  const repeats = await repeatsOf(tx, from.id);
  for (const id of repeats) {
    const reason = `Phản ánh chính được gộp tiếp`;
    await tx.run(sql`
      update report_link set unlinked_at = ${at}, reason = ${reason} where report_id = ${id} and unlinked_at is null`);
    await tx.run(sql`
      insert into report_link (id, report_id, main_id, linked_at, linked_by)
      values (${newId(LinkId)}, ${id}, ${mainId}, ${at}, ${actor.id})`);
    await saveReport(tx, await holdReport(tx, id), { duplicateOfId: mainId }, at);
  }
}

export async function repeatsOf(tx: Tx, id: ReportId): Promise<ReportId[]> {
  const found = await tx.rows(
    z.object({ id: z.custom<ReportId>((value) => typeof value === 'string') }),
    sql`select id from report where duplicate_of_id = ${id} order by reported_at, id`,
  );
  return found.map((repeat) => repeat.id);
}

const underWay = ['assigned', 'accepted', 'in-progress', 'returned'];

/** The work of a repeat rests: nobody does the same twice. */
async function restWith(tx: Tx, id: ReportId, main: HeldReport, at: Instant): Promise<void> {
  const { state, workItemId } = await holdReport(tx, id);
  if (!underWay.includes(state)) return;
  const body = { reason: `Gộp với ${main.number}` };
  await suspendWork(tx, systemActor, { id: workItemId, version: null, body }, at);
}

const Repeats = z.object({ after: z.int() });

/** A repeat that tells of worse, or several after the end, open the report again; one under way becomes urgent. */
async function hearOfWorse(
  tx: Tx,
  { number, isWorse }: { number: string; isWorse: boolean },
  main: HeldReport,
  settings: ReportSettings,
  at: Instant,
): Promise<void> {
  const work = { id: main.workItemId, version: null };
  if (main.state === 'done' || main.state === 'awaiting-confirmation') {
    const finishedAt = main.closedAt ?? at;
    const counted = await tx.row(
      Repeats,
      sql`select count(*)::int as after from report where duplicate_of_id = ${main.id} and reported_at > ${finishedAt}`,
    );
    const isMany = main.state === 'done' && (counted?.after ?? 0) >= settings.repeatsReopen;
    if (!isWorse && !isMany) return;
    const reason = isWorse
      ? `Phản ánh ${number} cho biết tình trạng nặng hơn hoặc chưa được khắc phục`
      : `Có ${counted?.after} phản ánh về cùng sự việc sau khi đóng`;
    await returnWork(tx, systemActor, { ...work, body: { reason } }, at);
  } else if (isWorse && main.closedAt === null) {
    await changePriority(tx, systemActor, { ...work, body: { priority: 'urgent' } }, at);
  }
}

/** Tách phản ánh: it goes on by itself, with everything that was said and done. */
export async function unlinkReport(
  tx: Tx,
  actor: Actor,
  repeat: HeldReport,
  reason: string,
  at: Instant,
): Promise<void> {
  if (repeat.duplicateOfId === null) throw conflict('reports.not-linked');
  const main = await holdReport(tx, repeat.duplicateOfId);
  await tx.run(sql`
    update report_link set unlinked_at = ${at}, reason = ${reason} where report_id = ${repeat.id} and unlinked_at is null`);
  await saveReport(tx, main, { weight: Math.max(1, main.weight - repeat.weight) }, at);
  await saveReport(tx, repeat, { duplicateOfId: null }, at);
  const change = { before: { mainId: main.id, main: main.number }, reason };
  await recordAct(tx, actor, 'reports.unlinked', { kind: 'report', id: repeat.id }, change, at);
  await tellReporter(tx, repeat.id, { kind: 'unlinked', reason, data: { main: main.number } }, at);
  if (repeat.state === 'suspended') {
    await resumeWork(tx, systemActor, { id: repeat.workItemId, version: null, body: {} }, at);
  }
}
