import { z } from 'zod';
import type { AreaId } from '../areas/contract.ts';
import { joinSql, type Query, type Reads, sql, type Tx } from '../db/db.ts';
import type { Geometry } from '../geo/contract.ts';
import { geometryValue } from '../geo/sql.ts';
import { notFound } from '../refusal.ts';
import type { Day } from '../time.ts';
import { GazetteerEntry, Place, type PlaceId, type PlaceKind } from './contract.ts';

const inForce = (day: Day): Query =>
  sql`a.valid_from <= ${day}::date and (a.valid_to is null or ${day}::date < a.valid_to)`;

/**
 * The unit a place `p` lies in on a day: the recorded one while it is in force, else the one whose outline holds the place,
 * else the only one that the recorded unit became.
 */
export const areaOn = (day: Day): Query => sql`coalesce(
  (select a.id from area a where a.id = p.area_id and ${inForce(day)}),
  (select a.id from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
    where ST_Intersects(o.outline, ST_PointOnSurface(p.geometry)) and ${inForce(day)}
    order by array_position(array['neighbourhood', 'commune', 'district', 'province'], a.level), a.code, a.id limit 1),
  (with recursive line (id) as (
     select p.area_id
     union
     select l.to_id from line join area_lineage l on l.from_id = line.id and l.on_day <= ${day}::date)
   select min(a.id::text)::uuid from line join area a using (id) where ${inForce(day)} having count(*) = 1))`;

const columnsOn = (day: Day): Query => sql`
  p.id, p.name, p.kind, ${areaOn(day)} as "areaId", p.note, p.version,
  (select coalesce(jsonb_agg(alias order by alias), '[]') from place_alias where place_id = p.id) as aliases,
  case when p.geometry is not null then
    jsonb_build_object('geometry', ST_AsGeoJSON(p.geometry, 6)::jsonb, 'accuracyM', p.accuracy_m, 'source', p.source,
                       'placedBy', p.placed_by,
                       'placedAt', to_char(p.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as placement`;

export async function getPlace(tx: Reads, id: PlaceId, day: Day): Promise<Place> {
  const place = await tx.row(Place, sql`select ${columnsOn(day)} from place p where p.id = ${id}`);
  if (place === undefined) throw notFound('places.unknown', { id });
  return place;
}

export interface PlaceFilter {
  kind?: PlaceKind | undefined;
  areaId?: AreaId | undefined;
  /** Only those on the map, or only those that nobody has placed yet. */
  placed?: boolean | undefined;
  /** Words of the name or of an alias, with or without diacritics. */
  name?: string | undefined;
  limit?: number | undefined;
  /** The last one of the page before. */
  after?: { name: string; id: string } | undefined;
}

/** Places in the order of their names, each with the unit it lies in on the day. */
export function listPlaces(tx: Reads, day: Day, filter: PlaceFilter = {}): Promise<Place[]> {
  const conditions = [sql`true`];
  if (filter.kind !== undefined) conditions.push(sql`p.kind = ${filter.kind}`);
  if (filter.areaId !== undefined) conditions.push(sql`${areaOn(day)} = ${filter.areaId}`);
  if (filter.placed !== undefined) conditions.push(sql`(p.geometry is not null) = ${filter.placed}`);
  if (filter.name !== undefined) {
    const words = sql`lower(unaccent(${filter.name}::text))`;
    conditions.push(sql`(strpos(lower(unaccent(p.name)), ${words}) > 0 or exists (
      select from place_alias l where l.place_id = p.id and strpos(lower(unaccent(l.alias)), ${words}) > 0))`);
  }
  if (filter.after !== undefined)
    conditions.push(sql`(p.name, p.id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return tx.rows(
    Place,
    sql`select ${columnsOn(day)} from place p where ${joinSql(conditions, ' and ')}
         order by p.name, p.id limit ${filter.limit ?? null}`,
  );
}

/** Every place with all its names, the official one first, and the unit it lies in on the day. */
export function loadGazetteer(tx: Tx, day: Day): Promise<GazetteerEntry[]> {
  return tx.rows(
    GazetteerEntry,
    sql`select p.id, ${areaOn(day)} as "areaId", to_jsonb(array[p.name::text] || array(
          select alias from place_alias where place_id = p.id and alias <> p.name order by alias)) as names
          from place p order by p.id`,
  );
}

const Corner = z.object({ lon: z.number(), lat: z.number() });

/** A corner of the geometry that lies in no unit of the day, nor so near to one as its outline is rough. */
export async function findStray(
  tx: Tx,
  geometry: Geometry,
  day: Day,
): Promise<{ lon: number; lat: number } | undefined> {
  return tx.row(
    Corner,
    sql`select ST_X(corner.geom) as lon, ST_Y(corner.geom) as lat
          from ST_DumpPoints(${geometryValue(geometry)}) as corner
         where not exists (
           select from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
            where o.outline && ST_Expand(corner.geom, o.accuracy_m / 100000.0)
              and ST_DWithin(o.outline::geography, corner.geom::geography, o.accuracy_m) and ${inForce(day)})
         limit 1`,
  );
}

const Row = z.object({ lon: z.number(), lat: z.number() });

/** A point of the geometry itself, to ask which unit it lies in. */
export async function pointOn(tx: Tx, geometry: Geometry): Promise<{ lon: number; lat: number }> {
  const row = await tx.row(
    Row,
    sql`select ST_X(point) as lon, ST_Y(point) as lat from ST_PointOnSurface(${geometryValue(geometry)}) as point`,
  );
  if (row === undefined) throw new Error('PostGIS found no point on a checked geometry');
  return row;
}
