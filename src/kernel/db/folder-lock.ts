import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
  const owner: Owner = { pid: process.pid, startedAt: startOf(process.pid), host: hostname() };
  const mine = JSON.stringify({ ...owner, lock: randomUUID() }); // no two locks read the same
  await claim(file, mine);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {}); // a disk that is gone shows elsewhere
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readIfThere(file)) === mine) await rm(file, { force: true });
    },
  };
}

async function claim(file: string, mine: string): Promise<void> {
  for (;;) {
    if (await made(file, mine)) return;
    const theirs = await readIfThere(file);
    if (theirs === undefined) continue; // released meanwhile
    if (await lives(theirs, file)) throw inUse(theirs);
    if (await succeed(file, theirs, mine)) return;
  }
}

/**
 * Takes over from an owner that is gone, in one step: the lock is never absent in between, or a third could make it anew.
 * Of many who try, the one goes on that made the marker of this owner's succession; it is gone only after the lock has
 * changed, so whoever makes it later sees that there is nothing left to take.
 */
async function succeed(file: string, dead: string, mine: string): Promise<boolean> {
  const markers = await turnAfter(file, dead, mine);
  try {
    if ((await readIfThere(file)) !== dead) return false;
    const next = `${file}.${randomUUID()}`;
    await writeFile(next, mine);
    await rename(next, file);
    return true;
  } finally {
    for (const marker of markers) await rm(marker, { force: true });
  }
}

/** The markers of the turn to follow the dead owner: one, and those of others who died in the middle of theirs. */
async function turnAfter(file: string, dead: string, mine: string): Promise<string[]> {
  const marker = `${file}.after-${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;
  if (await made(marker, mine)) return [marker];
  const holder = await readIfThere(marker);
  if (holder === undefined) return turnAfter(file, dead, mine); // that turn is over
  if (await lives(holder, marker)) throw inUse(holder);
  return [...(await turnAfter(file, holder, mine)), marker];
}

/** Makes a file that was not there. */
async function made(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

const readIfThere = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

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
