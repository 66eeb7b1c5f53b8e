import { inject } from 'vitest';
import type { Db, Tx } from '../src/kernel/db/db.ts';
import { openDatabase } from '../src/kernel/db/open.ts';
import { type Clock, type Instant, instant } from '../src/kernel/time.ts';

/** A real database with the real migrations; everything a test does in it is undone at its end. */
export interface TestCity {
  tx: Tx;
  /** The same transaction seen as a database, for what opens transactions of its own: the routes of `createApp`. */
  db: Db;
  clock: Clock;
  now: Instant;
}

/** The moment it is in the test city: a Monday morning, 08:30 in Lào Cai. */
export const testNow: Instant = instant('2026-03-09T01:30:00Z');

export async function inTestCity(work: (city: TestCity) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  const db = await testDatabase();
  try {
    await db.inTransaction(async (tx) => {
      await work({ tx, db: within(db, tx), clock: () => testNow, now: testNow });
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}

/** A database whose transactions are parts of the outer one, one after another. */
function within(db: Db, outer: Tx): Db {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    engine: db.engine,
    inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const mine = turn.then(() => outer.attempt(work));
      turn = mine.catch(() => {});
      return mine;
    },
    readText(query) {
      return this.inTransaction((tx) => tx.text(query));
    },
    close: async () => {},
  };
}

let opened: Promise<Db> | undefined;

/** The one database of this test run; test/prepare.ts made it and removes it. */
export function testDatabase(): Promise<Db> {
  opened ??= openDatabase(inject('database'));
  return opened;
}
