import { useState } from 'react';
import { Redirect } from 'wouter';
import type { WorkItemCount } from '../../../kernel/work/contract.ts';
import { type Heap, heaps } from '../../../kernel/work/desk/heaps.ts';
import { query } from '../../api.ts';
import { Bones } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Switch } from '../../components/Switch.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { DeskBoard } from './DeskBoard.tsx';
import { DeskCalendar } from './DeskCalendar.tsx';
import { DeskFilters } from './DeskFilters.tsx';
import { DeskList } from './DeskList.tsx';
import { DeskMap } from './DeskMap.tsx';
import { useDeskQuery, type View, views } from './desk-query.ts';
import { Keys } from './Keys.tsx';
import './desk.css';

/** Bàn làm việc: what I and my organisation owe, what burns first. */
export default function DeskPage() {
  const { account, isPending, may } = useSession();
  if (isPending) return <Bones lines={8} tall />;
  if (account === null) return <Redirect to="/sign-in?to=/desk" />;
  if (!may('desk.use')) {
    return (
      <Page title={t('desk.title')}>
        <p className="notice">{t('desk.no-office')}</p>
      </Page>
    );
  }
  return <Desk />;
}

const faces = { list: DeskList, board: DeskBoard, calendar: DeskCalendar, map: DeskMap } as const;

function Desk() {
  const desk = useDeskQuery();
  const count = useGet<WorkItemCount>(`/api/v1/work-items/count${desk.query}`);
  const [helped, help] = useState(false);
  useLive(['work.changed'], () => count.refetch());
  const Face = faces[desk.view];
  return (
    <Page
      title={t('desk.title')}
      over={t('desk.title')}
      heading={
        count.data === undefined
          ? t(heapWord(desk.heap))
          : t('desk.sentence', { count: count.data.count, exact: count.data.exact ? 'yes' : 'no' })
      }
      acts={
        <>
          <Switch<View>
            label={t('desk.view')}
            choices={views.map((view) => [view, t(`desk.view.${view}` satisfies MessageKey)])}
            chosen={desk.view}
            choose={(view) => desk.set({ view: view === 'list' ? null : view })}
          />
          <a className="button" href="/field">
            {t('field.title')}
          </a>
        </>
      }
    >
      <nav className="heaps" aria-label={t('desk.heaps')}>
        {heaps.map((heap) => (
          <HeapButton
            key={heap}
            heap={heap}
            chosen={heap === desk.heap}
            choose={() => desk.set({ heap, month: null })}
          />
        ))}
      </nav>
      <DeskFilters desk={desk} help={() => help(true)} />
      <Face desk={desk} help={() => help(true)} />
      {helped && <Keys close={() => help(false)} />}
    </Page>
  );
}

const heapWord = (heap: Heap) => `desk.heap.${heap}` satisfies MessageKey;

function HeapButton({ heap, chosen, choose }: { heap: Heap; chosen: boolean; choose: () => void }) {
  const count = useGet<WorkItemCount>(`/api/v1/work-items/count${query({ heap, open: 'true' })}`);
  useLive(['work.changed'], () => count.refetch());
  const many = count.data === undefined ? '' : `${count.data.count}${count.data.exact ? '' : '+'}`;
  return (
    <button type="button" aria-current={chosen ? 'true' : undefined} onClick={choose}>
      {t(heapWord(heap))} <b>{many}</b>
    </button>
  );
}
