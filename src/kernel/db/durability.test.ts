import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { embeddedTemplate } from '../../../test/templates.ts';
import { packageRoot } from '../package-root.ts';
import { sql } from './db.ts';
import { DurableFiles } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';
import { openDatabase } from './open.ts';
import { createPglite } from './pglite.ts';
import { script } from './transaction.ts';

// What the embedded engine promises, tried on folders of its own, whichever engine the other tests run on.
let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dothi-durable-'));
  dataDir = join(folder, 'database');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const copyTemplate = async () => cp(await embeddedTemplate(), dataDir, { recursive: true });

test('every commit is flushed to the disk before it is acknowledged', async () => {
  await copyTemplate();
  const files = new DurableFiles(dataDir);
  const database = await createPglite(files);
  await database.exec('create table durability_trial (n int)');
  const before = files.flushes;
  for (let n = 1; n <= 10; n++) await database.query('insert into durability_trial values ($1)', [n]);
  expect(files.flushes - before).toBeGreaterThanOrEqual(10);
  const reading = files.flushes;
  await database.query('select * from durability_trial');
  expect(files.flushes).toBe(reading);
  await database.close();
});

test('what was acknowledged is there after kill -9, and the dead process does not keep the folder locked', async () => {
  await copyTemplate();
  const command = ['--import', 'tsx', join(packageRoot, 'test', 'writing-child.ts'), dataDir];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged = await killAfter(child, 40);
  expect(acknowledged).toBeGreaterThanOrEqual(40);

  const reopened = await openDatabase({ databaseUrl: null, dataDir });
  const Kept = z.object({ n: z.int(), last: z.int() });
  const kept = await reopened.inTransaction((tx) =>
    tx.row(Kept, sql`select count(*)::int as n, max(n) as last from durability_trial`),
  );
  await reopened.close();
  expect(kept?.n).toBeGreaterThanOrEqual(acknowledged);
  expect(kept?.n).toBe(kept?.last); // none in between is missing
}, 180_000);

/** Kills the child without warning once it said the number, and answers the last one it said. */
async function killAfter(child: ChildProcess, until: number): Promise<number> {
  let last = 0;
  if (child.stdout === null) throw new Error('the child has no output');
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last >= until) child.kill('SIGKILL');
  }
  await gone;
  return last;
}

test('a statement that runs too long is ended, the next one works, and a transaction never waits for itself', async () => {
  await copyTemplate();
  const db = await openDatabase({ databaseUrl: null, dataDir, statementSeconds: 8 });
  await db.inTransaction((tx) => tx.run(script('create table durability_trial (n int)')));
  await db.inTransaction((tx) => tx.run(sql`insert into durability_trial values (${1})`));
  const endless = db.inTransaction(async (tx) => {
    await tx.run(sql`insert into durability_trial values (${2})`);
    await tx.run(sql`select count(*) from generate_series(1, ${1_000_000_000_000}::bigint)`);
  });
  const behind = db.inTransaction((tx) => tx.rows(z.object({ n: z.int() }), sql`select n from durability_trial`));
  await expect(endless).rejects.toMatchObject({ code: '57P01' });
  expect(await behind).toEqual([{ n: 1 }]);

  const nested = db.inTransaction(() => db.inTransaction(async () => 'never'));
  await expect(nested).rejects.toThrow('a transaction was opened inside a transaction');
  await db.close();
}, 120_000); // the engine starts twice, and is waited for

test('a folder that is open is refused to others, and free again when it is closed', async () => {
  const lock = await lockFolder(dataDir);
  await expect(lockFolder(dataDir)).rejects.toMatchObject({
    code: 'db.folder-in-use',
    details: { pid: process.pid },
  });
  await lock.release();
  await (await lockFolder(dataDir)).release();
});

test('a lock is taken over when its owner is gone, even if its number lives again', async () => {
  const file = `${dataDir}.lock`;
  const leave = (owner: object) => writeFile(file, JSON.stringify({ host: hostname(), ...owner }));
  await leave({ pid: 2 ** 22 + 1, startedAt: '1' }); // beyond the highest number a process can have
  await (await lockFolder(dataDir)).release();
  await leave({ pid: process.pid, startedAt: 'at another time' });
  const lock = await lockFolder(dataDir);
  expect(await readFile(file, 'utf8')).toContain(`"pid":${process.pid}`);
  await lock.release();
  await leave({ pid: 1, startedAt: '1', host: 'another-machine' }); // its heartbeat is fresh
  await expect(lockFolder(dataDir)).rejects.toMatchObject({ code: 'db.folder-in-use' });
});

test('of many who find a dead lock, one gets it, time after time', async () => {
  for (let round = 0; round < 100; round++) {
    await writeFile(`${dataDir}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: `${round}`, host: hostname() }));
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dataDir)));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
  }
  const beside = await readdir(dirname(dataDir));
  expect(beside.filter((name) => name.startsWith(`${basename(dataDir)}.lock`))).toEqual([]);
});

test('whoever dies while taking a dead lock over leaves it to the next', async () => {
  const gone = (startedAt: string) => JSON.stringify({ pid: 2 ** 22 + 1, startedAt, host: hostname() });
  const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  await writeFile(`${dataDir}.lock`, gone('first'));
  await writeFile(`${dataDir}.lock.after-${nameOf(gone('first'))}`, gone('second'));
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => lockFolder(dataDir)));
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  expect(won).toHaveLength(1);
  await won[0]?.value.release();
});
