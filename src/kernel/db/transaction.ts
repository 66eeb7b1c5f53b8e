import type { z } from 'zod';
import { DatabaseError, Query, type Reads, sql, type Tx } from './db.ts';

export interface Result {
  rows: Record<string, unknown>[];
  /** Rows an insert, update or delete touched. */
  affected: number;
}

/** One session of an engine. Statements sent without waiting run in the order they were sent. */
export interface Session {
  send(text: string, values: readonly unknown[]): Promise<Result>;
  /** The single column of each row as the engine wrote it, in UTF-8. */
  bytes(text: string, values: readonly unknown[]): Promise<Buffer[]>;
}

const retryable = new Set(['40001', '40P01']); // serialization failure, deadlock
const attempts = 3;

/** Runs the work between begin and commit, again when the database asks for it because others stood in the way. */
export async function transact<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const begun = session.send('begin', []);
    begun.catch(() => {}); // awaited below; it must not count as unhandled while the work runs
    const guarded = new Guarded(session);
    const signals = new Set<string>();
    try {
      const result = await work(new SessionTx(guarded, 0, signals));
      await begun;
      if (guarded.failure !== undefined) throw guarded.failure; // the database would answer the commit by undoing all
      guarded.end();
      await Promise.all([session.send('commit', []), signals.size > 0 ? tell(session, signals) : undefined]);
      return result;
    } catch (error) {
      guarded.end();
      await session.send('rollback', []).catch(() => {}); // the first error is the one that tells what happened
      if (attempt < attempts && error instanceof DatabaseError && retryable.has(error.code)) continue;
      throw error;
    }
  }
}

/**
 * After the commit, not within: PostgreSQL lets whoever notifies commit one at a time, each until it is on disk. Who listens
 * looks from time to time as well, so one that is lost delays and loses nothing.
 */
async function tell(session: Session, channels: ReadonlySet<string>): Promise<void> {
  const { text, values } = signalled(channels);
  await session.send(text, values).catch(() => {});
}

/** Each city's schema has channels of its own. */
export const signalled = (channels: ReadonlySet<string>): Query => sql`
  select pg_notify(current_schema() || '.' || channel, '') from unnest(${[...channels]}::text[]) as channel`;

/**
 * Remembers a statement that failed outside of an attempt: the transaction is lost, even if the work caught the error.
 * Refuses what is sent after the end: it would fall into the transaction of somebody else on the same session, or, after
 * an attempt, into what is kept.
 */
class Guarded implements Session {
  readonly #session: Session;
  #hasEnded = false;
  failure: unknown;

  constructor(session: Session) {
    this.#session = session;
  }

  end(): void {
    this.#hasEnded = true;
  }

  send(text: string, values: readonly unknown[]): Promise<Result> {
    return this.#guard(text, () => this.#session.send(text, values));
  }

  bytes(text: string, values: readonly unknown[]): Promise<Buffer[]> {
    return this.#guard(text, () => this.#session.bytes(text, values));
  }

  async #guard<T>(text: string, work: () => Promise<T>): Promise<T> {
    if (this.#hasEnded) throw new Error(`sent after its transaction had ended: ${text}`);
    try {
      return await work();
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }
}

class SessionReads implements Reads {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async rows<S extends z.ZodType>(shape: S, query: Query): Promise<z.output<S>[]> {
    const { rows } = await this.#session.send(query.text, query.values);
    return rows.map((row) => shape.parse(row));
  }

  async row<S extends z.ZodType>(shape: S, query: Query): Promise<z.output<S> | undefined> {
    const rows = await this.rows(shape, query);
    if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${query.text}`);
    return rows[0];
  }

  async text(query: Query): Promise<string> {
    const { rows } = await this.#session.send(query.text, query.values);
    const value = rows[0] === undefined ? undefined : Object.values(rows[0])[0];
    if (typeof value !== 'string') throw new Error(`expected one text, as from "…::text": ${query.text}`);
    return value;
  }

  bytes(query: Query): Promise<Buffer[]> {
    return this.#session.bytes(query.text, query.values);
  }
}

/** Questions sent one by one, each a transaction by itself. */
export const readsThrough = (session: Session): Reads => new SessionReads(session);

class SessionTx extends SessionReads implements Tx {
  readonly #session: Guarded;
  readonly #depth: number;
  readonly #signals: Set<string>;

  constructor(session: Guarded, depth: number, signals: Set<string>) {
    super(session);
    this.#session = session;
    this.#depth = depth;
    this.#signals = signals;
  }

  signal(channel: string): void {
    this.#signals.add(channel);
  }

  async run(query: Query): Promise<number> {
    return (await this.#session.send(query.text, query.values)).affected;
  }

  async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const savepoint = `attempt_${this.#depth}`;
    const inner = new Guarded(this.#session);
    this.#session.send(`savepoint ${savepoint}`, []).catch(() => {}); // what follows it fails as well, and is awaited
    try {
      const result = await work(new SessionTx(inner, this.#depth + 1, this.#signals)).finally(() => inner.end());
      await this.#session.send(`release savepoint ${savepoint}`, []);
      return result;
    } catch (error) {
      await this.#session.send(`rollback to savepoint ${savepoint}`, []);
      await this.#session.send(`release savepoint ${savepoint}`, []); // it would stay, and the next be nested in it
      this.#session.failure = undefined; // only now: what was sent before has failed by then as well
      throw error;
    }
  }
}

/** Statements of our own making, such as a migration file: no values, any number of statements. */
export const script = (text: string): Query => new Query([text], []);

/** The schema of the city, then the one of the extensions: what an unqualified name means in every statement. */
export const searchPath = (schema: string): string => `${schema}, extensions`;
