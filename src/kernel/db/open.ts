import { fileURLToPath } from 'node:url';
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
}

/** Opens the database on either engine, brought to the newest migration. */
export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  const { databaseUrl, dataDir, schema = 'dothi', connections } = options;
  const db =
    databaseUrl === null
      ? await openEmbedded({ dataDir, schema })
      : await openNative({ url: databaseUrl, schema, ...(connections === undefined ? {} : { connections }) });
  try {
    await migrate(db, migrationsFolder(), schema);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** `db/migrations` at the root of the package, three folders up from here; two from a bundle in `dist/server`. */
function migrationsFolder(): string {
  const up = import.meta.url.includes('/dist/') ? '../../db/migrations' : '../../../db/migrations';
  return fileURLToPath(new URL(up, import.meta.url));
}
