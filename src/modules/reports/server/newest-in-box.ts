import { joinSql, type Query, sql, written } from '../../../kernel/db/db.ts';
import type { Box, Covering } from '../grid.ts';

/** Of rows `r`. */
export const gridColumns = { cell: sql`r.cell`, wide_cell: sql`r.wide_cell` };
export const newestFirst = sql`r.reported_at desc, r.id desc`;

export interface AskedInBox {
  box: Box;
  covering: Covering;
  /** Conditions on rows `r` that the indexes of the cells tell. */
  told: readonly Query[];
  /** Further conditions, of the whole row; none spares reading it. */
  others: readonly Query[];
  rows: number;
}

/**
 * The newest reports in a box, as rows of report: the newest of each cell of the map, and of them the newest. They are known
 * by an index until it is settled which are shown. Of a cell that the box hardly touches the place is looked for first,
 * because in the order of time nearly all of it would lie outside.
 */
export function newestInBox(asked: AskedInBox): Query {
  const { whole, slivers, grid } = asked.covering;
  const cell = gridColumns[grid];
  const inTime = sql`
    select r.id, r.reported_at
      from (select (${whole}::integer[])[nr] as cell from ${numbersOf(whole)}) as covering
     cross join lateral (${newestOf(asked, sql`report`, sql`${cell} = covering.cell`)}) as r`;
  const side = (nr: 0 | 1 | 2 | 3): Query => sql`(${slivers.map(({ part }) => part[nr])}::float8[])[nr]`;
  const byPlace = sql`
    select r.id, r.reported_at
      from (select (${slivers.map((sliver) => sliver.cell)}::integer[])[nr] as cell,
                   ST_MakeEnvelope(${side(0)}, ${side(1)}, ${side(2)}, ${side(3)}, 4326) as part
              from ${numbersOf(slivers)}) as sliver
     cross join lateral (
       ${newestOf(asked, sql`(select * from report r where r.position && sliver.part offset 0)`, sql`${cell} = sliver.cell`)}) as r`;
  const found = slivers.length === 0 ? inTime : sql`${inTime} union all ${byPlace}`;
  return sql`
    select r.* from (
      select r.id from (${found}) as r order by ${newestFirst} limit ${written(asked.rows)}) as shown
      join report r on r.id = shown.id`;
}

/** How many there are is hidden from the planner: knowing it, it would plan anew for each box. */
const numbersOf = ({ length }: { length: number }): Query =>
  sql`generate_subscripts(array_fill(0, array[${length}::integer]), 1) as nr`;

/**
 * Where they lie is told by the index of the cell, so only what lies in the box is looked at for the rest of the filter: of a
 * cell that lies in it by half no more than twice as many.
 */
function newestOf({ box, told, others, rows }: AskedInBox, source: Query, isCell: Query): Query {
  const near = sql`
    select r.id, r.reported_at from ${source} as r where ${joinSql([isCell, liesIn(box), ...told], ' and ')}
     order by ${newestFirst}`;
  if (others.length === 0) return sql`${near} limit ${written(rows)}`;
  return sql`
    select near.id, near.reported_at from (${near} offset 0) as near join report r on r.id = near.id
     where ${joinSql(others, ' and ')} order by near.reported_at desc, near.id desc limit ${written(rows)}`;
}

/**
 * By the coordinates, which no index tells: a plan that is kept for many boxes would take the index of places, and go through
 * the whole box for each cell.
 */
const liesIn = ([west, south, east, north]: Box): Query => sql`
  ST_X(r.position) between ${west}::float8 and ${east}::float8
  and ST_Y(r.position) between ${south}::float8 and ${north}::float8`;
