import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DatabaseError } from './db.ts';
import type { Result, Session } from './transaction.ts';

export type Request = { id: number; text: string; values: readonly unknown[]; keep: boolean } | { close: true };
export type Answer =
  | { ready: true }
  | { closed: true }
  | { heard: string }
  | { id: number; rows: Record<string, unknown>[]; affected: number }
  | { id: number; failure: Failure };
interface Failure {
  message: string;
  code: string | null;
  constraint: string | null;
  detail: string | null;
}

/**
 * One run of the embedded engine in its thread: one session. A statement beyond the limit, or a fault inside the engine,
 * ends it for good; what was acknowledged is in the log and there again when the folder is opened anew.
 */
export class Engine implements Session {
  readonly #worker: Worker;
  readonly #limitMs: number;
  readonly #waiting = new Map<number, { resolve: (result: Result) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #closed: () => void = () => {};
  #watch: NodeJS.Timeout | undefined;
  #end: Error | undefined;
  /** Called with the channel of each notification. */
  onSignal: (channel: string) => void = () => {};

  private constructor(worker: Worker, limitMs: number) {
    this.#worker = worker;
    this.#limitMs = limitMs;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error) => this.#finish(ended(String(error))));
    worker.on('exit', () => this.#finish(ended('its thread is gone')));
  }

  static async start(dataDir: string | null, limitMs: number): Promise<Engine> {
    const worker = startWorker(dataDir);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the embedded database did not start')));
    });
    return new Engine(worker, limitMs);
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** `keep` says that the statement may come again, with whatever values. */
  send(text: string, values: readonly unknown[], { keep } = { keep: true }): Promise<Result> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, text, values, keep } satisfies Request);
      if (this.#waiting.size === 1) this.#watchNext();
    });
  }

  async bytes(text: string, values: readonly unknown[], keeping?: { keep: boolean }): Promise<Buffer[]> {
    const { rows } = await this.send(text, values, keeping);
    return rows.map((row) => Buffer.from(String(Object.values(row)[0])));
  }

  async close(): Promise<void> {
    if (this.#end !== undefined) return;
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#worker.postMessage({ close: true } satisfies Request);
    const late = setTimeout(this.#closed, this.#limitMs); // an engine that cannot close is stopped: its log recovers
    await closed;
    clearTimeout(late);
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    if ('closed' in answer) this.#closed();
    if ('heard' in answer) this.onSignal(answer.heard);
    if (!('id' in answer)) return;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    this.#watchNext();
    if ('rows' in answer) {
      waiting?.resolve(answer);
      return;
    }
    const { message, code, constraint, detail } = answer.failure;
    if (code !== null) {
      waiting?.reject(new DatabaseError(message, code, constraint, detail));
      return;
    }
    // Not an error of the statement but of the engine itself: nothing it answers after that can be trusted.
    waiting?.reject(ended(message));
    this.#finish(ended(message));
  }

  /** Statements are answered in turn, so the time since the last answer is the time the next one has been running. */
  #watchNext(): void {
    clearTimeout(this.#watch);
    if (this.#waiting.size === 0) return;
    this.#watch = setTimeout(() => this.#finish(ended('a statement ran too long')), this.#limitMs);
  }

  #finish(reason: Error): void {
    if (this.#end !== undefined) return;
    this.#end = reason;
    clearTimeout(this.#watch);
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#closed();
    void this.#worker.terminate();
  }
}

/** As a server says it when an administrator ends a session. */
const ended = (why: string) => new DatabaseError(`the embedded database was ended: ${why}`, '57P01', null, null);

/** The worker beside this file: built, or as source in development and tests. */
function startWorker(dataDir: string | null): Worker {
  const built = new URL('./embedded-worker.js', import.meta.url);
  const source = new URL('./embedded-worker-from-source.mjs', import.meta.url);
  return new Worker(existsSync(fileURLToPath(built)) ? built : source, { workerData: { dataDir } });
}
