import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';
import type { Held } from './held.ts';
import type { WorkAct } from './states.ts';

/**
 * What a module says about work that came from it. Acts on work are the same wherever they are carried out, on the desk,
 * on the task page or in the module itself; the module is asked before and told after, in the same transaction.
 */
export interface WorkFollower {
  /** `source.kind` of the work. */
  sourceKind: string;
  /** Its records are found by themselves: their work is not found beside them. */
  isFoundByItself?: true;
  /** Refuses what the module's own rules do not allow yet, as closing without a photo. */
  allow(tx: Tx, actor: Actor, act: WorkAct, held: Held, body: Readonly<Record<string, unknown>>): Promise<void>;
  /** Follows a change that was just written. */
  follow(tx: Tx, actor: Actor, change: FollowedChange, at: Instant): Promise<void>;
}

export interface FollowedChange {
  before: Held;
  after: Held;
  /** Name of the act in the trail: `work.accepted`. */
  act: string;
  reason: string | undefined;
  /** What the owner says of the result when it is reported done. */
  note: string | undefined;
}

const followers = new Map<string, WorkFollower>();

/** Makes modules known; `src/work-followers.ts` names them all. */
export function followWork(...all: readonly WorkFollower[]): void {
  for (const follower of all) followers.set(follower.sourceKind, follower);
}

export const followerOf = ({ sourceKind }: Pick<Held, 'sourceKind'>): WorkFollower | undefined =>
  sourceKind === null ? undefined : followers.get(sourceKind);

/** The source kinds whose records are found by themselves. */
export const foundByThemselves = (): string[] =>
  [...followers.values()].filter(({ isFoundByItself }) => isFoundByItself).map(({ sourceKind }) => sourceKind);
