import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { Db } from './db.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openNative } from './native.ts';

export interface DatabaseOptions {
  /** A PostgreSQL server; without it the embedded engine keeps its data in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string | null;
  schema?: string;
  connections?: number;
  /** How long one statement may run before it is ended. */
  statementSeconds?: number;
}

/** Opens the database on either engine, brought to the newest migration. */
export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  const { databaseUrl, dataDir, schema = 'dothi', connections, statementSeconds = 120 } = options;
  const db =
    databaseUrl === null
      ? await openEmbedded({ dataDir, schema, statementSeconds })
      : await openNative({
          url: databaseUrl,
          schema,
          statementSeconds,
          ...(connections === undefined ? {} : { connections }),
        });
  try {
    await migrate(db, join(packageRoot, 'db', 'migrations'), schema);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
