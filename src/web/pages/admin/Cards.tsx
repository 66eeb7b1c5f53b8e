import type { ReactNode } from 'react';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { t } from '../../language.ts';
import { useList } from '../../queries.ts';

interface Props<Item> {
  /** The list, without its cursor. */
  path: string;
  /** Said where there is nothing yet, and what it is for. */
  none: string;
  title: (item: Item) => string;
  /** Whether it is switched off, said beside its name. */
  off?: (item: Item) => string | null;
  acts: (item: Item) => ReactNode;
  children: (item: Item) => ReactNode;
}

/** Records of the administration, a card for each: what it is, how it is doing, and what can be done with it. */
export function Cards<Item extends { id: string }>({ path, none, title, off, acts, children }: Props<Item>) {
  const list = useList<Item>(path);
  if (list.isError) {
    return <ProblemNotice error={list.error} title={t('web.problem.load')} retry={() => void list.refetch()} />;
  }
  if (list.data === undefined) return <Bones lines={4} tall />;
  if (list.data.length === 0) return <p className="card empty">{none}</p>;
  return (
    <>
      <ul className="admin-cards">
        {list.data.map((item) => {
          const state = off?.(item) ?? null;
          return (
            <li key={item.id} className="card padded rule">
              <h2 className="with-state">
                {title(item)} {state !== null && <span className="chip">{state}</span>}
              </h2>
              {children(item)}
              <div className="acts">{acts(item)}</div>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage && (
        <p className="more">
          <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('web.more')}
          </button>
        </p>
      )}
    </>
  );
}

/** What there is to say of a record, a line each; what is not known is left out. */
export function Facts({ lines }: { lines: readonly (string | false | null)[] }) {
  return (
    <ul className="admin-terms small">
      {lines
        .filter((line) => line !== false && line !== null)
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  );
}
