import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Day, Instant } from '../time.ts';
import type { OrganisationId, SuccessionKind } from './contract.ts';
import { findPartBeyond, getOrganisation, hasTermsFrom } from './queries.ts';
import { recordSuccession } from './record-succession.ts';
import { organisationSearch } from './search-source.ts';

export interface Ending {
  /** First day on which it no longer exists. */
  onDay: Day;
  /** Who carries its work on from that day; nobody, where the law names nobody. */
  successors: readonly { id: OrganisationId; kind: SuccessionKind }[];
  reason?: string;
}

/** Ends an organisation, its head's term and its service of areas, and says who carries its work on. */
export async function endOrganisation(
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  { onDay, successors, reason }: Ending,
  now: Instant,
): Promise<void> {
  demand(actor, 'organisations.edit');
  const before = await getOrganisation(tx, id, onDay);
  if (before.validTo !== null) {
    throw conflict('organisations.already-ended', { organisation: before.name, day: before.validTo });
  }
  if (onDay <= before.validFrom) throw invalid('organisations.ends-before-it-begins');
  if (await hasTermsFrom(tx, id, onDay)) throw conflict('organisations.has-later-terms', { organisation: before.name });
  const part = await findPartBeyond(tx, id, onDay);
  if (part !== undefined) throw conflict('organisations.has-parts', { organisation: before.name, part: part.name });
  await tx.run(sql`update organisation set valid_to = ${onDay} where id = ${id}`);
  await tx.run(sql`
    update organisation_head set valid_to = ${onDay}
     where organisation_id = ${id} and (valid_to is null or valid_to > ${onDay})`);
  await tx.run(sql`
    update organisation_area set valid_to = ${onDay}
     where organisation_id = ${id} and (valid_to is null or valid_to > ${onDay})`);
  const change = { before: { validTo: null }, after: { validTo: onDay }, reason };
  await indexRecords(tx, [organisationSearch], [id]);
  await recordAct(tx, actor, 'organisations.ended', { kind: 'organisation', id }, change, now);
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
  for (const { id: toId, kind } of successors) {
    await recordSuccession(tx, actor, { fromId: id, toId, kind, onDay }, now);
  }
}
