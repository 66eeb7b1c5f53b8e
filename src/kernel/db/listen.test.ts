import { expect, test } from 'vitest';
import { isNative } from '../../../test/fresh-database.ts';
import { withOwnDatabase } from '../../../test/own-database.ts';
import { type Db, sql } from './db.ts';

const patience = { timeout: 20_000, interval: 50 };
const tell = (db: Db, channel: string) => db.inTransaction(async (tx) => tx.signal(channel));

async function counterOf(db: Db, channel: string) {
  const heard = { times: 0 };
  const stop = await db.listen(channel, () => {
    heard.times++;
  });
  return { heard, stop };
}

test('who listens hears what committed, on its own channel, until they stop', () =>
  withOwnDatabase(async (db, again) => {
    const { heard, stop } = await counterOf(await again(), 'one');
    const other = await counterOf(db, 'two');
    const undone = db.inTransaction(async (tx) => {
      tx.signal('one');
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await tell(db, 'one');
    await expect.poll(() => heard.times, patience).toBe(1);
    await stop();
    await tell(db, 'one');
    await tell(db, 'two');
    await expect.poll(() => other.heard.times, patience).toBe(1);
    expect(heard.times).toBe(1);
  }));

if (isNative()) {
  test('a line that was lost is made again, and whoever listens is told to look', () =>
    withOwnDatabase(async (db) => {
      const { heard } = await counterOf(db, 'one');
      await db.inTransaction((tx) =>
        tx.run(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and query = format('listen "%s.one"', current_schema())`),
      );
      await expect.poll(() => heard.times, patience).toBe(1);
      await tell(db, 'one');
      await expect.poll(() => heard.times, patience).toBe(2);
    }));
}
