import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../db/db.ts';
import { addDays, type Day, type Instant } from '../time.ts';
import { overdueRate, soonDays } from './bucket.ts';
import type { Figures } from './contract.ts';
import type { WorkState } from './states.ts';

/**
 * Figures kept up to date on write, so that a board costs the same at five thousand and at five hundred thousand tasks.
 * An act appends one or two small rows and waits for nobody; every so often one writer folds them. Open work is counted
 * by its original due day, month and year, from which the figures of any day are a short sum: nothing has to happen when
 * a day passes.
 */
export type Scope = 'city' | 'owner' | 'area' | 'source' | 'place';

/** Identifies the city among the scopes and, as a place, work that has a position of its own. */
export const nil = '00000000-0000-0000-0000-000000000000';

/** Where one work item is counted. */
export interface Cell {
  published: boolean;
  ownerId: string;
  areaId: string | null;
  sourceId: string | null;
  placeId: string | null;
  standing: 'open' | 'open-undated' | 'on-time' | 'late' | 'done-undated';
  dueOn: Day | null;
}

export interface Counted extends Omit<Cell, 'standing' | 'dueOn'> {
  state: WorkState;
  hasPosition: boolean;
  originalDueOn: Day | null;
  finishedOn: Day | null;
}

/** Recalled work is counted nowhere. */
export function cellOf(item: Counted): Cell | null {
  if (item.state === 'recalled') return null;
  const { published, ownerId, areaId, sourceId, originalDueOn, finishedOn } = item;
  const where = { published, ownerId, areaId, sourceId, placeId: item.hasPosition ? nil : item.placeId };
  if (originalDueOn === null) {
    return { ...where, standing: finishedOn === null ? 'open-undated' : 'done-undated', dueOn: null };
  }
  if (finishedOn === null) return { ...where, standing: 'open', dueOn: originalDueOn };
  return { ...where, standing: finishedOn <= originalDueOn ? 'on-time' : 'late', dueOn: null };
}

/** The same rule as `cellOf`, for what is counted from the table itself. */
const standingOfRow = sql`case
  when original_due_on is null then case when finished_on is null then 'open-undated' else 'done-undated' end
  when finished_on is null then 'open'
  when finished_on <= original_due_on then 'on-time' else 'late' end`;
const placeOfRow = sql`case when position is not null then ${nil}::uuid else place_id end`;

/** Once in so many changes, whoever writes folds what has gathered. */
const foldEvery = 512n;

/** Takes the item out of one cell and into another; where they are the same, only notes when it was. */
export async function countChange(tx: Tx, before: Cell | null, after: Cell | null, at: Instant): Promise<void> {
  const changes: { cell: Cell; n: number }[] = [];
  if (before !== null && after !== null && sameCell(before, after)) changes.push({ cell: after, n: 0 });
  else {
    if (before !== null) changes.push({ cell: before, n: -1 });
    if (after !== null) changes.push({ cell: after, n: 1 });
  }
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ cell, n }) => sql`(${cell.published}, ${cell.ownerId}::uuid, ${cell.areaId}::uuid, ${cell.sourceId}::uuid,
                          ${cell.placeId}::uuid, ${cell.standing}::text, ${cell.dueOn}::date, ${n}::smallint, ${at}::timestamptz)`,
  );
  const ids = await tx.rows(
    z.object({ id: z.bigint() }),
    sql`insert into work_figure_delta (published, owner_id, area_id, source_id, place_id, standing, due_on, n, at)
        values ${joinSql(rows, ', ')} returning id`,
  );
  if (ids.some(({ id }) => id % foldEvery === 0n)) await foldFigures(tx);
}

const sameCell = (a: Cell, b: Cell): boolean =>
  a.published === b.published &&
  a.ownerId === b.ownerId &&
  a.areaId === b.areaId &&
  a.sourceId === b.sourceId &&
  a.placeId === b.placeId &&
  a.standing === b.standing &&
  a.dueOn === b.dueOn;

/** The scopes a row `d` counts in. */
const scopesOf = sql`
  lateral (values ('city', ${nil}::uuid), ('owner', d.owner_id), ('area', d.area_id), ('source', d.source_id),
                  ('place', d.place_id)) as s (scope, scope_id)`;
const spans = sql`(values ('year'), ('month'), ('day')) as p (span)`;

