import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { invalid, Refusal } from '../../../kernel/refusal.ts';
import type { Reading } from '../reading.ts';
import type { FileText } from './formats/read-file.ts';
import type { ChildMessage, Job } from './process-child.ts';
import type { readDirective } from './read.ts';

export type ReadOptions = Parameters<typeof readDirective>[1];

/** A file as read: its text, what was found in it, and what a person should know about how it was read. */
export interface DocumentReading extends FileText {
  reading: Reading;
}

/**
 * Reads files in processes of their own: a file that hangs, eats memory or brings the reader down costs its own refusal
 * and nothing else.
 */
export interface DocumentReader {
  /** `source` is the content of the file, or where it lies. Throws a refusal that says why it cannot be read. */
  read(
    source: Uint8Array | string,
    name: string,
    options?: ReadOptions,
    onPage?: (pages: number) => void,
  ): Promise<DocumentReading>;
  close(): Promise<void>;
}

export interface ReaderSettings {
  /** How many files may be read at the same time. */
  processes: number;
  /** Longest silence: a page read by OCR takes a few seconds, everything else less. */
  silenceMs: number;
  /** Longest time for one file. */
  totalMs: number;
  heapMiB: number;
  /** Of the whole process, with what the libraries take outside the heap. */
  memoryMiB: number;
  /** A process is replaced after so many files, or when it has grown to half of its memory: nothing piles up. */
  filesPerProcess: number;
  /** An idle process gives its memory back; the next file starts another. */
  idleMs: number;
  /** Faults of ours, for the log; the caller only gets a refusal. */
  onFault: (fault: string) => void;
}

export const readerSettings: ReaderSettings = {
  processes: 2,
  silenceMs: 120_000,
  totalMs: 30 * 60_000,
  heapMiB: 1024,
  memoryMiB: 2048,
  filesPerProcess: 250,
  idleMs: 60_000,
  onFault: () => {},
};

interface Waiting {
  job: Job;
  onPage: (pages: number) => void;
  resolve: (reading: DocumentReading) => void;
  reject: (refusal: unknown) => void;
}

export function openDocumentReader(changes: Partial<ReaderSettings> = {}): DocumentReader {
  const settings = { ...readerSettings, ...changes };
  const queue: Waiting[] = [];
  const readers = new Set<Reader>();
  let closed = false;

  const next = () => {
    while (queue.length > 0) {
      let free = [...readers].find((reader) => !reader.busy);
      if (!free && readers.size < settings.processes) {
        free = new Reader(settings, next, (gone) => readers.delete(gone));
        readers.add(free);
      }
      const waiting = free && queue.shift();
      if (!free || !waiting) return;
      free.take(waiting);
    }
  };
  return {
    read: (source, name, options, onPage = () => {}) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(invalid('directives.file-reading-failed', { name }));
        queue.push({ job: { source, options }, onPage, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      for (const { reject } of queue.splice(0)) reject(invalid('directives.file-reading-failed'));
      await Promise.all([...readers].map((reader) => reader.stop()));
    },
  };
}

/** One child process and the file it is busy with. */
class Reader {
  private readonly child: ChildProcess;
  private readonly settings: ReaderSettings;
  private readonly onFree: () => void;
  private readonly ended: Promise<void>;
  private current: Waiting | undefined;
  private files = 0;
  private started = false;
  private silence: NodeJS.Timeout | undefined;
  private total: NodeJS.Timeout | undefined;
  private idle: NodeJS.Timeout | undefined;
  private tooSlow = false;
  private errors = '';

  constructor(settings: ReaderSettings, onFree: () => void, onGone: (reader: Reader) => void) {
    this.settings = settings;
    this.onFree = onFree;
    this.child = startChild(settings);
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString('utf8')).slice(-4_000);
    });
    this.child.on('message', (message: ChildMessage) => this.hear(message));
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        onGone(this);
        this.lose(code, signal);
        resolve();
        onFree();
      };
      this.child.on('exit', end);
      this.child.on('error', (error) => {
        this.errors = String(error);
        end(null, null);
      });
    });
  }

  get busy(): boolean {
    return this.current !== undefined || !this.child.connected;
  }

  take(waiting: Waiting): void {
    this.current = waiting;
    this.files++;
    clearTimeout(this.idle);
    if (this.started) this.startClock();
    else this.listen();
    this.child.send(waiting.job, (error) => {
      if (error) this.child.kill('SIGKILL');
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.idle);
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** The time a process needs to start is not the file's. */
  private startClock(): void {
    this.listen();
    this.total = setTimeout(() => this.kill(), this.settings.totalMs);
  }

  private hear(message: ChildMessage): void {
    if (message.kind === 'started') {
      this.started = true;
      if (this.current) this.startClock();
      return;
    }
    if (message.kind === 'page') {
      this.listen();
      this.current?.onPage(message.pages);
      return;
    }
    const waiting = this.release();
    if (message.kind === 'read') waiting?.resolve(message.reading);
    else if (message.kind === 'refused') waiting?.reject(new Refusal(message.refusal, message.code, message.details));
    else {
      this.settings.onFault(message.fault);
      waiting?.reject(invalid('directives.file-reading-failed'));
    }
    const grown = message.memoryMiB > this.settings.memoryMiB / 2;
    if (grown || this.files >= this.settings.filesPerProcess) this.child.disconnect();
    else this.idle = setTimeout(() => this.child.disconnect(), this.settings.idleMs);
    this.onFree();
  }

  /** Starts the measure of silence anew. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.kill(), this.settings.silenceMs);
  }

  private kill(): void {
    this.tooSlow = true;
    this.child.kill('SIGKILL');
  }

  private release(): Waiting | undefined {
    clearTimeout(this.silence);
    clearTimeout(this.total);
    clearTimeout(this.idle);
    const waiting = this.current;
    this.current = undefined;
    return waiting;
  }

  /** The process is gone: killed for its time, for its memory (by its own watch or the system), or by a fault. */
  private lose(code: number | null, signal: NodeJS.Signals | null): void {
    const waiting = this.release();
    if (!waiting) return;
    if (this.tooSlow) waiting.reject(new Refusal('too-large', 'directives.file-too-slow'));
    else if (signal === 'SIGKILL' || /heap out of memory|Array buffer allocation failed/.test(this.errors)) {
      waiting.reject(new Refusal('too-large', 'directives.file-too-much-memory'));
    } else {
      this.settings.onFault(`The reading process ended with ${signal ?? code}. ${this.errors}`);
      waiting.reject(invalid('directives.file-reading-failed'));
    }
  }
}

function startChild(settings: ReaderSettings): ChildProcess {
  const here = import.meta.url;
  const fromSource = here.endsWith('.ts');
  // Built, both lie side by side in dist/server; from source, the child needs the loader the parent runs under.
  const entry = new URL(fromSource ? './process-child.ts' : './reader.js', here);
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(here).resolve('tsx')).href] : [];
  return fork(fileURLToPath(entry), [String(settings.memoryMiB)], {
    execArgv: [...loader, `--max-old-space-size=${settings.heapMiB}`],
    // Nothing of the server's environment: it holds secrets, and the child opens files from strangers.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HOME: process.env.HOME },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}
