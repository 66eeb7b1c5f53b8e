import { z } from 'zod';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { jobKind } from '../../../kernel/jobs/jobs.ts';
import { ArticleVersionId } from '../contract.ts';
import { findHeld } from './held-article.ts';
import { putInPublic } from './put-in-public.ts';

/** Publishes what somebody has put in for this time, unless it was taken back or put in for another since. */
export const publishAtItsTime = jobKind({
  name: 'portal.publish',
  payload: z.object({ versionId: ArticleVersionId }),
  run: ({ db, clock }, { versionId }, job) =>
    db.inTransaction(async (tx) => {
      const now = clock();
      const held = await findHeld(
        tx,
        sql`v.id = ${versionId} and v.standing = 'scheduled' and v.publish_at <= ${now}::timestamptz`,
      );
      if (held !== undefined) await putInPublic(tx, systemActor, held, versionId, now);
      await job.complete(tx);
    }),
});
