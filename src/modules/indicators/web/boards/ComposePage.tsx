import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import type { Area } from '../../../../kernel/areas/contract.ts';
import { send } from '../../../../web/api.ts';
import { Answer, Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { t } from '../../../../web/language.ts';
import { refresh, useGet } from '../../../../web/queries.ts';
import { moved } from '../../boards/arrange.ts';
import { type Board, type BoardFigures, type BoardTile, mostTiles } from '../../boards/contract.ts';
import { useArea } from '../use-area.ts';
import { inWords } from '../words.ts';
import { AddTile } from './AddTile.tsx';
import { TileFields } from './TileFields.tsx';
import '../indicators.css';
import './boards.css';

/** Sửa các ô của bảng: tiles are added, moved, drawn otherwise and removed; all is kept at once. */
export default function ComposePage() {
  const { id } = useParams<{ id: string }>();
  const figures = useGet<BoardFigures>(`/api/v1/boards/${id}/figures`);
  const { areas } = useArea(null);
  return (
    <Answer of={figures} bones={<Bones lines={8} />}>
      {({ board, tiles }) => (
        <Composer
          key={board.version}
          board={board}
          areas={areas}
          names={new Map(tiles.map(({ indicator }) => [indicator.code, inWords(indicator.name)]))}
        />
      )}
    </Answer>
  );
}

/** A tile while it is moved about, with an identity of its own. */
interface Held {
  key: number;
  tile: BoardTile;
}

interface Props {
  board: Board;
  areas: readonly Area[];
  names: ReadonlyMap<string, string>;
}

function Composer({ board, areas, names: known }: Props) {
  const [, go] = useLocation();
  const [tiles, setTiles] = useState<Held[]>(board.tiles.map((tile, key) => ({ key, tile })));
  const [names, setNames] = useState(known);
  const [dragged, drag] = useState<number | null>(null);
  const [told, tell] = useState('');
  const saving = useMutation({
    mutationFn: () => {
      const { name, organisation, public: isPublic } = board;
      const body = { name, organisationId: organisation.id, public: isPublic, tiles: tiles.map(({ tile }) => tile) };
      return send<Board>(`/api/v1/boards/${board.id}`, { method: 'PUT', ifMatch: `"${board.version}"`, body });
    },
    onSuccess: async () => {
      go(`/boards/${board.id}`);
      await refresh();
    },
  });
  const nameOf = ({ indicator }: BoardTile) => names.get(indicator) ?? indicator;
  const move = (from: number, to: number) => {
    const next = moved(tiles, from, to);
    const one = tiles[from];
    setTiles(next);
    if (one !== undefined)
      tell(t('boards.edit.moved', { name: nameOf(one.tile), place: next.indexOf(one) + 1, of: next.length }));
  };
  return (
    <Page
      className="board"
      title={t('boards.edit.title', { name: inWords(board.name) })}
      over={<Link href={`/boards/${board.id}`}>{inWords(board.name)}</Link>}
      under={t('boards.edit.how')}
      acts={
        <>
          <button type="button" className="primary" disabled={saving.isPending} onClick={() => saving.mutate()}>
            {t('boards.edit.save')}
          </button>
          <Link href={`/boards/${board.id}`} className="button">
            {t('web.cancel')}
          </Link>
        </>
      }
    >
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      <p className="unseen" role="status">
        {told}
      </p>
      <ol className="board-tiles">
        {tiles.map(({ key, tile }, at) => (
          <li
            key={key}
            draggable
            className={`board-tile wide-${tile.width}${key === dragged ? ' is-dragged' : ''}`}
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', nameOf(tile));
              event.dataTransfer.effectAllowed = 'move';
              drag(key);
            }}
            onDragEnd={() => drag(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              const from = tiles.findIndex((one) => one.key === dragged);
              if (from >= 0) move(from, at);
              drag(null);
            }}
          >
            <TileFields
              tile={tile}
              name={nameOf(tile)}
              areas={areas}
              isFirst={at === 0}
              isLast={at === tiles.length - 1}
              change={(changed) => setTiles(tiles.map((one) => (one.key === key ? { key, tile: changed } : one)))}
              move={(by) => move(at, at + by)}
              drop={() => setTiles(tiles.filter((one) => one.key !== key))}
            />
          </li>
        ))}
      </ol>
      {tiles.length >= mostTiles ? (
        <p className="notice care">{t('boards.edit.full', { most: mostTiles })}</p>
      ) : (
        <AddTile
          add={(indicator, picture) => {
            setNames(new Map([...names, [indicator.code, inWords(indicator.name)]]));
            const width = picture === 'number' ? 1 : 2;
            const tile = { indicator: indicator.code, areaId: null, picture, width };
            setTiles([...tiles, { key: Math.max(-1, ...tiles.map((one) => one.key)) + 1, tile }]);
          }}
        />
      )}
    </Page>
  );
}
