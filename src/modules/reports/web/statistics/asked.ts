import { query } from '../../../../web/api.ts';
import { dayAfter, type Period, periodNamed } from './period.ts';

export const faces = ['category', 'organisation', 'area', 'neighbourhood', 'channel'] as const;
export type Face = (typeof faces)[number];
export const hourKinds = ['working', 'calendar'] as const;
export type HourKind = (typeof hourKinds)[number];

/** What a page of statistics shows, all of it in its address: who gets the link sees the same. */
export interface Asked extends Period {
  by: Face;
  /** The day whose areas are shown; null: those of the day each report was filed. */
  areasOf: string | null;
  hours: HourKind;
  months: 'chart' | 'table';
  category: string | null;
  owner: string | null;
  area: string | null;
  channel: string | null;
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

export function readAsked(params: URLSearchParams, today: string): Asked {
  const usual = periodNamed('twelve-months', today);
  const dayOr = (name: string, otherwise: string) => {
    const day = params.get(name);
    return isDay(day) ? day : otherwise;
  };
  const areasOf = params.get('areasOf');
  return {
    from: dayOr('from', usual.from),
    until: dayOr('until', usual.until),
    by: faces.find((face) => face === params.get('by')) ?? 'category',
    areasOf: isDay(areasOf) ? areasOf : null,
    hours: hourKinds.find((kind) => kind === params.get('hours')) ?? 'working',
    months: params.get('months') === 'table' ? 'table' : 'chart',
    category: params.get('category'),
    owner: params.get('owner'),
    area: params.get('area'),
    channel: params.get('channel'),
  };
}

/** The same as the interface takes it; hot spots are asked without what they are split by. */
export const narrowedQuery = ({ from, until, category, owner, area, channel, areasOf }: Asked, by?: string): string =>
  query({ by, from, until, category, owner, area, channel, areasOf });

/** The days of a period as the instants the list of reports takes. */
export const instantsOf = (from: string, until: string) => ({
  from: `${from}T00:00:00+07:00`,
  until: `${dayAfter(until)}T00:00:00+07:00`,
});
