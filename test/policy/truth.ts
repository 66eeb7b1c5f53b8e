import type { Actor, Grant, Role } from '../../src/kernel/identity/actor.ts';
import type { Told } from './records.ts';

const seesAll: readonly Role[] = ['leader', 'office'];
const seesOwn: readonly Role[] = ['head', 'officer', 'duty-officer', 'field-officer'];

/** Who may see a work item, said once more in plain words and without the program's help. */
export function maySee(actor: Actor, item: Told): boolean {
  if (item.published === true) return true;
  if (item.readerIds !== undefined) return item.readerIds.includes(actor.id);
  return actor.grants.some(
    (grant) => liesWithin(item, grant) && (seesAll.includes(grant.role) || isParty(item, grant)),
  );
}

const isParty = (item: Told, { role, organisationId }: Grant): boolean =>
  seesOwn.includes(role) &&
  [item.ownerId, item.assignedById, ...(item.partnerIds ?? [])].some((party) => party === organisationId);

const liesWithin = ({ areaIds }: Told, { areaId }: Grant): boolean => areaId === null || areaIds.includes(areaId);
