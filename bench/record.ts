import type { Db, Query, Reads, Tx } from '../src/kernel/db/db.ts';

/** What one request made the program say to the database: how each piece of work was wrapped, and its statements. */
export interface Work {
  transaction: boolean;
  /** Whether the database keeps the plan; a question that differs each time is planned anew. */
  prepared: boolean;
  /** Whether the rows are JSON that is sent on without being read. */
  unread: boolean;
  statements: Query[];
  /** The channels it gives a signal on, once it has committed. */
  signals: Set<string>;
}

/** The database, noting every statement; whatever is written is undone, so that the same request can be sent again. */
export function recording(db: Db): { db: Db; take: () => Work[] } {
  let works: Work[] = [];
  const take = () => {
    const taken = works;
    works = [];
    return taken;
  };
  const noted = (reads: Reads, prepared: boolean): Reads => {
    const note = (query: Query, unread = false): Query => {
      works.push({ transaction: false, prepared, unread, statements: [query], signals: new Set() });
      return query;
    };
    return {
      rows: (shape, query) => reads.rows(shape, note(query)),
      row: (shape, query) => reads.row(shape, note(query)),
      text: (query) => reads.text(note(query)),
      bytes: (query) => reads.bytes(note(query, true)),
    };
  };
  const [reads, adHoc] = [noted(db.reads, true), noted(db.adHoc, false)];
  async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const own: Work = { transaction: true, prepared: true, unread: false, statements: [], signals: new Set() };
    works.push(own);
    const undo = new Undo<T>();
    try {
      return await db.inTransaction(async (tx) => {
        undo.result = await work(noting(tx, own));
        throw undo;
      });
    } catch (error) {
      if (error === undo) return undo.result as T;
      throw error;
    }
  }
  return { take, db: { engine: db.engine, close: () => db.close(), listen: db.listen, reads, adHoc, inTransaction } };
}

/** Ends a transaction without keeping it, and carries out what it had come to. */
class Undo<T> extends Error {
  result: T | undefined;
}

function noting(tx: Tx, own: Work): Tx {
  const note = (query: Query): Query => {
    own.statements.push(query);
    return query;
  };
  return {
    rows: (shape, query) => tx.rows(shape, note(query)),
    row: (shape, query) => tx.row(shape, note(query)),
    text: (query) => tx.text(note(query)),
    bytes: (query) => tx.bytes(note(query)),
    run: (query) => tx.run(note(query)),
    attempt: (work) => tx.attempt((inner) => work(noting(inner, own))),
    signal: (channel) => own.signals.add(channel),
  };
}
