import { addDays, Day } from '../../kernel/time.ts';

/** Parts of an RFC 5545 rule that texts of the administration need: each month's 20th, the end of each quarter. */
interface Rule {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  months: number[];
  monthDays: number[];
  weekdays: number[];
  /** Which of the days of a year that months and days of the month give together; all of them when empty. */
  positions: number[];
  /** The last day on which it can fall due. */
  until: Day | null;
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function parseRecurrence(text: string): Rule | undefined {
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string | undefined]));
  const frequency = parts.get('FREQ');
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY')
    return undefined;
  const known = new Set(['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'UNTIL']);
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const months = numbersIn(parts.get('BYMONTH'));
  const monthDays = numbersIn(parts.get('BYMONTHDAY'));
  const weekdays = (parts.get('BYDAY')?.split(',') ?? []).map((name) => weekdayNames.indexOf(name) + 1);
  const positions = numbersIn(parts.get('BYSETPOS'));
  const until = parts.has('UNTIL') ? untilOf(parts.get('UNTIL') ?? '') : null;
  const sound =
    until !== undefined &&
    Number.isInteger(interval) &&
    interval >= 1 &&
    interval <= 1000 &&
    months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12) &&
    monthDays.every((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31) &&
    weekdays.every((weekday) => weekday >= 1) &&
    positions.every((position) => Number.isInteger(position) && position !== 0) &&
    (positions.length === 0 || (frequency === 'YEARLY' && months.length > 0 && monthDays.length > 0));
  return sound ? { frequency, interval, months, monthDays, weekdays, positions, until } : undefined;
}

const numbersIn = (list: string | undefined): number[] => (list === undefined ? [] : list.split(',').map(Number));

/** `20261231`, the form of RFC 5545 for a day. */
const untilOf = (text: string): Day | undefined =>
  Day.safeParse(text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')).data;

/** The rule with the day on which the duty ends, if it does. */
export const endingOn = (rule: string, until: Day | null): string =>
  until === null || rule.includes('UNTIL=') ? rule : `${rule};UNTIL=${until.replaceAll('-', '')}`;

/** No rule that we read has to be searched for longer: 29 February is rarer than a leap year by a century. */
const daysSearched = 366 * 9;

/**
 * The first day from `from` on that a recurring duty falls due. What a text leaves open is due at the end of its period:
 * of the working week (Friday), of the month, of the quarter (every third month), of the year. Undefined when the rule is
 * none, or never comes to pass.
 */
export function firstOccurrence(text: string, from: Day): Day | undefined {
  const rule = parseRecurrence(text);
  if (rule === undefined) return undefined;
  let day = from;
  for (let searched = 0; searched < daysSearched; searched++) {
    if (rule.until !== null && day > rule.until) return undefined;
    if (fallsOn(rule, day)) return day;
    day = addDays(day, 1);
  }
  return undefined;
}

function fallsOn(rule: Rule, day: Day): boolean {
  const { frequency, interval, months, monthDays, weekdays } = rule;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (rule.positions.length > 0)
    return chosenDays(rule, year).some((each) => each.month === month && each.date === date);
  const midnight = new Date(Date.UTC(year, month - 1, date));
  const weekday = midnight.getUTCDay() === 0 ? 7 : midnight.getUTCDay();
  const lastDate = new Date(Date.UTC(year, month, 0)).getUTCDate();

  if (months.length > 0) {
    if (!months.includes(month)) return false;
  } else if (frequency === 'YEARLY') {
    if (monthDays.length === 0 && weekdays.length > 0) return weekdays.includes(weekday);
    if (month !== 12) return false;
  } else if (frequency === 'MONTHLY' && month % interval !== 0) return false;

  if (weekdays.length > 0 && !weekdays.includes(weekday)) return false;
  if (monthDays.length > 0) return monthDays.some((each) => (each > 0 ? each : lastDate + 1 + each) === date);
  if (weekdays.length > 0 || frequency === 'DAILY') return true;
  return frequency === 'WEEKLY' ? weekday === 5 : date === lastDate;
}

/** BYSETPOS: of the days that the months and the days of the month give in a year, those at the positions named. */
function chosenDays({ months, monthDays, positions }: Rule, year: number): { month: number; date: number }[] {
  const days = [...months]
    .sort((a, b) => a - b)
    .flatMap((month) => {
      const lastDate = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const dates = monthDays.map((each) => (each > 0 ? each : lastDate + 1 + each));
      return dates
        .filter((date) => date >= 1 && date <= lastDate)
        .sort((a, b) => a - b)
        .map((date) => ({ month, date }));
    });
  return positions.flatMap((position) => days.at(position > 0 ? position - 1 : position) ?? []);
}
