import { useSearchParams } from 'wouter';
import type { WorkItemCount, WorkItemSummary } from '../../../kernel/work/contract.ts';
import { workStates } from '../../../kernel/work/states.ts';
import { query } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Exports } from '../../components/Exports.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { TaskList } from '../../components/TaskList.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet, useList } from '../../queries.ts';
import { standings, standingWord } from '../../standing.ts';
import { stateWord } from '../../work-words.ts';
import { FollowedFilter } from './FollowedFilter.tsx';

const filters = [
  'bucket',
  'dueSoon',
  'owner',
  'area',
  'sourceKind',
  'source',
  'state',
  'placed',
  'text',
  'explanation',
  'contradiction',
] as const;
/** Filters that come with a link; the first task found knows the name of what they name. */
const oneOfMany: readonly (readonly [
  'owner' | 'area' | 'source',
  MessageKey,
  (task: WorkItemSummary) => string | undefined,
])[] = [
  ['owner', 'tasks.filter.owner-set', ({ owner }) => owner.name],
  ['area', 'tasks.filter.area-set', () => undefined], // the tasks may lie in areas below it
  ['source', 'tasks.filter.source-set', ({ source }) => source?.label.split(' · ')[0]],
];

/** The tasks behind any figure; what is filtered stands in the address. */
export default function TasksPage() {
  const [asked, ask] = useSearchParams();
  const chosen = query(Object.fromEntries(filters.map((name) => [name, asked.get(name)])));
  const tasks = useList<WorkItemSummary>(`/api/v1/work-items${chosen === '' ? '?' : `${chosen}&`}limit=50`);
  const count = useGet<WorkItemCount>(`/api/v1/work-items/count${chosen}`);
  useLive(['work.changed'], () => Promise.all([tasks.refetch(), count.refetch()]));
  const set = (values: Readonly<Record<string, string | null>>) =>
    ask((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(values)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const standing = asked.get('dueSoon') === 'true' ? 'due-soon' : (asked.get('bucket') ?? '');
  return (
    <Page
      title={t('tasks.title')}
      heading={
        count.data === undefined
          ? t('tasks.title')
          : t('tasks.sentence', { count: count.data.count, exact: count.data.exact ? 'yes' : 'no' })
      }
    >
      <form className="filters" aria-label={t('tasks.filter')} onSubmit={(event) => event.preventDefault()}>
        <TextFilter label={t('tasks.filter.text')} text={asked.get('text') ?? ''} set={(text) => set({ text })} />
        <Field label={t('tasks.filter.standing')}>
          <select
            value={standing}
            onChange={({ target: { value } }) =>
              set(
                value === 'due-soon'
                  ? { bucket: 'in-time', dueSoon: 'true' }
                  : { bucket: value, dueSoon: value === 'in-time' ? 'false' : null },
              )
            }
          >
            <option value="">{t('tasks.filter.any')}</option>
            {standings.map((name) => (
              <option key={name} value={name}>
                {standingWord(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('tasks.filter.state')}>
          <select value={asked.get('state') ?? ''} onChange={({ target }) => set({ state: target.value })}>
            <option value="">{t('tasks.filter.any')}</option>
            {workStates.map((name) => (
              <option key={name} value={name}>
                {stateWord(name)}
              </option>
            ))}
          </select>
        </Field>
        <FollowedFilter explanation={asked.get('explanation')} contradiction={asked.get('contradiction')} set={set} />
        <label className="check">
          <input
            type="checkbox"
            checked={asked.get('placed') === 'false'}
            onChange={({ target }) => set({ placed: target.checked ? 'false' : null })}
          />
          {t('tasks.filter.unplaced')}
        </label>
        {oneOfMany.map(
          ([name, word, nameIn]) =>
            asked.has(name) && (
              <span key={name} className="chip">
                {tasks.data?.map(nameIn)[0] ?? t(word)}
              </span>
            ),
        )}
        {chosen !== '' && (
          <button type="button" className="plain" onClick={() => ask({})}>
            {t('tasks.filter.clear')}
          </button>
        )}
      </form>
      <section className="card">
        {tasks.isPending && <Bones lines={8} tall />}
        {tasks.isError && (
          <ProblemNotice error={tasks.error} title={t('web.problem.load')} retry={() => void tasks.refetch()} />
        )}
        {tasks.data?.length === 0 && <p className="empty">{t('tasks.none')}</p>}
        {tasks.data !== undefined && <TaskList tasks={tasks.data} />}
        {tasks.hasNextPage && (
          <p className="more">
            <button type="button" disabled={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
        {tasks.data !== undefined && tasks.data.length > 0 && (
          <Exports of="work-items" chosen={chosen} under={t('tasks.export')} />
        )}
      </section>
    </Page>
  );
}
