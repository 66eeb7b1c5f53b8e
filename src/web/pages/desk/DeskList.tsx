import { type KeyboardEvent, useState } from 'react';
import type { WorkItemSummary } from '../../../kernel/work/contract.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { TaskList } from '../../components/TaskList.tsx';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useList } from '../../queries.ts';
import { Bulk } from './Bulk.tsx';
import type { DeskQuery } from './desk-query.ts';
import { NothingHere } from './NothingHere.tsx';

/** The heap from what burns down; any of it can be chosen, and one act be done on all that is. */
export function DeskList({ desk, help }: { desk: DeskQuery; help: () => void }) {
  const tasks = useList<WorkItemSummary>(`/api/v1/work-items${desk.query}&limit=50`);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [acting, act] = useState(false);
  useLive(['work.changed'], () => tasks.refetch());
  const shown = tasks.data ?? [];
  const selected = shown.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    const id = event.target instanceof HTMLElement ? event.target.closest('li')?.dataset.id : undefined;
    if (event.key === 'x' && id !== undefined) toggle(id);
    else if (event.key === 'a' && selected.length > 0) act(true);
    else if (event.key === '?') help();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shorter way to what the buttons do
    <section className="card" onKeyDown={onKeyDown}>
      {tasks.isPending && <Bones lines={8} tall />}
      {tasks.isError && (
        <ProblemNotice error={tasks.error} title={t('web.problem.load')} retry={() => void tasks.refetch()} />
      )}
      {tasks.data?.length === 0 && <NothingHere desk={desk} />}
      {shown.length > 0 && <TaskList tasks={shown} choosing={{ chosen, toggle }} />}
      {tasks.hasNextPage && (
        <p className="more">
          <button type="button" disabled={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
            {t('web.more')}
          </button>
        </p>
      )}
      <Bulk shown={shown} selected={selected} acting={acting} act={act} choose={(ids) => choose(new Set(ids))} />
    </section>
  );
}
