import type { Day } from '../../../kernel/time.ts';
import type { Span } from './offsets.ts';

/** When something must be done, how often, within what term, or always; a stretch of lower-case text. */
export interface DeadlineFinding extends Span {
  kind: 'date' | 'period' | 'recurring' | 'ongoing';
  from: Day | null;
  until: Day | null;
  rule: string | null;
  confidence: number;
}

/** What the words around a stretch of the calendar want with it. */
export type Relation = 'before' | 'latest' | 'until' | 'within' | 'from';
