import { z } from 'zod';
import { joinSql, sql, type Tx } from '../../../kernel/db/db.ts';
import { nil } from '../../../kernel/work/figures.ts';
import type { WorkState } from '../../../kernel/work/states.ts';

/** Where one report is counted. */
export interface Counted {
  published: boolean;
  state: WorkState;
  categoryId: string;
  areaId: string | null;
  ownerId: string;
  givenById: string | null;
  restricted: boolean;
}

/** Once in so many changes, whoever writes folds what has gathered. */
const foldEvery = 512n;

const IdRow = z.object({ id: z.bigint() });

/**
 * Takes the report out of one count and into another. An act appends one or two rows and waits for nobody; restricted
 * reports are counted nowhere.
 */
export async function countReport(tx: Tx, before: Counted | null, after: Counted | null): Promise<void> {
  const changes: { counted: Counted; n: number }[] = [];
  if (before !== null && !before.restricted) changes.push({ counted: before, n: -1 });
  if (after !== null && !after.restricted) changes.push({ counted: after, n: 1 });
  const [one, other] = changes;
  if (one === undefined || (other !== undefined && isSame(one.counted, other.counted))) return;
  const rows = changes.map(
    ({ counted: c, n }) =>
      sql`(${c.published}, ${c.state}, ${c.categoryId}::uuid, ${c.areaId}::uuid, ${c.ownerId}::uuid, ${c.givenById}::uuid, ${n}::smallint)`,
  );
  const ids = await tx.rows(
    IdRow,
    sql`insert into report_figure_delta (published, state, category_id, area_id, owner_id, given_by_id, n)
        values ${joinSql(rows, ', ')} returning id`,
  );
  if (ids.some(({ id }) => id % foldEvery === 0n)) await foldCounts(tx);
}

const isSame = (a: Counted, b: Counted): boolean =>
  a.published === b.published &&
  a.state === b.state &&
  a.categoryId === b.categoryId &&
  a.areaId === b.areaId &&
  a.ownerId === b.ownerId &&
  a.givenById === b.givenById;

const TurnRow = z.object({ mine: z.boolean() });

/** Folds what has gathered. One at a time: whoever comes second leaves it to the first. */
export async function foldCounts(tx: Tx): Promise<void> {
  const turn = await tx.row(
    TurnRow,
    sql`select pg_try_advisory_xact_lock(4027003, hashtext(current_schema())) as mine`,
  );
  if (turn?.mine !== true) return;
  await tx.run(sql`
    with taken as (delete from report_figure_delta returning *)
    insert into report_figure as f (published, state, category_id, area_id, owner_id, given_by_id, n)
    select published, state, category_id, coalesce(area_id, ${nil}::uuid), owner_id, coalesce(given_by_id, ${nil}::uuid), sum(n)
      from taken group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
    on conflict (owner_id, area_id, category_id, state, published, given_by_id) do update set n = f.n + excluded.n`);
  await tx.run(sql`delete from report_figure where n = 0`);
}

/** Counts everything anew: after a bulk load, or when somebody doubts the counts. */
export async function rebuildCounts(tx: Tx): Promise<void> {
  await tx.run(sql`lock table report in share mode`);
  await tx.run(sql`delete from report_figure_delta`);
  await tx.run(sql`delete from report_figure`);
  await tx.run(sql`
    insert into report_figure (published, state, category_id, area_id, owner_id, given_by_id, n)
    select published, state, category_id, coalesce(area_id, ${nil}::uuid), owner_id, coalesce(given_by_id, ${nil}::uuid),
           count(*)
      from report where not restricted group by 1, 2, 3, 4, 5, 6`);
}
