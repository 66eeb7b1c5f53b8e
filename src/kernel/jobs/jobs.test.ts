import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import { asInstant, type Instant, instant } from '../time.ts';
import type { JobSummary } from './contract.ts';
import { enqueue, type Job, type JobKind, jobKind, runDueJobs, schedule } from './jobs.ts';
import { listJobs } from './queries.ts';
import { claimNext } from './store.ts';

/** A kind that notes what it was run with, and does what the test says. */
function noting(run: (payload: string, job: Job) => Promise<void> = async () => {}) {
  const ran: string[] = [];
  const kind = jobKind({
    name: 'test.note',
    payload: z.object({ text: z.string() }),
    retry: { attempts: 3 },
    run: async (_services, { text }, job) => {
      ran.push(text);
      await run(text, job);
    },
  });
  return { ran, kind };
}

/** The test city at a moment the test moves, with these kinds and schedules. */
function jobsAt({ services, now }: TestCity, jobs: Partial<Parameters<typeof runDueJobs>[1]>) {
  let moment = now;
  return {
    run: () => runDueJobs({ ...services, clock: () => moment }, { kinds: [], schedules: [], ...jobs }),
    goOn: (duration: Temporal.DurationLike) => {
      moment = asInstant(Temporal.Instant.from(moment).add(duration));
    },
    goBackTo: (at: string) => {
      moment = instant(at);
    },
  };
}
const failing = () => Promise.reject(new Error('not today'));
const textOf = (kind: JobKind<{ text: string }>) => (text: string) => [kind, { text }] as const;

