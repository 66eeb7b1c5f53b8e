import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../db/db.ts';
import type { LonLat, Outline } from '../geo/contract.ts';
import { geometryValue, pointValue } from '../geo/sql.ts';
import { notFound } from '../refusal.ts';
import type { Day } from '../time.ts';
import {
  Area,
  AreaId,
  type AreaKind,
  type AreaLevel,
  areaLevels,
  fullNameOf,
  Lineage,
  type RelatedArea,
} from './contract.ts';

const AreaRow = Area.omit({ fullName: true });
const withFullName = (row: z.infer<typeof AreaRow>): Area => ({ ...row, fullName: fullNameOf(row.kind, row.name) });
const AreaOfRow = AreaRow.transform(withFullName);

const areaColumns = sql`
  a.id, a.code, a.level, a.kind, a.name, a.parent_id as "parentId", a.valid_from as "validFrom", a.valid_to as "validTo",
  a.legal_basis as "legalBasis", a.note,
  case when a.population is not null then
    jsonb_build_object('people', a.population, 'year', a.population_year, 'source', a.population_source) end as population,
  case when a.area_km2 is not null then
    jsonb_build_object('km2', a.area_km2::float8, 'source', a.area_source) end as "statedArea",
  case when o.id is not null then
    jsonb_build_object('source', o.source, 'licence', o.licence, 'sketch', o.sketch, 'accuracyM', o.accuracy_m,
                       'areaM2', o.area_m2) end as outline`;

const areaTables = sql`area a left join area_outline o on o.area_id = a.id and o.superseded_at is null`;

/** The unit is in force on the day. */
const inForce = (day: Day): Query =>
  sql`a.valid_from <= ${day}::date and (a.valid_to is null or ${day}::date < a.valid_to)`;

const levelRank = sql`array_position(${[...areaLevels]}::text[], a.level)`;

export function findArea(tx: Tx, id: AreaId): Promise<Area | undefined> {
  return tx.row(AreaOfRow, sql`select ${areaColumns} from ${areaTables} where a.id = ${id}`);
}

export async function getArea(tx: Tx, id: AreaId): Promise<Area> {
  const area = await findArea(tx, id);
  if (area === undefined) throw notFound('areas.unknown', { id });
  return area;
}

/** The unit that bears the code on the day; codes are used again after a merger. */
export function findAreaByCode(tx: Tx, level: AreaLevel, code: string, day: Day): Promise<Area | undefined> {
  return tx.row(
    AreaOfRow,
    sql`select ${areaColumns} from ${areaTables} where a.level = ${level} and a.code = ${code} and ${inForce(day)}`,
  );
}

const belowOf = (id: AreaId, day: Day): Query => sql`below (id) as (
  select a.id from area a where a.parent_id = ${id} and ${inForce(day)}
  union all
  select a.id from below join area a on a.parent_id = below.id where ${inForce(day)})`;

/** The identifiers of the unit in a column and of those around it, as an array; empty where there is none. */
export const areaIdsAround = (column: Query): Query => sql`
  array(with recursive around (id) as (
          select ${column} where ${column} is not null
          union select a.parent_id from around join area a on a.id = around.id where a.parent_id is not null)
        select id from around)`;

const IdsRow = z.object({ ids: z.array(AreaId) });

/** The unit and those around it, as the policy asks for a record that lies in it; none for one that lies nowhere. */
export async function areasAround(tx: Reads, id: string | null): Promise<AreaId[]> {
  const found = await tx.row(
    IdsRow,
    sql`select ${areaIdsAround(sql`given.id`)} as ids from (select ${id}::uuid as id) as given`,
  );
  return found?.ids ?? [];
}

export interface AreaFilter {
  level?: AreaLevel | undefined;
  /** Kinds to keep, as read from "phường …" before a name. */
  kinds?: readonly AreaKind[] | undefined;
  parentId?: AreaId | undefined;
  /** Below this unit, at any depth. */
  withinId?: AreaId | undefined;
  /** Words of the name, with or without diacritics. */
  name?: string | undefined;
  limit?: number | undefined;
  /** The last one of the page before. */
  after?: { name: string; id: AreaId } | undefined;
}

