import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { DirectiveId, FindingId, FindingSeen } from '../contract.ts';
import { demandFindingVersion, holdFinding } from './finding.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Không phải việc: the finding is no task. */
export async function rejectFinding(
  tx: Tx,
  actor: Actor,
  { directiveId, id, version }: { directiveId: DirectiveId; id: FindingId; version: number | null },
  reason: string | null,
  at: Instant,
): Promise<FindingSeen> {
  demand(actor, 'directives.review');
  const finding = await holdFinding(tx, directiveId, id);
  demandFindingVersion(finding, version);
  if (finding.state !== 'open') throw conflict('directives.finding-decided', { state: finding.state });
  await tx.run(sql`
    update directive_finding
       set state = 'rejected', reason = ${reason}, set_aside = false, decided_at = ${at}, decided_by = ${actor.id},
           touched_at = ${at}, touched_by = ${actor.id}, version = version + 1
     where id = ${id}`);
  const change = reason === null ? {} : { reason };
  await recordAct(tx, actor, 'directives.finding-rejected', { kind: 'finding', id }, change, at);
  await tellDirectiveChanged(tx, directiveId);
  return { id, version: finding.version + 1 };
}
