import type { Anchor } from '../../kernel/deadlines/steps.ts';
import { atCityTime, type Day, dayOf, type Instant } from '../../kernel/time.ts';
import type { ReadDeadline } from './reading.ts';
import { endingOn, firstOccurrence } from './recurrence.ts';

/** What the deadline engine is asked, for what a document says of time. */
export interface DeadlineToStart {
  rule: string;
  from: Instant;
  anchor: Anchor;
  /** RFC 5545, where the duty comes again. */
  recurrence: string | null;
}

/** The document names a time from which no due day follows: the key of the sentence that says why. */
export interface NoDueDay {
  trouble: string;
}

/**
 * A date is due on that day, a period at its end, a recurring duty on its first day from today, a term so long after the
 * document was issued, or after the day the term is said to begin. What goes on without end ("thường xuyên") has no deadline.
 */
export function deadlineOf(
  read: Omit<ReadDeadline, 'confidence'> | null,
  issuedOn: Day | null,
  now: Instant,
): DeadlineToStart | NoDueDay | null {
  if (read === null || read.kind === 'ongoing') return null;
  const today = dayOf(now);
  if (read.kind === 'recurring') {
    if (read.rule === null) return { trouble: 'directives.deadline-recurrence-unclear' };
    const start = read.from !== null && read.from > today ? read.from : today;
    const first = firstOccurrence(read.rule, start);
    if (first === undefined) return { trouble: 'directives.deadline-recurrence-unclear' };
    if (read.until !== null && first > read.until) return { trouble: 'directives.deadline-recurrence-over' };
    return { ...onDay(first, issuedOn, today), recurrence: endingOn(read.rule, read.until) };
  }
  if (read.until !== null) return { ...onDay(read.until, issuedOn, today), recurrence: null };
  if (read.rule !== null) {
    const event = read.from ?? issuedOn;
    return event === null
      ? { rule: read.rule, from: now, anchor: 'assigned', recurrence: null }
      : { rule: read.rule, from: atCityTime(event, officeOpens), anchor: anchorOf(event, issuedOn), recurrence: null };
  }
  // "từ năm 2026": a beginning is no deadline.
  return { trouble: 'directives.deadline-without-end' };
}

const anchorOf = (event: Day, issuedOn: Day | null): Anchor => (event === issuedOn ? 'issued' : 'assigned');

const officeOpens = '08:00';

/** A day that was named, told from the issue of the document; from the day itself where the dates contradict each other. */
function onDay(due: Day, issuedOn: Day | null, today: Day): Omit<DeadlineToStart, 'recurrence'> {
  const event = issuedOn ?? today;
  const from = atCityTime(event <= due ? event : due, officeOpens);
  return { rule: due, from, anchor: issuedOn === null ? 'assigned' : 'issued' };
}
