/** A value and where it stands in time, in whole periods from any fixed beginning. */
export interface Point {
  at: number;
  value: number;
}

/** A line through the points with what is not known of it. */
export interface Fit {
  valueAt: (at: number) => number;
  /** Change from one period to the next. */
  slope: number;
  /** Half the width of the range that the slope lies in, at the confidence of the forecast. */
  slopeMargin: number;
  /** The middle of what it was fitted to: there the slope's error does least. */
  centre: number;
  /** How far the points lie from the line, at the confidence of the forecast. */
  noise: number;
}

/** Intervals are to hold four times in five. */
export const confidence = 0.8;
/** Standard deviations that hold this share of a normal spread. */
const deviations = 1.2816;

/**
 * Theil–Sen: the median of all slopes between two points, and the median of what then remains. A quarter of the points may
 * lie anywhere and do not move it.
 */
export const fitTrend = (points: readonly Point[]): Fit => fitLine(points, () => 0);

/**
 * The same beside a season: slopes are taken only between points of one season, where they do not feel it; what a season
 * adds is the median of its points over the line.
 */
export function fitSeasonal(points: readonly Point[], season: number): Fit {
  const seasonOf = (at: number) => ((at % season) + season) % season;
  const line = fitLine(points, seasonOf);
  const over = new Map<number, number[]>();
  for (const { at, value } of points) {
    over.set(seasonOf(at), [...(over.get(seasonOf(at)) ?? []), value - line.valueAt(at)]);
  }
  const medians = new Map([...over].map(([key, values]) => [key, median(values)]));
  const shift = (at: number) => medians.get(seasonOf(at)) ?? 0;
  const valueAt = (at: number) => line.valueAt(at) + shift(at);
  return { ...line, valueAt, noise: noiseOf(points, valueAt) };
}

function fitLine(points: readonly Point[], groupOf: (at: number) => number): Fit {
  const slopes: number[] = [];
  const groups = new Map<number, number>();
  points.forEach((from, i) => {
    const group = groupOf(from.at);
    groups.set(group, (groups.get(group) ?? 0) + 1);
    for (let j = i + 1; j < points.length; j += 1) {
      const to = points[j];
      if (to !== undefined && to.at !== from.at && groupOf(to.at) === group)
        slopes.push((to.value - from.value) / (to.at - from.at));
    }
  });
  slopes.sort(ascending);
  const slope = middleOf(slopes);
  const level = median(points.map(({ at, value }) => value - slope * at));
  const valueAt = (at: number) => level + slope * at;
  return {
    valueAt,
    slope,
    slopeMargin: slopeMargin(slopes, [...groups.values()]),
    centre: median(points.map(({ at }) => at)),
    noise: noiseOf(points, valueAt),
  };
}

/** From the ranks of the slopes, by the variance of Kendall's statistic, summed over seasons as Hirsch does. */
function slopeMargin(sorted: readonly number[], sizes: readonly number[]): number {
  const variance = sizes.reduce((sum, n) => sum + (n * (n - 1) * (2 * n + 5)) / 18, 0);
  const reach = deviations * Math.sqrt(variance);
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(rank)))] ?? 0;
  return (at((sorted.length + reach) / 2) - at((sorted.length - reach) / 2 - 1)) / 2;
}

const noiseOf = (points: readonly Point[], valueAt: (at: number) => number): number =>
  spreadOf(points.map(({ at, value }) => Math.abs(value - valueAt(at))));

/** A size that errors like these stay under with the confidence of the forecast; the fewer there are, the more careful. */
export function spreadOf(errors: readonly number[]): number {
  const sorted = [...errors].sort(ascending);
  const rank = Math.ceil((sorted.length + 1) * confidence) - 1;
  return sorted[Math.min(sorted.length - 1, rank)] ?? 0;
}

const ascending = (a: number, b: number) => a - b;
const median = (values: readonly number[]): number => middleOf([...values].sort(ascending));

function middleOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
