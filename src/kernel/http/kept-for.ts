import type { Instant } from '../time.ts';

/**
 * Answers that cost much and may be some minutes old, the last few of them: who asks meanwhile for the same waits for the
 * same answer. A fault is not kept.
 */
export function keptFor<T>(lastsMs: number, clock: () => Instant, most = 200) {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const now = Date.parse(clock());
    const known = kept.get(key);
    if (known !== undefined && now - known.at < lastsMs) return known.answer;
    const answer = ask();
    kept.delete(key);
    kept.set(key, { at: now, answer });
    if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
