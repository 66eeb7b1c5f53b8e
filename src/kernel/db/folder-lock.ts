import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { conflict } from '../refusal.ts';

const Owner = z.object({ pid: z.int(), startedAt: z.string().nullable(), host: z.string() });
type Owner = z.infer<typeof Owner>;

const beatMs = 5_000;
const silentMs = 30_000;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * One process at a time opens a data folder: the embedded engine would open it twice without a word, and lose rows. The
 * lock of a process that is gone is taken over; it is known by its number and the time it started at, because numbers
 * are used again, and on another machine by the silence of its heartbeat.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = `${folder}.lock`;
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), host: hostname() } satisfies Owner);
  await claim(file, mine);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {}); // a disk that is gone shows elsewhere
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
    },
  };
}

async function claim(file: string, mine: string): Promise<void> {
  for (;;) {
    try {
      return await writeFile(file, mine, { flag: 'wx' });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const theirs = await readFile(file, 'utf8').catch(() => undefined);
    if (theirs === undefined) continue; // released meanwhile
    if (await lives(theirs, file)) throw inUse(theirs);
    await putAside(file, theirs);
  }
}

/** Takes a dead owner's lock away; when somebody else was quicker, what was taken is theirs and is put back. */
async function putAside(file: string, dead: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readFile(aside, 'utf8');
  if (taken !== dead) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
  if (taken !== dead) throw inUse(taken);
}

async function lives(text: string, file: string): Promise<boolean> {
  const owner = ownerIn(text);
  const age =
    Date.now() -
    (await stat(file)
      .then(({ mtimeMs }) => mtimeMs)
      .catch(() => 0));
  if (owner === undefined || owner.host !== hostname()) return age < silentMs;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  const startedAt = startOf(owner.pid);
  return startedAt === null || owner.startedAt === null ? age < silentMs : startedAt === owner.startedAt;
}

/** When a process started, as the system tells it; null where it does not. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? null; // field 22, counted after the name
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function ownerIn(text: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const inUse = (text: string) => conflict('db.folder-in-use', { pid: ownerIn(text)?.pid ?? 0 });
const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
