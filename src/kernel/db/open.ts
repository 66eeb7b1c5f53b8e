import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../package-root.ts';
import { type Db, sql } from './db.ts';
import { openEmbedded } from './embedded.ts';
import { grantProgram } from './grant-program.ts';
import { migrate } from './migrate.ts';
import { openNative } from './native.ts';

export interface DatabaseOptions {
  /** A PostgreSQL server; without it the embedded engine keeps its data in `dataDir`. */
  databaseUrl: string | null;
  /** The same server as the role that owns the tables, where `databaseUrl` is a role with fewer rights. */
  ownerUrl?: string | null;
  dataDir: string | null;
  schema?: string;
  connections?: number;
  /** How long one statement may run before it is ended. */
  statementSeconds?: number;
}

/** Opens the database on either engine, brought to the newest migration. */
export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  const { databaseUrl, ownerUrl = null, dataDir, schema = 'dothi', connections, statementSeconds = 120 } = options;
  const native = (url: string) =>
    openNative({ url, schema, statementSeconds, ...(connections === undefined ? {} : { connections }) });
  const migrations = join(packageRoot, 'db', 'migrations');
  if (databaseUrl !== null && ownerUrl !== null) {
    const owner = await native(ownerUrl);
    return closingOnFault(await native(databaseUrl).catch(closeFirst(owner)), async (db) => {
      try {
        await migrate(owner, migrations, schema);
        await grantProgram(owner, await roleOf(db), schema);
      } finally {
        await owner.close();
      }
    });
  }
  const db =
    databaseUrl === null ? await openEmbedded({ dataDir, schema, statementSeconds }) : await native(databaseUrl);
  return closingOnFault(db, async () => {
    await migrate(db, migrations, schema);
  });
}

async function closingOnFault(db: Db, prepare: (db: Db) => Promise<void>): Promise<Db> {
  try {
    await prepare(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

const closeFirst = (other: Db) => async (error: unknown) => {
  await other.close();
  throw error;
};

async function roleOf(db: Db): Promise<string> {
  const Role = z.object({ name: z.string() });
  return (await db.reads.row(Role, sql`select current_user::text as name`))?.name ?? '';
}
