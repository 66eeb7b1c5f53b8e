import { z } from 'zod';
import { joinSql, type Query, sql, type Tx } from '../db/db.ts';
import type { Point } from '../geo/contract.ts';
import { geometryValue } from '../geo/sql.ts';
import type { Day } from '../time.ts';
import type { WorkState } from '../work/states.ts';
import { inWorld } from './world-sql.ts';

/**
 * How much lies where, kept up to date on write as the figures of the board are (`kernel/work/figures.ts`), so that a map
 * of two million reports opens as fast as one of two thousand. Whoever changes what a layer shows says what was there
 * before and what is there now; that also tells that tiles which show it have grown old.
 */
export interface OnMap {
  layer: string;
  published: boolean;
  state: WorkState;
  standing: 'open' | 'open-undated' | 'on-time' | 'late' | 'done-undated';
  /** The day open work was to be done by; none for any other standing. */
  dueOn: Day | null;
  ownerId: string;
  /** Who gave it out, where they see by that what is not published; null where nobody does. */
  givenById: string | null;
  areaId: string | null;
  categoryId: string | null;
  /** Its own position stands before that of its place. */
  position: Point | null;
  placeId: string | null;
}

export const noId = '00000000-0000-0000-0000-000000000000';
const never = '9999-12-31';

/** What lies nowhere, and what nobody is to count, is null. */
export async function countOnMap(tx: Tx, before: OnMap | null, after: OnMap | null): Promise<void> {
  const changes: { there: OnMap; n: number }[] = [];
  if (before !== null && after !== null && isSame(before, after)) changes.push({ there: after, n: 0 });
  else {
    if (before !== null) changes.push({ there: before, n: -1 });
    if (after !== null) changes.push({ there: after, n: 1 });
  }
  const placed = changes.filter(({ there }) => there.position !== null || there.placeId !== null);
  if (placed.length === 0) return;
  const places = placed.flatMap(({ there: { position, placeId } }) => (position === null ? [placeId] : []));
  // A place that is being moved takes all that lies at it along: one after the other.
  if (places.length > 0) await tx.run(sql`select from place where id = any(${places}::uuid[]) for key share`);
  const rows = placed.map(({ there, n }) => {
    const position = there.position === null ? sql`null::geometry` : geometryValue(there.position);
    return sql`(${there.layer}::text, ${there.published}::boolean, ${there.state}::text, ${there.standing}::text, ${there.dueOn}::date,
                ${there.ownerId}::uuid, ${there.givenById}::uuid, ${there.areaId}::uuid, ${there.categoryId}::uuid, ${n}::int,
                ${position}, ${there.placeId}::uuid)`;
  });
  await appendCounts(
    tx,
    sql`select g.*, coalesce(g.position, ST_PointOnSurface(p.geometry)) as point
          from (values ${joinSql(rows, ', ')}) as g (layer, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id,
                                                     n, position, place_id)
          left join place p on p.id = g.place_id`,
  );
}

