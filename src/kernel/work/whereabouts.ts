import { z } from 'zod';
import { areaAround, areaAt } from '../areas/queries.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Point } from '../geo/contract.ts';
import { checkGeometry } from '../geo/faults.ts';
import { invalid, notFound } from '../refusal.ts';
import type { Day } from '../time.ts';
import type { WorkItemId } from './contract.ts';

export interface Whereabouts {
  areaId: string | null;
  placeId: string | null;
  position: Point | null;
}

export interface SaidWhere {
  areaId?: string | null | undefined;
  placeIds?: readonly string[] | undefined;
  position?: Point | null | undefined;
}

/**
 * Where work is, from what was said and what was known before. Of several places the first that is on the map shows it.
 * An area that nobody named is found from the position, or is that of the place. A position must lie in the city.
 */
export async function whereItIs(tx: Tx, said: SaidWhere, before: Whereabouts, day: Day): Promise<Whereabouts> {
  const position = said.position === undefined ? before.position : said.position;
  const areaThere =
    said.position === undefined || said.position === null ? null : await demandInCity(tx, said.position, day);
  const place = said.placeIds === undefined ? null : await mainPlace(tx, said.placeIds);
  const placeId = said.placeIds === undefined ? before.placeId : (place?.id ?? null);
  if (said.areaId !== undefined && said.areaId !== null) await demandArea(tx, said.areaId);
  const areaId =
    said.areaId !== undefined
      ? said.areaId
      : (areaThere ?? (position === null ? place?.areaId : null) ?? before.areaId);
  return { areaId, placeId, position };
}

const WhetherRow = z.object({ any: z.boolean() });

/** The area a position lies in; null where no outline is known yet that could tell. */
async function demandInCity(tx: Tx, position: Point, day: Day): Promise<string | null> {
  checkGeometry(position);
  const [lon, lat] = position.coordinates;
  const area = (await areaAt(tx, { lon, lat }, day)) ?? (await areaAround(tx, { lon, lat }, day));
  if (area !== undefined) return area.id;
  const known = await tx.row(
    WhetherRow,
    sql`select exists (select from area_outline where superseded_at is null) as any`,
  );
  if (known?.any === true) throw invalid('work.outside-city', { at: `${lon}, ${lat}` });
  return null;
}

const IdRow = z.object({ id: z.string() });

async function demandArea(tx: Tx, areaId: string): Promise<void> {
  const found = await tx.row(IdRow, sql`select id from area where id = ${areaId}`);
  if (found === undefined) throw notFound('areas.unknown', { id: areaId });
}

const MainPlaceRow = z.object({ id: z.string(), areaId: z.string().nullable(), placed: z.boolean() });

async function mainPlace(tx: Tx, placeIds: readonly string[]): Promise<{ id: string; areaId: string | null } | null> {
  if (placeIds.length === 0) return null;
  const found = await tx.rows(
    MainPlaceRow,
    sql`select id, area_id as "areaId", geometry is not null as placed from place
         where id = any(${[...placeIds]}::uuid[]) order by array_position(${[...placeIds]}::uuid[], id)`,
  );
  const missing = placeIds.find((id) => !found.some((place) => place.id === id));
  if (missing !== undefined) throw notFound('work.place-unknown', { place: missing });
  return found.find(({ placed }) => placed) ?? found[0] ?? null;
}

/** The places the work names, in the order of the text. Answers what the history should tell. */
export async function setPlaces(tx: Tx, id: WorkItemId, placeIds: readonly string[]): Promise<{ placeIds: string[] }> {
  await tx.run(sql`delete from work_place where work_item_id = ${id}`);
  return addPlaces(tx, id, placeIds);
}

/** The same for work that names none yet. */
export async function addPlaces(tx: Tx, id: WorkItemId, placeIds: readonly string[]): Promise<{ placeIds: string[] }> {
  const places = [...new Set(placeIds)];
  if (places.length > 0) {
    await tx.run(sql`
      insert into work_place (work_item_id, ordinal, place_id)
      select ${id}, ordinality, place_id from unnest(${places}::uuid[]) with ordinality as named (place_id, ordinality)`);
  }
  return { placeIds: places };
}
