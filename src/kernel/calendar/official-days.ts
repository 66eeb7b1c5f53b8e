import type { Message } from '../messages.ts';
import { addDays, type Day } from '../time.ts';
import { weekdayOf } from './day-number.ts';
import type { Announcement, Holiday, HolidayLaw, Source } from './holiday-law.ts';
import { fromLunar, tetOf } from './lunar.ts';

export interface OfficialDay {
  kind: 'holiday' | 'in-lieu';
  name: Message;
  source: Source;
  /** Set where the day was not announced yet and a rule stands in for the announcement. */
  provisional: 'tet' | 'national-day' | null;
}

export type AnnouncedYear = Extract<Announcement, { kind: 'year' }>;

/**
 * The days a year gives off by law: its holidays, and the days in lieu of those that fall on a weekly rest day
 * (nghỉ bù; Bộ luật Lao động 2019, Điều 111 khoản 3).
 */
export function officialDays(
  law: HolidayLaw,
  year: number,
  announced: AnnouncedYear | undefined,
): Map<Day, OfficialDay> {
  const withSide = (side: 'before' | 'after') => withNationalDay(law, year, announced, side);
  if (announced !== undefined) return withSide(announced.nationalDay);
  // Not announced: the side that joins more days off; where both join as many, the day before. So it was in 2021–2026.
  const [before, after] = [withSide('before'), withSide('after')];
  const nationalDay = `${year}-09-02` as Day;
  return runOfDaysOff(law, after, nationalDay) > runOfDaysOff(law, before, nationalDay) ? after : before;
}

function withNationalDay(
  law: HolidayLaw,
  year: number,
  announced: AnnouncedYear | undefined,
  side: 'before' | 'after',
): Map<Day, OfficialDay> {
  const found = new Map<Day, OfficialDay>();
  const toMakeUp: Day[] = [];
  for (const holiday of law.holidays) {
    const provisional = announced === undefined ? decidedYearly(holiday) : null;
    for (const on of daysOf(law, holiday, year, announced, side)) {
      if (on < holiday.inForce.from || (holiday.inForce.until !== null && on > holiday.inForce.until)) continue;
      if (found.has(on)) continue; // two holidays on one day are one day off
      found.set(on, { kind: 'holiday', name: holiday.name, source: holiday.source, provisional });
      if (holiday.madeUp && isWeeklyRest(law, on)) toMakeUp.push(on);
    }
  }
  for (const missed of toMakeUp.sort()) {
    const original = found.get(missed);
    let next = addDays(missed, 1);
    while (found.has(next) || isWeeklyRest(law, next)) next = addDays(next, 1);
    if (original !== undefined) found.set(next, { ...original, kind: 'in-lieu' });
  }
  return found;
}

function daysOf(
  law: HolidayLaw,
  { on, days }: Holiday,
  year: number,
  announced: AnnouncedYear | undefined,
  side: 'before' | 'after',
): Day[] {
  const from = (first: Day) => Array.from({ length: days }, (_, i) => addDays(first, i));
  if (on === 'national-day') return from(`${year}-09-0${side === 'before' ? 1 : 2}` as Day);
  if ('tet' in on) {
    const { tetDaysBefore } = announced ?? law.unannounced;
    return from(addDays(tetOf(year), -(on.tet.daysBefore ?? tetDaysBefore)));
  }
  if ('lunar' in on) return from(fromLunar({ year, ...on.lunar, leap: false }));
  return from(`${year}-${on.solar}` as Day);
}

/** What the Prime Minister decides anew every year (Điều 112 khoản 3). */
function decidedYearly({ on }: Holiday): OfficialDay['provisional'] {
  if (on === 'national-day') return on;
  return 'tet' in on && on.tet.daysBefore === null ? 'tet' : null;
}

const isWeeklyRest = (law: HolidayLaw, on: Day): boolean => law.weeklyRest.days.includes(weekdayOf(on));

function runOfDaysOff(law: HolidayLaw, days: ReadonlyMap<Day, OfficialDay>, around: Day): number {
  const isOff = (on: Day) => days.has(on) || isWeeklyRest(law, on);
  let first = around;
  let length = 0;
  while (isOff(addDays(first, -1))) first = addDays(first, -1);
  while (isOff(addDays(first, length))) length += 1;
  return length;
}
