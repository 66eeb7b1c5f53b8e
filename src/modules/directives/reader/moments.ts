import { addDays, type Day } from '../../../kernel/time.ts';
import { asDay, dayFrom, endOfMonth, startOfMonth, writtenDay } from './dates.ts';
import type { Span } from './offsets.ts';
import { withoutOverlap } from './overlaps.ts';
import { justAfter, phrase } from './wording.ts';

/**
 * A stretch of the calendar as a text names it: a day, part of a month, a month, a quarter, half a year, a year, a run of
 * years. What a clause wants with it (before, until, within) is for the words before it to say.
 */
export interface Moment extends Span {
  unit: 'day' | 'week' | 'month-part' | 'month' | 'quarter' | 'half-year' | 'year' | 'years';
  /** From one to another: "16-20/11", "quý II đến quý IV". */
  range: boolean;
  /** Null when the text leaves the year out and there is no issue date to take it from. */
  first: Day | null;
  last: Day | null;
  /** "cuối năm", "đầu tháng": the edges are our reading of a loose word. */
  loose: boolean;
  /** The text gives the year. */
  dated: boolean;
  /** "năm 2025 và những năm tiếp theo": it has no end. */
  open: boolean;
}

type Extent = Pick<Moment, 'unit' | 'first' | 'last'> & Partial<Pick<Moment, 'range' | 'loose' | 'dated'>>;
/** Makes the extent of a match; null when the calendar has no such stretch. */
type ReadExtent = (match: RegExpMatchArray, issuedOn: Day | null) => Extent | null;

const year4 = '((?:19|20)[0-9]{2})';
const ofYear = `(?:(?:~[/\\-]~|\\.| )(?:của )?(?:năm )?${year4})`;
const monthNumber = '(0?[1-9]|1[0-2])(?![0-9])';
const quarterNumber = '(iv|i{1,3}|0?[1-4])(?![0-9])';
const hour =
  '(?:(?:[01]?[0-9]|2[0-4])(?:~giờ(?:~[0-5]?[0-9](?:~phút)?)?|h[0-5]?[0-9]?|:[0-5][0-9])(?:~,)?(?: của)? )?(?:(?:sáng|trưa|chiều|tối|đêm) )?';
const weekday = '(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])~,? )?';
const looseYear = '(đầu|giữa|cuối|hết) năm';

