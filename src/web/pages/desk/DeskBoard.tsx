import { Link } from 'wouter';
import type { WorkItemPage, WorkItemSummary } from '../../../kernel/work/contract.ts';
import type { WorkState } from '../../../kernel/work/states.ts';
import { capitalised } from '../../capitalised.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { taskPath } from '../../paths.ts';
import { useGet } from '../../queries.ts';
import { standingOf } from '../../standing.ts';
import { stateWord } from '../../work-words.ts';
import type { DeskQuery } from './desk-query.ts';
import { NothingHere } from './NothingHere.tsx';

/** The columns of open work; what waits for a word of the other side stands last. */
const columns: readonly (readonly WorkState[])[] = [
  ['assigned', 'returned'],
  ['accepted'],
  ['in-progress'],
  ['awaiting-confirmation'],
  ['suspended', 'refused'],
];

const most = 200;

/** The same heap by state. */
export function DeskBoard({ desk }: { desk: DeskQuery }) {
  const tasks = useGet<WorkItemPage>(`/api/v1/work-items${desk.query}&limit=${most}`);
  useLive(['work.changed'], () => tasks.refetch());
  return (
    <Answer of={tasks} bones={<Bones lines={8} tall />}>
      {({ items, next }) =>
        items.length === 0 ? (
          <section className="card">
            <NothingHere desk={desk} />
          </section>
        ) : (
          <>
            <div className="kanban">
              {columns.map((states) => (
                <Column key={states[0]} states={states} tasks={items.filter(({ state }) => states.includes(state))} />
              ))}
            </div>
            {next !== null && <p className="faint">{t('desk.board.most', { count: most })}</p>}
          </>
        )
      }
    </Answer>
  );
}

function Column({ states, tasks }: { states: readonly WorkState[]; tasks: WorkItemSummary[] }) {
  const title = states.map(stateWord).join(' · ');
  const id = `column-${states[0]}`;
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{capitalised(title)}</h2>
        <span className="dim">{tasks.length}</span>
      </header>
      {tasks.length === 0 ? (
        <p className="faint body">{t('desk.board.empty')}</p>
      ) : (
        <ul>
          {tasks.map((task) => (
            <li key={task.id}>
              <Link href={taskPath(task.id)}>{capitalised(task.title)}</Link>
              <p>
                <StandingMark standing={standingOf(task)} />
                {task.dueOn !== null && <span className="faint">{formatDay(task.dueOn)}</span>}
              </p>
              <p className="faint">{task.owner.name}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
