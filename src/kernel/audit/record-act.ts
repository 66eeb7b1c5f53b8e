import { v7 as timeOrderedUuid } from 'uuid';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';

/** What an act touched: the kind of record by its word in the glossary, and its identifier. */
export interface Subject {
  kind: string;
  id: string;
}

export interface Change {
  before?: unknown;
  after?: unknown;
  reason?: string | undefined;
}

/** Leaves the trace of an act: who, for which organisation, when, on what, before and after. Nothing is ever removed. */
export async function recordAct(
  tx: Tx,
  actor: Actor,
  act: string,
  about: Subject,
  change: Change,
  at: Instant,
): Promise<void> {
  await tx.run(sql`
    insert into act (id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason, at)
    values (${timeOrderedUuid()}, ${act}, ${actor.kind}, ${actor.id}, ${actor.organisationId},
            ${about.kind}, ${about.id}, ${json(change.before)}, ${json(change.after)}, ${change.reason ?? null}, ${at})`);
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
