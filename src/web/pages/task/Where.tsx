import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Point } from '../../../kernel/geo/contract.ts';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import { dayOf } from '../../format.ts';
import { t } from '../../language.ts';
import { useGround } from '../../map/ground.ts';
import { MapView } from '../../map/MapView.tsx';
import { lonLat, type MapContent } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { standingOf } from '../../standing.ts';

/** Where it is, or honestly that nobody has said so. */
export function Where({ task }: { task: WorkItem }) {
  return (
    <section className="card" aria-labelledby="where">
      <header>
        <h2 id="where">{t('task.where')}</h2>
      </header>
      {task.position === null ? (
        <p className="body dim small">{t('task.where.none')}</p>
      ) : (
        <PositionMap task={task} point={task.position} />
      )}
      {task.places.length > 0 && (
        <ul className="body place-names">
          {task.places.map(({ id, name, placed }) => (
            <li key={id}>
              <Link href={`/places/${id}`}>{name}</Link>
              {!placed && <span className="dim"> · {t('task.where.unplaced')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PositionMap({ task, point }: { task: WorkItem; point: Point }) {
  const ground = useGround(dayOf(useNow()));
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: [
              { id: task.id, name: '', position: lonLat(point.coordinates), standing: standingOf(task), count: 1 },
            ],
          },
    [ground, task, point],
  );
  if (content === null) return <div className="map-box" />;
  return (
    <>
      <MapView label={t('task.where.map')} content={content} />
      {ground?.sketch === true && <p className="faint under-map">{t('map.sketch')}</p>}
    </>
  );
}
