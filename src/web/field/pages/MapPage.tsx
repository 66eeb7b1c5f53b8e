import type { FeatureCollection, Geometry } from 'geojson';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Place } from '../../../kernel/places/contract.ts';
import type { WorkPoint } from '../../../kernel/work/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones } from '../../components/Answer.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { dayOf, formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { groundOf, type OutlineProperties } from '../../map/ground-of.ts';
import MapCanvas from '../../map/MapCanvas.tsx';
import '../../map/MapView.css';
import { lonLat, type MapContent } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { standingOf } from '../../standing.ts';
import { groundPaths } from '../keep-ahead.ts';
import { useKept } from '../kept.ts';
import { lengthM, orderStops, type Position } from '../route.ts';
import { useHere } from '../use-here.ts';
import { type FieldPage, pointsPath } from './page.ts';
import { KeptSince } from './parts.tsx';

type Stop = WorkPoint & { id: string; position: Position };

/** The work where it lies, and the order in which to walk it. */
export default function MapPage({ person }: FieldPage) {
  const [areasPath, placesPath] = groundPaths(dayOf(useNow()));
  const points = useKept<{ items: WorkPoint[] }>(person.id, pointsPath);
  const areas = useKept<FeatureCollection<Geometry, OutlineProperties>>(person.id, areasPath);
  const places = useKept<{ items: Place[] }>(person.id, placesPath);
  const [chosen, choose] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const { here, ask, refused } = useHere();

  const stops = useMemo(() => {
    const all = (points.value?.items ?? []).map((each): Stop => {
      const [lon, lat] = lonLat(each.point.coordinates);
      return { ...each, id: each.workItem.id, position: [lon, lat] };
    });
    return here === null ? all : orderStops(here, all);
  }, [points.value, here]);
  const content: MapContent | null = useMemo(() => {
    if (areas.value === undefined || places.value === undefined) return null;
    const { areas: outlines, shapes } = groundOf(areas.value, places.value.items);
    const way = here === null || stops.length === 0 ? [] : [here, ...stops.map(({ position }) => position)];
    return {
      areas: outlines,
      shapes,
      points: stops.map(({ id, workItem, position }, index) => ({
        id,
        name: '',
        position: [position[0], position[1]],
        standing: standingOf(workItem),
        count: here === null ? 1 : index + 1,
      })),
      way: way.map(([lon, lat]) => [lon, lat]),
    };
  }, [areas.value, places.value, stops, here]);

  return (
    <>
      <h1>{t('field.map')}</h1>
      <KeptSince at={points.at} old={points.old} />
      <div className="card map-box field-map">
        {broken && <p className="map-broken">{t('map.broken')}</p>}
        {!broken && content === null && <Bones lines={1} tall />}
        {!broken && content !== null && (
          <MapCanvas
            label={t('field.map')}
            base={noBase}
            content={content}
            chosen={chosen}
            choose={choose}
            failed={() => setBroken(true)}
          />
        )}
      </div>
      <div className="acts">
        <button type="button" className="primary" disabled={stops.length === 0} onClick={ask}>
          {t('field.route')}
        </button>
        {here !== null && (
          <span className="dim small">
            {t('field.route.length', { km: formatNumber(kilometres([here, ...stops.map((stop) => stop.position)])) })}
          </span>
        )}
      </div>
      {refused && <p className="notice care">{t('field.here.refused')}</p>}
      <ol className={here === null ? 'field-list' : 'field-list numbered'}>
        {stops.map(({ id, workItem, position }) => (
          <li key={id} aria-current={id === chosen ? 'true' : undefined}>
            <Link href={`/tasks/${id}`} onFocus={() => choose(id)}>
              <strong>{capitalised(workItem.title)}</strong>
              <span className="row-facts">
                <StandingMark standing={standingOf(workItem)} />
              </span>
            </Link>
            <a className="button" href={`geo:${position[1]},${position[0]}?q=${position[1]},${position[0]}`}>
              {t('field.route.go')}
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Our own ground needs no internet. */
const noBase = { style: null, pmtiles: null };
const kilometres = (path: readonly Position[]): number => Math.round(lengthM(path) / 100) / 10;
