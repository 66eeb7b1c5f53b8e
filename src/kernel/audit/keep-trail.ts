import type { Db } from '../db/db.ts';
import type { Clock } from '../time.ts';
import { eraseOldAddresses } from './erase-personal-data.ts';
import { prepareMonths } from './prepare-months.ts';
import { mostInBatch, sealActs } from './seal-acts.ts';

const secondMs = 1000;
const upkeepMs = 60 * 60 * secondMs;
/** After upkeep that failed, as while a backup holds the tables. */
const upkeepAgainMs = 60 * secondMs;

interface Keeping {
  db: Db;
  clock: Clock;
  /** Months after which the addresses of callers are erased. */
  addressMonths: number;
  /** Told what went wrong; it is tried again a second later. */
  failed: (error: unknown) => void;
}

/** Seals new acts every second for as long as the server runs; at the start and every hour sees to months and addresses. */
export function keepTrail({ db, clock, addressMonths, failed }: Keeping): { close(): Promise<void> } {
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let upkeepDue = 0;

  async function seal(): Promise<void> {
    while ((await db.inTransaction((tx) => sealActs(tx, clock()))) === mostInBatch);
  }
  async function upkeep(): Promise<void> {
    if (performance.now() < upkeepDue) return;
    upkeepDue = performance.now() + upkeepAgainMs;
    await db.inTransaction((tx) => prepareMonths(tx, clock()));
    while (!closing && (await db.inTransaction((tx) => eraseOldAddresses(tx, addressMonths, clock()))) > 0);
    upkeepDue = performance.now() + upkeepMs;
  }

  let running = Promise.resolve();
  const begin = () => {
    running = seal()
      .then(upkeep)
      .catch(failed)
      .then(() => {
        if (!closing) timer = setTimeout(begin, secondMs);
      });
  };
  begin();
  return {
    async close() {
      closing = true;
      clearTimeout(timer);
      await running;
      await seal().catch(failed); // nothing lies unsealed while no server runs
    },
  };
}
