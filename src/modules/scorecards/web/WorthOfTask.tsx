import { Link } from 'wouter';
import { t } from '../../../web/language.ts';
import { type Page, useGet } from '../../../web/queries.ts';
import type { GapTask } from '../contract.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { gapPath } from './asked.ts';
import { inWords, points, valueWords } from './words.ts';

/** On the page of a task: which standard it is to reach, and the points that is worth. Nothing for other work. */
export function WorthOfTask({ id }: { id: string }) {
  const tasks = useGet<Page<GapTask>>(`/api/v1/scorecards/tasks?workItem=${id}`);
  const task = tasks.data?.items[0];
  return task === undefined ? null : <Worth task={task} />;
}

function Worth({ task }: { task: GapTask }) {
  const set = useGet<CriteriaSet>(`/api/v1/scorecards/${task.set}`);
  if (set.data === undefined) return null;
  const standard = set.data.groups.flatMap(({ standards }) => standards).find(({ code }) => code === task.standard);
  const name = inWords(set.data.name);
  return (
    <section className="card padded">
      <h2>{t('cards.of-task')}</h2>
      <p>
        {task.points === null
          ? t('cards.of-task.points-unknown', { set: name })
          : t('cards.of-task.points', { points: points(task.points), set: name })}
      </p>
      <p className="small dim">
        {task.standard} {inWords(task.standardName)}
        {standard !== undefined && `: ${t('gap.task.to', { to: valueWords(standard, task.to) })}`}
      </p>
      <Link
        className="small"
        href={gapPath(task.set, { areas: task.areas.map((area) => area.id), day: null, cases: task.cases })}
      >
        {t('cards.to-gap')}
      </Link>
    </section>
  );
}
