/** Periods as offices report by them; all end today but the last month. */
export const periods = ['month', 'last-month', 'quarter', 'year', 'twelve-months'] as const;
export type PeriodName = (typeof periods)[number];

export interface Period {
  from: string;
  until: string;
}

const dayMs = 86_400_000;
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The first day of a month so many months away from that of the day. */
export function firstOfMonth(day: string, away = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + away, 1)).toISOString().slice(0, 10);
}

export function periodNamed(name: PeriodName, today: string): Period {
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'month':
      return { from: firstOfMonth(today), until: today };
    case 'last-month':
      return { from: firstOfMonth(today, -1), until: dayAfter(firstOfMonth(today), -1) };
    case 'quarter':
      return { from: firstOfMonth(today, -((month - 1) % 3)), until: today };
    case 'year':
      return { from: firstOfMonth(today, 1 - month), until: today };
    case 'twelve-months':
      return { from: firstOfMonth(today, -11), until: today };
  }
}

/** The name of a period, if it is one of those. */
export const nameOfPeriod = ({ from, until }: Period, today: string): PeriodName | undefined =>
  periods.find((name) => {
    const named = periodNamed(name, today);
    return named.from === from && named.until === until;
  });

/** The months from the first to the last, `YYYY-MM`, also those in which nothing happened. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let at = `${first}-01`; at.slice(0, 7) <= last; at = firstOfMonth(at, 1)) months.push(at.slice(0, 7));
  return months;
}
