import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import type { Instant } from '../time.ts';

/** How many months beside the present one are there in advance. */
const monthsAhead = 2;

/** Makes the parts of the trail for this month and the next ones; without them acts go to the part for all other days. */
export async function prepareMonths(tx: Tx, now: Instant): Promise<void> {
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    await tx.run(sql`select prepare_act_month(${now}::timestamptz + make_interval(months => ${ahead}))`);
  }
}

const Guard = z.object({ mayChange: z.boolean() });

/** Whether the role this program works as could change or remove acts, because it owns the tables. */
export async function mayChangeTrail(reads: Reads): Promise<boolean> {
  const guard = await reads.row(
    Guard,
    sql`select bool_or(has_table_privilege(name, 'update') or has_table_privilege(name, 'delete')
                       or has_table_privilege(name, 'truncate')) as "mayChange"
          from unnest(array['act', 'act_seal', 'act_batch']) as name`,
  );
  return guard?.mayChange !== false;
}
