import { type Bucket, buckets } from '../../../kernel/work/bucket.ts';
import { type WorkState, workStates } from '../../../kernel/work/transitions.ts';
import { query } from '../../api.ts';
import type { MapLook } from '../../map/MapCanvas.tsx';

export const standingChoices = ['open', ...buckets, 'any'] as const;
export type StandingChoice = 'open' | 'any' | Bucket;
/** As far as work may have come that is on the map; recalled work is not. */
export const stateChoices = workStates.filter((state): state is StateChoice => state !== 'recalled');
export type StateChoice = Exclude<WorkState, 'recalled'>;
/** Days that a window of time is long. */
export const windows = [1, 7, 30, 365] as const;

/** What the page was asked to show; all of it stands in its address. */
export interface MapPageAsked {
  layers: string[];
  standing: StandingChoice;
  state: StateChoice | null;
  /** How many days long, and how many days ago it ends. */
  days: number | null;
  back: number;
  owner: string | null;
  category: string | null;
  look: 'groups' | 'heat';
  face: 'map' | 'list';
  view: MapLook | null;
}

/** Nothing is open and done. */
export function goTogether(standing: StandingChoice, state: StateChoice | null): boolean {
  if (state === null || standing === 'any' || standing === 'without-deadline') return true;
  return (state === 'done') === (standing === 'done-on-time' || standing === 'done-late');
}

const oneOf = <T>(values: readonly T[], value: unknown): T | undefined => values.find((known) => known === value);

export function readAsked(params: URLSearchParams, known: readonly string[]): MapPageAsked {
  const named = params.get('layers')?.split(',') ?? [];
  const layers = known.filter((layer) => named.includes(layer));
  const [lon = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = (params.get('view') ?? '').split(',').map(Number);
  const back = Number(params.get('back') ?? 0);
  const state = oneOf(stateChoices, params.get('state')) ?? null;
  return {
    layers: layers.length === 0 ? [...known] : layers,
    standing: oneOf(standingChoices, params.get('standing')) ?? (state === 'done' ? 'any' : 'open'),
    state,
    days: oneOf(windows, Number(params.get('days'))) ?? null,
    back: Number.isInteger(back) && back >= 0 && back <= furthestBack ? back : 0,
    owner: params.get('owner'),
    category: params.get('category'),
    look: params.get('look') === 'heat' ? 'heat' : 'groups',
    face: params.get('face') === 'list' ? 'list' : 'map',
    view: isView(lon, lat, zoom) ? { lon, lat, zoom } : null,
  };
}

const isView = (lon: number, lat: number, zoom: number) =>
  Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;

export const writeView = ({ lon, lat, zoom }: MapLook): string =>
  [lon.toFixed(5), lat.toFixed(5), zoom.toFixed(2)].join(',');

/** How far back the slider goes, in days. */
export const furthestBack = 90;
const dayMs = 86_400_000;

/** The days the window covers, first and last. */
export function windowOf(
  { days, back }: Pick<MapPageAsked, 'days' | 'back'>,
  today: string,
): { since: string; until: string } | null {
  if (days === null) return null;
  const last = Date.parse(today) - back * dayMs;
  const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { since: dayAt(last - (days - 1) * dayMs), until: dayAt(last) };
}

/** The filter as the tiles, the list and the counts take it. */
export function filterOf(asked: MapPageAsked, today: string): Readonly<Record<string, string | null>> {
  const { standing, state, owner, category, back } = asked;
  const period = windowOf(asked, today);
  return {
    open: standing === 'open' ? 'true' : null,
    state,
    bucket: standing === 'open' || standing === 'any' ? null : standing,
    owner,
    category,
    since: period?.since ?? null,
    until: back === 0 ? null : (period?.until ?? null),
  };
}

export const filterQuery = (asked: MapPageAsked, today: string): string => query(filterOf(asked, today));
