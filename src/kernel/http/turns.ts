import type { Query, Reads } from '../db/db.ts';
import { Refusal } from '../refusal.ts';

export interface TurnLimits {
  /** Statements that run at once, altogether and for one address. */
  running: number;
  runningEach: number;
  /** That wait, altogether and for one address. */
  waiting: number;
  waitingEach: number;
}

/** Of the ten connections of a server, four stay for those who work; a page of a harvester asks for two statements. */
const usual: TurnLimits = { running: 6, runningEach: 4, waiting: 300, waitingEach: 40 };
const comeAgainSeconds = 5;

interface Waiting {
  who: string;
  begin: () => void;
}

/**
 * Turns at the database for questions anybody may put, each of which may cost much. Who asks one after another never waits;
 * who sends a flood waits behind everybody else and, when too much of it waits, is told to come again.
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #running = new Map<string, number>();
  #waiting: Waiting[] = [];
  #all = 0;

  constructor(limits: TurnLimits = usual) {
    this.#limits = limits;
  }

  async take<T>(who: string, work: () => Promise<T>): Promise<T> {
    if (!this.#mayBegin(who)) await this.#wait(who);
    else this.#begin(who);
    try {
      return await work();
    } finally {
      this.#end(who);
    }
  }

  #mayBegin(who: string): boolean {
    return this.#all < this.#limits.running && (this.#running.get(who) ?? 0) < this.#limits.runningEach;
  }

  #begin(who: string): void {
    this.#all += 1;
    this.#running.set(who, (this.#running.get(who) ?? 0) + 1);
  }

  #wait(who: string): Promise<void> {
    const own = this.#waiting.filter((each) => each.who === who).length;
    if (own >= this.#limits.waitingEach || this.#waiting.length >= this.#limits.waiting) {
      const retryAfterSeconds = comeAgainSeconds;
      throw new Refusal('too-many', 'http.too-many-requests', { seconds: retryAfterSeconds, retryAfterSeconds });
    }
    return new Promise((resolve) => this.#waiting.push({ who, begin: resolve }));
  }

  /** The next is the first of those whose address has the fewest running. */
  #end(who: string): void {
    this.#all -= 1;
    const left = (this.#running.get(who) ?? 1) - 1;
    if (left === 0) this.#running.delete(who);
    else this.#running.set(who, left);
    const may = this.#waiting.filter((each) => this.#mayBegin(each.who));
    const fewest = Math.min(...may.map((each) => this.#running.get(each.who) ?? 0));
    const next = may.find((each) => (this.#running.get(each.who) ?? 0) === fewest);
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((each) => each !== next);
    this.#begin(next.who);
    next.begin();
  }
}

/** The same reads, each statement when it is the turn of who asks. */
export const inTurn = (reads: Reads, turns: Turns, who: string): Reads => ({
  rows: (shape, query) => turns.take(who, () => reads.rows(shape, query)),
  row: (shape, query) => turns.take(who, () => reads.row(shape, query)),
  text: (query: Query) => turns.take(who, () => reads.text(query)),
  bytes: (query: Query) => turns.take(who, () => reads.bytes(query)),
});
