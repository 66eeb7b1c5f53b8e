import { type Query, sql } from '../db/db.ts';
import { addDays, atCityTime, type Day } from '../time.ts';
import { standingOfRow } from './figures.ts';
import { type Viewer, visibleTo } from './visibility.ts';

/**
 * As `figureRows` by area, at the end of a day that is over: scope_id, on_time, late, open_undated, dated_open, overdue.
 * Counted from when work was opened and closed, as that stands now: work that was opened again is taken to have been open
 * all along, and stands where it is and is seen by whom it is seen today.
 */
export function pastFigureRows({ viewer, day }: { viewer: Viewer; day: Day }): Query {
  const end = sql`${atCityTime(addDays(day, 1), '00:00')}::timestamptz`;
  const count = (standing: string) => sql`(count(*) filter (where standing = ${standing}))::int`;
  return sql`
    select area_id as scope_id, ${count('on-time')} as on_time, ${count('late')} as late,
           ${count('open-undated')} as open_undated, ${count('open')} as dated_open,
           (count(*) filter (where standing = 'open' and original_due_on < ${day}::date))::int as overdue
      from (select area_id, original_due_on, ${standingOfRow} as standing
              from (select w.area_id, w.original_due_on,
                           case when w.closed_at < ${end} then w.finished_on end as finished_on
                      from work_item w
                     where w.area_id is not null and w.opened_at < ${end} and ${visibleTo(viewer)}
                       and (w.state <> 'recalled' or w.closed_at >= ${end})) as stood) as item
     group by area_id`;
}
