import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { joinSql, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { WorkItemId } from '../../../kernel/work/contract.ts';
import { visibleWork } from '../../../kernel/work/visibility.ts';
import { GapTask } from '../contract.ts';
import { standardsOf } from '../criteria-set.ts';
import { findSet } from '../shipped-sets.ts';

export interface GapTaskFilter {
  set?: string | undefined;
  areas?: readonly AreaId[] | undefined;
  workItem?: WorkItemId | undefined;
  after?: string | undefined;
  limit: number;
}

const Row = GapTask.omit({ standardName: true });

/** Work that closes gaps, of what the asker may see, the newest first. */
export async function listGapTasks(reads: Reads, actor: Actor, filter: GapTaskFilter): Promise<GapTask[]> {
  const conditions = [visibleWork(actor)];
  if (filter.set !== undefined) conditions.push(sql`g.set_code = ${filter.set}`);
  if (filter.workItem !== undefined) conditions.push(sql`g.work_item_id = ${filter.workItem}`);
  if (filter.areas !== undefined) {
    const ids = [...filter.areas];
    conditions.push(sql`g.area_ids @> ${ids}::uuid[] and g.area_ids <@ ${ids}::uuid[]`);
  }
  if (filter.after !== undefined) conditions.push(sql`g.work_item_id < ${filter.after}::uuid`);
  const rows = await reads.rows(
    Row,
    sql`select g.work_item_id as "workItemId", w.title, w.state, w.due_on as "dueOn", g.set_code as "set", g.cases,
               (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind) order by a.name, a.id)
                  from area a where a.id = any(g.area_ids)) as areas,
               g.standard, g.from_value as "from", g.to_value as "to", g.points, g.counted_on as "countedOn"
          from scorecard_task g join work_item w on w.id = g.work_item_id
         where ${joinSql(conditions, ' and ')}
         order by g.work_item_id desc limit ${filter.limit}`,
  );
  return rows.map((row) => {
    const set = findSet(row.set);
    const standard = set === undefined ? undefined : standardsOf(set).find(({ code }) => code === row.standard);
    return { ...row, standardName: standard?.name ?? { vi: row.standard, en: row.standard } };
  });
}

export const AreaIds = z
  .string()
  .max(4000)
  .transform((text) => text.split(','))
  .pipe(z.array(AreaId).min(1).max(100))
  .describe('Identifiers of areas with commas between them; several are put together.');
