import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { type JobId, JobState, JobSummary } from './contract.ts';

export interface JobsAsked {
  state?: JobState | undefined;
  kind?: string | undefined;
  after?: JobId | undefined;
  limit: number;
}

/** Jobs that are not done, the oldest first. */
export function listJobs(tx: Reads, { state, kind, after, limit }: JobsAsked): Promise<JobSummary[]> {
  return tx.rows(
    JobSummary,
    sql`
    select id, kind, state, attempts, enqueued_at as "enqueuedAt", due_at as "dueAt", failed_at as "failedAt", error
      from job
     where (${state ?? null}::text is null or state = ${state ?? null})
       and (${kind ?? null}::text is null or kind = ${kind ?? null})
       and (${after ?? null}::uuid is null or id > ${after ?? null})
     order by id
     limit ${limit}`,
  );
}

const StateAndCountRow = z.object({ state: JobState, n: z.int() });

/** How many jobs are in which state, and how many of those that wait should have begun. */
export function countJobs(tx: Reads): Promise<{ state: JobState; n: number }[]> {
  return tx.rows(StateAndCountRow, sql`select state, count(*)::int as n from job group by state`);
}
