import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { query } from '../../../../web/api.ts';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Exports } from '../../../../web/components/Exports.tsx';
import { useRoving } from '../../../../web/components/roving.ts';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { type DeskCount, type DeskReport, type DeskWait, deskWaits, mostCounted } from '../../duty/contract.ts';
import { StreamCard } from './StreamCard.tsx';
import { useArrivals } from './use-arrivals.ts';
import './stream.css';

interface Props {
  stream: UseInfiniteQueryResult<DeskReport[]>;
  count: DeskCount | undefined;
  waits: DeskWait | null;
  filter: (waits: DeskWait | null) => void;
  chosenId: string | null;
  /** Chosen by the arrows, or opened by a press. */
  choose: (id: string, isOpened: boolean) => void;
  /** The unit of this number, from 0. */
  giveTo: (nr: number) => void;
  merge: (id: string, other: string) => void;
}

/** Luồng đến: the newest first; arrows choose, a number gives it to a unit, a card on a card links the two. */
export function Stream({ stream, count, waits, filter, chosenId, choose, giveTo, merge }: Props) {
  const { onKeyDown } = useRoving();
  const [dragged, drag] = useState<string | null>(null);
  const items = stream.data;
  const { fresh, news } = useArrivals(items, waits);
  // Keys of single letters, so only while a card has the focus.
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (/^[1-9]$/.test(event.key)) giveTo(Number(event.key) - 1);
    else if (event.key.toLowerCase() === 'g') document.getElementById('duty-similar')?.focus();
    else return onKeyDown(event);
    event.preventDefault();
  };
  return (
    <section className="card duty-stream" aria-labelledby="duty-stream">
      <header>
        <h2 id="duty-stream">{t('duty.stream')}</h2>
      </header>
      <Filters count={count} waits={waits} filter={filter} />
      <p role="status" className="unseen">
        {news !== '' && news}
      </p>
      <p className="small dim duty-keys">{t('duty.stream.keys')}</p>
      {stream.isPending && <Bones lines={6} tall />}
      {stream.isError && (
        <ProblemNotice error={stream.error} title={t('web.problem.load')} retry={() => void stream.refetch()} />
      )}
      {items?.length === 0 && (
        <p className="empty">{t(waits === null ? 'duty.stream.none' : 'duty.stream.none-of-kind')}</p>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className="duty-cards" onKeyDown={onKey}>
          {items.map((report) => (
            <StreamCard
              key={report.id}
              report={report}
              isChosen={report.id === chosenId}
              isFresh={fresh.has(report.id)}
              isTarget={dragged !== null && dragged !== report.id}
              choose={(isOpened) => choose(report.id, isOpened)}
              drag={(isDragged) => drag(isDragged ? report.id : null)}
              take={() => dragged !== null && merge(dragged, report.id)}
            />
          ))}
        </ul>
      )}
      {stream.hasNextPage && (
        <p className="more">
          <button type="button" disabled={stream.isFetchingNextPage} onClick={() => void stream.fetchNextPage()}>
            {t('web.more')}
          </button>
        </p>
      )}
      {items !== undefined && items.length > 0 && (
        <Exports of="duty-desk" chosen={query({ waits })} under={t('duty.stream.export')} />
      )}
    </section>
  );
}

function Filters({ count, waits, filter }: Pick<Props, 'count' | 'waits' | 'filter'>) {
  const button = (wait: DeskWait | null) => {
    const name = wait ?? 'open';
    const many = count?.[name];
    return (
      <button key={name} type="button" aria-pressed={wait === waits} className="chip" onClick={() => filter(wait)}>
        {t(`duty.filter.${name}`)}
        {many !== undefined && <b>{many === mostCounted ? `${formatNumber(many)}+` : formatNumber(many)}</b>}
      </button>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="duty-filters" role="group" aria-label={t('duty.filter')}>
      {[null, ...deskWaits].map(button)}
    </div>
  );
}
