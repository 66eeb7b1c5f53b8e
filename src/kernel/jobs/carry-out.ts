import { Temporal } from 'temporal-polyfill';
import type { Db, Tx } from '../db/db.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { asInstant, type Instant } from '../time.ts';
import type { JobKind, Schedule } from './jobs.ts';
import { type Retry, waitSeconds } from './retry.ts';
import {
  type Claimed,
  fire,
  holdAbandoned,
  insertJob,
  leaseSeconds,
  putBack,
  removeDone,
  renewLease,
  setAside,
} from './store.ts';
import { lastDue } from './times.ts';

/** How a job went; what went wrong is told to whoever runs the server. */
export type Outcome = { state: 'done' } | { state: 'failed'; error: unknown };

export type Kinds = ReadonlyMap<string, JobKind<unknown>>;

export const kindsOf = (kinds: readonly JobKind<unknown>[], schedules: readonly Schedule[]): Kinds =>
  new Map([...kinds, ...schedules.map(({ kind }) => kind)].map((kind) => [kind.name, kind]));

/** Carries out a job that was taken up, and says to the database how it went. */
export async function carryOut(
  services: Services,
  kind: JobKind<unknown>,
  claimed: Claimed,
  stopping: AbortSignal,
): Promise<Outcome> {
  const { db, clock } = services;
  let isCompleted = false;
  const complete = async (tx: Tx): Promise<void> => {
    if (!(await removeDone(tx, claimed))) throw new LeaseLost(claimed.id);
    isCompleted = true;
  };
  const stopHeartbeat = keepLease(db, claimed);
  try {
    const { id, attempts: attempt, payload } = claimed;
    await kind.perform(services, payload, { id, attempt, complete, signal: stopping });
    const isRemoved = await db.inTransaction((tx) => removeDone(tx, claimed));
    if (!isRemoved && !isCompleted) throw new LeaseLost(claimed.id);
    return { state: 'done' };
  } catch (error) {
    await db.inTransaction((tx) => settleFailure(tx, kind.retry, claimed, error, clock()));
    return { state: 'failed', error };
  } finally {
    stopHeartbeat();
  }
}

/** Somebody else has taken the job up: whatever this server was about to write for it must not be written. */
class LeaseLost extends Error {
  constructor(id: string) {
    super(`job ${id} was taken up by another server in the meantime`);
    this.name = 'LeaseLost';
  }
}

function keepLease(db: Db, claimed: Claimed): () => void {
  const renew = () => {
    db.inTransaction((tx) => renewLease(tx, claimed)).catch(() => {}); // the job's own end tells whether it was lost
  };
  const timer = setInterval(renew, (leaseSeconds * 1000) / 3);
  timer.unref();
  return () => clearInterval(timer);
}

/** Tried again later, or set aside when that was the last time. Changes nothing if the lease is no longer ours. */
async function settleFailure(tx: Tx, retry: Retry, claimed: Claimed, error: unknown, now: Instant): Promise<void> {
  const wait = waitSeconds(retry, claimed.attempts);
  if (wait === undefined) return setAside(tx, claimed, wordsOf(error), now);
  const dueAt = asInstant(Temporal.Instant.from(now).add({ seconds: wait }));
  return putBack(tx, claimed, wordsOf(error), dueAt);
}

const wordsOf = (error: unknown): string => (error instanceof Refusal ? error.code : String(error)).slice(0, 500);

/** Jobs of servers that fell silent: a try that failed, like any other. */
export async function takeBackAbandoned({ db, clock }: Services, kinds: Kinds): Promise<void> {
  await db.inTransaction(async (tx) => {
    for (const claimed of await holdAbandoned(tx, [...kinds.keys()])) {
      const kind = kinds.get(claimed.kind);
      if (kind !== undefined) await settleFailure(tx, kind.retry, claimed, serverStopped, clock());
    }
  });
}
const serverStopped = new Error('the server stopped while the job ran');

/** Leaves a job for every schedule whose time has come. `known` spares asking the database what this server has seen fired. */
export async function fireDue(
  { db, clock }: Services,
  schedules: readonly Schedule[],
  known = new Map<string, Instant>(),
): Promise<void> {
  for (const { name, every } of schedules) {
    const at = lastDue(every, clock());
    if (known.get(name) === at) continue;
    await db.inTransaction(async (tx) => {
      if (await fire(tx, name, at)) await insertJob(tx, { kind: name, payload: { at }, key: name, dueAt: null });
    });
    known.set(name, at);
  }
}
