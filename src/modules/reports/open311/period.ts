import { invalid } from '../../../kernel/refusal.ts';
import { atCityTime, Day, type Instant, isNear } from '../../../kernel/time.ts';

const dayMs = 86_400_000;
/** The longest span that may be asked for, and the one that is meant when nobody says. */
export const longestDays = 90;

export interface Period {
  from: Instant;
  /** Not including this instant. */
  until: Instant;
}

/**
 * The span of `start_date` and `end_date`: one alone reaches ninety days from it, none the ninety days until now. A day
 * without a time is the city's whole day, the last one included.
 */
export function periodOf(start: string | undefined, end: string | undefined, now: Instant): Period {
  const from = start === undefined ? undefined : readMoment(start, 'start_date', 'first');
  const until = end === undefined ? undefined : readMoment(end, 'end_date', 'last');
  if (from !== undefined && until !== undefined) {
    if (Date.parse(until) < Date.parse(from)) throw invalid('open311.period-reversed');
    if (Date.parse(until) - Date.parse(from) > longestDays * dayMs + 1) {
      throw invalid('open311.period-too-long', { days: longestDays });
    }
    return { from, until };
  }
  if (from !== undefined) return { from, until: earlier(moved(from, longestDays), moved(now, 1)) };
  const end_ = until ?? moved(now, 1 / dayMs);
  return { from: moved(end_, -longestDays), until: end_ };
}

const moved = (moment: Instant, days: number): Instant =>
  new Date(Date.parse(moment) + days * dayMs).toISOString() as Instant;
const earlier = (a: Instant, b: Instant): Instant => (Date.parse(a) < Date.parse(b) ? a : b);

/** The W3C profile of ISO 8601: a day, or an instant with its zone; seconds and their fractions may be left out. */
const w3c = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function readMoment(text: string, field: string, of: 'first' | 'last'): Instant {
  const given = text.trim().replace(' ', '+'); // a plus sign that was not encoded
  const day = Day.safeParse(given);
  if (!isNear(given) && (day.success || w3c.test(given))) throw invalid('http.day-far');
  if (day.success) return of === 'first' ? atCityTime(day.data, '00:00') : moved(atCityTime(day.data, '00:00'), 1);
  if (!w3c.test(given) || Number.isNaN(Date.parse(given))) throw invalid('open311.date-unreadable', { field });
  const at = new Date(given).toISOString() as Instant;
  return of === 'first' ? at : moved(at, 1 / dayMs);
}

/** As the standard has instants: with the zone, here the city's. `2026-03-09T08:30:00+07:00` */
export function writeMoment(moment: Instant): string {
  const shifted = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString();
  return `${shifted.slice(0, 19)}+07:00`;
}
