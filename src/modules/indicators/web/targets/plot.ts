import type { Day } from '../../../../kernel/time.ts';
import type { Values } from '../../../../web/components/chart/shown.ts';
import type { Indicator, SeriesPoint } from '../../contract.ts';
import type { IndicatorForecast } from '../../forecast/contract.ts';
import { codeOf, type Frequency, periodOf, periodsLater } from '../../periods.ts';
import type { Target } from '../../targets/contract.ts';
import { expectedOn } from '../../targets/state.ts';

export type ForecastValues = Extract<IndicatorForecast['forecast'], { state: 'forecast' }>['values'];

export interface PlotGiven {
  indicator: Pick<Indicator, 'frequency'>;
  /** Of the points: that of the indicator, or a longer one. */
  frequency: Frequency;
  points: readonly SeriesPoint[];
  target: Target | null;
  forecast: ForecastValues;
}

/** The course with what is asked of it and what is foretold, point by point. */
export interface Plot {
  points: { period: string; endsOn: Day }[];
  observed: Values;
  /** What the target asks for: along its path, or the same at every point where it has none. */
  asked: { values: Values; as: 'path' | 'steps' | 'level' } | null;
  foretold: { value: Values; low: Values; high: Values } | null;
}

/** A target is drawn where its figure is of the periods shown; a sum of the year beside years only. */
export const isDrawn = (target: Target, frequency: Frequency, own: Frequency): boolean =>
  target.goal !== null && (target.counts === 'sum-of-year' ? frequency === 'year' : frequency === own);

/** Digits that a forecast is shown to. */
const significant = 6;

export function plotOf({ indicator, frequency, points, target, forecast: given }: PlotGiven): Plot {
  const drawn = target !== null && isDrawn(target, frequency, indicator.frequency) ? target : null;
  const forecast = frequency === indicator.frequency ? given : [];
  const all = periodsOf(points, frequency, drawn, forecast);
  const at = <T extends { period: string }>(items: readonly T[], read: (item: T) => number | null): Values => {
    const found = new Map(items.map((item) => [item.period, read(item)]));
    return all.map(({ period }) => found.get(period) ?? null);
  };
  const rough = (read: (item: ForecastValues[number]) => number) =>
    at(forecast, (item) => Number(read(item).toPrecision(significant)));
  return {
    points: all,
    observed: at(points, ({ value }) => value),
    asked: drawn === null ? null : askedBy(drawn, all),
    foretold:
      forecast.length === 0
        ? null
        : { value: rough(({ value }) => value), low: rough(({ low }) => low), high: rough(({ high }) => high) },
  };
}

/** The periods of the series, of the path and of the forecast; of days only those that something is said of. */
function periodsOf(
  points: readonly SeriesPoint[],
  frequency: Frequency,
  target: Target | null,
  forecast: ForecastValues,
): Plot['points'] {
  const said = [
    ...points,
    ...forecast,
    ...(target?.waypoints ?? []).map(({ on }) => {
      const period = periodOf(frequency, on);
      return { period: codeOf(period), endsOn: period.endsOn };
    }),
  ].map(({ period, endsOn }) => ({ period, endsOn }));
  const known = [...new Map(said.map((point) => [point.period, point])).values()].sort((a, b) =>
    a.endsOn < b.endsOn ? -1 : 1,
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || frequency === 'day') return known;
  const whole: Plot['points'] = [];
  let next = periodOf(frequency, first.endsOn);
  while (next.endsOn <= last.endsOn) {
    whole.push({ period: codeOf(next), endsOn: next.endsOn });
    next = periodsLater(frequency, next, 1);
  }
  return whole;
}

function askedBy(target: Target, points: Plot['points']): Plot['asked'] {
  const [from, until] = [target.waypoints[0], target.waypoints.at(-1)];
  if (from === undefined || until === undefined) return null;
  const last = points.find(({ endsOn }) => endsOn >= until.on)?.endsOn ?? until.on;
  if (target.waypoints.length === 1)
    return { as: 'level', values: points.map(({ endsOn }) => (endsOn <= last ? target.goal : null)) };
  const values = points.map(({ endsOn }) => (endsOn >= from.on && endsOn <= last ? expectedOn(target, endsOn) : null));
  return { as: target.path === 'stepped' ? 'steps' : 'path', values };
}
