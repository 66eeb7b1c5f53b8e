import { freshDatabase } from '../../../test/fresh-database.ts';
import { type Db, sql, type Tx } from '../db/db.ts';
import { type DatabaseOptions, openDatabase } from '../db/open.ts';
import { script } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { type Instant, instant } from '../time.ts';
import { recordAct } from './record-act.ts';
import { mostInBatch, sealActs } from './seal-acts.ts';
import { type Finding, type Verified, type VerifyOptions, verifyTrail } from './verify-trail.ts';

export const now = instant('2026-03-09T01:30:00Z');

/** A database whose trail is a test's alone: committed, sealed, and tampered with as an intruder would. */
export async function openTrail(): Promise<{ db: Db; options: DatabaseOptions; close: () => Promise<void> }> {
  const { options, remove } = await freshDatabase();
  const db = await openDatabase(options);
  const close = async () => {
    await db.close();
    await remove();
  };
  return { db, options, close };
}

export const person = (id: string, address?: string): Actor => ({
  kind: 'person',
  id,
  organisationId: null,
  grants: [{ role: 'officer', organisationId: null, areaId: null }],
  ...(address === undefined ? {} : { address }),
});

export const anActor = person('0190a000-0000-7000-8000-00000000ac70', '203.0.113.7');

/** An act about a coin. */
export const strike = (tx: Tx, worth: number, at: Instant = now): Promise<void> =>
  recordAct(tx, anActor, 'coin.struck', { kind: 'coin', id: 'one' }, { after: { worth } }, at);

/** So many acts, each in a transaction of its own, sealed as one batch. */
export async function strikeAndSeal(db: Db, count: number, at: Instant = now): Promise<void> {
  for (let worth = 1; worth <= count; worth++) await db.inTransaction((tx) => strike(tx, worth, at));
  await sealAll(db, at);
}

export async function sealAll(db: Db, at: Instant = now): Promise<number> {
  for (let sealed = 0; ; ) {
    const more = await db.inTransaction((tx) => sealActs(tx, at));
    sealed += more;
    if (more < mostInBatch) return sealed;
  }
}

export async function verify(db: Db, options: VerifyOptions = {}): Promise<Verified & { found: Finding[] }> {
  const found: Finding[] = [];
  const done = await verifyTrail(db.reads, options, (finding) => found.push(finding));
  return { ...done, found };
}

/** Statements of somebody who owns the database, whom no constraint holds. */
export async function tamper(db: Db, ...statements: string[]): Promise<void> {
  await db.inTransaction(async (tx) => {
    await tx.run(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.run(script(statement));
  });
}

/** Nothing recorded, nothing sealed. */
export const emptyTrail = (db: Db): Promise<void> =>
  tamper(db, 'truncate act, act_seal, act_batch, act_unsealed, act_personal');
