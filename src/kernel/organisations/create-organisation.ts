import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Day, Instant } from '../time.ts';
import { NewOrganisation, type Organisation, OrganisationId } from './contract.ts';
import { getOrganisation } from './queries.ts';
import { organisationSearch } from './search-source.ts';

/** Sets an organisation up with its period, its names, its head and the areas it serves. */
export async function createOrganisation(
  tx: Tx,
  actor: Actor,
  input: NewOrganisation,
  now: Instant,
): Promise<Organisation> {
  demand(actor, 'organisations.edit');
  const { aliases, head, areaIds, ...given } = NewOrganisation.parse(input);
  if (given.validTo !== null && given.validTo <= given.validFrom) {
    throw invalid('organisations.ends-before-it-begins');
  }
  const parent = given.parentId === null ? null : await getOrganisation(tx, given.parentId, given.validFrom);
  if (parent !== null && !lasts(parent, given)) {
    throw conflict('organisations.parent-not-in-force', { parent: parent.name });
  }
  const id = newId(OrganisationId);
  try {
    await tx.attempt(async (inner) => {
      await inner.run(sql`
        insert into organisation (id, name, kind, parent_id, identifier, valid_from, valid_to, legal_basis, note)
        values (${id}, ${given.name}, ${given.kind}, ${given.parentId}, ${given.identifier}, ${given.validFrom},
                ${given.validTo}, ${given.legalBasis}, ${given.note})`);
      await inner.run(sql`
        insert into organisation_alias (organisation_id, alias)
        select distinct ${id}::uuid, alias from unnest(${aliases}::text[]) as alias`);
      await inner.run(sql`
        insert into organisation_area (organisation_id, area_id, valid_from, valid_to)
        select distinct ${id}::uuid, area_id, ${given.validFrom}::date, ${given.validTo}::date from unnest(${areaIds}::uuid[]) as area_id`);
    });
  } catch (error) {
    if (violates(error, 'organisation_name_once_a_day'))
      throw conflict('organisations.name-in-use', { name: given.name });
    if (violates(error, 'organisation_identifier_in_use')) {
      throw conflict('organisations.identifier-in-use', { identifier: given.identifier });
    }
    if (violates(error, 'organisation_area_area_id_fkey')) throw invalid('areas.unknown');
    throw error;
  }
  if (head !== null) {
    await tx.run(sql`
      insert into organisation_head (id, organisation_id, title, person_name, valid_from, valid_to)
      values (${timeOrderedUuid()}, ${id}, ${head.title}, ${head.personName}, ${given.validFrom}, ${given.validTo})`);
  }
  const created = await getOrganisation(tx, id, given.validFrom);
  await indexRecords(tx, [organisationSearch], [id]);
  await recordAct(tx, actor, 'organisations.created', { kind: 'organisation', id }, { after: created }, now);
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
  return created;
}

const lasts = (parent: Organisation, part: { validFrom: Day; validTo: Day | null }): boolean =>
  parent.validFrom <= part.validFrom &&
  (parent.validTo === null || (part.validTo !== null && part.validTo <= parent.validTo));
