import { recordAct } from '../../../kernel/audit/record-act.ts';
import { loadCalendarFor } from '../../../kernel/calendar/store.ts';
import type { Tx } from '../../../kernel/db/db.ts';
import { computeDeadline, isBefore } from '../../../kernel/deadlines/compute.ts';
import { parseRule } from '../../../kernel/deadlines/rule.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { restrictWork } from '../../../kernel/work/acts.ts';
import { replaceDeadline } from '../../../kernel/work/replace-deadline.ts';
import { categoryOffered, getCategory } from '../categories/queries.ts';
import type { ReportActBody } from '../contract.ts';
import { confidantsOf } from './confidants.ts';
import { alarmOf } from './follow-work.ts';
import { type HeldReport, holdReport, saveReport } from './held-report.ts';
import { readSettings } from './settings.ts';
import { tellReporter } from './updates.ts';

/**
 * Another category brings its own clock, counted from when the report was filed. It may shorten what the reporter was told
 * without a word; it lengthens it only with a reason, and the reporter reads that.
 */
export async function recategorise(
  tx: Tx,
  actor: Actor,
  held: HeldReport,
  { category: code, reason }: ReportActBody<'recategorise'>,
  at: Instant,
): Promise<void> {
  const before = await getCategory(tx, held.categoryId);
  const category = await categoryOffered(tx, code, dayOf(at));
  if (category.id === before.id) throw conflict('reports.same-category');
  const { calendar } = await loadCalendarFor(tx, held.ownerId);
  const { due } = computeDeadline(parseRule(category.finishRule), held.filedAt, calendar);
  const isLonger = held.dueAt !== null && isBefore(held.dueAt, due);
  if (isLonger && reason === undefined) throw conflict('reports.longer-needs-reason', { from: held.dueAt, to: due });
  const isOpen = held.closedAt === null;
  const isMoved = isOpen && held.dueAt !== due;
  if (isMoved) {
    const deadline = {
      rule: category.finishRule,
      from: held.filedAt,
      reason: reason ?? `Lĩnh vực: ${category.name.vi}`,
    };
    await replaceDeadline(tx, actor, held.workItemId, deadline, at);
  }
  if (category.restricted && !held.restricted) {
    const readerIds = await confidantsOf(tx, await readSettings(tx), dayOf(at));
    const body = { readerIds, reason: `Lĩnh vực: ${category.name.vi}` };
    await restrictWork(tx, systemActor, { id: held.workItemId, version: null, body }, at);
  }
  const now = await holdReport(tx, held.id);
  const accept =
    category.acceptRule === null ? null : computeDeadline(parseRule(category.acceptRule), held.filedAt, calendar).due;
  const acceptDueAt =
    held.acceptDueAt !== null && accept !== null && isBefore(accept, held.acceptDueAt) ? accept : held.acceptDueAt;
  const change = { categoryId: category.id, acceptDueAt, ...(isMoved ? { dueOn: dayOf(due) } : {}) };
  await saveReport(tx, now, { ...change, ...(await alarmOf(tx, { ...now, ...change }, now.dueAt, at)) }, at);
  const traced = { before: { category: before.code }, after: { category: category.code }, reason };
  await recordAct(tx, actor, 'reports.recategorised', { kind: 'report', id: held.id }, traced, at);
  const data = { from: before.name, to: category.name, expectedAt: now.dueAt };
  await tellReporter(tx, held.id, { kind: 'recategorised', reason, data }, at);
}