test('a job is run once, in the order of asking, and is gone; one that was never committed never was', () =>
  inTestCity(async (city) => {
    const { ran, kind } = noting();
    const { run } = jobsAt(city, { kinds: [kind] });
    await enqueue(city.tx, ...textOf(kind)('one'));
    await enqueue(city.tx, ...textOf(kind)('two'));
    const undone = city.tx.attempt(async (tx) => {
      await enqueue(tx, ...textOf(kind)('undone'));
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await run()).toEqual({ done: ['test.note', 'test.note'], failed: [] });
    expect(await run()).toEqual({ done: [], failed: [] });
    expect(ran).toEqual(['one', 'two']);
    expect(await listJobs(city.tx, { limit: 10 })).toEqual([]);
  }));

test('a job for later waits for its time', () =>
  inTestCity(async (city) => {
    const { ran, kind } = noting();
    const { run, goOn } = jobsAt(city, { kinds: [kind] });
    await enqueue(city.tx, kind, { text: 'later' }, { at: instant('2026-03-09T01:31:00Z') });
    await run();
    expect(ran).toEqual([]);
    goOn({ minutes: 1 });
    await run();
    expect(ran).toEqual(['later']);
  }));

test('under one key one job waits, and what was asked last stands; another may come while one runs, and waits for it', () =>
  inTestCity(async (city) => {
    const { tx, services } = city;
    let isRunning = false;
    const { ran, kind } = noting(async (text) => {
      expect(isRunning).toBe(false);
      isRunning = true;
      if (text === 'second') {
        await services.db.inTransaction((inner) => enqueue(inner, kind, { text: 'third' }, { key: 'matter' }));
        const meanwhile = await services.db.inTransaction((inner) => claimNext(inner, [kind.name], city.now));
        expect(meanwhile).toBeUndefined();
      }
      isRunning = false;
    });
    const { run } = jobsAt(city, { kinds: [kind] });
    await enqueue(tx, kind, { text: 'first' }, { key: 'matter' });
    await enqueue(tx, kind, { text: 'second' }, { key: 'matter' });
    await run();
    expect(ran).toEqual(['second', 'third']);
  }));

test('a job that fails is tried again after growing waits, then set aside, shown, and decided by an administrator', () =>
  inTestCity(async (city) => {
    let isBroken = true;
    const { ran, kind } = noting(() => (isBroken ? failing() : Promise.resolve()));
    const { run, goOn } = jobsAt(city, { kinds: [kind] });
    const jobs = async (): Promise<JobSummary[]> => {
      const answer = await city.request(city.administrator, { url: '/api/v1/jobs' });
      return answer.json().items;
    };
    await enqueue(city.tx, ...textOf(kind)('hard'));
    expect((await run()).failed).toMatchObject([{ kind: 'test.note', error: { message: 'not today' } }]);
    expect(await jobs()).toMatchObject([{ state: 'waiting', attempts: 1, dueAt: '2026-03-09T01:30:10.000Z' }]);
    await run();
    expect(ran).toHaveLength(1);
    goOn({ seconds: 10 });
    await run();
    goOn({ seconds: 30 });
    await run();
    goOn({ hours: 24 });
    await run();
    expect(ran).toHaveLength(3);
    const [job] = await jobs();
    expect(job).toMatchObject({ state: 'failed', attempts: 3, error: 'Error: not today' });

    const decide = (act: string, by = city.administrator) =>
      city.request(by, { method: 'POST', url: `/api/v1/jobs/${job?.id}/${act}` });
    expect((await decide('retry', city.staff)).statusCode).toBe(403);
    isBroken = false;
    expect((await decide('retry')).statusCode).toBe(204);
    expect((await run()).done).toEqual(['test.note']);
    expect((await decide('retry')).json()).toMatchObject({ status: 404, code: 'jobs.not-failed' });
  }));

test('a failed job is given up only by decision, and gives way to a newer one for the same matter', () =>
  inTestCity(async (city) => {
    const { kind } = noting(failing);
    const { run, goOn } = jobsAt(city, { kinds: [kind] });
    await enqueue(city.tx, kind, { text: 'old' }, { key: 'matter' });
    for (let tries = 0; tries < 3; tries++) {
      await run();
      goOn({ hours: 1 });
    }
    const [failed] = await listJobs(city.tx, { state: 'failed', limit: 10 });
    await enqueue(city.tx, kind, { text: 'new' }, { key: 'matter' });
    const decide = (act: string) =>
      city.request(city.administrator, { method: 'POST', url: `/api/v1/jobs/${failed?.id}/${act}` });
    expect((await decide('retry')).json()).toMatchObject({ status: 409, code: 'jobs.another-waits' });
    expect((await decide('discard')).statusCode).toBe(204);
    expect(await listJobs(city.tx, { state: 'failed', limit: 10 })).toEqual([]);
  }));

test('what a job writes and its end are one: if the work fails after that, neither has happened', () =>
  inTestCity(async (city) => {
    const { services, tx } = city;
    await tx.run(sql`create temporary table trial (text text) on commit drop`);
    let breaks = true;
    const { kind } = noting((text, job) =>
      services.db.inTransaction(async (inner) => {
        await inner.run(sql`insert into trial values (${text})`);
        await job.complete(inner);
        if (breaks) throw new Error('the last moment');
      }),
    );
    const { run, goOn } = jobsAt(city, { kinds: [kind] });
    await enqueue(tx, ...textOf(kind)('work'));
    expect((await run()).failed).toHaveLength(1);
    const written = () => tx.rows(z.object({ text: z.string() }), sql`select text from trial`);
    expect(await written()).toEqual([]);
    breaks = false;
    goOn({ minutes: 1 });
    expect((await run()).done).toEqual(['test.note']);
    expect(await written()).toEqual([{ text: 'work' }]);
    expect(await listJobs(tx, { limit: 10 })).toEqual([]);
  }));

test('a job whose server died is tried again, and the dead server cannot finish it any more', () =>
  inTestCity(async (city) => {
    const { services, tx } = city;
    let comeBack: Job | undefined;
    const { ran, kind } = noting(async (_text, job) => {
      if (comeBack !== undefined) return;
      comeBack = job;
      // This server falls silent: its lease runs out, and another takes the job up.
      await tx.run(sql`update job set lease_until = clock_timestamp() - interval '1 second'`);
      await another.run();
      another.goOn({ minutes: 1 });
      await another.run();
      await services.db.inTransaction((inner) => job.complete(inner));
    });
    const another = jobsAt(city, { kinds: [kind] });
    const { run } = jobsAt(city, { kinds: [kind] });
    await enqueue(tx, ...textOf(kind)('once'));
    const { done, failed } = await run();
    expect(done).toEqual([]);
    expect(failed).toMatchObject([{ error: { name: 'LeaseLost' } }]);
    expect(ran).toEqual(['once', 'once']);
    expect(await listJobs(tx, { limit: 10 })).toEqual([]);
  }));

test('a payload that no longer fits is set aside for somebody to look at, not lost', () =>
  inTestCity(async (city) => {
    const { ran, kind } = noting();
    await city.tx.run(sql`
      insert into job (id, kind, payload, state) values (gen_random_uuid(), ${kind.name}, '{"was": 1}', 'waiting')`);
    const { run, goOn } = jobsAt(city, { kinds: [kind] });
    for (let tries = 0; tries < 3; tries++) {
      await run();
      goOn({ hours: 1 });
    }
    expect(ran).toEqual([]);
    expect(await listJobs(city.tx, { limit: 10 })).toMatchObject([{ state: 'failed' }]);
  }));

test('a job of a kind this server does not know waits for one that does', () =>
  inTestCity(async (city) => {
    const { kind } = noting();
    await enqueue(city.tx, ...textOf(kind)('new'));
    await jobsAt(city, {}).run();
    expect(await listJobs(city.tx, { limit: 10 })).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  }));

test('a schedule fires once for each instant, once for all that was missed, and not again when the clock is set back', () =>
  inTestCity(async (city) => {
    const fired: Instant[] = [];
    const daily = schedule({
      name: 'test.daily',
      every: { dailyAt: '07:00' },
      run: async (_services, at) => {
        fired.push(at);
      },
    });
    const { run, goOn, goBackTo } = jobsAt(city, { schedules: [daily] });
    await run();
    await run();
    expect(fired).toEqual(['2026-03-09T00:00:00.000Z']);
    goOn({ hours: 72 });
    await run();
    expect(fired).toEqual(['2026-03-09T00:00:00.000Z', '2026-03-12T00:00:00.000Z']);
    goBackTo('2026-03-10T05:00:00Z');
    await run();
    goBackTo('2026-03-12T05:00:00Z');
    await run();
    expect(fired).toHaveLength(2);
    goBackTo('2026-03-13T05:00:00Z');
    await run();
    expect(fired.at(-1)).toBe('2026-03-13T00:00:00.000Z');
  }));
