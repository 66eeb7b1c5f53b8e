import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DatabaseError, type Db, type Tx } from './db.ts';
import { type Result, type Session, searchPath, singleText, transact } from './transaction.ts';

export type Request = { id: number; text: string; values: readonly unknown[] } | { close: true };
export type Answer =
  | { ready: true }
  | { closed: true }
  | { id: number; rows: Record<string, unknown>[]; affected: number }
  | { id: number; failure: Failure };
interface Failure {
  message: string;
  code: string | null;
  constraint: string | null;
  detail: string | null;
}

export interface EmbeddedOptions {
  /** Folder of the data; none keeps everything in memory. */
  dataDir: string | null;
  schema: string;
}

/** PGlite with PostGIS: the whole database inside the program, one session, one transaction at a time. */
export async function openEmbedded({ dataDir, schema }: EmbeddedOptions): Promise<Db> {
  if (dataDir !== null) await mkdir(dataDir, { recursive: true });
  const engine = await Engine.start(dataDir);
  await engine.send(`set search_path to ${searchPath(schema)}`, []);
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
  return {
    engine: 'embedded',
    inTransaction: <T>(work: (tx: Tx) => Promise<T>) => inTurn(() => transact(engine, work)),
    readText: (query) => inTurn(async () => singleText(query, await engine.send(query.text, query.values))),
    async close() {
      await turn;
      await engine.close();
    },
  };
}

class Engine implements Session {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: Result) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #closed: () => void = () => {};

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the embedded database has ended')));
  }

  static async start(dataDir: string | null): Promise<Engine> {
    const worker = startWorker(dataDir);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    return new Engine(worker);
  }

  send(text: string, values: readonly unknown[]): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, text, values } satisfies Request);
    });
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#worker.postMessage({ close: true } satisfies Request);
    await closed;
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    if ('closed' in answer) this.#closed();
    if (!('id' in answer)) return;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('failure' in answer) {
      const { message, code, constraint, detail } = answer.failure;
      waiting?.reject(code === null ? new Error(message) : new DatabaseError(message, code, constraint, detail));
    } else {
      waiting?.resolve(answer);
    }
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
    this.#waiting.clear();
  }
}

/** The worker beside this file: built (`dist/`), or as source in development and tests, where tsx has to be told first. */
function startWorker(dataDir: string | null): Worker {
  const built = new URL('./embedded-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(built))) return new Worker(built, { workerData: { dataDir } });
  const source = new URL('./embedded-worker.ts', import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(start, { eval: true, workerData: { dataDir } });
}
