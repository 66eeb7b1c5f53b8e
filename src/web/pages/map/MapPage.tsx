import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { MapItem } from '../../../kernel/tiles/contract.ts';
import { ReportsOfMap } from '../../../modules/reports/web/ReportsOfMap.tsx';
import { query } from '../../api.ts';
import { capitalised } from '../../capitalised.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { StandingMark } from '../../components/Standing.tsx';
import { dayOf, formatNumber } from '../../format.ts';
import { t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { type Ground, useGround } from '../../map/ground.ts';
import type { HitPoint } from '../../map/live-tiles.ts';
import type { MapLook } from '../../map/MapCanvas.tsx';
import { MapView } from '../../map/MapView.tsx';
import { lonLat, type MapContent } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { mapItemPath } from '../../paths.ts';
import { useGet, useList } from '../../queries.ts';
import { type Standing, standingOf } from '../../standing.ts';
import { filterOf, filterQuery, type MapPageAsked, readAsked, writeView } from './asked.ts';
import { FilterInWords } from './FilterInWords.tsx';
import { type Change, type LayerCounts, MapFilters } from './MapFilters.tsx';
import { MapList } from './MapList.tsx';
import { TimeSlider } from './TimeSlider.tsx';
import { useFresh } from './use-fresh.ts';
import './map-page.css';

const events = ['work.changed', 'report.changed', 'place.changed'];
const itemZoom = 15;

/** Bản đồ: what the city has where, and its list twin by the same filter, one switch apart. */
export default function MapPage() {
  const [params, ask] = useSearchParams();
  const today = dayOf(useNow());
  const all = useGet<{ items: LayerCounts[] }>('/api/v1/map/counts').data?.items;
  const names = all?.map(({ layer }) => layer).join(',');
  const known = useMemo(() => names?.split(','), [names]);
  const asked = useMemo(() => readAsked(params, known ?? ['tasks']), [params, known]);
  const filter = filterQuery(asked, today);
  const layers = asked.layers.join(',');
  const address = query({ layers, ...filterOf(asked, today), limit: 50 });
  const counts = useGet<{ items: LayerCounts[] }>(`/api/v1/map/counts${filter}`);
  const items = useList<MapItem>(`/api/v1/map/items${address}`);
  const fresh = useFresh(items.data, address);
  const [age, grow] = useState(0);
  useLive(events, () => {
    grow((now) => now + 1);
    return Promise.all([items.refetch(), counts.refetch()]);
  });
  const set = useCallback(
    (change: Change) =>
      ask(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(change)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [ask],
  );
  const move = useCallback((back: number) => set({ back: back === 0 ? null : String(back) }), [set]);
  const shownCounts = (counts.data?.items ?? []).filter(({ layer }) => asked.layers.includes(layer));
  const sum = (key: 'count' | 'overdue') => shownCounts.reduce((total, one) => total + one[key], 0);

  const [chosen, choose] = useState<MapItem | null>(null);
  const [hits, hit] = useState<HitPoint[]>([]);
  const ground = useGround(today);
  const mapSide = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<string | null>(null);
  const show = (item: MapItem) => {
    cameFrom.current = item.id;
    hit([]);
    choose(item);
    const [lon, lat] = lonLat(item.point.coordinates);
    // A map that is not there yet opens where the item is; one that is goes there by itself.
    if (asked.face === 'list') set({ face: null, view: writeView({ lon, lat, zoom: itemZoom }) });
    requestAnimationFrame(() => mapSide.current?.focus());
  };
  const back = () => {
    const at = `[data-id="${cameFrom.current ?? items.data?.[0]?.id ?? ''}"] [data-roving]`;
    document.querySelector<HTMLElement>(`.live-list ${at}`)?.focus();
  };
  const fewFresh = (items.data ?? []).filter(({ id }) => fresh.has(id));
  return (
    <Page
      className="live-map"
      title={t('live-map.title')}
      heading={
        counts.data === undefined
          ? t('live-map.title')
          : t('live-map.sentence', { count: sum('count'), overdue: sum('overdue') })
      }
    >
      <MapFilters asked={asked} known={known ?? ['tasks']} counts={counts.data?.items ?? []} set={set} />
      <FilterInWords asked={asked} today={today} />
      <TimeSlider asked={asked} today={today} move={move} />
      {counts.isSuccess && <Legend counts={shownCounts} />}
      <p className="unseen" role="status">
        {fewFresh[0] !== undefined && t('live-map.fresh-told', { count: fewFresh.length, title: fewFresh[0].title })}
      </p>
      <div className={asked.face === 'map' ? 'live-columns' : 'live-columns list-only'}>
        {asked.face === 'map' && known !== undefined && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the list, whatever of the map has the focus
          <div
            className="card map-card live-side"
            ref={mapSide}
            tabIndex={-1}
            onKeyDown={(event) => event.key === 'Escape' && back()}
          >
            <LiveMap
              asked={asked}
              known={known}
              filter={filter}
              age={age}
              items={items.data ?? []}
              fresh={fresh}
              chosen={chosen}
              hit={(points) => {
                choose(null);
                hit(points);
              }}
              moved={(view) => {
                // The map may still be moving when somebody has left for another page.
                if (location.pathname === '/map') set({ view: writeView(view) });
              }}
              ground={ground}
            />
            <Pressed hits={hits} chosen={chosen} look={asked.look} isSketch={ground?.sketch === true} />
          </div>
        )}
        <section className="card" aria-labelledby="live-list">
          <header>
            <h2 id="live-list">{t('live-map.list')}</h2>
          </header>
          {items.isPending && <Bones lines={8} />}
          {items.isError && (
            <ProblemNotice error={items.error} title={t('web.problem.load')} retry={() => void items.refetch()} />
          )}
          {items.data?.length === 0 && (
            <div className="empty">
              <strong>{t('live-map.none')}</strong>
              <p>{t('live-map.none-hint')}</p>
            </div>
          )}
          {items.data !== undefined && items.data.length > 0 && (
            <div className="live-scroll">
              <MapList
                items={items.data}
                chosen={chosen?.id ?? null}
                fresh={fresh}
                show={show}
                several={asked.layers.length > 1}
              />
              {items.hasNextPage && (
                <p className="more">
                  <button type="button" disabled={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
                    {t('web.more')}
                  </button>
                </p>
              )}
            </div>
          )}
          {items.data !== undefined && items.data.length > 0 && <ReportsOfMap asked={asked} today={today} />}
        </section>
      </div>
    </Page>
  );
}

interface LiveMapProps {
  asked: MapPageAsked;
  known: readonly string[];
  filter: string;
  age: number;
  items: readonly MapItem[];
  fresh: ReadonlySet<string>;
  chosen: MapItem | null;
  hit: (points: HitPoint[]) => void;
  moved: (view: MapLook) => void;
  ground: Ground | null;
}

function LiveMap({ asked, known, filter, age, items, fresh, chosen, hit, moved, ground }: LiveMapProps) {
  const shown = asked.layers.join(',');
  const tiles = useMemo(
    () => ({ known, shown: shown.split(','), query: filter, look: asked.look, age }),
    [known, shown, filter, asked.look, age],
  );
  const content: MapContent | null = useMemo(() => {
    if (ground === null) return null;
    const marked = items.filter(({ id }) => fresh.has(id) && id !== chosen?.id);
    const points = [...marked, ...(chosen === null ? [] : [chosen])].map((item) => ({
      id: item.id,
      name: '',
      position: lonLat(item.point.coordinates),
      standing: standingOf(item),
      count: 1,
      fresh: fresh.has(item.id),
    }));
    return { areas: ground.areas, shapes: ground.shapes, points };
  }, [ground, items, fresh, chosen]);
  if (content === null) return <div className="map-box" />;
  return (
    <MapView
      label={t('live-map.map')}
      content={content}
      chosen={chosen?.id ?? null}
      tiles={tiles}
      hit={hit}
      view={asked.view}
      moved={moved}
    />
  );
}

interface PressedProps {
  hits: HitPoint[];
  chosen: MapItem | null;
  look: MapPageAsked['look'];
  isSketch: boolean;
}

/** What somebody pressed on, or chose from the list. */
function Pressed({ hits, chosen, look, isSketch }: PressedProps) {
  const shown = chosen === null ? hits : [{ ...chosen, standing: standingOf(chosen) }];
  return (
    <div className="live-pressed" aria-live="polite">
      {shown.length === 0 ? (
        <p className="dim">
          {look === 'groups' && <span className="live-hint">{t('live-map.press')} </span>}
          {t(look === 'heat' ? 'live-map.heat' : 'live-map.ground')} {isSketch && t('map.sketch')}
        </p>
      ) : (
        <ul>
          {shown.slice(0, 10).map(({ layer, id, title, standing }) => (
            <li key={id}>
              <StandingMark standing={standing} />
              <Link href={mapItemPath(layer, id)}>{capitalised(title)}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How what is shown stands: a mark, a word and a number each. */
function Legend({ counts }: { counts: LayerCounts[] }) {
  const sum = (of: (one: LayerCounts) => number) => counts.reduce((total, one) => total + of(one), 0);
  const parts: [Standing, number][] = [
    ['overdue', sum(({ overdue }) => overdue)],
    ['due-soon', sum(({ dueSoon }) => dueSoon)],
    ['in-time', sum(({ inTime, dueSoon }) => inTime - dueSoon)],
    ['without-deadline', sum(({ withoutDeadline }) => withoutDeadline)],
    ['done-on-time', sum(({ doneOnTime }) => doneOnTime)],
    ['done-late', sum(({ doneLate }) => doneLate)],
  ];
  return (
    <ul className="live-legend">
      {parts
        .filter(([, count]) => count > 0)
        .map(([standing, count]) => (
          <li key={standing}>
            <StandingMark standing={standing} /> <b>{formatNumber(count)}</b>
          </li>
        ))}
    </ul>
  );
}
