import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './kernel/db/open.ts';
import { FileStore } from './kernel/files/store.ts';
import { packageRoot } from './kernel/package-root.ts';
import type { Services } from './kernel/services.ts';
import { sessionSecret } from './kernel/settings/secret.ts';
import type { Settings } from './kernel/settings/settings.ts';
import type { Clock } from './kernel/time.ts';

/** Everything the server and the command line work with, opened by the settings; closing the database is the caller's. */
export async function openServices(settings: Settings, clock: Clock): Promise<Services> {
  const pages = join(packageRoot, 'dist', 'web');
  return {
    settings,
    clock,
    secret: await sessionSecret(settings),
    files: new FileStore(join(settings.DATA_DIR, 'files')),
    pages: existsSync(join(pages, 'index.html')) ? pages : null,
    db: await openDatabase({
      databaseUrl: settings.DATABASE_URL ?? null,
      ownerUrl: settings.DATABASE_OWNER_URL ?? null,
      dataDir: join(settings.DATA_DIR, 'database'),
      schema: settings.DATABASE_SCHEMA,
    }),
  };
}
