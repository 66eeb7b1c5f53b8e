import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { DatabaseError, type Db, sql, type Tx } from '../db/db.ts';
import { grantProgram } from '../db/grant-program.ts';
import { type DatabaseOptions, openDatabase } from '../db/open.ts';
import { script } from '../db/transaction.ts';
import { type Instant, instant } from '../time.ts';
import { keepTrail } from './keep-trail.ts';
import { mayChangeTrail, prepareMonths } from './prepare-months.ts';
import { sealActs, waitingToBeSealed } from './seal-acts.ts';
import { emptyTrail, now, openTrail, sealAll, strike, strikeAndSeal, tamper, verify } from './testing.ts';

let db: Db;
let options: DatabaseOptions;
let close: () => Promise<void>;
/** A second server on the same database; the embedded engine has one only. */
let other: Db;
beforeAll(async () => {
  ({ db, options, close } = await openTrail());
  other = options.databaseUrl === null ? db : await openDatabase(options);
}, 180_000);
afterAll(async () => {
  if (other !== db) await other.close();
  await close();
});
beforeEach(() => emptyTrail(db));

const wholeTrail = async (acts: number) => {
  const { found, acts: sealed, waiting } = await verify(db);
  expect({ found, sealed, waiting: waiting.count }).toEqual({ found: [], sealed: acts, waiting: 0 });
};

