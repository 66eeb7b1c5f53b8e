import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { WorkItemPage, WorkItemSummary } from '../../../kernel/work/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones, sentenceOf } from '../../components/Answer.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { dayOf, formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { newUuid } from '../../new-uuid.ts';
import { useNow } from '../../now.ts';
import { standingOf } from '../../standing.ts';
import { stateWord } from '../../work-words.ts';
import { keepAhead, mostAhead } from '../keep-ahead.ts';
import { useKept } from '../kept.ts';
import { isOpenParcel } from '../use-outbox.ts';
import { type FieldPage, listPath, recordOf } from './page.ts';
import { KeptSince } from './parts.tsx';

/** Việc của tôi: the officer's open work, what burns first. */
export function ListPage({ person, outbox }: FieldPage) {
  const arrived = outbox.parcels.filter(({ state }) => state === 'sent').length;
  const { value, at, old, problem } = useKept<WorkItemPage>(person.id, listPath, arrived);
  const today = dayOf(useNow());
  const [reportId] = useState(newUuid);
  useEffect(() => {
    if (value === undefined || old) return;
    void keepAhead(person.id, value.items, today);
  }, [value, old, person.id, today]);
  const waiting = new Set(outbox.parcels.filter(isOpenParcel).map(({ record }) => record));
  if (value === undefined) {
    return problem === null ? <Bones lines={8} /> : <p className="notice wrong">{sentenceOf(problem)}</p>;
  }
  const count = value.items.length;
  const late = value.items.filter(({ bucket }) => bucket === 'overdue').length;
  const isWhole = value.next === null;
  return (
    <>
      <h1>{isWhole ? t('field.list', { count }) : t('field.list.over', { count })}</h1>
      {isWhole ? (
        <p className="dim">{t('field.list.late', { count: late })}</p>
      ) : (
        <p className="notice care">
          {t('field.list.more', { count })} <a href="/desk">{t('field.whole')}</a>
        </p>
      )}
      {count > mostAhead && <p className="dim">{t('field.list.kept', { count: mostAhead })}</p>}
      <Link href={`/reports/${reportId}`} className="button big">
        {t('field.report')}
      </Link>
      <KeptSince at={at} old={old} />
      {value.items.length === 0 && <p className="empty">{t('field.list.none')}</p>}
      <ul className="field-list">
        {value.items.map((task) => (
          <TaskRow key={task.id} task={task} waits={waiting.has(recordOf(task.id))} />
        ))}
      </ul>
    </>
  );
}

function TaskRow({ task, waits }: { task: WorkItemSummary; waits: boolean }) {
  return (
    <li>
      <Link href={`/tasks/${task.id}`}>
        <strong>{capitalised(task.title)}</strong>
        <span className="row-facts">
          <StandingMark standing={standingOf(task)} />
          {task.dueOn !== null && <span className="num">{formatDay(task.dueOn)}</span>}
          <span className="dim">{stateWord(task.state)}</span>
          {task.area !== null && <span className="dim">{task.area.name}</span>}
          {waits && <span className="chip">{t('field.parcel.waiting')}</span>}
        </span>
      </Link>
    </li>
  );
}
