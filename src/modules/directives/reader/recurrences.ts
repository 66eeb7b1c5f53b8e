import type { Span } from './offsets.ts';
import { phrase } from './wording.ts';

/** A repetition in a text, as an RFC 5545 rule; null when the text only says that it repeats ("định kỳ"). */
export interface Recurrence extends Span {
  rule: string | null;
  /** The text says on which day: nothing nearby can make it more exact. */
  exact: boolean;
}

type Every = 'day' | 'week' | 'month' | 'quarter' | 'year';

const everyWord = '(?:hằng|hàng|mỗi)';
const periods: Record<string, Every> = {
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  quí: 'quarter',
  năm: 'year',
};
const period = '(ngày|tuần|tháng|quý|quí|năm)';
const dayNumber = '(0?[1-9]|[12][0-9]|3[01])';
const monthNumber = '(0?[1-9]|1[0-2])';
const dayAndMonth = `(?:ngày )?${dayNumber}(?:~[/.]~| tháng )${monthNumber}`;
const everyYear = `(?:${everyWord} năm|của năm(?: báo cáo)?|\\(?~năm báo cáo~\\)?)`;
const andMonth = `(?:~(?:,|;|và|,~và)~(?:tháng )?${monthNumber})?`;
const quarterNumber = '(iv|i{1,3}|[1-4])';

export const weekdays: Record<string, string> = {
  hai: 'MO',
  ba: 'TU',
  tư: 'WE',
  năm: 'TH',
  sáu: 'FR',
  bảy: 'SA',
  '2': 'MO',
  '3': 'TU',
  '4': 'WE',
  '5': 'TH',
  '6': 'FR',
  '7': 'SA',
};
const times: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4, sáu: 6 };

const romanQuarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

const rules: { pattern: RegExp; exact?: boolean; read: (groups: string[]) => string | null }[] = [
  {
    // Two days a year: "trước ngày 15/6 và trước ngày 15/12 hằng năm".
    pattern: phrase(`${dayAndMonth}(?:~(?:,|;|và)~)(?:trước )?${dayAndMonth} ${everyYear}`),
    exact: true,
    read: ([d1, m1, d2, m2]) => onTwoDays([Number(d1), Number(m1)], [Number(d2), Number(m2)]),
  },
  {
    pattern: phrase(`${dayAndMonth}~,?~${everyYear}`),
    exact: true,
    read: ([day, month]) => onDay(Number(day), Number(month)),
  },
  {
    pattern: phrase(
      `${everyWord} năm~[,(]?~(?:định k[ỳì] )?(?:trước|vào|chậm nhất(?: là| vào)?) ${dayAndMonth}(?!~[/.]~[0-9]| năm [0-9])(?:~\\))?`,
    ),
    exact: true,
    read: ([day, month]) => onDay(Number(day), Number(month)),
  },
  {
    // "tháng 01 và tháng 6 hằng năm"
    pattern: phrase(`tháng ${monthNumber}${andMonth}${andMonth}${andMonth}~,?~${everyYear}`),
    exact: true,
    read: (months) => inMonths(months.filter(Boolean).map(Number)),
  },
  {
    // A quarter of every year ends with its last month.
    pattern: phrase(`qu[ýí] ${quarterNumber}(?:~(?:,|và)~(?:qu[ýí] )?${quarterNumber})?~,?~${everyYear}`),
    exact: true,
    read: (quarters) => inMonths(quarters.filter(Boolean).map((each) => 3 * (romanQuarters[each] ?? Number(each)))),
  },
  {
    pattern: phrase(
      `ngày ${dayNumber}(?: của)? tháng (cuối|đầu|giữa)(?: của)?(?: ${everyWord})? qu[ýí](?: sau| tiếp theo)?`,
    ),
    exact: true,
    read: ([day, which = '']) => `FREQ=MONTHLY;BYMONTH=${monthsOfQuarters[which]};BYMONTHDAY=${Number(day)}`,
  },
  {
    pattern: phrase(
      `ngày ${dayNumber}~,?~(?:của )?(?:${everyWord} tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề|kế tiếp liền kề))`,
    ),
    exact: true,
    read: ([day]) => `FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`,
  },
  {
    pattern: phrase(
      `${everyWord} tháng~[,(]?~(?:trước|vào|chậm nhất(?: là| vào)?) ngày ${dayNumber}(?!~[/.]~[0-9]| tháng [0-9])(?:~\\))?`,
    ),
    exact: true,
    read: ([day]) => `FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`,
  },
  {
    pattern: phrase(`(?:định k[ỳì] |vào )?ngày ${dayNumber}~,?~(?:của )?${everyWord} qu[ýí]`),
    exact: true,
    read: ([day]) => `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=${Number(day)}`,
  },
  {
    pattern: phrase(`ngày cuối(?: cùng)?(?: của)?(?: ${everyWord})? (tháng|quý)`),
    exact: true,
    read: ([each]) => (each === 'tháng' ? 'FREQ=MONTHLY;BYMONTHDAY=-1' : 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1'),
  },
  {
    pattern: phrase(`(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật))~,?~(?:của )?(?:${everyWord} tuần|trong tuần)`),
    exact: true,
    read: ([weekday = '', sunday]) => `FREQ=WEEKLY;BYDAY=${sunday ? 'SU' : weekdays[weekday]}`,
  },
  {
    pattern: phrase(
      `${everyWord} tuần~[,(]?~(?:trước|vào)?~(?:[0-9h:]{1,5}(?: giờ)? )?(?:chiều |sáng )?thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?:~\\))?`,
    ),
    exact: true,
    read: ([weekday = '']) => `FREQ=WEEKLY;BYDAY=${weekdays[weekday]}`,
  },
  {
    pattern: phrase(
      `(?:định k[ỳì] )?(?:${everyWord} )?(0?[2-9]|[1-9][0-9]|hai|ba|bốn|sáu) (ngày|tháng|năm|tuần)(?: (?:một|0?1) lần|~/~(?:0?1 )?lần)`,
    ),
    read: ([count = '', each = '']) => every(periods[each], amount(count)),
  },
  {
    pattern: phrase(`định k[ỳì] (?:${everyWord} )?(0?[2-9]|1[0-2]|hai|ba|bốn|sáu) (tháng|năm|tuần)(?!~,?~đầu| cuối)`),
    read: ([count = '', each = '']) => every(periods[each], amount(count)),
  },
  {
    pattern: phrase(
      `(?:mỗi |một )(ngày|tuần|tháng|quý|năm)(?: ít nhất)? (?:một|0?1) lần|(?:một|0?1) (ngày|tuần|tháng|quý|năm) (?:một|0?1) lần`,
    ),
    read: ([first, second]) => every(periods[first ?? second ?? '']),
  },
  {
    pattern: phrase(`(?:mỗi|một|hằng|hàng) ${period}(?: ít nhất| tối thiểu)? (0?[2-9]|1[0-2]|hai|ba|bốn) lần`),
    read: ([each = '', count = '']) => timesIn(amount(count), periods[each]),
  },
  {
    // "02 lần/năm", "ít nhất 01 ngày/tháng".
    pattern: phrase(
      `(0?[1-9]|1[0-2]|một|hai|ba|bốn) (?:lần|ngày|buổi|cuộc|đợt|kỳ)(?:~/~| (?:mỗi |một |trong )?)${period}`,
    ),
    read: ([count = '', each = '']) => timesIn(amount(count), periods[each]),
  },
  {
    pattern: phrase(`(?:(?:theo )?định k[ỳì]~[,(]?~)?(?:vào )?${everyWord} ${period}(?! (?:nay|sau|qua|trước))`),
    read: ([each = '']) => every(periods[each]),
  },
  {
    pattern: phrase(`định k[ỳì] (?:theo )?(tuần|tháng|quý|quí|năm)(?! [0-9])`),
    read: ([each = '']) => every(periods[each]),
  },
  {
    // "báo cáo quý trước ngày …": the kind of report says how often.
    pattern: phrase('báo cáo (?:định k[ỳì] )?(tuần|tháng|quý|quí|năm)(?=[\\s*(]{1,6}(?:trước|vào|chậm))'),
    read: ([each = '']) => every(periods[each]),
  },
  { pattern: phrase('(?:theo )?định k[ỳì](?: hoặc đột xuất|~,?~đột xuất)?'), read: () => null },
];

const monthsOfQuarters: Record<string, string> = { đầu: '1,4,7,10', giữa: '2,5,8,11', cuối: '3,6,9,12' };

/** Without one of these no rule can match; most stretches of a text have none. */
const hint =
  /(?:h[ằà]ng|mỗi|của|một|hai|[0-9])[\s*]+(?:ngày|tuần|tháng|quý|quí|năm)|năm[\s*]+báo[\s*]+cáo|định[\s*]+k|lần|buổi|cuộc|đợt|[0-9][\s*]+kỳ|tháng[\s*]+(?:cuối|đầu|giữa|sau|kế|tiếp|liền)|ngày[\s*]+cuối|trong[\s*]+tuần|báo[\s*]+cáo[\s*]+(?:tuần|tháng|quý|quí|năm)/;

/** All repetitions in lower-case text. Several may overlap; the caller keeps the longest. */
export function findRecurrences(lower: string): Recurrence[] {
  if (!hint.test(lower)) return [];
  const found: Recurrence[] = [];
  for (const { pattern, exact = false, read } of rules) {
    for (const match of lower.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, rule: read(match.slice(1)), exact });
    }
  }
  return found;
}

