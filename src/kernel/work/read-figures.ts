import { z } from 'zod';
import { Query, type Reads, sql } from '../db/db.ts';
import { addDays, type Day } from '../time.ts';
import { soonDays } from './bucket.ts';
import { Figures } from './contract.ts';
import { nil, placeOfRow, type Scope, standingOfRow } from './figures.ts';
import { instantJson } from './rows.ts';
import { seesPublishedOnly, unpublishedSeenBy, type Viewer } from './visibility.ts';

export interface FiguresAsked {
  scope: Scope;
  /** Of these only, named or found by a query; of every one of the scope when left out. */
  ids?: readonly string[] | Query;
  viewer: Viewer;
  today: Day;
}

const scopeColumn: Readonly<Record<Scope, Query>> = {
  city: sql`${nil}::uuid`,
  owner: sql`owner_id`,
  area: sql`area_id`,
  source: sql`source_id`,
  place: sql`place_id`,
};

/** What a standing adds to each column. */
const byStanding = (n: Query) => sql`
  case when standing = 'on-time' then ${n} else 0 end as on_time,
  case when standing = 'late' then ${n} else 0 end as late,
  case when standing in ('open-undated', 'done-undated') then ${n} else 0 end as undated,
  case when standing = 'open-undated' then ${n} else 0 end as open_undated,
  case when standing = 'open' then ${n} else 0 end as dated_open`;

/**
 * A query with one row for each of the scope's identifiers: scope_id, on_time, late, undated, open_undated, dated_open,
 * overdue, soon, changed_at. One statement, so that a fold in between cannot be seen twice or missed. What is kept is
 * read for published work or for all of it; the rest of what the viewer may see is counted beside it.
 */
export function figureRows({ scope, ids, viewer, today }: FiguresAsked): Query {
  const seen = viewer.everything ? sql`` : sql`and published`;
  const named = ids === undefined || ids instanceof Query ? ids : sql`select unnest(${[...ids]}::uuid[])`;
  const those = (id: Query) => (named === undefined ? sql`` : sql`and ${id} = any(array(${named}))`);
  const id = scopeColumn[scope];
  const soonUntil = sql`${addDays(today, soonDays)}::date`;
  const kept = (span: string, range: Query, what: Query) => sql`
    select scope_id, 0, 0, 0, 0, 0, ${what}, null::timestamptz from work_figure_due
     where scope = ${scope} and span = ${span} and ${range} ${those(sql`scope_id`)} ${seen}`;
  const year = sql`${`${today.slice(0, 4)}-01-01`}::date`;
  const month = sql`${`${today.slice(0, 7)}-01`}::date`;
  const day = sql`${today}::date`;
  const dueIn = (n: Query) => sql`
    case when due_on < ${day} then ${n} else 0 end, case when due_on between ${day} and ${soonUntil} then ${n} else 0 end`;
  const beside = sql`
        union all
        select ${id}, ${byStanding(sql`1`)}, ${dueIn(sql`1`)}, at
          from (select owner_id, area_id, source_id, ${placeOfRow} as place_id, ${standingOfRow} as standing,
                       case when finished_on is null then original_due_on end as due_on, changed_at as at
                  from work_item where state <> 'recalled' and id in (${unpublishedSeenBy(viewer)})) as item
         where ${id} is not null ${those(id)}`;
  return sql`
    select scope_id, sum(on_time)::int as on_time, sum(late)::int as late, sum(undated)::int as undated,
           sum(open_undated)::int as open_undated, sum(dated_open)::int as dated_open,
           sum(overdue)::int as overdue, sum(soon)::int as soon, max(changed_at) as changed_at
      from (
        select scope_id, ${byStanding(sql`n`)}, 0 as overdue, 0 as soon, changed_at
          from work_figure where scope = ${scope} ${those(sql`scope_id`)} ${seen}
        union all
        select ${id}, ${byStanding(sql`n`)}, ${dueIn(sql`n`)}, at
          from work_figure_delta where ${id} is not null ${those(id)} ${seen}
        union all ${kept('year', sql`starts_on < ${year}`, sql`n, 0`)}
        union all ${kept('month', sql`starts_on >= ${year} and starts_on < ${month}`, sql`n, 0`)}
        union all ${kept('day', sql`starts_on >= ${month} and starts_on < ${day}`, sql`n, 0`)}
        union all ${kept('day', sql`starts_on between ${day} and ${soonUntil}`, sql`0, n`)}
        ${seesPublishedOnly(viewer) ? sql`` : beside}
      ) as part
     group by scope_id`;
}

/** `Figures` of a row `f` of `figureRows`, written by PostgreSQL; of a row that is not there, zeros. */
export const figuresJson = sql`
  json_build_object(
    'total', coalesce(f.on_time + f.late + f.dated_open + f.undated, 0),
    'doneOnTime', coalesce(f.on_time, 0), 'doneLate', coalesce(f.late, 0),
    'inTime', coalesce(f.dated_open - f.overdue, 0), 'dueSoon', coalesce(f.soon, 0),
    'overdue', coalesce(f.overdue, 0), 'withoutDeadline', coalesce(f.undated, 0),
    'overdueRate', f.overdue::float8 / nullif(f.on_time + f.late + f.overdue, 0),
    'changedAt', ${instantJson(sql`f.changed_at`)})`;

/** The figures of the whole city, as an expression. */
export const cityFiguresJson = (asked: Omit<FiguresAsked, 'scope' | 'ids'>): Query => sql`
  (select ${figuresJson} from (values (true)) as one left join (${figureRows({ ...asked, scope: 'city' })}) as f on true)`;

export async function cityFigures(tx: Reads, viewer: Viewer, today: Day): Promise<Figures> {
  return Figures.parse(JSON.parse(await tx.text(sql`select ${cityFiguresJson({ viewer, today })}::text`)));
}

const IdAndFiguresRow = z.object({ id: z.string(), figures: Figures });

/** The figures of each identifier asked about; of those without any work, zeros. */
export async function figuresById(
  tx: Reads,
  { ids, ...asked }: FiguresAsked & { ids: readonly string[] },
): Promise<Map<string, Figures>> {
  const rows = await tx.rows(
    IdAndFiguresRow,
    sql`select asked.id, ${figuresJson} as figures
          from unnest(${[...ids]}::uuid[]) as asked (id)
          left join (${figureRows({ ...asked, ids })}) as f on f.scope_id = asked.id`,
  );
  return new Map(rows.map(({ id, figures }) => [id, figures]));
}
