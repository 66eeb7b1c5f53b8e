import { expect, test } from 'vitest';
import { isNative } from '../../../test/fresh-database.ts';
import { withOwnDatabase } from '../../../test/own-database.ts';
import { type Db, sql } from '../db/db.ts';
import { emit } from './emit.ts';
import { eventsBetween, presentSnapshot } from './outbox.ts';
import { removeEventsOlderThan } from './remove-old-events.ts';

const say = (db: Db, ...ids: string[]) =>
  db.inTransaction(async (tx) => {
    for (const id of ids) await emit(tx, { kind: 'test.said', about: { kind: 'test', id }, published: true });
  });

/** A reader that goes on from where it was. */
async function readerOf(db: Db) {
  let seen = await presentSnapshot(db.reads);
  return async () => {
    const { until, events } = await eventsBetween(db.reads, seen, null);
    seen = until;
    return events.map(({ about }) => about.id);
  };
}

/** Something one waits for until another lets it go on. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

test('a reader is told each event once, and nothing of an act that did not commit', () =>
  withOwnDatabase(async (db) => {
    await say(db, 'before');
    const read = await readerOf(db);
    await say(db, 'one', 'two');
    const undone = db.inTransaction(async (tx) => {
      await emit(tx, { kind: 'test.said', about: { kind: 'test', id: 'undone' } });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await read()).toEqual(['one', 'two']);
    await say(db, 'three');
    expect(await read()).toEqual(['three']);
    expect(await read()).toEqual([]);
  }));

test('whoever goes on from before the oldest event that is kept, or from another database, is told so', () =>
  withOwnDatabase(async (db) => {
    // Older than every transaction that runs now: those of other databases on the server count as well.
    const oldest = BigInt((await presentSnapshot(db.reads)).split(':')[0] ?? '');
    const old = `${oldest - 2n}:${oldest - 2n}:`;
    await say(db, 'one');
    await db.inTransaction((tx) =>
      tx.run(sql`update event set at = at - interval '2 hours', xid = ${`${oldest - 1n}`}::text::xid8`),
    );
    expect(await eventsBetween(db.reads, old, null)).toMatchObject({
      isLost: false,
      events: [{ about: { id: 'one' } }],
    });
    await say(db, 'two');
    await db.inTransaction((tx) => removeEventsOlderThan(tx, 60));
    expect(await eventsBetween(db.reads, old, null)).toMatchObject({
      isLost: true,
      events: [{ about: { id: 'two' } }],
    });
    const present = await presentSnapshot(db.reads);
    expect((await eventsBetween(db.reads, present, null)).isLost).toBe(false);
    expect((await eventsBetween(db.reads, '900000000000:900000000000:', null)).isLost).toBe(true);
  }));

if (isNative()) {
  test('an act that began first and ended last holds up nobody and is missed by nobody', () =>
    withOwnDatabase(async (db) => {
      const read = await readerOf(db);
      const begun = gate();
      const finish = gate();
      const long = db.inTransaction(async (tx) => {
        await emit(tx, { kind: 'test.said', about: { kind: 'test', id: 'long' }, published: true });
        begun.open();
        await finish.opened;
      });
      await begun.opened;
      await say(db, 'short');
      expect(await read()).toEqual(['short']);
      await say(db, 'another');
      await db.inTransaction((tx) => removeEventsOlderThan(tx, 60));
      expect(await read()).toEqual(['another']);
      finish.open();
      await long;
      expect(await read()).toEqual(['long']);
      expect(await read()).toEqual([]);
    }));

  test('of many who write at once, every event is read once', () =>
    withOwnDatabase(async (db) => {
      const read = await readerOf(db);
      const ids = Array.from({ length: 120 }, (_, i) => `${i}`);
      const heard: string[] = [];
      const writing = Promise.all(ids.map((id) => say(db, id)));
      let isDone = false;
      writing.then(() => {
        isDone = true;
      });
      while (!isDone) heard.push(...(await read()));
      await writing;
      heard.push(...(await read()));
      expect(heard.toSorted()).toEqual(ids.toSorted());
    }));
}
