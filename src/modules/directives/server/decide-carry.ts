import type { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound, Refusal } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { isOpen } from '../../../kernel/work/states.ts';
import { compareTexts } from '../compare-texts.ts';
import type { CarryDecided } from '../versions-contract.ts';
import { carriageOf } from './compare-version.ts';
import { holdDirective } from './held-directive.ts';
import { holdProposed, versionBefore, type WhichVersion } from './proposed-version.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Says what becomes of tasks when the proposed version comes into force. Nothing happens to them before. */
export async function decideCarry(
  tx: Tx,
  actor: Actor,
  which: WhichVersion,
  { decisions }: z.output<typeof CarryDecided>,
  at: Instant,
): Promise<{ decided: number }> {
  demand(actor, 'directives.review');
  await holdDirective(tx, which.directiveId);
  const newer = await holdProposed(tx, which);
  if (newer.reading !== 'read') throw conflict('directives.not-read-yet');
  const older = await versionBefore(tx, which);
  const { carries } = await carriageOf(tx, older, newer, compareTexts(older, newer));
  const byId = new Map(carries.map((carry) => [carry.findingId, carry]));
  for (const { findingId, version, decision, reason } of decisions) {
    const carry = byId.get(findingId);
    if (carry === undefined) throw notFound('directives.finding-not-found');
    if (version !== carry.version) {
      const { decision: now, reason: why } = carry;
      throw new Refusal('precondition-failed', 'http.version-stale', {
        yours: { version },
        current: { findingId, version: carry.version, decision: now, reason: why },
      });
    }
    if (!carry.choices.includes(decision)) throw conflict('directives.carry-not-needed', { findingId, decision });
    const underWay = carry.workItem !== null && isOpen(carry.workItem.state);
    if (decision === 'leave' && underWay && reason === null) throw invalid('directives.carry-reason-missing');
    await tx.run(sql`
      insert into directive_carry as c (version_id, finding_id, kind, start_at, end_at, decision, reason, decided_at,
                                        decided_by)
      values (${newer.id}, ${findingId}, ${carry.kind}, ${carry.new?.start ?? null}, ${carry.new?.end ?? null},
              ${decision}, ${reason}, ${at}, ${actor.id})
      on conflict (version_id, finding_id) do update
        set kind = excluded.kind, start_at = excluded.start_at, end_at = excluded.end_at, decision = excluded.decision,
            reason = excluded.reason, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
            version = c.version + 1`);
    const change = {
      before: { decision: carry.decision },
      after: { decision, kind: carry.kind, ordinal: which.ordinal },
      reason: reason ?? undefined,
    };
    await recordAct(tx, actor, 'directives.carry-decided', { kind: 'finding', id: findingId }, change, at);
  }
  await tellDirectiveChanged(tx, which.directiveId);
  return { decided: decisions.length };
}
