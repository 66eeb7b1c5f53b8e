import { Link } from 'wouter';
import type { WorkItemSummary } from '../../kernel/work/contract.ts';
import { capitalised } from '../capitalised.ts';
import { dayOf, daysBetween, formatDay } from '../format.ts';
import { t } from '../language.ts';
import { useNow } from '../now.ts';
import { sourcePath, taskPath } from '../paths.ts';
import { standingOf } from '../standing.ts';
import { stateWord } from '../work-words.ts';
import { DataAge } from './DataAge.tsx';
import { useRoving } from './roving.ts';
import { StandingMark, StandingShape } from './Standing.tsx';
import './TaskList.css';

interface Props {
  tasks: WorkItemSummary[];
  /** Where several can be chosen to act on together. */
  choosing?: { chosen: ReadonlySet<string>; toggle: (id: string) => void };
}

/** Work as one acts upon it: how long, what, who, by which clause, and when last heard of. */
export function TaskList({ tasks, choosing }: Props) {
  const roving = useRoving();
  const today = dayOf(useNow());
  return (
    <ul className={choosing === undefined ? 'tasks' : 'tasks choosable'} {...roving}>
      {tasks.map((task) => (
        <li key={task.id} data-id={task.id}>
          {choosing !== undefined && (
            <label className="choose">
              <input
                type="checkbox"
                checked={choosing.chosen.has(task.id)}
                onChange={() => choosing.toggle(task.id)}
                aria-label={t('desk.select', { title: task.title })}
              />
            </label>
          )}
          <DaysLeft task={task} today={today} />
          <div className="what">
            <Link href={taskPath(task.id)} data-roving>
              {capitalised(task.title)}
            </Link>
            <p>
              <span>{task.owner.name}</span>
              {task.source !== null && <SourceLink source={task.source} />}
              <span className="where">{stateWord(task.state)}</span>
            </p>
          </div>
          <div className="news">
            <DataAge at={task.ownerTouchedAt} since={task.changedAt} />
            <span className="faint">{t('web.task.evidence', { count: task.evidence })}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function SourceLink({ source }: { source: NonNullable<WorkItemSummary['source']> }) {
  const path = sourcePath(source);
  if (path === null) return <span className="clause">{source.label}</span>;
  return (
    <Link className="clause" href={path}>
      {source.label}
    </Link>
  );
}

/** Further away than this the day says more than the number of days. */
const farDays = 99;

/** The number that decides, large: days over the deadline, or days left. Reports count against the deadline as first set. */
function DaysLeft({ task, today }: { task: WorkItemSummary; today: string }) {
  const standing = standingOf(task);
  if (standing === 'done-on-time' || standing === 'done-late' || task.originalDueOn === null) {
    return (
      <div className={`days is-${standing}`}>
        <StandingMark standing={standing} />
        {task.finishedOn !== null && <small>{formatDay(task.finishedOn)}</small>}
      </div>
    );
  }
  const days = daysBetween(today, task.originalDueOn);
  if (days > farDays) {
    return (
      <div className={`days is-${standing}`}>
        <span className="far">
          <StandingShape standing={standing} />
          {formatDay(task.originalDueOn)}
        </span>
        <small>{t('web.task.days-far', { days })}</small>
      </div>
    );
  }
  return (
    <div className={`days is-${standing}`}>
      <b>
        <StandingShape standing={standing} />
        {Math.abs(days)}
      </b>
      <small>{days < 0 ? t('web.task.days-late') : t('web.task.days-left')}</small>
    </div>
  );
}
