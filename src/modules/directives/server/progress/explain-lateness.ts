import { z } from 'zod';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { cityZone, Day, daysBetween } from '../../../../kernel/time.ts';
import { WorkItemId } from '../../../../kernel/work/contract.ts';
import { type LateTask, ReportTask } from '../../progress/contract.ts';
import { type LateAct, lateReasons } from '../../progress/late-reasons.ts';

/** A late task, with what its explanation needs. */
export const LateRow = ReportTask.extend({
  /** Whether the asker sees it from the inside: with who did what and why. */
  inside: z.boolean(),
  touchedOn: Day.nullable(),
});
type LateRow = z.infer<typeof LateRow>;

const ActRow = z.object({
  workItemId: WorkItemId,
  act: z.string(),
  on: Day,
  reason: z.string().nullable(),
  dueOn: Day.nullable(),
});

/** Each late task with what its record tells of it; to those outside only how late it is. */
export async function explainLateness(tx: Tx, rows: readonly LateRow[], on: Day): Promise<LateTask[]> {
  const acts = await actsAbout(
    tx,
    rows.filter(({ inside }) => inside).map(({ id }) => id),
    on,
  );
  return rows.map(({ inside, touchedOn, ...task }) => {
    const until = task.finishedOn ?? on;
    return {
      ...task,
      daysLate: task.originalDueOn === null ? 0 : daysBetween(task.originalDueOn, until),
      reasons: inside ? lateReasons(task, acts.get(task.id) ?? [], touchedOn, on) : [],
    };
  });
}

const telling = [
  'work.accepted',
  'work.started',
  'work.submitted',
  'work.suspended',
  'work.resumed',
  'work.extended',
  'work.returned',
  'work.refused',
  'work.reassigned',
];

async function actsAbout(tx: Tx, ids: readonly string[], on: Day): Promise<Map<string, LateAct[]>> {
  const rows = await tx.rows(
    ActRow,
    sql`select about_id as "workItemId", act, (at at time zone ${cityZone})::date as "on", reason,
               (after ->> 'dueOn')::date as "dueOn", at
          from act
         where about_kind = 'work-item' and about_id = any(${[...ids]}::text[]) and act = any(${telling}::text[])
           and (at at time zone ${cityZone})::date <= ${on}::date
        union all
        select work_item_id::text, 'work.explanation-answered', (answered_at at time zone ${cityZone})::date, answer, null,
               answered_at
          from work_explanation
         where work_item_id = any(${[...ids]}::uuid[]) and (answered_at at time zone ${cityZone})::date <= ${on}::date
         order by at`,
  );
  const acts = new Map<string, LateAct[]>();
  for (const { workItemId, ...act } of rows) acts.set(workItemId, [...(acts.get(workItemId) ?? []), act]);
  return acts;
}
