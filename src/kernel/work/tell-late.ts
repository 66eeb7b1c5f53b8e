import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { schedule } from '../jobs/jobs.ts';
import { dayOf, type Instant } from '../time.ts';
import { tellTaskIsLate } from './follow-source.ts';
import { inBucket } from './rows.ts';

const batch = 500;

/** Every morning followers hear of the published tasks whose day has passed: of each once, by the deadline as first set. */
export const tellLate = schedule({
  name: 'work.tell-late',
  every: { dailyAt: '07:00' },
  run: async ({ db, clock }) => {
    while ((await db.inTransaction((tx) => tellSome(tx, clock()))) === batch);
  },
});

const IdRow = z.object({ id: z.string() });

async function tellSome(tx: Tx, now: Instant): Promise<number> {
  const late = await tx.rows(
    IdRow,
    sql`insert into work_told_late (work_item_id, at)
        select w.id, ${now} from work_item w
         where ${inBucket('overdue', dayOf(now))} and w.source_kind = 'directive' and w.published and not w.restricted
           and not exists (select from work_told_late told where told.work_item_id = w.id)
         limit ${batch}
        on conflict do nothing returning work_item_id as id`,
  );
  for (const { id } of late) await tellTaskIsLate(tx, id, now);
  return late.length;
}
