import { readFile } from 'node:fs/promises';
import type { Running } from './processes.ts';
import { type Row, shown } from './table.ts';

/** Asks for a file of a set, as it is made and again: how long, how large, and how much memory the server took on top. */
export async function fileOfSet(program: Running, what: string, path: string): Promise<Omit<Row, 'group'>> {
  const before = await residentMiB(program.pid);
  let most = before;
  const watch = setInterval(async () => {
    most = Math.max(most, await residentMiB(program.pid));
  }, 50);
  const first = await download(program.url + path).finally(() => clearInterval(watch));
  const again = await download(program.url + path);
  return {
    what,
    values: {
      'asked first, s': shown(first.seconds),
      'asked again, s': shown(again.seconds),
      MB: shown(first.bytes / 1e6),
      'server before, MiB': shown(before),
      'memory on top, MiB': shown(most - before),
    },
  };
}

/** What the process holds, as Linux tells it. */
async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

export async function download(url: string): Promise<{ seconds: number; bytes: number }> {
  const start = performance.now();
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null) throw new Error(`${url} answered ${answer.status}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += chunk.length;
  return { seconds: (performance.now() - start) / 1000, bytes };
}
