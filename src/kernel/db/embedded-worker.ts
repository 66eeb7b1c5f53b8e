import { parentPort, workerData } from 'node:worker_threads';
import { DurableFiles } from './durable-files.ts';
import type { Answer, Request } from './engine.ts';
import { createPglite } from './pglite.ts';
import { Statements } from './statements.ts';

// The embedded engine lives in a thread of its own, so that a long statement does not hold up the server's event loop.
const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');

const { dataDir } = workerData as { dataDir: string | null };
const database = await createPglite(dataDir === null ? null : new DurableFiles(dataDir));
const statements = new Statements(database);
await statements.runScript(`set timezone to 'UTC'`);
database.onNotification((channel) => port.postMessage({ heard: channel } satisfies Answer));
port.postMessage({ ready: true } satisfies Answer);

// Statements run strictly one after another, in the order they came.
let last: Promise<void> = Promise.resolve();
port.on('message', (request: Request) => {
  last = last.then(() => answer(request));
});

async function answer(request: Request): Promise<void> {
  if ('close' in request) {
    await database.close();
    port?.postMessage({ closed: true } satisfies Answer);
    return;
  }
  const { id, text, values, keep } = request;
  try {
    const result = await (values.length === 0 ? statements.runScript(text) : statements.run(text, values, { keep }));
    port?.postMessage({ id, ...result } satisfies Answer);
  } catch (error) {
    const { message, code, constraint, detail } = error as Error & Record<'code' | 'constraint' | 'detail', unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const failure = { message, code: text(code), constraint: text(constraint), detail: text(detail) };
    port?.postMessage({ id, failure } satisfies Answer);
  }
}
