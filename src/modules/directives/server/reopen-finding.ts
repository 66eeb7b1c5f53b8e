import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { DirectiveId, FindingId } from '../contract.ts';
import { demandFindingVersion, holdFinding } from './finding.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Xem lại: a finding rejected by mistake is looked at again. A confirmed one is work by now, and is recalled as work. */
export async function reopenFinding(
  tx: Tx,
  actor: Actor,
  { directiveId, id, version }: { directiveId: DirectiveId; id: FindingId; version: number | null },
  at: Instant,
): Promise<{ id: FindingId; version: number }> {
  demand(actor, 'directives.review');
  const finding = await holdFinding(tx, directiveId, id);
  demandFindingVersion(finding, version);
  if (finding.state !== 'rejected') throw conflict('directives.finding-not-rejected', { state: finding.state });
  await tx.run(sql`
    update directive_finding
       set state = 'open', reason = null, decided_at = null, decided_by = null, touched_at = ${at},
           touched_by = ${actor.id}, version = version + 1
     where id = ${id}`);
  await recordAct(tx, actor, 'directives.finding-reopened', { kind: 'finding', id }, {}, at);
  await tellDirectiveChanged(tx, directiveId);
  return { id, version: finding.version + 1 };
}
