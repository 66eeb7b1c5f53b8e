import { recordAct } from '../../../kernel/audit/record-act.ts';
import type { Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { Instant } from '../../../kernel/time.ts';
import { recallWork } from '../../../kernel/work/acts.ts';
import { type HeldReport, saveReport } from './held-report.ts';

export interface ReferredTo {
  agency: string;
  /** The reporter reads it. */
  reason: string;
  /** The rule that says so; null where somebody does. */
  rule: { id: string; name: string } | null;
}

/** Không thuộc thẩm quyền: referred to another agency, by whoever handles it or by a rule when it is filed. */
export async function referReport(
  tx: Tx,
  actor: Actor,
  held: HeldReport,
  { agency, reason, rule }: ReferredTo,
  at: Instant,
): Promise<void> {
  const outcome = { outcome: 'referred', outcomeReason: reason, referredTo: agency } as const;
  await saveReport(tx, held, { ...outcome, referredByRuleId: rule?.id ?? null }, at);
  await recallWork(tx, actor, { id: held.workItemId, version: null, body: { reason } }, at);
  const after = { agency, ...(rule === null ? {} : { rule: rule.name, ruleId: rule.id }) };
  await recordAct(tx, actor, 'reports.referred', { kind: 'report', id: held.id }, { after, reason }, at);
}
