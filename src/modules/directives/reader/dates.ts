import type { Day } from '../../../kernel/time.ts';
import type { Span } from './offsets.ts';
import { lowered, phrase } from './wording.ts';

/** A day as a text writes it: "23/12/2021", "23.12.2021", "ngày 23 tháng 12 năm 2021". Years have four digits. */
export const writtenDay =
  '(?:ngày~)?(?:(0?[1-9]|[12][0-9]|3[01])~[/.\\-–]~(0?[1-9]|1[0-2])~[/.\\-–]~((?:19|20)[0-9]{2})' +
  '|(0?[1-9]|[12][0-9]|3[01]) tháng (0?[1-9]|1[0-2])(?:~[,/\\-]~| )(?:năm )?((?:19|20)[0-9]{2}))';

const wholeDay = phrase(writtenDay);

export interface FoundDay extends Span {
  day: Day;
}

/** Every complete day in a text that exists in the calendar; for letterheads, citations and signatures alike. */
export function findDays(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const match of lowered(text).matchAll(wholeDay)) {
    const day = dayFrom(match, 1);
    if (day !== null) found.push({ day, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Reads the six groups of `writtenDay`, of which three are filled, from the group numbered `first` on. */
export function dayFrom(match: RegExpMatchArray, first: number): Day | null {
  const [day, month, year] = match[first] ? match.slice(first) : match.slice(first + 3);
  return asDay(Number(year), Number(month), Number(day));
}

/** The day of the calendar, or null when there is none, as of 31 June. */
export function asDay(year: number, month: number, dayOfMonth: number): Day | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > lengthOfMonth(year, month)) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as Day;
}

/** The last day of a month. */
export const endOfMonth = (year: number, month: number): Day =>
  `${year}-${twoDigits(month)}-${twoDigits(lengthOfMonth(year, month))}` as Day;

/** The first day of a month. */
export const startOfMonth = (year: number, month: number): Day => `${year}-${twoDigits(month)}-01` as Day;

const lengthOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const twoDigits = (value: number): string => String(value).padStart(2, '0');
