import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import type { Day, Instant } from '../time.ts';
import { carryContactOn } from './contacts.ts';
import type { Organisation, OrganisationId } from './contract.ts';
import { createOrganisation } from './create-organisation.ts';
import { endOrganisation } from './end-organisation.ts';
import { getOrganisation } from './queries.ts';
import { recordSuccession } from './record-succession.ts';

/**
 * From a day on the organisation goes by another name: the one before ends, and the renamed one carries its work on with
 * the same head, areas, contacts and identifier. Papers of the time before keep the name of their time.
 */
export async function renameOrganisation(
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  { name, onDay, legalBasis }: { name: string; onDay: Day; legalBasis: string | null },
  now: Instant,
): Promise<Organisation> {
  demand(actor, 'organisations.edit');
  const before = await getOrganisation(tx, id, onDay);
  await endOrganisation(tx, actor, id, { onDay, successors: [] }, now);
  const { kind, parentId, identifier, aliases, head, areaIds, note } = before;
  const kept = { kind, parentId, identifier, aliases, head, areaIds, note };
  const renamed = await createOrganisation(tx, actor, { ...kept, name, validFrom: onDay, legalBasis }, now);
  await recordSuccession(tx, actor, { fromId: id, toId: renamed.id, kind: 'renamed', onDay }, now);
  await carryContactOn(tx, { from: id, to: renamed.id }, now);
  return renamed;
}
