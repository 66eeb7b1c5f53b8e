import { z } from 'zod';
import { joinSql, sql, type Tx } from '../db/db.ts';
import type { Day, Instant } from '../time.ts';
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
  restricted: boolean;
  state: WorkState;
  hasPosition: boolean;
  originalDueOn: Day | null;
  finishedOn: Day | null;
}

/** Recalled work is counted nowhere; restricted work for nobody but those who may see it, when they ask. */
export function cellOf(item: Counted): Cell | null {
  if (item.state === 'recalled' || item.restricted) return null;
  const { published, ownerId, areaId, sourceId, originalDueOn, finishedOn } = item;
  const where = { published, ownerId, areaId, sourceId, placeId: item.hasPosition ? nil : item.placeId };
  if (originalDueOn === null) {
    return { ...where, standing: finishedOn === null ? 'open-undated' : 'done-undated', dueOn: null };
  }
  if (finishedOn === null) return { ...where, standing: 'open', dueOn: originalDueOn };
  return { ...where, standing: finishedOn <= originalDueOn ? 'on-time' : 'late', dueOn: null };
}

/** The same rule as `cellOf`, for what is counted from the table itself. */
export const standingOfRow = sql`case
  when original_due_on is null then case when finished_on is null then 'open-undated' else 'done-undated' end
  when finished_on is null then 'open'
  when finished_on <= original_due_on then 'on-time' else 'late' end`;
export const placeOfRow = sql`case when position is not null then ${nil}::uuid else place_id end`;

/** Once in so many changes, whoever writes folds what has gathered. */
const foldEvery = 512n;

const IdRow = z.object({ id: z.bigint() });

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
    IdRow,
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

const TurnRow = z.object({ mine: z.boolean() });

/** Folds the changes that have gathered into the figures. One at a time: whoever comes second leaves it to the first. */
export async function foldFigures(tx: Tx): Promise<void> {
  const turn = await tx.row(
    TurnRow,
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
              from work_item where state <> 'recalled' and not restricted
             group by 1, 2, 3, 4, 5, 6) as d
     cross join ${scopesOf}
     where s.scope_id is not null
     group by s.scope, s.scope_id, d.published, d.standing`);
  await tx.run(sql`
    insert into work_figure_due (scope, scope_id, published, span, starts_on, n)
    select s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)::date, sum(d.n)
      from (select published, owner_id, area_id, source_id, ${placeOfRow} as place_id, original_due_on as due_on,
                   count(*) as n
              from work_item
             where original_due_on is not null and finished_on is null and state <> 'recalled' and not restricted
             group by 1, 2, 3, 4, 5, 6) as d
     cross join ${spans} cross join ${scopesOf}
     where s.scope_id is not null
     group by s.scope, s.scope_id, d.published, p.span, date_trunc(p.span, d.due_on)`);
}
