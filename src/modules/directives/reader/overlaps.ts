import type { Span } from './offsets.ts';

/** Keeps, of overlapping spans, the longest; of equally long ones the first given. The result is in order. */
export function withoutOverlap<T extends Span>(spans: T[]): T[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: T[] = [];
  for (const span of ordered) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
  }
  return kept;
}

/** Whether a span shares a character with one of ordered spans that do not overlap each other. */
export function overlapsAny({ start, end }: Span, ordered: Span[]): boolean {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (ordered[low]?.start ?? end) < end;
}
