import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf, formatDay, formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useList } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { BoardSummary } from '../../boards/contract.ts';
import { inWords } from '../words.ts';
import { BoardDialog } from './BoardDialog.tsx';
import './boards.css';

/** Bảng chỉ tiêu: all boards, and a new one. */
export default function BoardsPage() {
  const { may } = useSession();
  const [, go] = useLocation();
  const [making, setMaking] = useState(false);
  const boards = useList<BoardSummary>('/api/v1/boards?limit=200');
  useLive(['indicator-board.changed'], () => boards.refetch());
  const newBoard = may('boards.edit') && (
    <button type="button" className="primary" onClick={() => setMaking(true)}>
      {t('boards.new')}
    </button>
  );
  const isEmpty = boards.data?.length === 0;
  return (
    <Page title={t('boards.title')} under={t('boards.under')} acts={!isEmpty && newBoard}>
      <section className="card">
        {boards.isPending && <Bones lines={5} />}
        {boards.isError && (
          <ProblemNotice error={boards.error} title={t('web.problem.load')} retry={() => void boards.refetch()} />
        )}
        {isEmpty && (
          <div className="empty">
            <strong>{t('boards.none')}</strong>
            {may('boards.edit') && <p>{t('boards.none-how')}</p>}
            {newBoard}
          </div>
        )}
        {boards.data !== undefined && boards.data.length > 0 && <BoardTable boards={boards.data} />}
      </section>
      {making && (
        <BoardDialog
          title={t('boards.new')}
          made={(board) => go(`/boards/${board.id}/edit`)}
          close={() => setMaking(false)}
        />
      )}
    </Page>
  );
}

function BoardTable({ boards }: { boards: BoardSummary[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('boards.name')}</th>
          <th scope="col" className="right">
            {t('boards.tiles')}
          </th>
          <th scope="col">{t('boards.seen-by')}</th>
          <th scope="col" className="wide-only">
            {t('boards.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {boards.map(({ id, name, organisation, tiles, public: isPublic, changedAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/boards/${id}`}>{inWords(name)}</Link>
              <br />
              <span className="dim small">{organisation.name}</span>
            </th>
            <td className="right num">{formatNumber(tiles)}</td>
            <td>
              <span className="chip">{isPublic ? t('boards.public') : t('boards.inside')}</span>
            </td>
            <td className="wide-only">{formatDay(dayOf(changedAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
