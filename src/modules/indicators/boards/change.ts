import type { Indicator, SeriesPoint } from '../contract.ts';
import { tidy } from '../rules/tidy.ts';

export interface Change {
  /** The period it is compared with. */
  since: string;
  difference: number;
  /** In percent of what it was; null where that was nought, and for what is counted in percent itself. */
  percent: number | null;
  verdict: 'better' | 'worse' | 'same' | 'neither';
}

/** How the latest figure differs from the one before it; null where there are not two. */
export function changeOf(
  points: readonly Pick<SeriesPoint, 'period' | 'value'>[],
  { unit, direction }: Pick<Indicator, 'unit' | 'direction'>,
): Change | null {
  const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  const [before, latest] = known.slice(-2);
  if (before === undefined || latest === undefined) return null;
  const difference = tidy(latest.value - before.value);
  const percent =
    unit === 'percent' || before.value === 0 ? null : Math.round((difference / Math.abs(before.value)) * 1000) / 10;
  return { since: before.period, difference, percent, verdict: verdictOf(difference, direction) };
}

function verdictOf(difference: number, direction: Indicator['direction']): Change['verdict'] {
  if (difference === 0) return 'same';
  if (direction === 'neither') return 'neither';
  return difference > 0 === (direction === 'more') ? 'better' : 'worse';
}
