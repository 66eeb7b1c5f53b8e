import { type Query, sql } from '../db/db.ts';
import { nil } from './figures.ts';
import { type FiguresAsked, figureRows, figuresJson } from './read-figures.ts';
import { areaFullName } from './rows.ts';

// What the board and the tables of figures show, as expressions of JSON that PostgreSQL writes.

type Asked = Pick<FiguresAsked, 'viewer' | 'today'>;

/** How many rows at most; every one when left out. */
type AtMost = number | null;

/** `FiguresOf[]`: every organisation that owns work, the most overdue first. */
export const ownersFigures = (asked: Asked, atMost: AtMost): Query =>
  mostOverdueFirst(
    sql`select o.id, o.name, f.* from (${figureRows({ ...asked, scope: 'owner' })}) as f
          join organisation o on o.id = f.scope_id`,
    atMost,
  );

/** `FiguresOf[]`: every area that has work in it or in one of its parts. */
export const areasFigures = (asked: Asked, atMost: AtMost): Query =>
  mostOverdueFirst(
    sql`with recursive of_area as materialized (${figureRows({ ...asked, scope: 'area' })}), around (id, leaf) as (
          select scope_id, scope_id from of_area
          union all
          select a.parent_id, around.leaf from around join area a on a.id = around.id where a.parent_id is not null
        )
        select a.id, ${areaFullName} as name, f.* from (
          select around.id as area_id, sum(on_time)::int as on_time, sum(late)::int as late, sum(undated)::int as undated,
                 sum(dated_open)::int as dated_open, sum(overdue)::int as overdue, sum(soon)::int as soon,
                 max(changed_at) as changed_at
            from around join of_area on of_area.scope_id = around.leaf
           group by around.id) as f
          join area a on a.id = f.area_id`,
    atMost,
  );

const mostOverdueFirst = (rows: Query, atMost: AtMost): Query => sql`
  (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'figures', ${figuresJson})
                            order by f.overdue desc, f.total desc, f.name collate vietnamese, f.id), '[]')
     from (select f.*, f.on_time + f.late + f.dated_open + f.undated as total from (${rows}) as f
            where f.on_time + f.late + f.dated_open + f.undated > 0
            order by f.overdue desc, total desc, f.name collate vietnamese, f.id limit ${atMost}) as f)`;

/** Open work that nobody has put on the map: all of it, but for what has a position or a place that has one. */
export function unplacedCount(asked: Asked): Query {
  const open = sql`coalesce(sum(f.dated_open + f.open_undated), 0)::int`;
  return sql`
    ((select ${open} from (${figureRows({ ...asked, scope: 'city' })}) as f)
     - (select ${open} from (${figureRows({ ...asked, scope: 'place' })}) as f
         where f.scope_id = ${nil} or exists (select from place where id = f.scope_id and geometry is not null)))`;
}
