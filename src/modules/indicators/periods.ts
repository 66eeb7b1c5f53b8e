import { z } from 'zod';
import { Day } from '../../kernel/time.ts';

/** How often an indicator is measured, from the longest period to the shortest. */
export const frequencies = ['year', 'half', 'quarter', 'month', 'day'] as const;
export const Frequency = z.enum(frequencies);
export type Frequency = z.infer<typeof Frequency>;

/** Months of a period; a day has none. */
const monthsOf: Readonly<Record<Exclude<Frequency, 'day'>, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

export interface Period {
  startsOn: Day;
  /** The last day of it. */
  endsOn: Day;
}

/** A period as it is written: 2026, 2026-H1, 2026-Q3, 2026-07, 2026-07-15. */
export const PeriodCode = z
  .string()
  .regex(/^(?:19|2[01])\d\d(?:-(?:H[12]|Q[1-4]|(?:0[1-9]|1[0-2])(?:-\d\d)?))?$/)
  .refine((code) => code.length < 10 || Day.safeParse(code).success)
  .describe('2026, 2026-H1, 2026-Q3, 2026-07 or 2026-07-15.');
export type PeriodCode = z.infer<typeof PeriodCode>;

const two = (n: number) => String(n).padStart(2, '0');
const monthOf = (day: Day): number => Number(day.slice(5, 7));

/** The period of months that begins with a month, counted from 1; beyond December it is of the next years. */
function fromMonth(year: number, month: number, months: number): Period {
  const first = year * 12 + month - 1;
  const last = first + months - 1;
  return { startsOn: `${monthAt(first)}-01` as Day, endsOn: `${monthAt(last)}-${lastDayOf(last)}` as Day };
}

/** Months counted from year 0. Reckoned without dates: a board asks for tens of thousands of periods. */
const monthAt = (at: number): string => `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}`;

function lastDayOf(at: number): number {
  const [year, month] = [Math.floor(at / 12), at % 12];
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}

export function frequencyOfCode(code: PeriodCode): Frequency {
  if (code.length === 4) return 'year';
  if (code.length === 10) return 'day';
  return code[5] === 'H' ? 'half' : code[5] === 'Q' ? 'quarter' : 'month';
}

export function periodOfCode(code: PeriodCode): Period {
  const frequency = frequencyOfCode(code);
  if (frequency === 'day') return { startsOn: code as Day, endsOn: code as Day };
  const months = monthsOf[frequency];
  const nth = frequency === 'year' ? 1 : Number(code.slice(frequency === 'month' ? 5 : 6));
  return fromMonth(Number(code.slice(0, 4)), (nth - 1) * months + 1, months);
}

/** The period of the frequency that the day lies in. */
export function periodOf(frequency: Frequency, day: Day): Period {
  if (frequency === 'day') return { startsOn: day, endsOn: day };
  const months = monthsOf[frequency];
  const first = Math.floor((monthOf(day) - 1) / months) * months + 1;
  return fromMonth(Number(day.slice(0, 4)), first, months);
}

/** So many periods later; earlier for a negative number. */
export function periodsLater(frequency: Frequency, { startsOn }: Period, by: number): Period {
  if (frequency === 'day') {
    const on = new Date(Date.parse(startsOn) + by * 86_400_000).toISOString().slice(0, 10) as Day;
    return { startsOn: on, endsOn: on };
  }
  const months = monthsOf[frequency];
  return fromMonth(Number(startsOn.slice(0, 4)), monthOf(startsOn) + by * months, months);
}

/** Whether it is a whole period of the frequency. */
export function isPeriodOf(frequency: Frequency, { startsOn, endsOn }: Period): boolean {
  const whole = periodOf(frequency, startsOn);
  return whole.startsOn === startsOn && whole.endsOn === endsOn;
}

/** What the period is of; null where it is none of them. */
export const frequencyOf = (period: Period): Frequency | null =>
  frequencies.find((frequency) => isPeriodOf(frequency, period)) ?? null;

/** The period as it is written; from one day to another where it is none of the usual. */
export function codeOf(period: Period): string {
  const frequency = frequencyOf(period);
  const { startsOn, endsOn } = period;
  if (frequency === null) return `${startsOn}/${endsOn}`;
  if (frequency === 'year') return startsOn.slice(0, 4);
  if (frequency === 'half') return `${startsOn.slice(0, 4)}-H${(monthOf(startsOn) - 1) / 6 + 1}`;
  if (frequency === 'quarter') return `${startsOn.slice(0, 4)}-Q${(monthOf(startsOn) - 1) / 3 + 1}`;
  return frequency === 'month' ? `${startsOn.slice(0, 4)}-${two(monthOf(startsOn))}` : startsOn;
}

/** Periods of one frequency in another that is longer: how many a whole one has; null for days, which differ. */
export function partsOf(longer: Frequency, shorter: Frequency): number | null {
  if (longer === shorter) return 1;
  if (longer === 'day' || shorter === 'day') return null;
  return monthsOf[longer] / monthsOf[shorter];
}

/** Days of the period. */
export const daysIn = ({ startsOn, endsOn }: Period): number =>
  Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1;
