import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { dayOf, formatDegrees, formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useGround } from '../../../../web/map/ground.ts';
import { MapView } from '../../../../web/map/MapView.tsx';
import type { MapContent } from '../../../../web/map/shown.ts';
import { useNow } from '../../../../web/now.ts';
import { fewestInCell, type HotSpots } from '../../statistics/contract.ts';
import { spoken } from '../report-words.ts';
import { instantsOf } from './asked.ts';
import { Caveats } from './Caveats.tsx';

type Spot = HotSpots['items'][number];

const keyOf = ({ box }: Spot): string => box.join(',');
const shownAtOnce = 10;

/** Where it is: a degree of two decimals short of a street, or the names people know. */
function placeOf({ area, near, box: [west, south] }: Spot): string {
  const here = area ?? t('statistics-page.spots.at', { lon: formatDegrees(west), lat: formatDegrees(south) });
  return near === null ? here : t('statistics-page.spots.near', { area: here, near });
}

/** Điểm nóng: where reports gather, on the map and as a list. */
export function HotSpotsCard({ spots }: { spots: UseQueryResult<HotSpots> }) {
  const [chosen, choose] = useState<string | null>(null);
  return (
    <section className="card" aria-labelledby="statistics-spots">
      <header>
        <h2 id="statistics-spots">{t('statistics-page.spots')}</h2>
        <p className="faint">{t('statistics-page.spots.told', { count: fewestInCell })}</p>
      </header>
      <Answer of={spots} bones={<Bones lines={6} />}>
        {(found) =>
          found.items.length === 0 ? (
            <p className="empty">{t('statistics-page.spots.none', { count: fewestInCell })}</p>
          ) : (
            <>
              <div className="spots">
                <SpotsMap items={found.items} chosen={chosen} choose={choose} />
                <SpotsList found={found} chosen={chosen} choose={choose} />
              </div>
              <div className="body">
                <Caveats caveats={found.caveats} codes={['divided-left-out', 'not-a-sample', 'restricted-left-out']} />
              </div>
            </>
          )
        }
      </Answer>
    </section>
  );
}

interface Chosen {
  chosen: string | null;
  choose: (key: string | null) => void;
}

function SpotsMap({ items, chosen, choose }: Chosen & { items: readonly Spot[] }) {
  const ground = useGround(dayOf(useNow()));
  const content: MapContent | null = useMemo(() => {
    if (ground === null) return null;
    const most = Math.max(...items.map(({ received }) => received));
    return {
      areas: ground.areas,
      shapes: ground.shapes,
      cells: items.map(({ box, received }) => ({ box, share: received / most })),
      points: items.map((spot) => ({
        id: keyOf(spot),
        name: '',
        position: [(spot.box[0] + spot.box[2]) / 2, (spot.box[1] + spot.box[3]) / 2],
        standing: 'place',
        count: spot.received,
      })),
    };
  }, [ground, items]);
  if (content === null) return <div className="map-box" />;
  return <MapView label={t('statistics-page.spots.map')} content={content} chosen={chosen} choose={choose} />;
}

function SpotsList({ found, chosen, choose }: Chosen & { found: HotSpots }) {
  const { items, from, until } = found;
  const [all, showAll] = useState(items.length <= shownAtOnce + 1);
  return (
    <div>
      <ol className="spots-list">
        {(all ? items : items.slice(0, shownAtOnce)).map((spot) => {
          const key = keyOf(spot);
          return (
            <li key={key} className={key === chosen ? 'chosen-spot' : undefined}>
              <span className="figure num">{formatNumber(spot.received)}</span>
              <div>
                <Link href={`/reports${query({ box: key, ...instantsOf(from, until) })}`}>{placeOf(spot)}</Link>
                <p className="small dim">
                  {t('statistics-page.spots.counts', { open: spot.open, late: spot.late })} ·{' '}
                  {spot.categories.map((one) => `${spoken(one)} (${formatNumber(one.received)})`).join(', ')}
                </p>
              </div>
              <button
                type="button"
                className="plain"
                aria-pressed={key === chosen}
                onClick={() => choose(key === chosen ? null : key)}
              >
                {t('statistics-page.spots.show')}
                <span className="unseen"> {placeOf(spot)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {!all && (
        <p className="more">
          <button type="button" className="plain" onClick={() => showAll(true)}>
            {t('statistics-page.spots.all', { count: items.length })}
          </button>
        </p>
      )}
    </div>
  );
}
