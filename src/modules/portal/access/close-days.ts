import { schedule } from '../../../kernel/jobs/jobs.ts';
import { dayOf } from '../../../kernel/time.ts';
import { closeDays } from './count-visits.ts';

/** However few come: a day's salt and hashes do not outlive it by more than minutes. */
export const closeVisitDays = schedule({
  name: 'portal.close-visit-days',
  every: { minutes: 10 },
  run: ({ db, clock }, _at, job) =>
    db.inTransaction(async (tx) => {
      await closeDays(tx, dayOf(clock()));
      await job.complete(tx);
    }),
});
