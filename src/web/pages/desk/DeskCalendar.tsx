import { Link } from 'wouter';
import type { WorkItemPage, WorkItemSummary } from '../../../kernel/work/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { StandingShape } from '../../components/Standing.tsx';
import { dayOf, formatLongDay, weekdayNames } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useNow } from '../../now.ts';
import { taskPath } from '../../paths.ts';
import { useGet } from '../../queries.ts';
import { standingOf, standingWord } from '../../standing.ts';
import type { DeskQuery } from './desk-query.ts';
import { edgesOf, type Month, monthOf, monthsOn, monthText, weeksOf } from './month.ts';

/** As many as a day of the table has room for. */
const mostInDay = 4;
const most = 200;

/** The heap by the day each falls due: a table of the month, on a phone the days that have something. */
export function DeskCalendar({ desk }: { desk: DeskQuery }) {
  const today = dayOf(useNow());
  const month = monthOf(desk.month ?? today);
  const { first, last } = edgesOf(month);
  const tasks = useGet<WorkItemPage>(`/api/v1/work-items${desk.query}&dueFrom=${first}&dueUntil=${last}&limit=${most}`);
  useLive(['work.changed'], () => tasks.refetch());
  const go = (to: Month) => desk.set({ month: monthText(to) === today.slice(0, 7) ? null : monthText(to) });
  return (
    <section className="card" aria-labelledby="month">
      <header>
        <h2 id="month">{t('desk.calendar.month', { month: String(month.month), year: String(month.year) })}</h2>
        <div className="acts">
          <button type="button" onClick={() => go(monthsOn(month, -1))} aria-label={t('desk.calendar.before')}>
            ‹
          </button>
          <button type="button" onClick={() => go(monthOf(today))}>
            {t('desk.calendar.today')}
          </button>
          <button type="button" onClick={() => go(monthsOn(month, 1))} aria-label={t('desk.calendar.after')}>
            ›
          </button>
        </div>
      </header>
      <Answer of={tasks} bones={<Bones lines={8} tall />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className="body dim">{t('desk.calendar.none')}</p>}
            <MonthTable month={month} today={today} byDay={byDueDay(items)} />
            {next !== null && <p className="faint body">{t('desk.calendar.most', { count: most })}</p>}
          </>
        )}
      </Answer>
    </section>
  );
}

function byDueDay(tasks: readonly WorkItemSummary[]): Map<string, WorkItemSummary[]> {
  const days = new Map<string, WorkItemSummary[]>();
  for (const task of tasks) {
    if (task.originalDueOn === null) continue;
    days.set(task.originalDueOn, [...(days.get(task.originalDueOn) ?? []), task]);
  }
  return days;
}

interface MonthProps {
  month: Month;
  today: string;
  byDay: ReadonlyMap<string, WorkItemSummary[]>;
}

function MonthTable({ month, today, byDay }: MonthProps) {
  return (
    <table className="month">
      <thead>
        <tr>
          {weekdayNames().map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const tasks = day.startsWith(monthText(month)) ? (byDay.get(day) ?? []) : [];
              const kind = day.startsWith(monthText(month)) ? (tasks.length === 0 ? 'bare' : '') : 'outside';
              return (
                <td key={day} className={day === today ? `${kind} today` : kind}>
                  <span className="day-number" aria-hidden="true">
                    {Number(day.slice(8))}
                  </span>
                  <span className="day-name">{formatLongDay(day)}</span>
                  {tasks.length > 0 && <DayTasks day={day} tasks={tasks} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayTasks({ day, tasks }: { day: string; tasks: WorkItemSummary[] }) {
  return (
    <ul aria-label={formatLongDay(day)}>
      {tasks.slice(0, mostInDay).map((task) => (
        <li key={task.id} className={`is-${standingOf(task)}`}>
          <StandingShape standing={standingOf(task)} />
          <Link href={taskPath(task.id)}>
            <span className="unseen">{standingWord(standingOf(task))}: </span>
            {capitalised(task.title)}
          </Link>
        </li>
      ))}
      {tasks.length > mostInDay && (
        <li className="faint">{t('desk.calendar.more', { count: tasks.length - mostInDay })}</li>
      )}
    </ul>
  );
}
