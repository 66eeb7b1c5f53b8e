import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { JobId } from './contract.ts';
import { jobsChannel } from './store.ts';

const Kind = z.object({ kind: z.string() });

/** Thử lại: a job that failed is tried again at once, with all its attempts. */
export async function retryJob(tx: Tx, actor: Actor, id: JobId, at: Instant): Promise<void> {
  demand(actor, 'jobs.manage');
  const retry = sql`
    update job set state = 'waiting', attempts = 0, due_at = null, failed_at = null
     where id = ${id} and state = 'failed' returning kind`;
  const job = await tx
    .attempt((inner) => inner.row(Kind, retry))
    .catch((error) => {
      throw violates(error, 'job_waiting_by_key') ? conflict('jobs.another-waits') : error;
    });
  if (job === undefined) throw notFound('jobs.not-failed');
  tx.signal(jobsChannel);
  await recordAct(tx, actor, 'jobs.retried', { kind: 'job', id }, { after: job }, at);
}

/** Bỏ: nobody tries it again; that it was there stays in the trail. */
export async function discardJob(tx: Tx, actor: Actor, id: JobId, at: Instant): Promise<void> {
  demand(actor, 'jobs.manage');
  const job = await tx.row(Kind, sql`delete from job where id = ${id} and state = 'failed' returning kind`);
  if (job === undefined) throw notFound('jobs.not-failed');
  await recordAct(tx, actor, 'jobs.discarded', { kind: 'job', id }, { before: job }, at);
}
