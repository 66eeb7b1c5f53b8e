import { Temporal } from 'temporal-polyfill';
import { sql } from '../db/db.ts';
import { schedule } from '../jobs/jobs.ts';
import { asInstant } from '../time.ts';

/** What was delivered or given up is shown for so long. */
const keptDays = 30;
const batch = 5000;

export const clearDeliveries = schedule({
  name: 'webhooks.clear',
  every: { dailyAt: '03:50' },
  run: async ({ db, clock }) => {
    const before = asInstant(Temporal.Instant.from(clock()).subtract({ hours: keptDays * 24 }));
    const removeSome = () =>
      db.inTransaction((tx) =>
        tx.run(sql`
          delete from webhook_delivery
           where id in (select id from webhook_delivery
                         where created_at < ${before} and state <> 'waiting' limit ${batch} for update skip locked)`),
      );
    while ((await removeSome()) === batch);
  },
});
