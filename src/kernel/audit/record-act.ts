import { v7 as timeOrderedUuid } from 'uuid';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';
import { commitmentOf, setApart } from './personal.ts';

/** What an act touched: the kind of record by its word in the glossary, and its identifier. */
export interface Subject {
  kind: string;
  id: string;
}

export interface Change {
  before?: unknown;
  after?: unknown;
  reason?: string | undefined;
  /** Names of members that are personal in this act, beside those that always are: see `personal.ts`. */
  personal?: readonly string[];
}

/**
 * Leaves the trace of an act: who, for which organisation, when, from where, on what, before and after. Nothing is ever
 * removed but personal values, which stand apart. It waits in `act_unsealed` until the next batch seals it, so nobody
 * who writes waits for a hash of somebody else's.
 */
export async function recordAct(
  tx: Tx,
  actor: Actor,
  act: string,
  about: Subject,
  { before, after, reason, personal }: Change,
  at: Instant,
): Promise<void> {
  // Nobody who is not signed in leaves an address: who reports something stays unknown.
  const address = actor.kind === 'person' ? actor.address : undefined;
  const { open, apart } = setApart({ before, after, reason, address }, personal);
  const commitments =
    apart.length === 0 ? null : Object.fromEntries(apart.map((value) => [value.pointer, commitmentOf(value)]));
  const kept = apart.map(({ pointer, salt, value }) => ({ pointer, salt: salt.toString('hex'), value }));
  const id = timeOrderedUuid();
  const keep =
    apart.length === 0
      ? sql``
      : sql`, kept as (
          insert into act_personal (act_id, act_at, pointer, salt, value)
          select recorded.id, recorded.at, p.pointer, decode(p.salt, 'hex'), p.value
            from recorded, jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as p (pointer text, salt text, value jsonb))`;
  await tx.run(sql`
    with recorded as (
      insert into act (id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason,
                       personal, at)
      values (${id}, ${act}, ${actor.kind}, ${actor.id}, ${actor.organisationId}, ${about.kind}, ${about.id},
              ${json(open.before)}, ${json(open.after)}, ${open.reason ?? null}, ${json(commitments)}, ${at})
      returning id, at)
      ${keep}
    insert into act_unsealed (act_id, act_at) select id, at from recorded`);
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
