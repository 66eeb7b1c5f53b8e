import { areasAround } from '../areas/queries.ts';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand, demandFor } from '../policy/policy.ts';
import { stale } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { moveTasksOfPlace } from '../work/map-layer.ts';
import { type Place, type PlaceId, Placement } from './contract.ts';
import { demandPlacement } from './demand-placement.ts';
import { getPlace } from './queries.ts';
import { writePlacement } from './write-placement.ts';

/** Puts a place on the map, or moves it there: in the city, and thought out on the version the actor has seen. */
export async function placeOnMap(
  tx: Tx,
  actor: Actor,
  id: PlaceId,
  { placement: input, version }: { placement: Placement; version: number },
  now: Instant,
): Promise<Place> {
  demand(actor, 'places.edit');
  const placement = Placement.parse(input);
  const today = dayOf(now);
  await tx.run(sql`select from place where id = ${id} for update`); // of two at once, the second sees the first
  const before = await getPlace(tx, id, today);
  if (before.version !== version) throw stale({ expected: version, current: before, sent: placement });
  const areaId = await demandPlacement(tx, placement, today);
  // Where it was and where it goes: nobody moves a place into or out of an area that is not theirs.
  for (const area of [before.areaId ?? areaId, areaId]) {
    demandFor(actor, 'places.edit', null, await areasAround(tx, area));
  }

  await writePlacement(tx, actor, id, placement, now);
  await tx.run(sql`update place set area_id = coalesce(area_id, ${areaId}), version = version + 1 where id = ${id}`);
  await moveTasksOfPlace(tx, id, before.placement?.geometry ?? null);
  const after = await getPlace(tx, id, today);
  const change = { before: { placement: before.placement }, after: { placement: after.placement } };
  await recordAct(tx, actor, 'places.placed', { kind: 'place', id }, change, now);
  await emit(tx, { kind: 'place.changed', about: { kind: 'place', id }, published: true });
  return after;
}
