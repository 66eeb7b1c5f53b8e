import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { asInstant, type Instant } from '../../../kernel/time.ts';
import { confirmDone } from '../../../kernel/work/acts.ts';
import { getCategory } from '../categories/queries.ts';
import { ReportId } from '../contract.ts';
import { type HeldReport, holdReport, saveReport } from './held-report.ts';

type Waiting = Pick<HeldReport, 'state' | 'kind' | 'restricted' | 'duplicateOfId'>;

/** A complaint or what is for named people alone never ends by itself; a repeat ends with the report it was linked to. */
const mayEndByItself = ({ state, kind, restricted, duplicateOfId }: Waiting): boolean =>
  state === 'awaiting-confirmation' && kind === 'report' && !restricted && duplicateOfId === null;

/** When a report that was just said to be done is closed by itself, if nobody objects. */
export async function closingOf(
  tx: Tx,
  report: Waiting & Pick<HeldReport, 'categoryId'>,
  at: Instant,
): Promise<Instant | null> {
  if (!mayEndByItself(report)) return null;
  const { closeDays } = await getCategory(tx, report.categoryId);
  return closeDays === null ? null : asInstant(Temporal.Instant.from(at).add({ hours: 24 * closeDays }));
}

/** Whether its time has come, and the reporter has not said anything. */
export const isUnanswered = ({ closesAt, rating }: Pick<HeldReport, 'closesAt' | 'rating'>, at: Instant): boolean =>
  closesAt !== null && rating === null && Date.parse(closesAt) <= Date.parse(at);

const atOnce = 200;

const IdRow = z.object({ id: ReportId });

/**
 * Khép lại khi không ai phản đối: what was said to be done, and to which for its days nobody objected. The reporter is told,
 * may still rate it and so open it again. What cannot be closed after all, as when its photo went, is left to people.
 */
export async function closeUnanswered(tx: Tx, at: Instant): Promise<number> {
  const due = await tx.rows(
    IdRow,
    sql`select id from report where closes_at <= ${at} order by closes_at limit ${atOnce}`,
  );
  for (const { id } of due) {
    const held = await holdReport(tx, id);
    if (!(await hasClosed(tx, held, at)) && held.closesAt !== null) await saveReport(tx, held, { closesAt: null }, at);
  }
  return due.length;
}

async function hasClosed(tx: Tx, held: HeldReport, at: Instant): Promise<boolean> {
  if (!isUnanswered(held, at) || !mayEndByItself(held)) return false;
  const body = { withoutEvidence: 'Hết thời hạn đánh giá mà không ai phản đối' };
  try {
    await tx.attempt((inner) => confirmDone(inner, systemActor, { id: held.workItemId, version: null, body }, at));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

export const closeUnansweredReports = schedule({
  name: 'reports.close-unanswered',
  every: { minutes: 15 },
  run: async ({ db, clock }) => {
    for (let n = atOnce; n === atOnce; ) n = await db.inTransaction((tx) => closeUnanswered(tx, clock()));
  },
});
