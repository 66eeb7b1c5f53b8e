import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { WorthOfTask } from '../../../modules/scorecards/web/WorthOfTask.tsx';
import { capitalised } from '../../capitalised.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Reckoning } from '../../components/Reckoning.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { SourceLink } from '../../components/TaskList.tsx';
import { dayOf, daysBetween, formatDay, timeOf } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useNow } from '../../now.ts';
import { sourcePath, taskPath } from '../../paths.ts';
import { useGet } from '../../queries.ts';
import { standingOf } from '../../standing.ts';
import { priorityWord, stateWord } from '../../work-words.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import { Acts } from './Acts.tsx';
import { Comments } from './Comments.tsx';
import { EvidenceList } from './Evidence.tsx';
import { History } from './History.tsx';
import { Parts } from './Parts.tsx';
import { FollowNotices, Requests, useFollowUp } from './Requests.tsx';
import { Where } from './Where.tsx';
import '../../styles/record.css';
import './task.css';

/** Nhiệm vụ: the clause it comes from, who has it until when, and everything that happened to it. */
export default function TaskPage() {
  const { id } = useParams<{ id: string }>();
  const task = useGet<WorkItem>(`/api/v1/work-items/${id}`);
  useLive(['work.changed'], () => task.refetch(), { about: { kind: 'work-item', id } });
  return (
    <Answer of={task} bones={<Bones lines={10} />}>
      {(shown) => <TaskView task={shown} />}
    </Answer>
  );
}

function TaskView({ task }: { task: WorkItem }) {
  const source = task.source === null ? null : sourcePath(task.source);
  const followUp = useFollowUp(task.id);
  return (
    <Page
      title={capitalised(task.title)}
      over={task.source === null ? undefined : <SourceLink source={task.source} />}
      under={
        <span className="standing-line">
          <StandingMark standing={standingOf(task)} />
          <span className="chip">{stateWord(task.state)}</span>
          {task.priority !== 'normal' && <span className="chip">{priorityWord(task.priority)}</span>}
        </span>
      }
    >
      <SeenBy task={task} />
      <FollowNotices followUp={followUp} />
      <div className="record-columns">
        <div className="record-main">
          {task.quote !== null && (
            <section className="card padded">
              <h2>{t('task.from-title')}</h2>
              <blockquote>{task.quote}</blockquote>
              {source !== null && (
                <Link href={source} className="small">
                  {t('task.to-text')}
                </Link>
              )}
            </section>
          )}
          <Requests task={task} followUp={followUp} />
          <Parts task={task} />
          <EvidenceList task={task} />
          <Comments task={task} />
          <History entries={task.history} />
          <HistoryLink kind="work-item" id={task.id} />
        </div>
        <div className="record-side">
          <DueCard task={task} />
          <Acts task={task} />
          <WorthOfTask id={task.id} />
          <Facts task={task} />
          <Where task={task} />
        </div>
      </div>
    </Page>
  );
}

/** Who sees it, where that is not everybody. */
function SeenBy({ task }: { task: WorkItem }) {
  if (task.published) return null;
  if (!task.restricted) return <p className="notice care">{t('task.unpublished')}</p>;
  const names = task.readers.map(({ name }) => name).join(', ');
  return <p className="notice care">{names === '' ? t('task.restricted') : t('task.restricted-to', { names })}</p>;
}

/** The date large, and how it was computed one step away. */
function DueCard({ task }: { task: WorkItem }) {
  const today = dayOf(useNow());
  const standing = standingOf(task);
  if (task.dueOn === null) {
    return (
      <section className="card padded">
        <p className="small dim">{t('task.due')}</p>
        <p className="due">{t('task.due.none')}</p>
        <p className="small dim">{t('task.due.none-why')}</p>
      </section>
    );
  }
  const left = daysBetween(today, task.dueOn);
  return (
    <section className="card padded">
      <p className="small dim">{t('task.due')}</p>
      <p className="due">
        {formatDay(task.dueOn)}
        {task.dueAt !== null && <small>, {timeOf(task.dueAt)}</small>}
      </p>
      {task.finishedOn === null ? (
        <StandingMark standing={standing} word={daysWord(left)} />
      ) : (
        <StandingMark standing={standing} word={t('task.finished', { day: formatDay(task.finishedOn) })} />
      )}
      {task.originalDueOn !== null && task.originalDueOn !== task.dueOn && (
        <p className="small dim">{t('task.due.original', { day: formatDay(task.originalDueOn) })}</p>
      )}
      {task.deadline?.recurrence != null && <p className="small dim">{t('task.due.recurring')}</p>}
      {task.deadline !== null && <Reckoning explanation={task.deadline.explanation} />}
    </section>
  );
}

function daysWord(left: number): string {
  if (left === 0) return t('task.due.today');
  return left < 0 ? t('task.due.days-late', { days: -left }) : t('task.due.days-left', { days: left });
}

function Facts({ task }: { task: WorkItem }) {
  const facts: [MessageKey, ReactNode][] = [
    ['task.owner', task.owner.name],
    ...(task.partners.length === 0
      ? []
      : ([['task.partners', task.partners.map(({ name }) => name).join(', ')]] satisfies [MessageKey, ReactNode][])),
    ...(task.assignee === null ? [] : ([['task.assignee', task.assignee]] satisfies [MessageKey, ReactNode][])),
    ...(task.assignedBy === null
      ? []
      : ([['task.assigned-by', task.assignedBy.name]] satisfies [MessageKey, ReactNode][])),
    ...(task.area === null ? [] : ([['task.area', task.area.name]] satisfies [MessageKey, ReactNode][])),
  ];
  return (
    <section className="card padded">
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {task.parentId !== null && (
          <div>
            <dt>{t('task.parent')}</dt>
            <dd>
              <Link href={taskPath(task.parentId)}>{t('task.parent')}</Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
