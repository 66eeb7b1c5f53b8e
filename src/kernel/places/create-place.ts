import { areasAround, findArea } from '../areas/queries.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand, demandFor } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import { dayOf, type Instant } from '../time.ts';
import { NewPlace, type Place, PlaceId } from './contract.ts';
import { demandPlacement } from './demand-placement.ts';
import { getPlace, listPlaces } from './queries.ts';
import { placeSearch } from './search-source.ts';
import { writePlacement } from './write-placement.ts';

/** Enters a place into the gazetteer, on the map or, where nobody knows its position, without one. */
export async function createPlace(tx: Tx, actor: Actor, input: NewPlace, now: Instant): Promise<Place> {
  demand(actor, 'places.edit');
  const { name, aliases, kind, note, placement, ...given } = NewPlace.parse(input);
  const today = dayOf(now);
  if (given.areaId !== null && (await findArea(tx, given.areaId)) === undefined) throw invalid('areas.unknown');
  const found = placement === null ? null : await demandPlacement(tx, placement, today);
  const areaId = given.areaId ?? found;
  demandFor(actor, 'places.edit', null, await areasAround(tx, areaId));
  const twin = (await listPlaces(tx, today, { name })).find((place) => place.name === name && place.kind === kind);
  if (twin !== undefined && twin.areaId === areaId) throw conflict('places.known', { name, place: twin.id });

  const id = newId(PlaceId);
  await tx.run(
    sql`insert into place (id, name, kind, area_id, note) values (${id}, ${name}, ${kind}, ${areaId}, ${note})`,
  );
  await tx.run(sql`
    insert into place_alias (place_id, alias) select distinct ${id}::uuid, alias from unnest(${aliases}::text[]) as alias`);
  if (placement !== null) await writePlacement(tx, actor, id, placement, now);
  const created = await getPlace(tx, id, today);
  await indexRecords(tx, [placeSearch], [id]);
  await recordAct(tx, actor, 'places.created', { kind: 'place', id }, { after: created }, now);
  await emit(tx, { kind: 'place.changed', about: { kind: 'place', id }, published: true });
  return created;
}
