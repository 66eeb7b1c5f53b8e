import { shown } from './table.ts';

/** How long it took each time, the shortest first; the first time warms up and is not counted. */
export async function timesOf(work: () => Promise<unknown>, times: number): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n <= times; n++) {
    const start = performance.now();
    await work();
    if (n > 0) all.push(performance.now() - start);
  }
  return all.sort((a, b) => a - b);
}

/** Median and the slowest of a hundred, as columns of a table. */
export function percentiles(sorted: readonly number[], of = ''): Record<string, string> {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { [`${of}p50 ms`]: shown(at(0.5)), [`${of}p99 ms`]: shown(at(0.99)) };
}
