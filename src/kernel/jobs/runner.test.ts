import { expect, test } from 'vitest';
import { z } from 'zod';
import { servicesOn } from '../../../test/city.ts';
import { withOwnDatabase } from '../../../test/own-database.ts';
import { type Db, sql } from '../db/db.ts';
import { script } from '../db/transaction.ts';
import { enqueue, jobKind, schedule } from './jobs.ts';
import { countJobs } from './queries.ts';
import { startJobs } from './runner.ts';

const Noted = z.object({ n: z.int() });
const notes = (db: Db) => db.reads.rows(Noted, sql`select n from trial order by n`);
const patience = { timeout: 20_000, interval: 50 };
const noFault = (fault: unknown) => {
  throw fault;
};

/** Writes its number, in the transaction that ends the job. */
const note = jobKind({
  name: 'test.note',
  payload: Noted,
  run: ({ db }, { n }, job) =>
    db.inTransaction(async (tx) => {
      await tx.run(sql`insert into trial values (${n})`);
      await job.complete(tx);
    }),
});

test('two servers share the jobs, and each job and each schedule is carried out once', () =>
  withOwnDatabase(async (db, again) => {
    await db.inTransaction((tx) => tx.run(script('create table if not exists trial (n int)')));
    const daily = schedule({
      name: 'test.daily',
      every: { dailyAt: '07:00' },
      run: ({ db: own }) => own.inTransaction(async (tx) => void (await tx.run(sql`insert into trial values (${-1})`))),
    });
    const jobs = { kinds: [note], schedules: [daily] };
    const runners = [
      await startJobs(servicesOn(db), jobs, noFault),
      await startJobs(servicesOn(await again()), jobs, noFault),
    ];
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    await db.inTransaction(async (tx) => {
      for (const n of numbers) await enqueue(tx, note, { n });
    });
    await expect.poll(() => countJobs(db.reads), patience).toEqual([]);
    for (const runner of runners) await runner.close();
    expect((await notes(db)).map(({ n }) => n)).toEqual([-1, ...numbers]);
  }));

test('a server that is told to stop finishes what runs and takes up nothing new', () =>
  withOwnDatabase(async (db) => {
    await db.inTransaction((tx) => tx.run(script('create table if not exists trial (n int)')));
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = jobKind({
      name: 'test.slow',
      payload: Noted,
      run: async ({ db: own }, { n }, job) => {
        begin();
        await new Promise<void>((resolve) => {
          job.signal.addEventListener('abort', () => resolve());
        });
        await own.inTransaction((tx) => enqueue(tx, note, { n: n + 1 }));
        await own.inTransaction(async (tx) => void (await tx.run(sql`insert into trial values (${n})`)));
      },
    });
    const runner = await startJobs(servicesOn(db), { kinds: [slow, note], schedules: [] }, noFault);
    await db.inTransaction((tx) => enqueue(tx, slow, { n: 1 }));
    await begun;
    await runner.close();
    expect(await notes(db)).toEqual([{ n: 1 }]);
    expect(await countJobs(db.reads)).toEqual([{ state: 'waiting', n: 1 }]);
  }));