test('what was done is sealed once, and what was undone never', async () => {
  await strikeAndSeal(db, 3);
  const undone = db.inTransaction(async (tx) => {
    await strike(tx, 4);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  expect(await sealAll(db)).toBe(0);
  await wholeTrail(3);
});

test('an act that commits after younger ones were sealed goes into the next batch', async () => {
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let began = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const isNative = db.engine === 'native'; // the embedded engine has one session: nothing else runs beside a transaction
  const late = db.inTransaction(async (tx) => {
    await strike(tx, 1);
    began();
    if (isNative) await mayCommit;
  });
  await hasBegun;
  await other.inTransaction((tx) => strike(tx, 2));
  expect(await sealAll(other)).toBe(isNative ? 1 : 2);
  commit();
  await late;
  expect(await sealAll(other)).toBe(isNative ? 1 : 0);
  await wholeTrail(2);
});

test('an act whose identifier is older than what is sealed already is not missed', async () => {
  await strikeAndSeal(db, 2);
  const old = '01800000-0000-7000-8000-000000000001';
  await tamper(
    db,
    `insert into act (id, act, actor_kind, actor_id, about_kind, about_id, at)
     values ('${old}', 'coin.struck', 'system', 'system', 'coin', 'one', '2026-03-08T00:00:00Z')`,
    `insert into act_unsealed values ('${old}', '2026-03-08T00:00:00Z')`,
  );
  expect(await sealAll(db)).toBe(1);
  await wholeTrail(3);
});

test('many writers and two sealers at once: every act is in one batch, and the batches are one chain', async () => {
  let writing = true;
  const writers = Array.from({ length: 6 }, async (_, i) => {
    for (let n = 0; n < 20; n++) await (i % 2 === 0 ? db : other).inTransaction((tx) => strike(tx, n));
  });
  const sealers = [db, other].map(async (server) => {
    while (writing) await server.inTransaction((tx) => sealActs(tx, now));
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(sealers);
  await sealAll(db);
  await wholeTrail(120);
});

test('a batch or a seal cannot be removed, nor an act that is sealed, nor a batch written twice', async () => {
  await strikeAndSeal(db, 2);
  const refused = (statement: string) =>
    db
      .inTransaction((tx) => tx.run(script(statement)))
      .then(
        () => 'done',
        (error: unknown) => (error instanceof DatabaseError ? error.code : String(error)),
      );
  expect(await refused('delete from act')).toBe('23503');
  expect(await refused("update act set at = at + interval '1 day'")).toBe('23503');
  expect(await refused('delete from act_batch')).toBe('23503');
  expect(await refused('insert into act_seal select 1, 9, act_id, act_at, leaf from act_seal limit 1')).toBe('23505');
  const fork = `insert into act_batch select 7, first_act, last_act, count, root, previous, sha256('fork'), sealed_at from act_batch`;
  expect(await refused(fork)).toBe('23514'); // only the first has none before it
});

test('the role of the program may add to the trail and change nothing in it', async () => {
  await strikeAndSeal(db, 1);
  const role = `dothi_program_${process.pid}`;
  const schema = options.schema ?? 'dothi';
  await db.inTransaction((tx) => tx.run(script(`create role ${role} login`)));
  try {
    expect(await mayChangeTrail(db.reads)).toBe(true);
    await grantProgram(db, role, schema);
    const as = <T>(work: (tx: Tx) => Promise<T>) =>
      db.inTransaction(async (tx) => {
        await tx.run(script(`set local role ${role}`));
        return work(tx);
      });
    expect(await as((tx) => mayChangeTrail(tx))).toBe(false);
    const forbidden = [
      'update act set reason = null',
      'delete from act',
      'truncate act',
      'update act_seal set position = 1',
      'delete from act_batch',
      `delete from ${await sectionOf('2026-03-09T01:30:00Z')}`,
    ];
    for (const statement of forbidden) {
      await expect(
        as((tx) => tx.run(script(statement))),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
    }
    await as(async (tx) => {
      await prepareMonths(tx, instant('2033-01-01T00:00:00Z'));
      await strike(tx, 5, instant('2033-01-01T00:00:00Z'));
      await sealActs(tx, now);
    });
    await wholeTrail(3);

    if (options.databaseUrl !== null) {
      const limited = new URL(options.databaseUrl);
      limited.username = role;
      const program = await openDatabase({ ...options, databaseUrl: limited.href, ownerUrl: options.databaseUrl });
      expect(await mayChangeTrail(program.reads)).toBe(false);
      await program.inTransaction((tx) => strike(tx, 6));
      await sealAll(program);
      await program.close();
      await wholeTrail(4);
    }
  } finally {
    await db.inTransaction((tx) => tx.run(script(`drop owned by ${role}; drop role ${role}`)));
  }
});

const Section = z.object({ name: z.string() });
/** Into which part of the table an act of this instant goes. */
async function sectionOf(at: string): Promise<string> {
  const section = await db.inTransaction(async (tx) => {
    await strike(tx, 1, at as Instant);
    return tx.row(Section, sql`select tableoid::regclass::text as name from act where at = ${at} limit 1`);
  });
  return section?.name ?? '';
}

test('the next months are there before they begin, and an act goes to its own at the edge', async () => {
  await db.inTransaction((tx) => prepareMonths(tx, instant('2029-03-31T23:59:59.999Z')));
  expect(await sectionOf('2029-03-31T23:59:59.999Z')).toBe('act_2029_03');
  expect(await sectionOf('2029-04-01T00:00:00.000Z')).toBe('act_2029_04');
  expect(await sectionOf('2029-05-31T23:59:59.999Z')).toBe('act_2029_05');
  await db.inTransaction((tx) => prepareMonths(tx, instant('2029-04-01T00:00:00Z')));
  expect(await sectionOf('2029-06-01T00:00:00.000Z')).toBe('act_2029_06');
  await sealAll(db);
  await wholeTrail(4);
});

test('a clock set back or far ahead loses no act; a month begun late begins after what came before it', async () => {
  expect(await sectionOf('1999-12-31T12:00:00.000Z')).toBe('act_rest');
  expect(await sectionOf('2040-05-10T12:00:00.000Z')).toBe('act_rest');
  await sealAll(db);
  await db.inTransaction((tx) => prepareMonths(tx, instant('2040-05-01T00:00:00Z')));
  expect(await sectionOf('2040-05-10T12:00:00.001Z')).toBe('act_2040_05');
  expect(await sectionOf('2040-05-09T12:00:00.000Z')).toBe('act_rest');
  expect(await sectionOf('2040-06-09T12:00:00.000Z')).toBe('act_2040_06');
  await sealAll(db);
  await wholeTrail(5);
});

test('a running server seals within seconds, tells its faults, and leaves nothing unsealed when it closes', async () => {
  const faults: unknown[] = [];
  const failed = (fault: unknown) => faults.push(fault);
  // Made beforehand: whoever makes them gives way to anything that holds the tables, and that is a fault it tells.
  await expect.poll(() => db.inTransaction((tx) => prepareMonths(tx, now)).catch(String)).toBeUndefined();
  const keeper = keepTrail({ db, clock: () => now, addressMonths: 12, failed });
  await db.inTransaction((tx) => strike(tx, 1));
  await expect.poll(async () => (await waitingToBeSealed(db.reads)).count, { timeout: 10_000, interval: 50 }).toBe(0);
  await db.inTransaction((tx) => strike(tx, 2));
  await keeper.close();
  expect(faults).toEqual([]);
  await wholeTrail(2);

  const broken: Db = { ...db, inTransaction: () => Promise.reject(new Error('no database')) };
  await keepTrail({ db: broken, clock: () => now, addressMonths: 12, failed }).close();
  expect(faults.map(String)).toContain('Error: no database');
});
