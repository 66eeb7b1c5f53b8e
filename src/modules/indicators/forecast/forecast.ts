import { type Method, type Trial, tryOut } from './backtest.ts';
import { confidence, type Fit, fitSeasonal, fitTrend, type Point, spreadOf } from './trend.ts';

export interface Asked {
  /** One a period, in the order of time; periods may be missing. */
  points: readonly Point[];
  /** The period to foretell, and all before it. */
  until: number;
  /** Periods in a year where the year may show (12 months, 4 quarters); null where a period is a year. */
  season: number | null;
}

export const methodNames = ['theil-sen', 'theil-sen-seasonal'] as const;

export type Forecast =
  | { state: 'not-enough'; why: 'points'; have: number; need: number }
  | { state: 'not-enough'; why: 'too-far'; ahead: number; most: number }
  | {
      state: 'forecast';
      method: (typeof methodNames)[number];
      confidence: number;
      used: number;
      slope: number;
      values: ForecastValue[];
      backtest: Omit<Trial, 'onePeriodErrors'> & { naive: 'last-value' | 'last-season'; better: boolean };
    };

export interface ForecastValue {
  at: number;
  value: number;
  low: number;
  high: number;
}

/** Fewer points than this say nothing that a ruler on paper would not. */
export const leastPoints = 6;
/** A line needs this many before it can be tried on the next. */
const leastToFit = 4;
/** Whole seasons before one is believed: one less is fitted, and the last one asked for. */
export const leastSeasons = 3;
/** What lies further back than this many periods is another time. */
const mostPoints = 120;

/**
 * Carries a series on to a period, with the range in which the value lies four times in five, the name of the method and how
 * it would have done in the past. Never further ahead than the series reaches back.
 */
export function forecast({ points: given, until, season }: Asked): Forecast {
  const points = given.slice(-mostPoints);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < leastPoints)
    return { state: 'not-enough', why: 'points', have: points.length, need: leastPoints };
  const [ahead, most] = [until - last.at, last.at - first.at];
  if (ahead > most) return { state: 'not-enough', why: 'too-far', ahead, most };

  const { name, method, trial } = chooseMethod(points, season, Math.max(1, ahead));
  const fit = method.fit(points);
  const values = Array.from({ length: Math.max(0, ahead) }, (_, i) => {
    const at = last.at + i + 1;
    const value = tidy(fit.valueAt(at));
    const margin = marginOf(fit, trial, at, last.at);
    return { at, value, low: tidy(value - margin), high: tidy(value + margin) };
  });
  const { onePeriodErrors: _, ...shown } = trial;
  const naive = name === 'theil-sen' ? 'last-value' : 'last-season';
  const better = trial.error < trial.naiveError;
  const backtest = { ...shown, error: tidy(trial.error), naiveError: tidy(trial.naiveError), naive, better } as const;
  return {
    state: 'forecast',
    method: name,
    confidence,
    used: points.length,
    slope: tidy(fit.slope),
    values,
    backtest,
  };
}

const trend: Method = { fit: fitTrend, naive: (known) => known.at(-1)?.value ?? 0 };

const seasonal = (season: number): Method => ({
  fit: (points) => fitSeasonal(points, season),
  naive: (known, at) => known.findLast((point) => (at - point.at) % season === 0)?.value ?? trend.naive(known, at),
});

/** The season is believed where there is enough of it and it would have done better in the past. */
function chooseMethod(points: readonly Point[], season: number | null, ahead: number) {
  const plain = { name: 'theil-sen', method: trend, trial: tried(trend, points, leastToFit, ahead) } as const;
  if (season === null || !coversSeasons(points, season)) return plain;
  const least = season * (leastSeasons - 1);
  const method = seasonal(season);
  const trial = tried(method, points, least, ahead);
  return trial.error < tried(trend, points, least, ahead).error
    ? ({ name: 'theil-sen-seasonal', method, trial } as const)
    : plain;
}

/** Every season was seen often enough, and the series is whole enough to be cut one season short. */
function coversSeasons(points: readonly Point[], season: number): boolean {
  const seen = new Map<number, number>();
  for (const { at } of points) seen.set(at % season, (seen.get(at % season) ?? 0) + 1);
  return seen.size === season && [...seen.values()].every((times) => times >= leastSeasons);
}

function tried(method: Method, points: readonly Point[], least: number, ahead: number): Trial {
  const trial = tryOut(method, points, least, ahead) ?? tryOut(method, points, least, Number.POSITIVE_INFINITY);
  if (trial === undefined) throw new Error(`no point is left to try a method on: ${points.length}, ${least}`);
  return trial;
}

/** The wider of what the line itself leaves open and what its errors in the past were. */
function marginOf(fit: Fit, trial: Trial, at: number, last: number): number {
  const byLine = Math.hypot(fit.noise, fit.slopeMargin * (at - fit.centre));
  const byPast = spreadOf(trial.onePeriodErrors) * Math.sqrt(at - last);
  return Math.max(byLine, byPast);
}

/** What adding in binary leaves behind is no part of a figure. */
const tidy = (value: number): number => Number(value.toPrecision(12));
