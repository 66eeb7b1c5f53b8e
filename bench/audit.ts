import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { systemClock } from '../src/command-line.ts';
import { recordAct, type Subject } from '../src/kernel/audit/record-act.ts';
import { mostInBatch, sealActs } from '../src/kernel/audit/seal-acts.ts';
import { verifyTrail } from '../src/kernel/audit/verify-trail.ts';
import { type Db, sql, type Tx } from '../src/kernel/db/db.ts';
import { openDatabase } from '../src/kernel/db/open.ts';
import { script } from '../src/kernel/db/transaction.ts';
import type { Actor } from '../src/kernel/identity/actor.ts';
import { type Row, shown } from './table.ts';

const writers = 8;
const atOnce = 500;

const actor: Actor = {
  kind: 'person',
  id: '0190a000-0000-7000-8000-000000000001',
  organisationId: null,
  address: '203.0.113.7',
  grants: [],
};
const about: Subject = { kind: 'work-item', id: '0190a000-0000-7000-8000-000000000002' };
const change = { before: { state: 'assigned', assignee: null }, after: { state: 'accepted', assignee: 'Người Thử' } };

/** The trail: acts written a second beside two ways it might be done, sealed a second, verified a second, and memory. */
export async function benchAudit(serverUrl: string | undefined, acts: number): Promise<Row[]> {
  const group = `Trail, ${serverUrl === undefined ? 'embedded' : 'native PostgreSQL'}, ${shown(acts)} acts`;
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const schema = `dothi_bench_trail_${process.pid}`;
  const db = await openDatabase({ databaseUrl: serverUrl ?? null, dataDir: join(folder, 'database'), schema });
  try {
    const row = (what: string, value: number): Row => ({ group, what, values: { measured: shown(Math.round(value)) } });
    const each = Math.min(acts, 4000);
    const bare = await write(db, each, insertBare);
    const chained = await write(db, each, insertChained);
    await db.inTransaction((tx) => tx.run(script('truncate act, act_seal, act_batch, act_unsealed, act_personal')));
    const recorded = await write(db, each, (tx) => recordAct(tx, actor, 'work.accepted', about, change, systemClock()));
    await fill(db, acts - each);
    const sealing = await seconds(() => sealAll(db));
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const verifying = await seconds(async () => {
      const { findings } = await verifyTrail(db.reads, {}, () => {});
      if (findings > 0) throw new Error('the trail that was measured is not whole');
    });
    return [
      row(`acts written a second by ${writers} writers`, recorded),
      row('the same as a bare insert, never sealed', bare),
      row('the same with each act chained to the last one as it is written', chained),
      row('acts sealed a second', acts / sealing),
      row('acts verified a second', acts / verifying),
      row('memory grown while verifying, MiB', (process.memoryUsage().rss - before) / 2 ** 20),
    ];
  } finally {
    await db.inTransaction((tx) => tx.run(script(`drop schema ${schema} cascade`)));
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Acts a second, each in a transaction of its own. */
async function write(db: Db, count: number, one: (tx: Tx) => Promise<unknown>): Promise<number> {
  let left = count;
  const writer = async () => {
    while (left-- > 0) await db.inTransaction(one);
  };
  return count / (await seconds(() => Promise.all(Array.from({ length: writers }, writer))));
}

const insertBare = (tx: Tx): Promise<number> =>
  tx.run(sql`
  insert into act (id, act, actor_kind, actor_id, about_kind, about_id, before, after, at)
  values (${timeOrderedUuid()}, 'work.accepted', ${actor.kind}, ${actor.id}, ${about.kind}, ${about.id},
          ${JSON.stringify(change.before)}, ${JSON.stringify(change.after)}, ${systemClock()})`);

/** What a chain from act to act would cost: each writer waits until the one before it has committed. */
async function insertChained(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4027099)`);
  await tx.row(
    z.object({ hash: z.string() }),
    sql`
    select encode(sha256(convert_to(a::text, 'UTF8')), 'hex') as hash from act a order by id desc limit 1`,
  );
  await insertBare(tx);
}

async function fill(db: Db, count: number): Promise<void> {
  for (let left = count; left > 0; left -= atOnce) {
    await db.inTransaction(async (tx) => {
      const many = Array.from({ length: Math.min(atOnce, left) }, () =>
        recordAct(tx, actor, 'work.accepted', about, change, systemClock()),
      );
      await Promise.all(many);
    });
  }
}

async function sealAll(db: Db): Promise<void> {
  while ((await db.inTransaction((tx) => sealActs(tx, systemClock()))) === mostInBatch);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
