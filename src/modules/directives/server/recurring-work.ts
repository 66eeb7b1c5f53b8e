import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { enqueue, jobKind, schedule } from '../../../kernel/jobs/jobs.ts';
import { type Day, dayOf } from '../../../kernel/time.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { openNextOccurrence } from './open-next-occurrence.ts';

/** Opens what follows one occurrence. Where that has passed as well, what follows it in turn, until none is missing. */
export const nextOccurrenceJob = jobKind({
  name: 'directives.next-occurrence',
  payload: z.object({ workItemId: WorkItemId }),
  run: async ({ db, clock }, { workItemId }, job) => {
    await db.inTransaction(async (tx) => {
      let id: WorkItemId | undefined = workItemId;
      while (id !== undefined) id = await openNextOccurrence(tx, systemActor, id, clock());
      await job.complete(tx);
    });
  },
});

/** Looks for occurrences that are done or past and have nothing after them. */
export const recurringWork = schedule({
  name: 'directives.recurring-work',
  every: { minutes: 5 },
  run: async ({ db, clock }) => {
    await db.inTransaction(async (tx) => {
      for (const workItemId of await occurrencesThatCame(tx, dayOf(clock()))) {
        await enqueue(tx, nextOccurrenceJob, { workItemId }, { key: workItemId });
      }
    });
  },
});

const IdRow = z.object({ id: WorkItemId });

async function occurrencesThatCame(tx: Reads, today: Day): Promise<WorkItemId[]> {
  const found = await tx.rows(
    IdRow,
    sql`select id from work_item
         where recurrence is not null and next_id is null and not recurrence_over and state <> 'recalled'
           and (state = 'done' or (state <> 'suspended' and due_on < ${today}::date))
         order by due_on, id limit 1000`,
  );
  return found.map(({ id }) => id);
}
