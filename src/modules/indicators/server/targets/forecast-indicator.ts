import type { AreaId } from '../../../../kernel/areas/contract.ts';
import type { Reads } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { type Day, dayOf, type Instant } from '../../../../kernel/time.ts';
import type { Indicator } from '../../contract.ts';
import type { IndicatorForecast } from '../../forecast/contract.ts';
import { type Forecast, forecast } from '../../forecast/forecast.ts';
import { codeOf, type Frequency, type Period, partsOf, periodOf, periodsLater } from '../../periods.ts';
import type { Target } from '../../targets/contract.ts';
import { goalOf } from '../../targets/state.ts';
import { readSeries } from '../series.ts';
import { readTargets } from './read-targets.ts';

export interface ForecastAsked {
  indicator: Indicator;
  areaId: AreaId;
  /** The day to foretell; of the last target if absent, or a year from now. */
  until?: Day | undefined;
}

/** Carries the series of an area on to a day, and says which of its targets it would reach. */
export async function forecastIndicator(
  reads: Reads,
  actor: Actor,
  { indicator, areaId, until }: ForecastAsked,
  now: Instant,
): Promise<IndicatorForecast> {
  const today = dayOf(now);
  const { frequency } = indicator;
  const targets = await readTargets(reads, actor, { indicatorId: indicator.id, areaId }, now);
  const day = until ?? targets.at(-1)?.by ?? (`${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}01` as Day);
  const series = await readSeries(reads, { indicators: [indicator], areaIds: [areaId], day: today });
  const observed = (series.get(indicator.code)?.get(areaId) ?? []).flatMap(({ value, startsOn, endsOn }) =>
    // A period that still runs holds a part of its figure.
    value === null || endsOn >= today ? [] : [{ at: ordinalOf(frequency, { startsOn, endsOn }), value }],
  );
  const end = periodOf(frequency, day);
  const season = frequency === 'day' || frequency === 'year' ? null : partsOf('year', frequency);
  const found = forecast({ points: observed, until: ordinalOf(frequency, end), season });
  const values = found.state === 'forecast' ? valuesOf(found.values, frequency, end) : [];
  return {
    areaId,
    until: codeOf(end),
    forecast:
      found.state === 'forecast'
        ? { ...found, values }
        : found.why === 'points'
          ? found
          : { state: 'not-enough', why: 'too-far', have: found.most, need: found.ahead },
    targets: targets.flatMap((target) => verdictOf(target, values, frequency)),
  };
}

/** Periods counted from any fixed beginning, so that one after another differ by one and a season comes again. */
function ordinalOf(frequency: Frequency, { startsOn }: Period): number {
  if (frequency === 'day') return Math.round(Date.parse(startsOn) / 86_400_000);
  const inYear = partsOf('year', frequency) ?? 1;
  const month = Number(startsOn.slice(5, 7)) - 1;
  return Number(startsOn.slice(0, 4)) * inYear + Math.floor((month * inYear) / 12);
}

type Values = Extract<IndicatorForecast['forecast'], { state: 'forecast' }>['values'];

function valuesOf(
  values: Extract<Forecast, { state: 'forecast' }>['values'],
  frequency: Frequency,
  end: Period,
): Values {
  const last = ordinalOf(frequency, end);
  return values.map(({ at, ...rest }) => {
    const period = periodsLater(frequency, end, at - last);
    return { period: codeOf(period), endsOn: period.endsOn, ...rest };
  });
}

/** Whether the range reaches the target: all of it, a part of it, nothing of it. */
function verdictOf(target: Target, values: Values, frequency: Frequency): IndicatorForecast['targets'] {
  const goal = goalOf(target);
  const there = values.find(({ period }) => period === codeOf(periodOf(frequency, target.by)));
  if (goal === null || there === undefined || target.counts !== 'latest') return [];
  const { value, low, high } = there;
  const more = target.comparator === '>=' || target.comparator === 'increase';
  const [worst, best] = more ? [low, high] : [-high, -low];
  const mark = more ? goal : -goal;
  const exact = target.comparator === '=';
  const within = low <= goal && goal <= high;
  const reaches = exact ? (within ? 'open' : 'unlikely') : worst >= mark ? 'likely' : best < mark ? 'unlikely' : 'open';
  return [{ targetId: target.id, by: target.by, goal, value, low, high, reaches }];
}
