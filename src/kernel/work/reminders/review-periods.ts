import { z } from 'zod';
import { addMonths } from '../../calendar/working-time.ts';
import { addDays, type Day, day } from '../../time.ts';

/** Sơ kết of a quarter or of half a year, tổng kết of a year. */
export const reviewPeriods = ['quarter', 'half-year', 'year'] as const;
export const ReviewPeriod = z.enum(reviewPeriods);
export type ReviewPeriod = z.infer<typeof ReviewPeriod>;

const monthsIn: Readonly<Record<ReviewPeriod, number>> = { quarter: 3, 'half-year': 6, year: 12 };

export interface ReportTerms {
  every: ReviewPeriod;
  /** From the last day of the period to the due day; negative where the report is due before it ends. */
  dueDays: number;
  /** Before the due day on which the report is asked for. */
  openDays: number;
}

export interface ReportToOpen {
  from: Day;
  until: Day;
  dueOn: Day;
}

export function periodFrom(every: ReviewPeriod, from: Day): { from: Day; until: Day } {
  return { from, until: addDays(addMonths(from, monthsIn[every]), -1) };
}

/** The period a day lies in. */
export function periodOf(every: ReviewPeriod, on: Day): { from: Day; until: Day } {
  const [year = '', month = '01'] = on.split('-');
  const months = monthsIn[every];
  const first = Math.floor((Number(month) - 1) / months) * months + 1;
  return periodFrom(every, day(`${year}-${String(first).padStart(2, '0')}-01`));
}

/**
 * The newest report that should be asked for by today, of a rule that began on a day; none before the first. Only the
 * newest: where no server ran for a year, nobody is asked for four old reports at once.
 */
export function reportToOpen(
  { every, dueDays, openDays }: ReportTerms,
  began: Day,
  today: Day,
): ReportToOpen | undefined {
  const months = monthsIn[every];
  // A report may be asked for up to 60 + 90 days before its period ends, so the next period may be meant already.
  let { from } = periodOf(every, addDays(today, 60 + 90));
  for (;;) {
    const { until } = periodFrom(every, from);
    if (until < began) return undefined;
    const dueOn = addDays(until, dueDays);
    if (addDays(dueOn, -openDays) <= today) return dueOn < began ? undefined : { from, until, dueOn };
    from = addMonths(from, -months);
  }
}

const roman = ['I', 'II', 'III', 'IV'] as const;

/** "Báo cáo sơ kết quý I/2026", "Báo cáo sơ kết 6 tháng đầu năm 2026", "Báo cáo tổng kết năm 2026". */
export function reportTitle(every: ReviewPeriod, from: Day): string {
  const [year = '', month = '01'] = from.split('-');
  const nth = Math.floor((Number(month) - 1) / monthsIn[every]);
  if (every === 'year') return `Báo cáo tổng kết năm ${year}`;
  if (every === 'half-year') return `Báo cáo sơ kết 6 tháng ${nth === 0 ? 'đầu' : 'cuối'} năm ${year}`;
  return `Báo cáo sơ kết quý ${roman[nth] ?? ''}/${year}`;
}