const isSame = (a: OnMap, b: OnMap): boolean =>
  (Object.keys(a) as (keyof OnMap)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** Once in so many changes, whoever writes folds what has gathered. */
const foldEvery = 512n;

const IdRow = z.object({ id: z.bigint() });

/** Appends `n` for each of the rows: layer, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id, n, point. */
export async function appendCounts(tx: Tx, rows: Query): Promise<void> {
  const ids = await tx.rows(
    IdRow,
    sql`insert into map_cell_delta (layer, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id, n, x, y, cell)
        select layer, published, state, standing, coalesce(due_on, ${never}), owner_id, coalesce(given_by_id, ${noId}),
               coalesce(area_id, ${noId}), coalesce(category_id, ${noId}), n, x, y, cell
          from (${rows}) as given ${inWorld}
         where point is not null
        returning id`,
  );
  if (ids.some(({ id }) => id % foldEvery === 0n)) await foldMapCells(tx);
}

/** The zooms of the cells that are kept; those between are added up from the next finer ones. */
export const levels = [16, 14, 12, 10, 8] as const;
/** The zoom of the squares by which it is kept how often something changed. */
export const versionLevel = 12;

const kept = sql`(values ${joinSql(
  levels.map((level) => sql`(${level}::smallint, ${2 * (16 - level)}::int)`),
  ', ',
)}) as l (level, shift)`;
const key = sql`layer, level, cell, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id`;

const TurnRow = z.object({ mine: z.boolean() });

/** Folds the changes that have gathered into the cells. One at a time: whoever comes second leaves it to the first. */
export async function foldMapCells(tx: Tx): Promise<void> {
  const turn = await tx.row(
    TurnRow,
    sql`select pg_try_advisory_xact_lock(4027040, hashtext(current_schema())) as mine`,
  );
  if (turn?.mine !== true) return;
  await tx.run(sql`
    with taken as (
      delete from map_cell_delta returning *
    ), versions as (
      insert into map_version as v (layer, published, cell, changes)
      select layer, published, cell >> ${2 * (16 - versionLevel)}, count(*) from taken group by 1, 2, 3
      on conflict (layer, published, cell) do update set changes = v.changes + excluded.changes
    )
    insert into map_cell as c (${key}, n, sum_x, sum_y)
    select d.layer, l.level, d.cell >> l.shift, d.published, d.state, d.standing, d.due_on, d.owner_id, d.given_by_id,
           d.area_id, d.category_id,
           sum(d.n), sum(d.n * d.x::bigint), sum(d.n * d.y::bigint)
      from taken d cross join ${kept}
     where d.n <> 0
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    having sum(d.n) <> 0 or sum(d.n * d.x::bigint) <> 0 or sum(d.n * d.y::bigint) <> 0
    on conflict (${key})
    do update set n = c.n + excluded.n, sum_x = c.sum_x + excluded.sum_x, sum_y = c.sum_y + excluded.sum_y`);
  await tx.run(sql`delete from map_cell where n = 0`);
}

/**
 * Counts a layer anew from its records, `rows` as in `appendCounts` without `n`: after a bulk load, or when somebody doubts
 * the cells. The caller keeps others from writing meanwhile.
 */
export async function rebuildMapCells(tx: Tx, layer: string, rows: Query): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4027040, hashtext(current_schema()))`);
  // Whatever somebody has kept of a tile is old from now on.
  await tx.run(sql`
    insert into map_version as v (layer, published, cell, changes)
    select layer, published, cell >> ${2 * (16 - versionLevel)}, count(*) from map_cell_delta where layer = ${layer}
     group by 1, 2, 3
    on conflict (layer, published, cell) do update set changes = v.changes + excluded.changes`);
  await tx.run(sql`delete from map_cell_delta where layer = ${layer}`);
  await tx.run(sql`delete from map_cell where layer = ${layer}`);
  await tx.run(sql`
    insert into map_cell (${key}, n, sum_x, sum_y)
    select layer, ${levels[0]}::smallint, cell, published, state, standing, coalesce(due_on, ${never}), owner_id,
           coalesce(given_by_id, ${noId}), coalesce(area_id, ${noId}), coalesce(category_id, ${noId}), count(*), sum(x), sum(y)
      from (${rows}) as given ${inWorld}
     where point is not null and layer = ${layer}
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`);
  for (const [i, level] of levels.slice(1).entries()) {
    await tx.run(sql`
      insert into map_cell (${key}, n, sum_x, sum_y)
      select layer, ${level}::smallint, cell >> 4, published, state, standing, due_on, owner_id, given_by_id,
             area_id, category_id, sum(n), sum(sum_x), sum(sum_y)
        from map_cell where layer = ${layer} and level = ${levels[i] ?? levels[0]}
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`);
  }
  await tx.run(sql`
    insert into map_version as v (layer, published, cell, changes)
    select distinct layer, published, cell, 1::bigint from map_cell where layer = ${layer} and level = ${versionLevel}
    on conflict (layer, published, cell) do update set changes = v.changes + 1`);
}
