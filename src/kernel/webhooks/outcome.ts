const minute = 60;
const hour = 60 * minute;

/** How long a message waits after each attempt that failed; a day and a half in all. */
export const waitsSeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour] as const;
/** Whoever takes nothing for so long is told nothing more, until somebody looks at it. */
export const longestFailingDays = 5;

export type Attempt = { status: number } | { error: string };

/** What becomes of a message after its attempt number `attempts`. */
export type Outcome =
  | { state: 'delivered' }
  | { state: 'waiting'; inSeconds: number }
  | { state: 'failed' }
  /** The receiver says that it wants nothing more, ever. */
  | { state: 'gone' };

export function outcomeOf(attempt: Attempt, attempts: number): Outcome {
  if ('status' in attempt && attempt.status >= 200 && attempt.status < 300) return { state: 'delivered' };
  if ('status' in attempt && attempt.status === 410) return { state: 'gone' };
  const inSeconds = waitsSeconds[attempts - 1];
  return inSeconds === undefined ? { state: 'failed' } : { state: 'waiting', inSeconds };
}
