import type { Step } from '../../../kernel/deadlines/steps.ts';
import { dateFormat } from '../../../kernel/intl-formats.ts';
import { dayOf, daysBetween, formatDay } from '../../format.ts';
import { language, t } from '../../language.ts';

type Kind = 'event' | 'off' | 'counted' | 'due' | 'outside';

/** Longer terms are not drawn: nobody counts months of squares. */
const longestDrawn = 100;

/** The days between the event and the due day, each as it was counted. */
export function DaysGrid({ steps }: { steps: Step[] }) {
  const event = steps.find((step) => step.kind === 'event');
  const due = steps.findLast((step) => step.kind === 'due');
  if (event === undefined || due === undefined) return null;
  const first = dayOf(event.at);
  const last = dayOf(due.at);
  if (daysBetween(first, last) > longestDrawn || daysBetween(first, last) < 1) return null;
  const off = new Map<string, string>();
  for (const step of steps) {
    if (step.kind !== 'days-off') continue;
    for (const { from, until } of step.ranges) {
      for (let on: string = from; on <= until; on = next(on)) {
        off.set(on, step.weekly ? t('deadline.day.off') : step.reason[language()]);
      }
    }
  }
  const kindOf = (on: string): Kind => {
    if (on < first || on > last) return 'outside';
    if (on === last) return 'due';
    if (off.has(on)) return 'off';
    return on === first ? 'event' : 'counted';
  };
  const word = (on: string): string => {
    const kind = kindOf(on);
    if (kind === 'off') return off.get(on) ?? '';
    return kind === 'outside' ? '' : t(`deadline.day.${kind}`);
  };
  return (
    <>
      <h2>{t('deadline.days')}</h2>
      <div className="months">
        {monthsBetween(first, last).map((month) => (
          <table key={month} className="month">
            <caption>{formatMonth(month)}</caption>
            <thead>
              <tr>
                {weekdays().map((weekday) => (
                  <th key={weekday} scope="col">
                    {weekday}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((week) => (
                <tr key={week.join()}>
                  {week.map((on, weekday) =>
                    on === null ? (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the weekday is what it is
                      <td key={weekday} />
                    ) : (
                      <td
                        key={on}
                        className={kindOf(on)}
                        title={word(on) === '' ? undefined : `${formatDay(on)}: ${word(on)}`}
                      >
                        {Number(on.slice(8))}
                        {word(on) !== '' && <span className="unseen">{word(on)}</span>}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <ul className="keys">
        {(['event', 'counted', 'off', 'due'] as const).map((kind) => (
          <li key={kind}>
            <i className={kind} /> {t(`deadline.day.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date) => date.toISOString().slice(0, 10);
const next = (day: string): string => asDay(new Date(asDate(day).getTime() + 86_400_000));

function monthsBetween(first: string, last: string): string[] {
  const months = new Set<string>();
  for (let on = first; on <= last; on = next(on)) months.add(on.slice(0, 7));
  return [...months];
}

/** T2, T3, … CN, or Mon to Sun; 5 January 2026 was a Monday. */
const weekdays = (): string[] =>
  Array.from({ length: 7 }, (_, index) =>
    dateFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' }).format(
      Date.UTC(2026, 0, 5 + index),
    ),
  );

const formatMonth = (month: string): string => {
  const [year, number] = month.split('-');
  return `${Number(number)}/${year}`;
};

/** Weeks from Monday to Sunday; null where a day belongs to another month. */
function weeksOf(month: string): (string | null)[][] {
  const weeks: (string | null)[][] = [];
  for (let on = `${month}-01`; on.startsWith(month); on = next(on)) {
    const weekday = (asDate(on).getUTCDay() + 6) % 7;
    if (weekday === 0 || weeks.length === 0) weeks.push(Array.from({ length: 7 }, () => null));
    const week = weeks.at(-1);
    if (week !== undefined) week[weekday] = on;
  }
  return weeks;
}
