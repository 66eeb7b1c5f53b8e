import { z } from 'zod';
import { Query, type Reads, sql } from '../db/db.ts';
import { addDays, type Day } from '../time.ts';
import { soonDays } from '../work/bucket.ts';
import { MapCounts } from './contract.ts';
import { levels, versionLevel } from './count-on-map.ts';
import type { MapAsked, PointLayer, TileAsked } from './layer.ts';
import { cellOfTile, type TileId } from './mercator.ts';
import { inWorld, worldUnits } from './world-sql.ts';

/** So many cells stand along the edge of a tile: 2^4. */
const fineness = 4;

/** What is counted together, and the middle of it in the world from 0 to 1. */
export const CountedCell = MapCounts.extend({ x: z.number(), y: z.number() });
export type CountedCell = z.infer<typeof CountedCell>;

/** The cells of a tile as rows of `CountedCell`, each a sixteenth of its edge wide. */
export function cellRows(layer: PointLayer, asked: TileAsked): Query {
  const { tile, today } = asked;
  const wanted = tile.z + fineness;
  const kept = parts(layer, asked, wanted, rangeOf(tile));
  return sql`
    select (sum(sx) / sum(n) + 0.5)::float8 / ${worldUnits}::float8 as x,
           (sum(sy) / sum(n) + 0.5)::float8 / ${worldUnits}::float8 as y, ${countColumns(today)}
      from (${kept}) as part group by cell having sum(n) > 0`;
}

/** How much the layer has, everywhere. */
export async function countsOf(reads: Reads, layer: PointLayer, asked: Omit<MapAsked, 'box'>): Promise<MapCounts> {
  const found = parts(layer, { ...asked, box: null }, 0, rangeOf({ z: 0, x: 0, y: 0 }));
  const row = await reads.row(MapCounts, sql`select ${countColumns(asked.today)} from (${found}) as part`);
  return row ?? { count: 0, overdue: 0, inTime: 0, dueSoon: 0, withoutDeadline: 0, doneOnTime: 0, doneLate: 0 };
}

interface Range {
  /** The cells of the tile at a zoom, from and before. */
  at(level: number): { from: number; before: number };
}

function rangeOf(tile: TileId): Range {
  const cell = cellOfTile(tile);
  return {
    at: (level) => {
      const within = 4 ** (level - tile.z);
      return { from: cell * within, before: (cell + 1) * within };
    },
  };
}

const countColumns = (today: Day): Query => {
  const sum = (condition: Query) => sql`coalesce(sum(n) filter (where ${condition}), 0)::int`;
  return sql`
    coalesce(sum(n), 0)::int as count,
    ${sum(sql`standing = 'open' and due_on < ${today}::date`)} as overdue,
    ${sum(sql`standing = 'open' and due_on >= ${today}::date`)} as "inTime",
    ${sum(sql`standing = 'open' and due_on between ${today}::date and ${addDays(today, soonDays)}::date`)} as "dueSoon",
    ${sum(sql`standing in ('open-undated', 'done-undated')`)} as "withoutDeadline",
    ${sum(sql`standing = 'on-time'`)} as "doneOnTime", ${sum(sql`standing = 'late'`)} as "doneLate"`;
};

/** Rows `cell`, `n`, `sx`, `sy`, `standing`, `due_on`: from what is kept, or where the filter asks for more, counted. */
function parts(layer: PointLayer, asked: MapAsked, wanted: number, range: Range): Query {
  const { since, until } = asked.filter;
  if (since !== undefined || until !== undefined) return fromPoints(layer, asked, wanted);
  const level = levels.findLast((candidate) => candidate >= wanted) ?? levels[0];
  const { kept, beside } = layer.seenOf(asked.actor);
  const conditions = sql`layer = ${layer.name} and ${kept} ${keptBy(asked)}`;
  const within = (cells: { from: number; before: number }) =>
    sql`cell >= ${cells.from}::bigint and cell < ${cells.before}::bigint`;
  const rest = beside(asked);
  return sql`
    select cell >> ${2 * (level - wanted)} as cell, n, sum_x as sx, sum_y as sy, standing, due_on
      from map_cell c where level = ${level} and ${within(range.at(level))} and ${conditions}
    union all
    select cell >> ${2 * (levels[0] - wanted)}, n, n * x::bigint, n * y::bigint, standing, due_on
      from map_cell_delta c where n <> 0 and ${within(range.at(levels[0]))} and ${conditions}
    ${rest === null ? sql`` : sql`union all ${counted(rest, wanted)}`}`;
}

/** The conditions of the filter on what is kept. */
function keptBy({ filter, today }: MapAsked): Query {
  const { owner, area, category, state, bucket, open } = filter;
  const conditions: Query[] = [];
  if (owner !== undefined) conditions.push(sql`owner_id = ${owner}`);
  if (category !== undefined) conditions.push(sql`category_id = ${category}`);
  if (area !== undefined) conditions.push(sql`area_id in ${areasIn(area)}`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (open !== undefined)
    conditions.push(open ? sql`standing in ${openStandings}` : sql`standing not in ${openStandings}`);
  if (bucket === 'in-time') conditions.push(sql`standing = 'open' and due_on >= ${today}::date`);
  if (bucket === 'overdue') conditions.push(sql`standing = 'open' and due_on < ${today}::date`);
  if (bucket === 'without-deadline') conditions.push(sql`standing in ('open-undated', 'done-undated')`);
  if (bucket === 'done-on-time') conditions.push(sql`standing = 'on-time'`);
  if (bucket === 'done-late') conditions.push(sql`standing = 'late'`);
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`, sql``);
}

const openStandings = new Query([`('open', 'open-undated')`], []);

export const areasIn = (areaId: string): Query => sql`
  (with recursive inside (id) as (
     select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
   select id from inside)`;

const fromPoints = (layer: PointLayer, asked: MapAsked, wanted: number): Query => counted(layer.points(asked), wanted);

/** The same rows from single points `lon`, `lat`, `standing`, `due_on`. */
const counted = (points: Query, wanted: number): Query => sql`
  select cell >> ${2 * (levels[0] - wanted)} as cell, 1 as n, x as sx, y as sy, standing, due_on
    from (select ST_MakePoint(lon, lat) as point, standing, due_on from (${points}) as found) as pointed ${inWorld}`;

/** How often what the public sees of the layers in the tile has changed; it only ever grows. */
export async function publicVersion(reads: Reads, layers: readonly string[], tile: TileId): Promise<string> {
  const up = Math.max(0, tile.z - versionLevel);
  const square = { z: tile.z - up, x: Math.floor(tile.x / 2 ** up), y: Math.floor(tile.y / 2 ** up) };
  const { from, before } = rangeOf(square).at(versionLevel);
  const shift = 2 * (levels[0] - versionLevel);
  return reads.text(sql`
    select (coalesce((select sum(changes) from map_version
                       where layer = any(${[...layers]}::text[]) and published
                         and cell >= ${from}::bigint and cell < ${before}::bigint), 0)
            + (select count(*) from map_cell_delta
                where layer = any(${[...layers]}::text[]) and published
                  and cell >> ${shift} >= ${from}::bigint and cell >> ${shift} < ${before}::bigint))::text`);
}
