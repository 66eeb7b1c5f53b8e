import type { AreaId } from '../areas/contract.ts';
import { getArea } from '../areas/queries.ts';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import type { OrganisationId } from './contract.ts';
import { getOrganisation, isOrganisationInForce } from './queries.ts';

/** From this day on the organisation serves the area. */
export async function serveArea(
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  { areaId, from }: { areaId: AreaId; from: Day },
  now: Instant,
): Promise<void> {
  demand(actor, 'organisations.edit');
  const organisation = await getOrganisation(tx, id, from);
  const area = await getArea(tx, areaId);
  if (!(await isOrganisationInForce(tx, id, from))) {
    throw conflict('organisations.not-in-force', { organisation: organisation.name, day: from });
  }
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into organisation_area (organisation_id, area_id, valid_from) values (${id}, ${areaId}, ${from})`),
    );
  } catch (error) {
    if (violates(error, 'organisation_serves_area_once_a_day') || violates(error, 'organisation_area_pkey')) {
      throw conflict('organisations.area-served', { organisation: organisation.name, area: area.fullName });
    }
    throw error;
  }
  await recordAct(
    tx,
    actor,
    'organisations.area-served',
    { kind: 'organisation', id },
    { after: { areaId, from } },
    now,
  );
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
}
