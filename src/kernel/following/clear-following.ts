import { sql, type Tx } from '../db/db.ts';
import { schedule } from '../jobs/jobs.ts';
import { confirmDays } from './tokens.ts';

/** The longest that anything waits is a week; after a month nothing of it is needed. */
const happeningsKeptDays = 30;
const batch = 5000;

/** What was asked for and never confirmed goes after three days, and with it the address that follows nothing else. */
export const clearFollowing = schedule({
  name: 'following.clear',
  every: { dailyAt: '03:50' },
  run: async ({ db, clock }) => {
    const now = clock();
    const clears: ((tx: Tx) => Promise<number>)[] = [
      (tx) =>
        tx.run(sql`
          delete from following where id in (
            select id from following where confirmed_at is null
               and asked_at < ${now}::timestamptz - make_interval(days => ${confirmDays})
             limit ${batch} for update skip locked)`),
      (tx) =>
        tx.run(sql`
          delete from follower where id in (
            select p.id from follower p
             where not exists (select from following f where f.follower_id = p.id)
             limit ${batch} for update skip locked)`),
      (tx) =>
        tx.run(sql`
          delete from happening where id in (
            select id from happening where at < ${now}::timestamptz - make_interval(days => ${happeningsKeptDays})
             limit ${batch} for update skip locked)`),
    ];
    for (const clear of clears) while ((await db.inTransaction(clear)) === batch);
  },
});