const rules: { pattern: RegExp; read: ReadExtent }[] = [
  {
    pattern: phrase(`${hour}${weekday}${writtenDay}`),
    read: (match) => {
      const day = dayFrom(match, 1);
      return day && { unit: 'day', first: day, last: day };
    },
  },
  {
    // 16-20/11/2025
    pattern: phrase(
      `(?:ngày )?([12]?[0-9]|3[01])~[-–]~([12][0-9]|0?[1-9]|3[01])(?:~[/.]~| tháng )${monthNumber}(?:~[/.]~| năm )${year4}`,
    ),
    read: ([, from, to, month, year]) => {
      const found = days(Number(year), Number(month), Number(from), Number(to), true);
      return found && { ...found, range: true };
    },
  },
  {
    // A day without its year: "ngày 25/12", "30/6", "ngày 15 tháng 6".
    pattern: phrase(
      `${hour}${weekday}(?:ngày~(0?[1-9]|[12][0-9]|3[01])(?:~[/.]~| tháng )${monthNumber}` +
        `|(?!24~/~7)([0-3]?[0-9])~/~(0?[1-9]|1[0-2])|(?<=trước[\\s*]{1,3})([0-3]?[0-9])\\.(0?[1-9]|1[0-2])(?!~%)|(0?[1-9]|[12][0-9]|3[01]) tháng ${monthNumber})(?!~[/.\\-]~[0-9]| năm [0-9])`,
    ),
    read: (match, issuedOn) => {
      const [day, month] = match.slice(1).filter(Boolean).map(Number);
      if (day === undefined || month === undefined) return null;
      const year = nearestYear(month, day, issuedOn);
      if (year === null) return asDay(2024, month, day) && { unit: 'day', first: null, last: null, dated: false };
      return days(year, month, day, day, false);
    },
  },
  {
    pattern: phrase(`(đầu|thượng tuần|giữa|trung tuần|cuối|hạ tuần) tháng ${monthNumber}${ofYear}?`),
    read: ([, part = '', month, year], issuedOn) => {
      const [from, to] = partOfMonth(part);
      const inYear = year === undefined ? nearestYear(Number(month), to, issuedOn) : Number(year);
      return inYear === null ? unknown('month-part') : monthPart(inYear, Number(month), from, to, year !== undefined);
    },
  },
  {
    // "tháng 6/2026", "tháng 6, 7 năm 2026", "tháng 6-8/2026", "các tháng 6, 7".
    pattern: phrase(
      `tháng ${monthNumber}(?:~(?:,|-|–|và|đến)~(?:tháng )?${monthNumber}){0,3}${ofYear}?(?!~[/-]~[0-9])`,
    ),
    read: ([, month, lastMonth, year], issuedOn) =>
      months(Number(month), Number(lastMonth ?? month), year, issuedOn, 'month'),
  },
  {
    // "6/2026", as a table of deadlines writes it.
    pattern: phrase(`${monthNumber}~/~${year4}(?!~[/-]~[0-9])`),
    read: ([, month, year]) => months(Number(month), Number(month), year, null, 'month'),
  },
  {
    pattern: phrase(
      `(đầu |giữa |cuối )?qu[ýí] ${quarterNumber}(?:~(?:,|-|–|và|đến)~(?:qu[ýí] )?${quarterNumber}){0,3}${ofYear}?`,
    ),
    read: ([, part, quarter, lastQuarter, year], issuedOn) => {
      const first = asQuarter(quarter) * 3 - 2;
      const last = asQuarter(lastQuarter ?? quarter) * 3;
      const found = months(first, last, year, issuedOn, 'quarter');
      return found && { ...found, loose: part !== undefined };
    },
  },
  {
    pattern: phrase(`(?:0?6|sáu) tháng (đầu|cuối)(?: của)?(?: năm)?(?: ${year4})?|nửa (đầu|cuối) năm(?: ${year4})?`),
    read: ([, half, year, otherHalf, otherYear], issuedOn) =>
      (half ?? otherHalf) === 'đầu'
        ? months(1, 6, year ?? otherYear, issuedOn, 'half-year')
        : months(7, 12, year ?? otherYear, issuedOn, 'half-year'),
  },
  {
    pattern: phrase(`${looseYear}(?: học)?(?: ${year4}(?!~[-–]~[0-9]))?`),
    read: ([, part = '', year], issuedOn) => looseYearExtent(part, year, issuedOn),
  },
  {
    // Counted from the day of issue: "tuần sau", "trong tháng này", "năm nay".
    pattern: phrase(
      '(?<![0-9][\\s*]{1,3})(tuần|tháng|quý|quí|năm) (này|nay|tới|sau)(?! (?:khi|ngày|đó))|((?:ngày )?hôm nay|ngày mai)',
    ),
    read: ([, unit = '', which = '', near], issuedOn) => issuedOn && fromIssue(near ?? unit, which, issuedOn),
  },
  {
    // "năm 2026", "năm 2026 và những năm tiếp theo" (the open end is read apart).
    pattern: phrase(`năm ${year4}(?!~[-–/]~[0-9])`),
    read: ([, year]) => years(Number(year), Number(year)),
  },
  {
    pattern: phrase(
      `(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|các năm|năm)(?: từ)?(?: năm)? |(?<=từ[\\s*]{1,3}))${year4}(?:~(?:[-–,]|và)~| đến )(?:năm )?${year4}`,
    ),
    read: ([whole, from, to]) => ({ ...years(Number(from), Number(to)), loose: whole.startsWith('nhiệm') }),
  },
  {
    // "đến 2030": without "năm" a number is only a year behind such a word.
    pattern: phrase(`(?<=(?:đến|tới|hết|trước|trong)[\\s*]{1,3})${year4}(?!~[-–/.]~[0-9])`),
    read: ([, year]) => years(Number(year), Number(year)),
  },
  {
    // A school year runs from September to August.
    pattern: phrase(`năm học ${year4}~[-–]~${year4}`),
    read: ([, from, to]) => ({
      unit: 'years',
      first: startOfMonth(Number(from), 9),
      last: endOfMonth(Number(to), 8),
      loose: true,
      range: true,
    }),
  },
];

/** What makes a stretch open-ended: "và các năm tiếp theo", "và những năm sau", "trở đi". */
const openEnd = justAfter(',?~(?:và|các)?~(?:các |những )?năm (?:tiếp theo|sau|kế tiếp)|,?~và tiếp theo|trở đi');

/** Without one of these no rule can match; most stretches of a text have none. */
const hint =
  /[0-9]|qu[ýí]\s|(?:đầu|giữa|cuối|hết)[\s*]+năm|(?:tuần|tháng|quý|quí|năm)[\s*]+(?:này|nay|tới|sau)|nửa|hôm[\s*]+nay|ngày[\s*]+mai/;

