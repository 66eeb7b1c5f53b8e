import type { Db } from './db/db.ts';
import type { Clock } from './time.ts';

/** What every module is handed: made once in `main.ts`, or by a test. Parts add what they own. */
export interface Services {
  db: Db;
  clock: Clock;
}
