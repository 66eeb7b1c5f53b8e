import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { invalid } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { OrganisationId } from './contract.ts';
import { getOrganisation } from './queries.ts';

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
    await recordAct(tx, actor, 'organisations.alias-added', { kind: 'organisation', id }, change, now);
  }
}