/** All stretches of the calendar in lower-case text, in order and without overlap; the longer reading wins. */
export function findMoments(lower: string, issuedOn: Day | null): Moment[] {
  if (!hint.test(lower)) return [];
  const all: Moment[] = [];
  for (const { pattern, read } of rules) {
    for (const match of lower.matchAll(pattern)) {
      const extent = read(match, issuedOn);
      if (extent === null) continue;
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      const opens = lower.slice(end, end + 40).match(openEnd);
      all.push({
        range: false,
        loose: false,
        dated: true,
        ...extent,
        start,
        end: end + (opens?.[0].length ?? 0),
        last: opens === null ? extent.last : null,
        open: opens !== null,
      });
    }
  }
  return withoutOverlap(all);
}

/** The year whose day lies next after the issue date, with a week of grace, as papers are often issued late. */
export function nearestYear(month: number, day: number, issuedOn: Day | null): number | null {
  if (issuedOn === null) return null;
  const issueYear = Number(issuedOn.slice(0, 4));
  const since = (Number(issuedOn.slice(5, 7)) - month) * 31 + Number(issuedOn.slice(8)) - day;
  return since > 7 ? issueYear + 1 : issueYear;
}

function fromIssue(unit: string, which: string, issuedOn: Day): Extent {
  const later = which === 'tới' || which === 'sau' ? 1 : 0;
  const [year, month] = [Number(issuedOn.slice(0, 4)), Number(issuedOn.slice(5, 7))];
  const relative = { dated: true, loose: true };
  switch (unit) {
    case 'tuần': {
      const weekday = (new Date(issuedOn).getUTCDay() + 6) % 7;
      const monday = addDays(issuedOn, 7 * later - weekday);
      return { unit: 'week', first: monday, last: addDays(monday, 6), ...relative };
    }
    case 'tháng':
      return { ...monthsOn(year, month + later, 1, 'month'), ...relative };
    case 'quý':
    case 'quí':
      return { ...monthsOn(year, Math.ceil(month / 3) * 3 - 2 + 3 * later, 3, 'quarter'), ...relative };
    case 'năm':
      return { ...years(year + later, year + later), ...relative };
    default: {
      const day = addDays(issuedOn, unit.endsWith('mai') ? 1 : 0);
      return { unit: 'day', first: day, last: day, ...relative };
    }
  }
}

/** So many months from one on; a thirteenth month is the first of the next year. */
function monthsOn(year: number, month: number, count: number, unit: Moment['unit']): Extent {
  const inYear = month > 12 ? year + 1 : year;
  const from = month > 12 ? month - 12 : month;
  return { unit, first: startOfMonth(inYear, from), last: endOfMonth(inYear, from + count - 1) };
}

function days(year: number, month: number, from: number, to: number, dated: boolean): Extent | null {
  const first = asDay(year, month, from);
  const last = asDay(year, month, to);
  return first && last && first <= last ? { unit: 'day', first, last, dated } : null;
}

function months(
  from: number,
  to: number,
  year: string | undefined,
  issuedOn: Day | null,
  unit: Moment['unit'],
): Extent | null {
  if (to < from) return null;
  const inYear = year === undefined ? nearestYear(to, 28, issuedOn) : Number(year);
  if (inYear === null) return unknown(unit);
  const range = unit === 'month' ? from < to : unit === 'quarter' && to - from > 2;
  return { unit, first: startOfMonth(inYear, from), last: endOfMonth(inYear, to), dated: year !== undefined, range };
}

function monthPart(year: number, month: number, from: number, to: number, dated: boolean): Extent {
  const end = endOfMonth(year, month);
  return {
    unit: 'month-part',
    first: asDay(year, month, from),
    last: asDay(year, month, to) ?? end,
    loose: true,
    dated,
  };
}

function partOfMonth(part: string): [number, number] {
  if (part === 'đầu' || part.startsWith('thượng')) return [1, 10];
  return part === 'giữa' || part.startsWith('trung') ? [11, 20] : [21, 31];
}

function looseYearExtent(part: string, written: string | undefined, issuedOn: Day | null): Extent {
  const year = written === undefined ? issuedOn?.slice(0, 4) : written;
  if (year === undefined) return { ...unknown('year'), loose: true };
  if (part === 'hết') return { ...years(Number(year), Number(year)), dated: written !== undefined };
  const [from, to] = part === 'đầu' ? [1, 3] : part === 'giữa' ? [5, 7] : [10, 12];
  return {
    unit: 'quarter',
    first: startOfMonth(Number(year), from),
    last: endOfMonth(Number(year), to),
    loose: true,
    dated: written !== undefined,
  };
}

export const years = (from: number, to: number): Extent => ({
  unit: from === to ? 'year' : 'years',
  first: startOfMonth(from, 1),
  last: endOfMonth(to, 12),
  range: from < to,
});

const unknown = (unit: Moment['unit']): Extent => ({ unit, first: null, last: null, dated: false });

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const asQuarter = (written = ''): number => roman[written] ?? Number(written);
