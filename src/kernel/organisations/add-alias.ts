import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import { dayOf, type Instant } from '../time.ts';
import type { OrganisationId } from './contract.ts';
import { getOrganisation } from './queries.ts';
import { organisationSearch } from './search-source.ts';

/** Another way of writing the name, met in a document. Saying it again changes nothing. */
export async function addAlias(tx: Tx, actor: Actor, id: OrganisationId, alias: string, now: Instant): Promise<void> {
  demand(actor, 'organisations.edit');
  const written = alias.trim();
  if (written === '' || written.length > 300) throw invalid('organisations.alias-empty');
  await getOrganisation(tx, id, dayOf(now));
  const added = await tx.run(sql`
    insert into organisation_alias (organisation_id, alias) values (${id}, ${written}) on conflict do nothing`);
  if (added > 0) {
    const change = { after: { alias: written } };
    await indexRecords(tx, [organisationSearch], [id]);
    await recordAct(tx, actor, 'organisations.alias-added', { kind: 'organisation', id }, change, now);
    await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
  }
}
