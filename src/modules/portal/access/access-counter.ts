import type { Db } from '../../../kernel/db/db.ts';
import { type Clock, type Day, dayOf } from '../../../kernel/time.ts';
import { type AccessFigures, closeDays, readAccess, type Sight, writeSights } from './count-visits.ts';

const writeEveryMs = 5_000;
/** Beyond so many between two writings somebody makes them up: counted no further, so that memory stays what it is. */
const mostWaiting = 20_000;

/**
 * Counts visits on one server: a page costs a look into a map; what was seen is written every few seconds, all at once.
 * Addresses stand in memory until then and nowhere else.
 */
export class AccessCounter {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #failed: (fault: unknown) => void;
  #waiting = new Map<string, Sight>();
  #day: Day | undefined;
  #figures: Promise<AccessFigures> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  constructor(db: Db, clock: Clock, failed: (fault: unknown) => void) {
    this.#db = db;
    this.#clock = clock;
    this.#failed = failed;
  }

  start(): void {
    this.#timer = setInterval(() => void this.write().catch(this.#failed), writeEveryMs);
    this.#timer.unref();
  }

  /** The last of it is written; later pages of this server are not counted. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.write().catch(this.#failed);
  }

  /** A page was shown to somebody. */
  see(who: string): void {
    const now = this.#clock();
    const waiting = this.#waiting.get(who);
    if (waiting !== undefined) waiting.lastAt = now;
    else if (this.#waiting.size < mostWaiting) this.#waiting.set(who, { who, firstAt: now, lastAt: now });
  }

  /** A few seconds old at most. */
  figures(): Promise<AccessFigures> {
    this.#figures ??= readAccess(this.#db.reads, this.#clock());
    return this.#figures;
  }

  /** One writing at a time; who comes meanwhile waits for the one that runs. */
  write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    const today = dayOf(this.#clock());
    const sights = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#figures = undefined;
    for (const day of new Set(sights.map(({ lastAt }) => dayOf(lastAt)))) {
      const seen = sights.filter(({ lastAt }) => dayOf(lastAt) === day);
      await this.#db.inTransaction((tx) => writeSights(tx, day, seen));
    }
    if (this.#day !== today) await this.#db.inTransaction((tx) => closeDays(tx, today));
    this.#day = today;
  }
}
