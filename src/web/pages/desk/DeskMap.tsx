import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { WorkPoint } from '../../../kernel/work/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { useRoving } from '../../components/roving.ts';
import { StandingMark } from '../../components/Standing.tsx';
import { dayOf } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGround } from '../../map/ground.ts';
import { MapView } from '../../map/MapView.tsx';
import { lonLat, type MapContent } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { taskPath } from '../../paths.ts';
import { type Page, useGet } from '../../queries.ts';
import { standingOf } from '../../standing.ts';
import type { DeskQuery } from './desk-query.ts';

/** The heap where it lies, beside its list. */
export function DeskMap({ desk }: { desk: DeskQuery }) {
  const points = useGet<Page<WorkPoint>>(`/api/v1/work-items/points${desk.query}`);
  useLive(['work.changed'], () => points.refetch());
  return (
    <Answer of={points} bones={<Bones lines={4} tall />}>
      {({ items }) => <Points points={items} />}
    </Answer>
  );
}

function Points({ points }: { points: WorkPoint[] }) {
  const [chosen, choose] = useState<string | null>(null);
  const ground = useGround(dayOf(useNow()));
  const roving = useRoving();
  const content: MapContent | null = useMemo(
    () =>
      ground === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: points.map(({ workItem, point }) => ({
              id: workItem.id,
              name: '',
              position: lonLat(point.coordinates),
              standing: standingOf(workItem),
              count: 1,
            })),
          },
    [ground, points],
  );
  return (
    <div className="desk-map">
      <section className="card">
        {content === null ? (
          <Bones lines={4} tall />
        ) : (
          <MapView label={t('desk.map.label')} content={content} chosen={chosen} choose={choose} tall />
        )}
      </section>
      <section className="card">
        <p className="faint body">{t('desk.map.counts', { placed: points.length })}</p>
        <ul className="desk-list" {...roving}>
          {points.map(({ workItem }) => (
            <li key={workItem.id} aria-current={workItem.id === chosen ? 'true' : undefined}>
              <StandingMark standing={standingOf(workItem)} />
              <Link href={taskPath(workItem.id)} data-roving onFocus={() => choose(workItem.id)}>
                {capitalised(workItem.title)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
