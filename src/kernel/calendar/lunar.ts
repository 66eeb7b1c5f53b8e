import { invalid } from '../refusal.ts';
import type { Day } from '../time.ts';
import { newMoon, solarLongitude } from './astronomy.ts';
import { dayFromNumber, dayNumber } from './day-number.ts';

/**
 * The Vietnamese lunar calendar (âm lịch): the Chinese rules computed at UTC+7, in force since 1968. A month begins on
 * the day of the new moon; month 11 holds the winter solstice; where thirteen months lie between two solstices, the
 * first without a major solar term (trung khí) repeats the number of the month before it.
 */
export interface LunarDate {
  /** Named after the year in which it begins: the year of Tết. */
  year: number;
  month: number;
  /** Whether it is the repeated month (tháng nhuận). */
  leap: boolean;
  day: number;
}

export const firstLunarYear = 1968;
export const lastLunarYear = 2100;

/** The day of the city on which this date of the lunar calendar falls. */
export function fromLunar({ year, month, leap, day }: LunarDate): Day {
  const found = monthsOf(year).find((candidate) => candidate.month === month && candidate.leap === leap);
  if (found === undefined || !Number.isInteger(day) || day < 1 || day > found.length) {
    throw invalid('calendar.no-such-lunar-day', { year, month, leap: leap ? 'leap' : 'plain', day });
  }
  return dayFromNumber(found.firstDay + day - 1);
}

export function toLunar(on: Day): LunarDate {
  const n = dayNumber(on);
  const solarYear = Number(on.slice(0, 4));
  for (const year of [solarYear, solarYear - 1]) {
    if (year > lastLunarYear) continue; // the end of lunar 2100 falls in 2101
    const found = monthsOf(year).findLast((candidate) => candidate.firstDay <= n);
    if (found !== undefined) return { year, month: found.month, leap: found.leap, day: n - found.firstDay + 1 };
  }
  throw invalid('calendar.no-such-lunar-day', { year: solarYear });
}

/** Mùng 1 Tết of the year. */
export const tetOf = (year: number): Day => fromLunar({ year, month: 1, leap: false, day: 1 });

/** The months of a lunar year, from the first to the twelfth. */
export function monthsOf(year: number): readonly LunarMonth[] {
  if (!Number.isInteger(year) || year < firstLunarYear - 1 || year > lastLunarYear) {
    throw invalid('calendar.lunar-year-out-of-range', { year, from: firstLunarYear, until: lastLunarYear });
  }
  let months = monthsByYear.get(year);
  if (months === undefined) {
    const isOfThisYear = (month: LunarMonth) => month.year === year;
    months = [...betweenSolstices(year), ...betweenSolstices(year + 1)].filter(isOfThisYear);
    monthsByYear.set(year, months);
  }
  return months;
}

export interface LunarMonth {
  year: number;
  month: number;
  leap: boolean;
  /** Number of its first day; see day-number.ts. */
  firstDay: number;
  length: number;
}

const monthsByYear = new Map<number, readonly LunarMonth[]>();

/** The months from month 11 of the year before to month 10 of this one. */
function betweenSolstices(year: number): LunarMonth[] {
  const first = monthOfSolstice(year - 1);
  const count = monthOfSolstice(year) - first;
  const starts = Array.from({ length: count + 1 }, (_, i) => dayOfNewMoon(first + i));
  const start = (i: number): number => starts[i] ?? Number.NaN;
  const withoutTerm = (i: number): boolean => majorTerm(start(i)) === majorTerm(start(i + 1));
  const leapAt = count === 13 ? starts.findIndex((_, i) => i > 0 && withoutTerm(i)) : -1;
  return starts.slice(0, count).map((firstDay, i) => {
    const ordinal = leapAt >= 0 && i >= leapAt ? i - 1 : i; // months since month 11
    return {
      year: ordinal < 2 ? year - 1 : year,
      month: ((ordinal + 10) % 12) + 1,
      leap: i === leapAt,
      firstDay,
      length: start(i + 1) - firstDay,
    };
  });
}

/** Number of the new moon that opens the month of the winter solstice. */
function monthOfSolstice(year: number): number {
  const lastOfYear = dayNumber(`${year}-12-31` as Day);
  let k = Math.floor((lastOfYear - 10_962) / 29.530588861) + 1; // day 10,962 is 2000-01-06
  while (dayOfNewMoon(k) > lastOfYear) k -= 1;
  // The solstice is longitude 270°: the ninth term. A month that begins after it cannot hold it.
  return majorTerm(dayOfNewMoon(k)) >= 9 ? k - 1 : k;
}

/** Julian day of the midnight at which day number 0 (1970-01-01) begins at UTC+7. */
const midnightOfDayZero = 2_440_587.5 - 7 / 24;

const dayOfNewMoon = (k: number): number => Math.floor(newMoon(k) - midnightOfDayZero);

/** Which twelfth of the ecliptic, from the spring equinox, the sun stands in as the day begins. */
const majorTerm = (day: number): number => Math.floor(solarLongitude(day + midnightOfDayZero) / 30);
