import type { Day } from '../../../kernel/time.ts';
import { isName, takesEffect } from './deadline-contexts.ts';
import type { DeadlineFinding } from './deadline-finding.ts';
import { datedDeadlines } from './deadlines-dated.ts';
import { repeatingDeadlines } from './deadlines-repeating.ts';
import { lastingDeadlines, worded } from './deadlines-standing.ts';
import type { Span } from './offsets.ts';
import { overlapsAny, withoutOverlap } from './overlaps.ts';
import { findTerms } from './terms.ts';
import { leftOf, lowered } from './wording.ts';

export interface FoundDeadline extends DeadlineFinding {
  quote: string;
}

/**
 * Every deadline of a stretch of text, in order. Years and dates that belong to names, cited documents, effect or the
 * past are none. The text is expected in NFC; years left out are taken from the issue date.
 */
export function findDeadlines(text: string, { start, end }: Span, issuedOn: Day | null): FoundDeadline[] {
  const lower = lowered(text.slice(start, end));
  if (!anyHint.test(lower)) return [];
  const timed = withoutOverlap([
    ...repeatingDeadlines(lower),
    ...termDeadlines(lower),
    ...datedDeadlines(lower, issuedOn),
    ...lastingDeadlines(lower),
  ]).filter((each) => each.confidence >= leastConfidence && !isName(lower, each));
  return withoutOverlap([...timed, ...worded(lower).filter((each) => !overlapsAny(each, timed))]).map((each) => {
    const span = { start: start + each.start, end: start + each.end };
    return { ...each, ...span, quote: text.slice(span.start, span.end) };
  });
}

/** Below this a finding is more often an adverb than a deadline ("thường xuyên" deep inside a long clause). */
const leastConfidence = 0.4;

/** Without one of these no pattern can match; most paragraphs have none and are passed over at once. */
const anyHint =
  /[0-9]|hằng|hàng|mỗi|định\s+k[ỳì]|thường\s+xuyên|liên\s+tục|năm|quý|quí|tháng|tuần|sớm\s+nhất|theo|khi|hôm\s+nay|trước/;

/** Terms, but for those after which a document takes effect. */
const termDeadlines = (lower: string): DeadlineFinding[] =>
  findTerms(lower)
    .filter(({ start }) => !takesEffect.test(leftOf(lower, start, 40)))
    .map((term) => ({ ...term, kind: 'period', from: null, until: null, confidence: 0.85 }));