/** Units in force on the day, in the order of their names. */
export function listAreas(tx: Tx, day: Day, filter: AreaFilter = {}): Promise<Area[]> {
  const conditions = [inForce(day)];
  if (filter.level !== undefined) conditions.push(sql`a.level = ${filter.level}`);
  if (filter.kinds !== undefined) conditions.push(sql`a.kind = any(${[...filter.kinds]}::text[])`);
  if (filter.parentId !== undefined) conditions.push(sql`a.parent_id = ${filter.parentId}`);
  if (filter.withinId !== undefined) {
    conditions.push(sql`a.id in (with recursive ${belowOf(filter.withinId, day)} select id from below)`);
  }
  if (filter.name !== undefined) {
    conditions.push(sql`strpos(lower(unaccent(a.name)), lower(unaccent(${filter.name}::text))) > 0`);
  }
  if (filter.after !== undefined)
    conditions.push(sql`(a.name, a.id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return tx.rows(
    AreaOfRow,
    sql`select ${areaColumns} from ${areaTables} where ${joinSql(conditions, ' and ')}
         order by a.name, a.id limit ${filter.limit ?? null}`,
  );
}

/** The most detailed unit the point lies in on the day. On a common border the lower code is taken, always the same. */
export function areaAt(tx: Tx, point: LonLat, day: Day): Promise<Area | undefined> {
  return tx.row(
    AreaOfRow,
    sql`select ${areaColumns} from ${areaTables}
         where ST_Intersects(o.outline, ${pointValue(point)}) and ${inForce(day)}
         order by ${levelRank} desc, a.code, a.id limit 1`,
  );
}

/** As `areaAt`, or else the nearest unit whose outline is drawn so roughly that the point may well lie in it. */
export function areaAround(tx: Tx, point: LonLat, day: Day): Promise<Area | undefined> {
  const metresToDegrees = 1 / 100_000; // a little wide at our latitudes: it only narrows the search
  return tx.row(
    AreaOfRow,
    sql`select ${areaColumns} from ${areaTables}
         where o.outline && ST_Expand(${pointValue(point)}, o.accuracy_m * ${metresToDegrees}::float8)
           and ST_DWithin(o.outline::geography, ${pointValue(point)}::geography, o.accuracy_m) and ${inForce(day)}
         order by ${levelRank} desc, ST_Distance(o.outline::geography, ${pointValue(point)}::geography), a.code, a.id
         limit 1`,
  );
}

/** A direct part of the unit that is still in force on the day or begins later. */
export function findPartBeyond(tx: Tx, id: AreaId, day: Day): Promise<Area | undefined> {
  return tx.row(
    AreaOfRow,
    sql`select ${areaColumns} from ${areaTables}
         where a.parent_id = ${id} and (a.valid_to is null or a.valid_to > ${day}::date) order by a.name, a.id limit 1`,
  );
}

/** Units below this one on the day, at every depth, in the order of their names. */
export const descendants = (tx: Tx, id: AreaId, day: Day): Promise<Area[]> => listAreas(tx, day, { withinId: id });

/** Units above this one on the day, the nearest first. */
export function ancestors(tx: Tx, id: AreaId, day: Day): Promise<Area[]> {
  return tx.rows(
    AreaOfRow,
    sql`with recursive above (id, step) as (
          select a.parent_id, 1 from area a where a.id = ${id}
          union all
          select a.parent_id, above.step + 1 from above join area a on a.id = above.id)
        select ${areaColumns} from above join area a using (id)
          left join area_outline o on o.area_id = a.id and o.superseded_at is null
         where ${inForce(day)} order by above.step`,
  );
}

const RelatedRow = AreaRow.extend({ share: z.number() }).transform(
  ({ share, ...row }): RelatedArea => ({
    area: withFullName(row),
    share,
  }),
);

/** The units of the day that this one lives on in, each with the part of it that it took; itself while it is in force. */
export function successors(tx: Tx, id: AreaId, day: Day): Promise<RelatedArea[]> {
  return tx.rows(
    RelatedRow,
    sql`with recursive line (id, share) as (
          select ${id}::uuid, 1::float8
          union all
          select l.to_id, line.share * l.share
            from line join area_lineage l on l.from_id = line.id and l.on_day <= ${day}::date),
        reached as (select id, sum(share) as share from line group by id)
        select ${areaColumns}, reached.share from reached join area a using (id)
          left join area_outline o on o.area_id = a.id and o.superseded_at is null
         where ${inForce(day)} order by reached.share desc, a.name, a.id`,
  );
}

/** The units of an earlier day that this one came from, each with the part of it that came; itself if it was in force. */
export function predecessors(tx: Tx, id: AreaId, day: Day): Promise<RelatedArea[]> {
  return tx.rows(
    RelatedRow,
    sql`with recursive line (id, share) as (
          select ${id}::uuid, 1::float8
          union all
          select l.from_id, line.share * l.share
            from line join area_lineage l on l.to_id = line.id and l.on_day > ${day}::date),
        reached as (select id, sum(share) as share from line group by id)
        select ${areaColumns}, reached.share from reached join area a using (id)
          left join area_outline o on o.area_id = a.id and o.superseded_at is null
         where ${inForce(day)} order by a.name, a.id`,
  );
}

const Written = z.object({ feature: z.string() });

/** One unit's outline as a GeoJSON feature, as the database writes it; none if it has none. */
export async function findOutlineGeoJson(tx: Tx, id: AreaId): Promise<string | undefined> {
  const row = await tx.row(
    Written,
    sql`select ${outlineFeature(sql`o.outline`)}::text as feature
          from area a join area_outline o on o.area_id = a.id and o.superseded_at is null where a.id = ${id}`,
  );
  return row?.feature;
}

const outlineFeature = (shape: Query): Query => sql`jsonb_build_object(
  'type', 'Feature', 'id', a.id,
  'properties', jsonb_build_object('code', a.code, 'level', a.level, 'kind', a.kind, 'name', a.name,
    'sketch', o.sketch, 'source', o.source, 'licence', o.licence, 'accuracyM', o.accuracy_m,
    'areaM2', round(o.area_m2)),
  'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(${shape}), 5)::jsonb)`;

const Measured = z.object({ m2: z.number() });

/** Square metres on the ellipsoid. */
export async function measureM2(tx: Tx, outline: Outline): Promise<number> {
  const row = await tx.row(Measured, sql`select ST_Area(${geometryValue(outline)}::geography) as m2`);
  return row?.m2 ?? 0;
}

/** The steps that lead into this unit and out of it. */
export function listLineage(tx: Tx, id: AreaId): Promise<Lineage[]> {
  return tx.rows(
    Lineage,
    sql`select from_id as "fromId", to_id as "toId", kind, on_day as "onDay", share, share_basis as "shareBasis"
          from area_lineage where ${id} in (from_id, to_id) order by on_day, from_id, to_id`,
  );
}

/**
 * The outlines of a day as GeoJSON text for the map, written by the database. With a tolerance every corner is drawn to
 * a grid of that many degrees: borders that neighbours share stay shared, which simplifying one by one would not keep.
 */
export function outlinesGeoJson(
  tx: Tx,
  day: Day,
  { level, toleranceDegrees }: { level?: AreaLevel | undefined; toleranceDegrees?: number | undefined },
): Promise<string> {
  const shape =
    toleranceDegrees === undefined ? sql`o.outline` : sql`ST_SnapToGrid(o.outline, ${toleranceDegrees}::float8)`;
  return tx.text(sql`
    select jsonb_build_object('type', 'FeatureCollection', 'features', coalesce(jsonb_agg(feature order by name, id), '[]'))::text
      from (select a.name, a.id, ${outlineFeature(shape)} as feature
              from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
             where ${inForce(day)} and (${level ?? null}::text is null or a.level = ${level ?? null})) as outlined
     where feature -> 'geometry' <> 'null'`);
}
