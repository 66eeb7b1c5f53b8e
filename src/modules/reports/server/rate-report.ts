import { recordAct } from '../../../kernel/audit/record-act.ts';
import type { Tx } from '../../../kernel/db/db.ts';
import { publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { confirmDone, returnWork } from '../../../kernel/work/acts.ts';
import type { Rating, ReportId } from '../contract.ts';
import { holdReport, saveReport } from './held-report.ts';
import { readSettings } from './settings.ts';
import { tellReporter } from './updates.ts';

/**
 * Đánh giá: the reporter alone says whether it is really done, within a window of days. Three stars and more end a report
 * that waits to be checked; one or two open it again, whatever anybody has confirmed. What they say of it stays at their
 * report, where it can be erased: the work and its deadline are told of the stars alone.
 */
export async function rateReport(tx: Tx, id: ReportId, { stars, comment }: Rating, at: Instant): Promise<void> {
  const { ratingDays } = await readSettings(tx);
  const held = await holdReport(tx, id);
  if (held.kind !== 'report') throw conflict('reports.not-rated');
  if (held.rating !== null) throw conflict('reports.rated-already');
  const isWaiting = held.state === 'awaiting-confirmation';
  if (!isWaiting && held.state !== 'done') throw conflict('reports.not-finished');
  const age = held.closedAt === null ? 0 : Date.parse(at) - Date.parse(held.closedAt);
  if (age > ratingDays * 86_400_000) throw conflict('reports.rating-over', { days: ratingDays });

  await saveReport(tx, held, { rating: stars, ratedAt: at }, at);
  const after = { stars, comment };
  await recordAct(tx, publicActor, 'reports.rated', { kind: 'report', id }, { after, personal: ['comment'] }, at);
  const repeat = held.duplicateOfId === null ? {} : { repeat: held.number };
  await tellReporter(tx, id, { kind: 'rated', reason: comment, data: { stars, ...repeat } }, at);
  // What was handled together with another is opened again there, and so for everybody who reported it.
  const main = held.duplicateOfId === null ? await holdReport(tx, id) : await holdReport(tx, held.duplicateOfId);
  const isOver = main.state === 'done' || main.state === 'awaiting-confirmation';
  const work = { id: main.workItemId, version: null };
  if (stars <= 2 && isOver) {
    const said = comment ? ', có ý kiến kèm theo' : '';
    const reason = `Người phản ánh ${held.number} đánh giá ${stars} sao${said}`;
    await returnWork(tx, systemActor, { ...work, body: { reason } }, at);
  } else if (stars > 2 && isWaiting && held.duplicateOfId === null) {
    const withoutEvidence = `Người phản ánh xác nhận, ${stars} sao`;
    await confirmDone(tx, systemActor, { ...work, body: { withoutEvidence } }, at);
  }
}
