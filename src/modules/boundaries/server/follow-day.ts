import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { sql } from '../../../kernel/db/db.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { moveWorkToHeirs } from '../../../kernel/work/move-to-heirs.ts';

const atOnce = 100;

const EndedRow = z.object({ ended: z.array(AreaId) });

/**
 * Open work and reports of the units that have ended go where these went. Every night anew: what was opened for a former
 * unit after its day, by a phone without signal or by a rule that recurs, follows the night after.
 */
export async function followDay({ db, clock }: Services, signal: AbortSignal): Promise<void> {
  const now = clock();
  const today = dayOf(now);
  const { ended } = (await db.reads.row(
    EndedRow,
    sql`select coalesce(array_agg(gone.id::uuid), '{}') as ended
          from boundary_scenario s, jsonb_array_elements_text((s.carried_out -> 'ended') || (s.carried_out -> 'endedParts')) as gone (id)
         where s.carried_out is not null and s.on_day <= ${today}::date`,
  )) ?? { ended: [] };
  if (ended.length === 0) return;
  for (let moved = atOnce; moved === atOnce && !signal.aborted; ) {
    moved = await db.inTransaction((tx) => moveWorkToHeirs(tx, ended, atOnce, clock()));
  }
  if (!signal.aborted) await markFollowed({ db }, today, now);
}

const markFollowed = ({ db }: Pick<Services, 'db'>, today: string, now: Instant) =>
  db.inTransaction((tx) =>
    tx.run(sql`
      update boundary_scenario set followed_at = ${now}
       where carried_out is not null and followed_at is null and on_day <= ${today}::date`),
  );

export const boundariesFollow = schedule({
  name: 'boundaries.follow',
  every: { dailyAt: '00:02' },
  run: (services, _at, job) => followDay(services, job.signal),
});
