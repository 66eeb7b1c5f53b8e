import { invalid } from '../refusal.ts';
import { Day, type Instant, instant } from '../time.ts';

const withoutZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** An instant as a person types it. A day alone or a time without zone is refused: guessing would move somebody's due date. */
export function parseMoment(text: string): Instant {
  if (Day.safeParse(text).success) throw invalid('deadlines.instant-without-time', { from: text });
  if (withoutZone.test(text)) throw invalid('deadlines.instant-without-zone', { from: text });
  try {
    return instant(text);
  } catch {
    throw invalid('deadlines.instant-unreadable', { from: text.slice(0, 40) });
  }
}
