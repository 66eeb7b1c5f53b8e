import type { Indicator } from '../contract.ts';
import type { Compared } from './contract.ts';

interface Point {
  period: string;
  startsOn: string;
  value: number | null;
}

/** The groups beside one another, period by period, the oldest first; only where every one of them has a figure. */
export function compareGroups(groups: readonly (readonly Point[])[], direction: Indicator['direction']): Compared[] {
  const starts = new Map(groups.flatMap((points) => points.map(({ period, startsOn }) => [period, startsOn])));
  return [...starts]
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([period]) => {
      const values = groups.map((points) => points.find((point) => point.period === period)?.value ?? null);
      return { period, values, ...extremesOf(values, direction) };
    })
    .filter(({ values }) => values.length > 0 && !values.includes(null));
}

function extremesOf(
  values: readonly (number | null)[],
  direction: Indicator['direction'],
): Pick<Compared, 'best' | 'worst' | 'ratio'> {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length || known.length === 0) return { best: null, worst: null, ratio: null };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const [lowest, highest] = [values.indexOf(low), values.indexOf(high)];
  const [best, worst] = direction === 'less' ? [lowest, highest] : [highest, lowest];
  return { best, worst, ratio: low > 0 ? high / low : null };
}
