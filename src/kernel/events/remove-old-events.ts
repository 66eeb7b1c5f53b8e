import { sql, type Tx } from '../db/db.ts';
import { schedule } from '../jobs/jobs.ts';

/** How long a screen may have been away and still be told what it missed. Later, it loads what it shows anew. */
const keptMinutes = 60;

/** Removes events that nobody waits for any more, and those of another history, as after the restore of a backup. */
export async function removeEventsOlderThan(tx: Tx, minutes: number): Promise<void> {
  // Not beyond a transaction that still runs: its events are yet to be delivered, whatever their number.
  await tx.run(sql`
    insert into event_removal (up_to_xid)
    select least((select min(xid) from event where at >= clock_timestamp() - make_interval(mins => ${minutes})),
                 pg_snapshot_xmin(pg_current_snapshot()))
    on conflict (one) do update set up_to_xid = excluded.up_to_xid`);
  await tx.run(sql`
    delete from event
     where xid < (select up_to_xid from event_removal) or xid >= pg_snapshot_xmax(pg_current_snapshot())`);
}

export const removeOldEvents = schedule({
  name: 'events.remove-old',
  every: { minutes: 10 },
  run: ({ db }, _at, job) =>
    db.inTransaction(async (tx) => {
      await removeEventsOlderThan(tx, keptMinutes);
      await job.complete(tx);
    }),
});
