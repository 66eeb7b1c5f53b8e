import { z } from 'zod';
import { areaAround, areaAt, areasAround } from '../../../kernel/areas/queries.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { LonLat, Point } from '../../../kernel/geo/contract.ts';
import { pointValue } from '../../../kernel/geo/sql.ts';
import { areaOn } from '../../../kernel/places/queries.ts';
import { invalid, notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';

export interface Located {
  position: Point | null;
  placeId: string | null;
  /** The smallest area of the day it lies in, then those around it; empty where no outline tells. */
  areaIds: string[];
  note: 'near-water' | null;
}

interface Said {
  position?: Point | undefined;
  placeId?: string | undefined;
  address?: string | undefined;
}

/**
 * Where a report is, by the areas of the day. A point outside the city is refused, and where it lies inside once longitude
 * and latitude change places, that is said. A point in a river whose outline is known is refused, unless it lies at its
 * bank or at a bridge: then it is taken with a note.
 */
export async function locate(tx: Tx, said: Said, day: Day): Promise<Located> {
  if (said.position === undefined && said.placeId === undefined && said.address === undefined) {
    throw invalid('reports.no-place');
  }
  if (said.position !== undefined) {
    const point = await demandInCity(tx, said.position, day);
    const position: Point = { type: 'Point', coordinates: [point.lonLat.lon, point.lonLat.lat] };
    const [note, areaIds] = await Promise.all([noteOnWater(tx, point.lonLat), areasAround(tx, point.areaId)]);
    return {
      position,
      placeId: said.placeId === undefined ? null : (await placeOf(tx, said.placeId, day)).id,
      areaIds,
      note,
    };
  }
  if (said.placeId === undefined) return { position: null, placeId: null, areaIds: [], note: null };
  const place = await placeOf(tx, said.placeId, day);
  const areaId = place.point === null ? place.areaId : ((await areaOf(tx, place.point, day)) ?? place.areaId);
  const position: Point | null =
    place.point === null ? null : { type: 'Point', coordinates: [place.point.lon, place.point.lat] };
  return { position, placeId: place.id, areaIds: await areasAround(tx, areaId), note: null };
}

async function areaOf(tx: Tx, point: LonLat, day: Day): Promise<string | null> {
  return ((await areaAt(tx, point, day)) ?? (await areaAround(tx, point, day)))?.id ?? null;
}

async function demandInCity(tx: Tx, position: Point, day: Day): Promise<{ lonLat: LonLat; areaId: string | null }> {
  const [lon, lat] = position.coordinates;
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  const areaId = isOnEarth ? await areaOf(tx, { lon, lat }, day) : null;
  if (areaId !== null) return { lonLat: { lon, lat }, areaId };
  if (!(await areOutlinesKnown(tx))) {
    if (isOnEarth) return { lonLat: { lon, lat }, areaId: null };
    throw invalid('reports.outside-city', { at: `${lon}, ${lat}` });
  }
  const isSwappedOnEarth = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  if (isSwappedOnEarth && (await areaOf(tx, { lon: lat, lat: lon }, day)) !== null) {
    throw invalid('reports.coordinates-swapped', { lon: lat, lat: lon });
  }
  throw invalid('reports.outside-city', { at: `${lon}, ${lat}` });
}

const WhetherRow = z.object({ any: z.boolean() });

async function areOutlinesKnown(tx: Tx): Promise<boolean> {
  const known = await tx.row(
    WhetherRow,
    sql`select exists (select from area_outline where superseded_at is null) as any`,
  );
  return known?.any ?? false;
}

const bankM = 30;
const bridgeM = 60;

const NoteOnWaterRow = z.object({ name: z.string(), atBank: z.boolean(), atBridge: z.boolean() });

/** Only where the outline of a river is known: a line says nothing of its width. */
async function noteOnWater(tx: Tx, point: LonLat): Promise<'near-water' | null> {
  const here = pointValue(point);
  const water = await tx.row(
    NoteOnWaterRow,
    sql`
    select w.name, ST_DWithin(ST_Boundary(w.geometry)::geography, ${here}::geography, ${bankM}) as "atBank",
           exists (select from place b where b.kind = 'bridge' and b.geometry is not null
                      and ST_DWithin(b.geometry::geography, ${here}::geography, ${bridgeM} + least(b.accuracy_m, 100))) as "atBridge"
      from place w
     where w.kind = 'river' and ST_Dimension(w.geometry) = 2 and ST_Intersects(w.geometry, ${here})
     order by w.name limit 1`,
  );
  if (water === undefined) return null;
  if (water.atBank || water.atBridge) return 'near-water';
  throw invalid('reports.in-the-river', { river: water.name });
}

const PlaceRow = z.object({
  id: z.string(),
  areaId: z.string().nullable(),
  point: z.object({ lon: z.number(), lat: z.number() }).nullable(),
});

/** A known place, the area it lies in on the day, and the point that stands for it. */
async function placeOf(tx: Tx, id: string, day: Day): Promise<z.infer<typeof PlaceRow>> {
  const place = await tx.row(
    PlaceRow,
    sql`select p.id, ${areaOn(day)} as "areaId",
               case when p.geometry is not null then
                 jsonb_build_object('lon', ST_X(ST_PointOnSurface(p.geometry)), 'lat', ST_Y(ST_PointOnSurface(p.geometry))) end as point
          from place p where p.id = ${id}::uuid`,
  );
  if (place === undefined) throw notFound('reports.place-unknown', { place: id });
  return place;
}

const Neighbour = z.object({ areaId: z.string(), distanceM: z.number() });

/** Areas of the same level across a border that is so near that the point may as well lie there. */
export function areasNear(
  tx: Tx,
  point: Point,
  areaId: string,
  withinM: number,
  day: Day,
): Promise<z.infer<typeof Neighbour>[]> {
  const [lon, lat] = point.coordinates;
  const here = pointValue({ lon, lat });
  const degrees = withinM / 90_000; // a little wide at our latitudes: it only narrows the search
  return tx.rows(
    Neighbour,
    sql`select a.id as "areaId", ST_Distance(o.outline::geography, ${here}::geography) as "distanceM"
          from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
         where o.outline && ST_Expand(${here}, ${degrees}::float8)
           and ST_DWithin(o.outline::geography, ${here}::geography, ${withinM})
           and daterange(a.valid_from, a.valid_to) @> ${day}::date and a.id <> ${areaId}
           and a.level = (select level from area where id = ${areaId})
         order by 2, 1`,
  );
}
