/**
 * The process that opens files: started by process.ts, one file at a time. It is an entry of its own, in development run
 * from source and built to dist/server/reader.js.
 */
import { open, readFile as readBytes } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { invalid, Refusal, type RefusalKind } from '../../../kernel/refusal.ts';
import { demandSize, fileLimits } from './formats/limits.ts';
import type { Ocr } from './formats/ocr.ts';
import { readFile } from './formats/read-file.ts';
import type { DocumentReading, ReadOptions } from './process.ts';
import { readDirective } from './read.ts';

export interface Job {
  source: Uint8Array | string;
  options: ReadOptions;
}

export type ChildMessage =
  | { kind: 'started' }
  | { kind: 'page'; pages: number }
  | { kind: 'read'; reading: DocumentReading; memoryMiB: number }
  | { kind: 'refused'; refusal: RefusalKind; code: string; details: Record<string, unknown>; memoryMiB: number }
  | { kind: 'fault'; fault: string; memoryMiB: number };

const MiB = 1024 * 1024;

// The heap has its own limit; pictures and the OCR engine live outside it. Only a thread of its own still notices while
// the main one is deep in a library. The parent takes the signal for what it is.
const watch = new Worker(
  `const { workerData } = require('node:worker_threads');
   setInterval(() => { if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL'); }, 100);`,
  { eval: true, workerData: Number(process.argv[2]) * MiB },
);
watch.unref();

let engine: Promise<Ocr> | undefined;
const ocr = () => {
  engine ??= import('./formats/ocr.ts').then(({ createOcr }) => createOcr());
  return engine;
};

const send = (message: ChildMessage) => process.send?.(message);

process.on('message', async (job: Job) => {
  const memory = () => Math.round(process.memoryUsage.rss() / MiB);
  try {
    const reading = await read(job);
    send({ kind: 'read', reading, memoryMiB: memory() });
  } catch (error) {
    if (error instanceof Refusal) {
      send({ kind: 'refused', refusal: error.kind, code: error.code, details: error.details, memoryMiB: memory() });
    } else {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      send({ kind: 'fault', fault, memoryMiB: memory() });
    }
  }
});
// Ctrl-C reaches the whole group of processes; the parent decides when this one ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
send({ kind: 'started' });

async function read({ source, options }: Job): Promise<DocumentReading> {
  const bytes = typeof source === 'string' ? await contentOf(source) : source;
  let pages = 0;
  const file = await readFile(bytes, {
    limits: fileLimits,
    ocr,
    progress: () => send({ kind: 'page', pages: ++pages }),
  });
  return { ...file, reading: readDirective(file.text, options) };
}

async function contentOf(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => {
    throw invalid('directives.file-not-found');
  });
  try {
    const { size } = await file.stat();
    demandSize(size, fileLimits);
    return await readBytes(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw invalid('directives.file-not-found');
  } finally {
    await file.close();
  }
}