/** Folds the changes that have gathered into the figures. One at a time: whoever comes second leaves it to the first. */
export async function foldFigures(tx: Tx): Promise<void> {
  const turn = await tx.row(
    z.object({ mine: z.boolean() }),
    sql`select pg_try_advisory_xact_lock(4027002, hashtext(current_schema())) as mine`,
  );
  if (turn?.mine !== true) return;
  await tx.run(sql`
    with taken as (
      delete from work_figure_delta returning *
    ), counted as (
      insert into work_figure as f (scope, scope_id, published, standing, n, changed_at)
      select s.scope, s.scope_id, d.published, d.standing, sum(d.n), max(d.at)
        from taken d cross join ${scopesOf}
       where s.scope_id is not null
       group by s.scope, s.scope_id, d.published, d.standing
      on conflict (scope, scope_id, published, standing)
      do update set n = f.n + excluded.n, changed_at = greatest(f.changed_at, excluded.changed_at)
    )
    insert into work_figure_due as f (scope, scope_id, published, span, starts_on, n)
    select s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)::date, sum(d.n)
      from taken d cross join ${spans} cross join ${scopesOf}
     where s.scope_id is not null and d.due_on is not null
     group by s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)
    having sum(d.n) <> 0
    on conflict (scope, scope_id, span, starts_on, published) do update set n = f.n + excluded.n`);
  await tx.run(sql`delete from work_figure_due where n = 0`);
}

/** Counts everything anew from the work items: after a bulk load, or when somebody doubts the figures. */
export async function rebuildFigures(tx: Tx): Promise<void> {
  await tx.run(sql`lock table work_item in share mode`);
  await tx.run(sql`delete from work_figure_delta`);
  await tx.run(sql`delete from work_figure`);
  await tx.run(sql`delete from work_figure_due`);
  await tx.run(sql`
    insert into work_figure (scope, scope_id, published, standing, n, changed_at)
    select s.scope, s.scope_id, d.published, d.standing, sum(d.n), max(d.at)
      from (select published, owner_id, area_id, source_id, ${placeOfRow} as place_id, ${standingOfRow} as standing,
                   count(*) as n, max(changed_at) as at
              from work_item where state <> 'recalled'
             group by 1, 2, 3, 4, 5, 6) as d
     cross join ${scopesOf}
     where s.scope_id is not null
     group by s.scope, s.scope_id, d.published, d.standing`);
  await tx.run(sql`
    insert into work_figure_due (scope, scope_id, published, span, starts_on, n)
    select s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)::date, sum(d.n)
      from (select published, owner_id, area_id, source_id, ${placeOfRow} as place_id, original_due_on as due_on,
                   count(*) as n
              from work_item where original_due_on is not null and finished_on is null and state <> 'recalled'
             group by 1, 2, 3, 4, 5, 6) as d
     cross join ${spans} cross join ${scopesOf}
     where s.scope_id is not null
     group by s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)`);
}

export interface FiguresAsked {
  scope: Scope;
  /** Of these only; of every one of the scope when left out. */
  ids?: readonly string[];
  publishedOnly: boolean;
  today: Day;
}

const scopeColumn: Readonly<Record<Scope, Query>> = {
  city: sql`${nil}::uuid`,
  owner: sql`owner_id`,
  area: sql`area_id`,
  source: sql`source_id`,
  place: sql`place_id`,
};

/**
 * A query with one row for each of the scope's identifiers: scope_id, on_time, late, undated, open_undated, dated_open,
 * overdue, soon, changed_at. One statement, so that a fold in between cannot be seen twice or missed.
 */
