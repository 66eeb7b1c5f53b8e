import { randomUUID } from 'node:crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx, violates } from '../db/db.ts';
import type { Instant } from '../time.ts';

/** The channel on which servers are told that there is something to do. */
export const jobsChannel = 'jobs';

/** How long a server may be silent about a job before another takes it up. */
export const leaseSeconds = 60;
const leaseEnd = sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;

export interface NewJob {
  kind: string;
  payload: unknown;
  key: string | null;
  dueAt: Instant | null;
}

/** Of those that wait under one key, the one asked for last stands. */
export async function insertJob(tx: Tx, { kind, payload, key, dueAt }: NewJob): Promise<void> {
  await tx.run(sql`
    insert into job (id, kind, payload, key, state, due_at)
    values (${timeOrderedUuid()}, ${kind}, ${JSON.stringify(payload)}::jsonb, ${key}, 'waiting', ${dueAt})
    on conflict (kind, key) where state = 'waiting'
    do update set payload = excluded.payload, due_at = excluded.due_at, attempts = 0, error = null`);
  tx.signal(jobsChannel);
}

const OneRow = z.object({ one: z.int() });

/** Whether a job waits under the key, or was set aside since. */
export async function stands(
  tx: Tx,
  { kind, key, failedSince }: { kind: string; key: string; failedSince: Instant },
): Promise<boolean> {
  const found = await tx.row(
    OneRow,
    sql`select 1 as one from job where kind = ${kind} and key = ${key}
           and (state = 'waiting' or (state = 'failed' and failed_at > ${failedSince})) limit 1`,
  );
  return found !== undefined;
}

const Claimed = z.object({
  id: z.uuid(),
  kind: z.string(),
  payload: z.unknown(),
  attempts: z.int(),
  lease: z.uuid(),
});
/** A job that somebody has taken up, under a lease that nobody else holds. */
export type Claimed = z.infer<typeof Claimed>;

/** Takes up the job that has been due longest, of the kinds this server knows and whose key is free. */
export function claimNext(tx: Tx, kinds: readonly string[], now: Instant): Promise<Claimed | undefined> {
  return tx.row(
    Claimed,
    sql`
    update job
       set state = 'running', attempts = attempts + 1, lease = ${randomUUID()}, lease_until = ${leaseEnd}
     where id = (select waiting.id from job as waiting
                  where waiting.state = 'waiting' and waiting.kind = any(${[...kinds]}::text[])
                    and (waiting.due_at is null or waiting.due_at <= ${now})
                    and not exists (select from job as running
                                     where running.state = 'running' and running.kind = waiting.kind
                                       and running.key = waiting.key)
                  order by waiting.due_at nulls first, waiting.id
                  limit 1 for update skip locked)
    returning id, kind, payload, attempts, lease`,
  );
}

/** Jobs of the known kinds whose server fell silent; each is held until the transaction ends. */
export function holdAbandoned(tx: Tx, kinds: readonly string[]): Promise<Claimed[]> {
  return tx.rows(
    Claimed,
    sql`
    select id, kind, payload, attempts, lease from job
     where state = 'running' and lease_until < clock_timestamp() and kind = any(${[...kinds]}::text[])
     order by id for update skip locked`,
  );
}

/** False when somebody else has taken the job up in the meantime. */
export async function renewLease(tx: Tx, { id, lease }: Claimed): Promise<boolean> {
  return (await tx.run(sql`update job set lease_until = ${leaseEnd} where id = ${id} and lease = ${lease}`)) === 1;
}

/** Ends the job; false when it was no longer held under this lease. */
export async function removeDone(tx: Tx, { id, lease }: Claimed): Promise<boolean> {
  return (await tx.run(sql`delete from job where id = ${id} and lease = ${lease}`)) === 1;
}

/** Lets the job wait for its next try. If another has been asked for under its key since, that one stands for both. */
export async function putBack(tx: Tx, { id, lease }: Claimed, error: string, dueAt: Instant): Promise<void> {
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        update job set state = 'waiting', lease = null, lease_until = null, error = ${error}, due_at = ${dueAt}
         where id = ${id} and lease = ${lease}`),
    );
  } catch (fault) {
    if (!violates(fault, 'job_waiting_by_key')) throw fault;
    await tx.run(sql`delete from job where id = ${id} and lease = ${lease}`);
  }
}

/** Sets the job aside for somebody to look at. */
export async function setAside(tx: Tx, { id, lease }: Claimed, error: string, at: Instant): Promise<void> {
  await tx.run(sql`
    update job set state = 'failed', lease = null, lease_until = null, error = ${error}, failed_at = ${at}
     where id = ${id} and lease = ${lease}`);
}

/**
 * True for the one who comes first with a newer instant than was ever fired; a clock that was set back brings none. What
 * lies more than a month ahead was said by a clock that was wrong, and counts for nothing.
 */
export async function fire(tx: Tx, name: string, at: Instant): Promise<boolean> {
  const fired = await tx.run(sql`
    insert into schedule (name, fired_at) values (${name}, ${at})
    on conflict (name) do update set fired_at = excluded.fired_at
     where schedule.fired_at < excluded.fired_at or schedule.fired_at > excluded.fired_at + interval '32 days'`);
  return fired === 1;
}
