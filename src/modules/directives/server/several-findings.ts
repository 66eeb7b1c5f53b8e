import type { Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { CorrectionOfMany, DirectiveId, DoneToMany, FindingSeen, RejectionOfMany } from '../contract.ts';
import { correctFinding } from './correct-finding.ts';
import { rejectFinding } from './reject-finding.ts';

/** The same correction of several findings; one that was changed in the meantime is left as it is and says so. */
export function correctFindings(
  tx: Tx,
  actor: Actor,
  directiveId: DirectiveId,
  { findings, correction }: CorrectionOfMany,
  at: Instant,
): Promise<DoneToMany> {
  return eachOf(tx, findings, (inner, seen) => correctFinding(inner, actor, { directiveId, ...seen }, correction, at));
}

export function rejectFindings(
  tx: Tx,
  actor: Actor,
  directiveId: DirectiveId,
  { findings, reason }: RejectionOfMany,
  at: Instant,
): Promise<DoneToMany> {
  return eachOf(tx, findings, (inner, seen) => rejectFinding(inner, actor, { directiveId, ...seen }, reason, at));
}

async function eachOf(
  tx: Tx,
  findings: readonly FindingSeen[],
  act: (tx: Tx, seen: FindingSeen) => Promise<FindingSeen>,
): Promise<DoneToMany> {
  const answer: DoneToMany = { done: [], left: [] };
  for (const seen of findings) {
    try {
      answer.done.push(await tx.attempt((inner) => act(inner, seen)));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'denied' || error.kind === 'unauthenticated') throw error;
      answer.left.push({ findingId: seen.id, code: error.code });
    }
  }
  return answer;
}
