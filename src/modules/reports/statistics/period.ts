import { type Query, sql } from '../../../kernel/db/db.ts';
import { invalid } from '../../../kernel/refusal.ts';
import { addDays, type Day, dayOf, type Instant } from '../../../kernel/time.ts';

const usualDays = 90;

export interface Period {
  from: Day;
  until: Day;
}

export function periodOf(asked: { from?: Day | undefined; until?: Day | undefined }, now: Instant): Period {
  const until = asked.until ?? dayOf(now);
  const from = asked.from ?? addDays(until, 1 - usualDays);
  if (from > until) throw invalid('statistics.period-backwards', { from, until });
  return { from, until };
}

/** Of facts `f`. */
export const inPeriod = ({ from, until }: Period): Query => sql`f.received_on between ${from}::date and ${until}::date`;
