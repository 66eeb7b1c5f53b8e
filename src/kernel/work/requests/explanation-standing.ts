import type { Instant } from '../../time.ts';

export interface Clocked {
  dueAt: Instant;
  answeredAt: Instant | null;
  isWithdrawn: boolean;
}

export type ExplanationStanding = 'open' | 'late' | 'answered-on-time' | 'answered-late' | 'withdrawn';

/** How a question stands, derived and never stored: at the very due instant an answer is still on time. */
export function explanationStanding({ dueAt, answeredAt, isWithdrawn }: Clocked, now: Instant): ExplanationStanding {
  if (isWithdrawn) return 'withdrawn';
  const isLate = Date.parse(answeredAt ?? now) > Date.parse(dueAt);
  if (answeredAt !== null) return isLate ? 'answered-late' : 'answered-on-time';
  return isLate ? 'late' : 'open';
}
