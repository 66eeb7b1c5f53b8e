import { z } from 'zod';
import { type Query, sql } from '../db/db.ts';
import type { Batch } from './contract.ts';
import { batchHash } from './merkle.ts';

/** JSON in one spelling (RFC 8785): members in the order of their names, numbers and text as JavaScript writes them. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** Everything of an act that is sealed. Personal values stand in it as salted hashes only. */
export const SealedAct = z.object({
  id: z.string(),
  act: z.string(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  organisationId: z.string().nullable(),
  about: z.object({ kind: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  personal: z.record(z.string(), z.string()).nullable(),
  /** To the microsecond, as the database keeps it. */
  at: z.string(),
});
export type SealedAct = z.infer<typeof SealedAct>;

/** `SealedAct` of a row `a` of the table, as JSON that the database writes; null where there is no such row. */
export const sealedActJson: Query = sql`
  case when a.id is not null then jsonb_build_object(
    'id', a.id, 'act', a.act, 'actor', jsonb_build_object('kind', a.actor_kind, 'id', a.actor_id),
    'organisationId', a.organisation_id, 'about', jsonb_build_object('kind', a.about_kind, 'id', a.about_id),
    'before', a.before, 'after', a.after, 'reason', a.reason, 'personal', a.personal,
    'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) end`;

/** What binds a batch to its acts and to the batch before it. */
export function hashOfBatch({
  number,
  firstAct,
  lastAct,
  count,
  root,
  previous,
  sealedAt,
}: Omit<Batch, 'hash'>): string {
  return batchHash(canonicalJson({ number, firstAct, lastAct, count, root, previous, sealedAt })).toString('hex');
}
