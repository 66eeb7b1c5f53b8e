import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import type { Services } from '../services.ts';
import { asInstant, Instant } from '../time.ts';
import { type Retry, usualRetry } from './retry.ts';
import { insertJob, stands } from './store.ts';
import type { Every } from './times.ts';

/** What a job is told about itself while it is carried out. */
export interface Job {
  id: string;
  /** 1 at the first try. */
  attempt: number;
  /**
   * Ends the job within the transaction that does its work: both happen, or neither. Fails if the job was taken up by
   * somebody else in the meantime, so that its work is never written twice. What is not ended so is ended after `run`
   * returned, and may run again if the server stops in between.
   */
  complete(tx: Tx): Promise<void>;
  /** Says that the server wants to stop: a long job may end early by throwing, and is tried again elsewhere. */
  signal: AbortSignal;
}

/** One kind of work that is done later. Make it with `jobKind`, list it in `src/jobs.ts`. */
export interface JobKind<T> {
  readonly name: string;
  readonly payload: z.ZodType<T>;
  readonly retry: Retry;
  /** Carries out what was stored, once it has the shape of the payload. */
  perform(services: Services, stored: unknown, job: Job): Promise<void>;
}

export function jobKind<T>({
  name,
  payload,
  run,
  retry = {},
}: {
  /** `work.remind`: stored with every job, so it stays what it is. */
  name: string;
  payload: z.ZodType<T>;
  run: (services: Services, payload: T, job: Job) => Promise<void>;
  retry?: Partial<Retry>;
}): JobKind<T> {
  return {
    name,
    payload,
    retry: { ...usualRetry, ...retry },
    perform: async (services, stored, job) => run(services, payload.parse(stored), job),
  };
}

/**
 * Asks for a job within the act's transaction: if that does not commit, nobody ever asked. With a `key` one job of the
 * kind waits at most, and what was asked last stands; while one runs under the key, the next one waits for its end.
 */
export async function enqueue<T>(
  tx: Tx,
  kind: JobKind<T>,
  payload: T,
  { at, key }: { at?: Instant; key?: string } = {},
): Promise<void> {
  await insertJob(tx, { kind: kind.name, payload, key: key ?? null, dueAt: at ?? null });
}

/** So long a job that was given up stands for what is asked for by the clock. */
const givenUpFor = { hours: 24 };

/**
 * The same for what is asked for again and again, by the clock or with each piece of news: a job that waits under the key for
 * its next try goes on waiting, and one that was given up is tried anew a day later at the earliest.
 */
export async function enqueueAgain<T>(tx: Tx, kind: JobKind<T>, payload: T, key: string, now: Instant): Promise<void> {
  const since = asInstant(Temporal.Instant.from(now).subtract(givenUpFor));
  if (await stands(tx, { kind: kind.name, key, failedSince: since })) return;
  await insertJob(tx, { kind: kind.name, payload, key, dueAt: null });
}

const Firing = z.object({ at: Instant });

/** Work that comes back by the clock of the city. Make it with `schedule`, list it in `src/jobs.ts`. */
export interface Schedule {
  readonly name: string;
  readonly every: Every;
  /** What an instant that has come leaves to do. */
  readonly kind: JobKind<z.infer<typeof Firing>>;
}

/** `at` is the instant it was due, which may lie some time back: what was missed while no server ran comes once. */
export function schedule({
  name,
  every,
  run,
  retry,
}: {
  name: string;
  every: Every;
  run: (services: Services, at: Instant, job: Job) => Promise<void>;
  retry?: Partial<Retry>;
}): Schedule {
  const kind = jobKind({
    name,
    payload: Firing,
    run: (services, { at }, job) => run(services, at, job),
    ...(retry === undefined ? {} : { retry }),
  });
  return { name, every, kind };
}

/** Every kind and every schedule of the program. */
export interface Jobs {
  kinds: readonly JobKind<unknown>[];
  schedules: readonly Schedule[];
}

export { runDueJobs } from './run-due-jobs.ts';
