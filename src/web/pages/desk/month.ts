/** A month, `2026-03`, and its days as weeks from Monday to Sunday. */
export interface Month {
  year: number;
  /** From 1. */
  month: number;
}

const pad = (n: number): string => String(n).padStart(2, '0');
export const monthText = ({ year, month }: Month): string => `${year}-${pad(month)}`;
export const monthOf = (day: string): Month => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) });

export function monthsOn({ year, month }: Month, by: number): Month {
  const count = year * 12 + (month - 1) + by;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** The first and the last day of the month. */
export function edgesOf({ year, month }: Month): { first: string; last: string } {
  return { first: dayText(Date.UTC(year, month - 1, 1)), last: dayText(Date.UTC(year, month, 0)) };
}

/** Weeks of seven days that cover the month. */
export function weeksOf(month: Month): string[][] {
  const { first, last } = edgesOf(month);
  const start = Date.parse(first) - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const weeks: string[][] = [];
  for (let week = start; week <= Date.parse(last); week += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, day) => dayText(week + day * dayMs)));
  }
  return weeks;
}
