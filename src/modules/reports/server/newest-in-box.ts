import { joinSql, type Query, sql, written } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type Box, type Covering, cellsOf } from '../grid.ts';

/** Of rows `r`. */
export const gridColumns = { cell: sql`r.cell`, wide_cell: sql`r.wide_cell` };
export const newestFirst = sql`r.reported_at desc, r.id desc`;

/** What is open has an index of the cells of its own. */
export const stillOpen = sql`r.closed_at is null`;
export const comesAfter = ([reportedAt, id]: readonly [Instant, string]): Query =>
  sql`(r.reported_at, r.id) < (${reportedAt}::timestamptz, ${id}::uuid)`;

export interface AskedInBox {
  box: Box;
  covering: Covering;
  /** Conditions on rows `r` that an index of the cells tells. */
  told: readonly Query[];
  /** Further conditions, of the whole row; none spares reading it. */
  others: readonly Query[];
  rows: number;
}

/**
 * The newest reports in a box, as rows of report: those of the cells of the map, each in the order of time along an index, are
 * merged until there are enough, so hardly more is looked at than is shown. Of cells that the box hardly touches the place is
 * looked for first, because in the order of time nearly all of them would lie outside.
 */
export function newestInBox(asked: AskedInBox): Query {
  const { whole, parts, slivers, grid } = asked.covering;
  const cells = (columns: Query) =>
    whole.map((nr) => newestOfCell(asked, sql`${gridColumns[grid]} = ${nr}::bigint`, columns));
  if (parts.length === 0 && slivers.length === 0) return merged(cells(sql`r.*`), asked.rows);
  const found = [
    ...cells(sql`r.id, r.reported_at`),
    ...parts.map((nr) => newestOfPart(asked, sql`report`, sql`${gridColumns[grid]} = ${nr}::bigint`)),
  ];
  if (slivers.length > 0) found.push(newestOfSlivers(asked));
  return sql`select r.* from (${merged(found, asked.rows)}) as shown join report r on r.id = shown.id`;
}

function merged(found: readonly Query[], rows: number): Query {
  const each = joinSql(
    found.map((one) => sql`(${one})`),
    ' union all ',
  );
  return sql`select r.* from (${each}) as r order by ${newestFirst} limit ${written(rows)}`;
}

/**
 * All of the cell lies in the box: its rows are read one after the other, whatever else is asked of them. The limit, which
 * never cuts anything off that is shown, has the planner choose the way to the newest few instead of that to all of them.
 */
const newestOfCell = ({ told, others, rows }: AskedInBox, isCell: Query, columns: Query): Query => sql`
  select ${columns} from report r where ${joinSql([isCell, ...told, ...others], ' and ')}
   order by ${newestFirst} limit ${written(rows)}`;

/** In one: how many there are is hidden from the planner, which would plan anew for each box. */
function newestOfSlivers(asked: AskedInBox): Query {
  const { slivers, grid } = asked.covering;
  const side = (nr: 0 | 1 | 2 | 3): Query => sql`(${slivers.map(({ part }) => part[nr])}::float8[])[nr]`;
  const lyingIn = sql`(select * from report r where r.position && sliver.part offset 0)`;
  return sql`
    select r.id, r.reported_at
      from (select (${slivers.map((sliver) => sliver.cell)}::bigint[])[nr] as cell,
                   ST_MakeEnvelope(${side(0)}, ${side(1)}, ${side(2)}, ${side(3)}, 4326) as part
              from generate_subscripts(array_fill(0, array[${slivers.length}::integer]), 1) as nr) as sliver
     cross join lateral (${newestOfPart(asked, lyingIn, sql`${gridColumns[grid]} = sliver.cell`)}) as r
     order by ${newestFirst}`;
}

/**
 * Where they lie is told by the index of the cell, so only what lies in the box is looked at for the rest of the filter: of a
 * cell that lies in it by half no more than twice as many.
 */
function newestOfPart({ box, told, others }: AskedInBox, source: Query, isCell: Query): Query {
  const near = sql`
    select r.id, r.reported_at from ${source} as r where ${joinSql([isCell, liesIn(box), ...told], ' and ')}
     order by ${newestFirst}`;
  if (others.length === 0) return near;
  return sql`
    select near.id, near.reported_at from (${near} offset 0) as near join report r on r.id = near.id
     where ${joinSql(others, ' and ')} order by near.reported_at desc, near.id desc`;
}

/** All in a box, as their identifiers and in no order, for whoever counts them. */
export function allInBox({ box, covering, told, others }: Omit<AskedInBox, 'rows'>): Query {
  const cells = sql`${gridColumns[covering.grid]} = any(${cellsOf(covering)}::bigint[])`;
  const near = sql`select r.id from report r where ${joinSql([cells, liesIn(box), ...told], ' and ')}`;
  if (others.length === 0) return near;
  return sql`
    select r.id from (${near} offset 0) as near join report r on r.id = near.id where ${joinSql(others, ' and ')}`;
}

/**
 * By the coordinates, which no index tells: a plan that is kept for many boxes would take the index of places, and go through
 * the whole box for each cell. Inside `coalesce` the planner takes it for half of a cell; of the coordinates it would guess
 * next to nothing, and sort all there is where merging finds the newest at once.
 */
const liesIn = ([west, south, east, north]: Box): Query => sql`
  coalesce(ST_X(r.position) between ${west}::float8 and ${east}::float8
           and ST_Y(r.position) between ${south}::float8 and ${north}::float8, false)`;
