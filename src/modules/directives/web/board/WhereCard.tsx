import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { capitalised } from '../../../../web/capitalised.ts';
import { Bones } from '../../../../web/components/Answer.tsx';
import { useRoving } from '../../../../web/components/roving.ts';
import { StandingMark } from '../../../../web/components/Standing.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { t } from '../../../../web/language.ts';
import { useGround } from '../../../../web/map/ground.ts';
import { MapView } from '../../../../web/map/MapView.tsx';
import { lonLat, type MapContent } from '../../../../web/map/shown.ts';
import { taskPath } from '../../../../web/paths.ts';
import { standingOf } from '../../../../web/standing.ts';
import type { Board } from '../../contract.ts';

type Face = 'map' | 'list';

/** Trên bản đồ: the map and its list twin show the same tasks. */
export function WhereCard({ board }: { board: Board }) {
  const [face, show] = useState<Face>('map');
  const [chosen, choose] = useState<string | null>(null);
  const ground = useGround(board.on);
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: board.points.map(({ workItem, point }) => ({
              id: workItem.id,
              name: '',
              position: lonLat(point.coordinates),
              standing: standingOf(workItem),
              count: 1,
            })),
          },
    [ground, board.points],
  );
  const roving = useRoving();
  const task = board.points.find(({ workItem }) => workItem.id === chosen)?.workItem;
  return (
    <section className="card" aria-labelledby="where">
      <header>
        <h2 id="where">{t('board.where')}</h2>
        <Switch
          label={t('map.face')}
          choices={[
            ['map', t('map.map')],
            ['list', t('map.list')],
          ]}
          chosen={face}
          choose={show}
        />
      </header>
      {face === 'map' ? (
        <>
          {content === null ? (
            <div className="map-box">
              <Bones lines={1} tall />
            </div>
          ) : (
            <MapView label={t('board.where.map')} content={content} chosen={chosen} choose={choose} />
          )}
          <p className="chosen" aria-live="polite">
            {task === undefined ? (
              <span className="dim">{t('board.where.press')}</span>
            ) : (
              <>
                <StandingMark standing={standingOf(task)} />
                <Link href={taskPath(task.id)}>{capitalised(task.title)}</Link>
              </>
            )}
          </p>
        </>
      ) : (
        <ul className="places-list" {...roving}>
          {board.points.map(({ workItem }) => (
            <li key={workItem.id}>
              <StandingMark standing={standingOf(workItem)} />
              <Link href={taskPath(workItem.id)} data-roving>
                {capitalised(workItem.title)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="faint under-map">
        {ground?.sketch === true && `${t('map.sketch')} `}
        {t('board.where.counts', { placed: board.points.length, unplaced: board.unplacedCount })}{' '}
        {board.unplacedCount > 0 && <Link href="/tasks?placed=false">{t('board.where.unplaced')}</Link>}
      </p>
    </section>
  );
}
