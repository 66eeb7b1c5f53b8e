import type { AreaId } from '../../../kernel/areas/contract.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import { type Day, daysBetween } from '../../../kernel/time.ts';
import type { Indicator, IndicatorWithLatest, SeriesPoint } from '../contract.ts';
import { readSeries } from './series.ts';

interface Asked {
  areaId: AreaId | null;
  last: number;
  today: Day;
}

/** Indicators with their latest figures in an area: what was observed, derived or put together, with its age. */
export async function withLatest(
  reads: Reads,
  indicators: readonly Indicator[],
  { areaId, last, today }: Asked,
): Promise<IndicatorWithLatest[]> {
  if (areaId === null)
    return indicators.map((indicator) => ({ ...indicator, latest: null, ageDays: null, recent: [] }));
  const series = await readSeries(reads, { indicators, areaIds: [areaId], day: today, last });
  return indicators.map((indicator) => {
    const points = series.get(indicator.code)?.get(areaId) ?? [];
    const known = points.filter(hasValue);
    const latest = known.at(-1) ?? points.at(-1) ?? null;
    return {
      ...indicator,
      latest,
      ageDays: latest === null || latest.value === null ? null : daysBetween(latest.endsOn, today),
      recent: known.map(({ period, value }) => ({ period, value })),
    };
  });
}

const hasValue = (point: SeriesPoint): point is SeriesPoint & { value: number } => point.value !== null;
