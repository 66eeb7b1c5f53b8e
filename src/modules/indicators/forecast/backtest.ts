import type { Fit, Point } from './trend.ts';

/** How a method would have done in the past, beside nothing cleverer than the last value. */
export interface Trial {
  /** How often it was asked to foretell what is known by now. */
  folds: number;
  /** Mean absolute error of the method. */
  error: number;
  /** The same of the naive way. */
  naiveError: number;
  /** Each error as it would be one period ahead: errors that add up grow with the root of the distance. */
  onePeriodErrors: number[];
}

export interface Method {
  fit: (points: readonly Point[]) => Fit;
  /** The value that nobody needs a method for. */
  naive: (points: readonly Point[], at: number) => number;
}

const mostFolds = 24;

/**
 * Rolling origin: the method is given the points up to one and asked for those after it, as far ahead as the forecast
 * goes. Undefined where no point is left to ask for.
 */
export function tryOut(method: Method, points: readonly Point[], least: number, ahead: number): Trial | undefined {
  const errors: number[] = [];
  const naiveErrors: number[] = [];
  const onePeriodErrors: number[] = [];
  const first = Math.max(least, points.length - mostFolds);
  for (let origin = first; origin < points.length; origin += 1) {
    const known = points.slice(0, origin);
    const last = known.at(-1);
    if (last === undefined) continue;
    const fit = method.fit(known);
    for (const { at, value } of points.slice(origin)) {
      const distance = at - last.at;
      if (distance > ahead) break;
      const error = Math.abs(value - fit.valueAt(at));
      errors.push(error);
      onePeriodErrors.push(error / Math.sqrt(distance));
      naiveErrors.push(Math.abs(value - method.naive(known, at)));
    }
  }
  if (errors.length === 0) return undefined;
  return { folds: points.length - first, error: mean(errors), naiveError: mean(naiveErrors), onePeriodErrors };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