/** Every so many days, weeks, months, quarters or years. */
export function every(each: Every | undefined, count = 1): string | null {
  if (each === undefined) return null;
  const [frequency, interval] = each === 'quarter' ? ['MONTHLY', 3 * count] : [frequencies[each], count];
  return interval === 1 ? `FREQ=${frequency}` : `FREQ=${frequency};INTERVAL=${interval}`;
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' };

/** So many times in a period, evenly spread where that comes out whole: twice a year is every six months. */
function timesIn(count: number, each: Every | undefined): string | null {
  const monthsIn = each === 'year' ? 12 : each === 'quarter' ? 3 : 0;
  return count > 1 && monthsIn % count === 0 && monthsIn > 0 ? every('month', monthsIn / count) : every(each);
}

/** In the same months every year. */
const inMonths = (months: readonly number[]): string =>
  `FREQ=YEARLY;BYMONTH=${[...new Set(months)].sort((a, b) => a - b).join(',')}`;

/** One day every year. */
export const onDay = (day: number, month: number): string => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`;

/** Two days every year as one rule; where their day numbers differ, the positions among all four pick the right two. */
export function onTwoDays(a: [number, number], b: [number, number]): string {
  const [[day1, month1], [day2, month2]] = a[1] <= b[1] ? [a, b] : [b, a];
  if (month1 === month2)
    return `FREQ=YEARLY;BYMONTH=${month1};BYMONTHDAY=${Math.min(day1, day2)},${Math.max(day1, day2)}`;
  const bothMonths = inMonths([month1, month2]);
  if (day1 === day2) return `${bothMonths};BYMONTHDAY=${day1}`;
  const positions = day1 < day2 ? '1,4' : '2,3';
  return `${bothMonths};BYMONTHDAY=${Math.min(day1, day2)},${Math.max(day1, day2)};BYSETPOS=${positions}`;
}

const amount = (written: string): number => times[written] ?? Number(written);