export function figureRows({ scope, ids, publishedOnly, today }: FiguresAsked): Query {
  const seen = publishedOnly ? sql`and published` : sql``;
  const those = (id: Query) => (ids === undefined ? sql`` : sql`and ${id} = any(${[...ids]}::uuid[])`);
  const id = scopeColumn[scope];
  const soonUntil = addDays(today, soonDays);
  const kept = (span: string, range: Query, what: Query) => sql`
    select scope_id, 0, 0, 0, 0, 0, ${what}, null::timestamptz from work_figure_due
     where scope = ${scope} and span = ${span} and ${range} ${those(sql`scope_id`)} ${seen}`;
  const year = sql`${`${today.slice(0, 4)}-01-01`}::date`;
  const month = sql`${`${today.slice(0, 7)}-01`}::date`;
  return sql`
    select scope_id, sum(on_time)::int as on_time, sum(late)::int as late, sum(undated)::int as undated,
           sum(open_undated)::int as open_undated, sum(dated_open)::int as dated_open,
           sum(overdue)::int as overdue, sum(soon)::int as soon, max(changed_at) as changed_at
      from (
        select scope_id,
               case when standing = 'on-time' then n else 0 end as on_time,
               case when standing = 'late' then n else 0 end as late,
               case when standing in ('open-undated', 'done-undated') then n else 0 end as undated,
               case when standing = 'open-undated' then n else 0 end as open_undated,
               case when standing = 'open' then n else 0 end as dated_open,
               0 as overdue, 0 as soon, changed_at
          from work_figure where scope = ${scope} ${those(sql`scope_id`)} ${seen}
        union all
        select ${id},
               case when standing = 'on-time' then n else 0 end,
               case when standing = 'late' then n else 0 end,
               case when standing in ('open-undated', 'done-undated') then n else 0 end,
               case when standing = 'open-undated' then n else 0 end,
               case when standing = 'open' then n else 0 end,
               case when due_on < ${today}::date then n else 0 end,
               case when due_on between ${today}::date and ${soonUntil}::date then n else 0 end, at
          from work_figure_delta where ${id} is not null ${those(id)} ${seen}
        union all ${kept('year', sql`starts_on < ${year}`, sql`n, 0`)}
        union all ${kept('month', sql`starts_on >= ${year} and starts_on < ${month}`, sql`n, 0`)}
        union all ${kept('day', sql`starts_on >= ${month} and starts_on < ${today}::date`, sql`n, 0`)}
        union all ${kept('day', sql`starts_on between ${today}::date and ${soonUntil}::date`, sql`0, n`)}
      ) as part
     group by scope_id`;
}

export const FigureRow = z.object({
  scopeId: z.string(),
  onTime: z.int(),
  late: z.int(),
  undated: z.int(),
  openUndated: z.int(),
  datedOpen: z.int(),
  overdue: z.int(),
  soon: z.int(),
  changedAt: z.string().nullable(),
});
export type FigureRow = z.infer<typeof FigureRow>;

/** The columns of `FigureRow`, out of `figureRows` as `f`. */
export const figureColumns = sql`
  f.scope_id as "scopeId", f.on_time as "onTime", f.late, f.undated, f.open_undated as "openUndated",
  f.dated_open as "datedOpen", f.overdue, f.soon, f.changed_at as "changedAt"`;

export function readFigureRows(tx: Reads, asked: FiguresAsked): Promise<FigureRow[]> {
  return tx.rows(FigureRow, sql`select ${figureColumns} from (${figureRows(asked)}) as f`);
}

/** The sum of rows, as figures: of one scope, or of areas within one another. */
export function figuresOf(rows: readonly FigureRow[]): Figures {
  const counts = { doneOnTime: 0, doneLate: 0, overdue: 0 };
  let [datedOpen, withoutDeadline, dueSoon] = [0, 0, 0];
  let changedAt: string | null = null;
  for (const row of rows) {
    counts.doneOnTime += row.onTime;
    counts.doneLate += row.late;
    counts.overdue += row.overdue;
    datedOpen += row.datedOpen;
    withoutDeadline += row.undated;
    dueSoon += row.soon;
    if (row.changedAt !== null && (changedAt === null || row.changedAt > changedAt)) changedAt = row.changedAt;
  }
  return {
    ...counts,
    total: counts.doneOnTime + counts.doneLate + datedOpen + withoutDeadline,
    inTime: datedOpen - counts.overdue,
    dueSoon,
    withoutDeadline,
    overdueRate: overdueRate(counts),
    changedAt: changedAt as Instant | null,
  };
}

export async function cityFigures(tx: Reads, publishedOnly: boolean, today: Day): Promise<Figures> {
  return figuresOf(await readFigureRows(tx, { scope: 'city', publishedOnly, today }));
}

/** The figures of each identifier asked about; of those without any work, zeros. */
export async function figuresById(
  tx: Reads,
  asked: FiguresAsked & { ids: readonly string[] },
): Promise<Map<string, Figures>> {
  const rows = new Map((await readFigureRows(tx, asked)).map((row) => [row.scopeId, row]));
  return new Map(
    asked.ids.map((id) => {
      const row = rows.get(id);
      return [id, figuresOf(row === undefined ? [] : [row])];
    }),
  );
}

/** Figures of areas with those of the areas in them. `parents` tells what each lies in. */
export function rollUp(
  rows: readonly FigureRow[],
  parents: ReadonlyMap<string, string | null>,
): Map<string, FigureRow[]> {
  const within = new Map<string, FigureRow[]>();
  for (const row of rows) {
    for (let id: string | null = row.scopeId; id !== null; id = parents.get(id) ?? null) {
      const gathered = within.get(id);
      if (gathered === undefined) within.set(id, [row]);
      else gathered.push(row);
    }
  }
  return within;
}
