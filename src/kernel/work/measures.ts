import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { type Query, type Reads, sql } from '../db/db.ts';
import type { Measure, MeasureAsked, Measured } from '../measure.ts';
import { figureRows } from './read-figures.ts';
import { publicViewer } from './visibility.ts';

/** Work that is published, day by day: how much is open, how much of it late, and how what is done was done. */
export const workMeasures: readonly Measure[] = [
  ofFigures('work-open', sql`sum(f.dated_open + f.open_undated)`),
  ofFigures('work-overdue', sql`sum(f.overdue)`),
  ofFigures('work-done', sql`sum(f.on_time + f.late)`),
  ofFigures('work-on-time-rate', sql`100.0 * sum(f.on_time) / nullif(sum(f.on_time + f.late), 0)`),
  { code: 'work-age', read: workAge },
];

const Row = z.object({ areaId: AreaId.nullable(), value: z.number() });

/** An area's work with that of the areas in it; and the city's, which has work that lies nowhere as well. */
function ofFigures(code: string, value: Query): Measure {
  const read = async (reads: Reads, { until }: MeasureAsked): Promise<Measured[]> => {
    const asked = { viewer: publicViewer, today: until };
    return reads.rows(
      Row,
      sql`with recursive f as (${figureRows({ ...asked, scope: 'area' })}),
            up (id, part) as (
              select scope_id, scope_id from f
              union select a.parent_id, up.part from up join area a on a.id = up.id where a.parent_id is not null),
            found as (
              select up.id as "areaId", (${value})::float8 as value from up join f on f.scope_id = up.part group by up.id
              union all
              select null, (${value})::float8 from (${figureRows({ ...asked, scope: 'city' })}) as f)
          select * from found where value is not null`,
    );
  };
  return { code, read };
}

/** Days since somebody who owns it touched open work, in the mean; new work counts from when it was given. */
function workAge(reads: Reads, { now }: MeasureAsked): Promise<Measured[]> {
  return reads.rows(
    Row,
    sql`select w.area_id as "areaId", round((avg(extract(epoch from ${now}::timestamptz
                 - coalesce(w.owner_touched_at, w.opened_at))) / 86400)::numeric, 1)::float8 as value
          from work_item w where not w.closed and w.published and not w.restricted
         group by grouping sets ((w.area_id), ())
        having (grouping(w.area_id) = 1 or w.area_id is not null) and count(*) > 0`,
  );
}
