import { Temporal } from 'temporal-polyfill';
import { sql } from '../db/db.ts';
import { schedule } from '../jobs/jobs.ts';
import { asInstant } from '../time.ts';

/** A notice is a knock at the door and no record: the record it is about stays, the notice goes after a year. */
const keptDays = 365;
const batch = 5000;

export const clearNotices = schedule({
  name: 'notices.clear',
  every: { dailyAt: '03:40' },
  run: async ({ db, clock }) => {
    const before = asInstant(Temporal.Instant.from(clock()).subtract({ hours: keptDays * 24 }));
    const removeSome = () =>
      db.inTransaction((tx) =>
        tx.run(sql`
          delete from notice
           where id in (select id from notice where at < ${before} limit ${batch} for update skip locked)`),
      );
    while ((await removeSome()) === batch);
  },
});
