import type { Reads } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import type { Instant } from '../../../../kernel/time.ts';
import type { Target, TargetKey } from '../../targets/contract.ts';
import type { TargetState } from '../../targets/state.ts';
import { readTargets, type TargetsAsked } from './read-targets.ts';

export interface ListAsked extends TargetsAsked {
  limit: number;
  /** Only those that stand so; a state follows from the figures of today, so that it is looked for and not asked for. */
  states?: readonly TargetState[] | undefined;
}

const atOnce = 200;

/** Standing targets in the order of their days, so many as are asked for. */
export async function listTargets(
  reads: Reads,
  actor: Actor,
  { limit, states, ...asked }: ListAsked,
  now: Instant,
): Promise<Target[]> {
  if (states === undefined) return readTargets(reads, actor, { ...asked, limit }, now);
  const found: Target[] = [];
  let after = asked.after;
  for (;;) {
    const some = await readTargets(reads, actor, { ...asked, after, limit: atOnce }, now);
    found.push(...some.filter(({ state }) => states.includes(state)));
    const last = some.at(-1);
    if (found.length >= limit || some.length < atOnce || last === undefined) return found.slice(0, limit);
    after = keyOfTarget(last);
  }
}

export const keyOfTarget = ({ by, id }: Target): TargetKey => [by, id];
