import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { query, send } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf, formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useNow } from '../../../../web/now.ts';
import { refresh, useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Board, BoardFigures } from '../../boards/contract.ts';
import { AreaField } from '../AreaField.tsx';
import { useArea } from '../use-area.ts';
import { inWords } from '../words.ts';
import { BoardDialog } from './BoardDialog.tsx';
import { TileCard } from './TileCard.tsx';
import '../indicators.css';
import './boards.css';

/** A board in the area and as of the day that stand in the address. */
export default function BoardPage() {
  const { id } = useParams<{ id: string }>();
  const [asked, ask] = useSearchParams();
  const { areas, area, isPending } = useArea(asked.get('area'));
  const day = asked.get('day') ?? '';
  const path = `/api/v1/boards/${id}/figures${query({ area: area?.id, day })}`;
  const figures = useGet<BoardFigures>(isPending ? null : path);
  useLive(['indicator.changed', 'indicator-board.changed'], () => figures.refetch());
  const today = dayOf(useNow());
  const change = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Answer of={figures} bones={<Bones lines={12} tall />}>
      {(shown) => (
        <Page
          className="board"
          title={inWords(shown.board.name)}
          over={<Link href="/boards">{t('boards.title')}</Link>}
          under={
            <>
              {t('boards.says', { organisation: shown.board.organisation.name, tiles: shown.tiles.length })}{' '}
              <span className="chip">{shown.board.public ? t('boards.public') : t('boards.inside')}</span>
            </>
          }
          acts={<Acts board={shown.board} />}
        >
          <div className="indicator-tools">
            {areas.length > 0 && <AreaField areas={areas} chosen={area} choose={(chosen) => change('area', chosen)} />}
            <Field label={t('boards.day')}>
              <input
                type="date"
                value={day === '' ? today : day}
                max={today}
                onChange={({ target }) => change('day', target.value === today ? '' : target.value)}
              />
            </Field>
          </div>
          <p className="print-only dim small">
            {formatDay(shown.day)} · {location.href}
          </p>
          {shown.board.leftOut > 0 && <p className="dim">{t('boards.left-out', { count: shown.board.leftOut })}</p>}
          {shown.tiles.length === 0 ? (
            <p className="empty card">{t('boards.empty')}</p>
          ) : (
            <ul className="board-tiles">
              {shown.tiles.map((tile, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same indicator may stand on a board twice; its place tells it apart
                <li key={`${tile.tile.indicator} ${i}`} className={`board-tile wide-${tile.tile.width}`}>
                  <TileCard figures={tile} isPublicBoard={shown.board.public} />
                </li>
              ))}
            </ul>
          )}
        </Page>
      )}
    </Answer>
  );
}

function Acts({ board }: { board: Board }) {
  const { may } = useSession();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<'settings' | 'copy' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const { name } = board;
  return (
    <>
      {board.mayEdit && (
        <Link href={`/boards/${board.id}/edit`} className="button primary">
          {t('boards.compose')}
        </Link>
      )}
      {board.mayEdit && (
        <button type="button" onClick={() => setAsking('settings')}>
          {t('boards.settings')}
        </button>
      )}
      {may('boards.edit') && (
        <button type="button" onClick={() => setAsking('copy')}>
          {t('boards.copy')}
        </button>
      )}
      <button type="button" onClick={() => print()}>
        {t('boards.print')}
      </button>
      {board.mayEdit && (
        <button type="button" className="plain" onClick={() => setAsking('remove')}>
          {t('boards.remove')}
        </button>
      )}
      {asking === 'settings' && (
        <BoardDialog
          title={t('boards.settings')}
          from={board}
          sending={(filled) => [
            `/api/v1/boards/${board.id}`,
            { method: 'PUT', ifMatch: `"${board.version}"`, body: { ...filled, tiles: board.tiles } },
          ]}
          made={() => {}}
          close={close}
        />
      )}
      {asking === 'copy' && (
        <BoardDialog
          title={t('boards.copy')}
          from={{
            ...board,
            name: {
              vi: t('boards.copy-of.vi', { name: name.vi }),
              en: t('boards.copy-of.en', { name: name.en }),
            },
          }}
          asksPublic={false}
          sending={({ public: _, ...filled }) => [`/api/v1/boards/${board.id}/copies`, { body: filled }]}
          made={({ id }) => go(`/boards/${id}`)}
          close={close}
        />
      )}
      {asking === 'remove' && <RemoveDialog board={board} close={close} />}
    </>
  );
}

function RemoveDialog({ board, close }: { board: Board; close: () => void }) {
  const [, go] = useLocation();
  const removing = useMutation({
    mutationFn: () => send(`/api/v1/boards/${board.id}`, { method: 'DELETE', ifMatch: `"${board.version}"` }),
    onSuccess: async () => {
      go('/boards');
      await refresh();
    },
  });
  return (
    <Dialog title={t('boards.remove')} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          removing.mutate();
        }}
      >
        <p>{t('boards.remove-ask', { name: inWords(board.name) })}</p>
        <FormEnd act={t('boards.remove')} saving={removing} close={close} />
      </form>
    </Dialog>
  );
}
