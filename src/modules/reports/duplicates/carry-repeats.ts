import type { Tx } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import type { Instant } from '../../../kernel/time.ts';
import { confirmDone, recallWork, resumeWork, returnWork, suspendWork } from '../../../kernel/work/acts.ts';
import type { FollowedChange } from '../../../kernel/work/followers.ts';
import { type HeldReport, holdReport, saveReport } from '../server/held-report.ts';
import { repeatsOf } from './link-reports.ts';

/** What ends or opens a report does so for its repeats: they rest while it is under way, and each keeps its own trail. */
export async function carryRepeats(
  tx: Tx,
  main: HeldReport,
  { before, after }: FollowedChange,
  at: Instant,
): Promise<void> {
  const ends = after.state === 'done' || after.state === 'recalled';
  const opensAgain = before.state === 'done' && after.state === 'returned';
  if (before.state === after.state || (!ends && !opensAgain)) return;
  for (const id of await repeatsOf(tx, main.id)) {
    const repeat = await holdReport(tx, id);
    const work = { id: repeat.workItemId, version: null };
    if (opensAgain && repeat.state === 'done') {
      await returnWork(tx, systemActor, { ...work, body: { reason: `${main.number} được mở lại` } }, at);
      await suspendWork(tx, systemActor, { ...work, body: { reason: `Gộp với ${main.number}` } }, at);
    } else if (after.state === 'recalled' && repeat.closedAt === null) {
      const { outcome, outcomeReason, referredTo } = main;
      await saveReport(tx, repeat, { outcome, outcomeReason, referredTo }, at);
      await recallWork(tx, systemActor, { ...work, body: { reason: outcomeReason ?? `Gộp với ${main.number}` } }, at);
    } else if (after.state === 'done' && repeat.closedAt === null) {
      if (repeat.state === 'suspended') await resumeWork(tx, systemActor, { ...work, body: {} }, at);
      const withoutEvidence = `Xử lý cùng ${main.number}`;
      await confirmDone(tx, systemActor, { ...work, body: { withoutEvidence } }, at);
    }
  }
}
