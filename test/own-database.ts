import { z } from 'zod';
import { type Db, sql, type Tx } from '../src/kernel/db/db.ts';
import { openDatabase } from '../src/kernel/db/open.ts';
import { script } from '../src/kernel/db/transaction.ts';
import { freshDatabase, isNative } from './fresh-database.ts';

/**
 * A database for one test that has to commit, as with several servers on it: empty again afterwards. `again` opens it once
 * more, as another server would; on the embedded engine, which is one server's alone, it is the same.
 */
export const withOwnDatabase = (work: (db: Db, again: () => Promise<Db>) => Promise<void>): Promise<void> =>
  isNative() ? withFreshDatabase(work) : withSharedFolder(work);

async function withFreshDatabase(work: (db: Db, again: () => Promise<Db>) => Promise<void>): Promise<void> {
  const { options, remove } = await freshDatabase();
  const opened: Db[] = [];
  const open = async () => {
    const db = await openDatabase(options);
    opened.push(db);
    return db;
  };
  try {
    await work(await open(), open);
  } finally {
    for (const each of opened) await each.close();
    await remove();
  }
}

/** The embedded engine takes seconds to start: one for all such tests of a worker, emptied after each. */
let shared: Promise<{ db: Db; before: Set<string> }> | undefined;

async function withSharedFolder(work: (db: Db, again: () => Promise<Db>) => Promise<void>): Promise<void> {
  shared ??= openShared();
  const { db, before } = await shared;
  try {
    await work(db, async () => db);
  } finally {
    await db.inTransaction(async (tx) => {
      const filled = (await filledTables(tx)).filter((name) => !before.has(name));
      const emptied = filled.map((name) => `delete from ${name};`).join(' ');
      await tx.run(script(`set local session_replication_role = replica; ${emptied}`)); // in whatever order they refer
    });
  }
}

async function openShared() {
  const { options } = await freshDatabase();
  const db = await openDatabase(options);
  return { db, before: new Set(await db.inTransaction(filledTables)) };
}

/** Tables with something in them. */
async function filledTables(tx: Tx): Promise<string[]> {
  const Named = z.object({ name: z.string() });
  const tables = await tx.rows(
    Named,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = current_schema()`,
  );
  const ask = tables
    .map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
    .join(' union all ');
  return (await tx.rows(Named, script(ask))).map(({ name }) => name);
}
