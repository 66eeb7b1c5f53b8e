import type { Db } from './db/db.ts';
import type { FileStore } from './files/store.ts';
import type { Settings } from './settings/settings.ts';
import type { Clock } from './time.ts';

/** What every module is handed: made once in `main.ts`, or by a test. Parts add what they own. */
export interface Services {
  db: Db;
  clock: Clock;
  settings: Settings;
  /** Signs session cookies and keys the hashes of what must not be kept plain. */
  secret: string;
  files: FileStore;
  /** Folder of the built pages; none serves the interface alone. */
  pages: string | null;
}

/** Opens the city for one piece of work of the command line, and closes it again; refused while a server has it open. */
export type WithServices = (work: (services: Services) => Promise<void>) => Promise<void>;
