import type { AreaId, AreaLevel } from '../../../kernel/areas/contract.ts';
import { listAreas } from '../../../kernel/areas/queries.ts';
import type { Tx } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import type { AreaFigure, Indicator } from '../contract.ts';
import { readSeries } from './series.ts';

interface Asked {
  day: Day;
  level: AreaLevel;
  withinId?: AreaId | undefined;
}

/** The latest figure of each area of a level that was known of periods over by the day; areas without one are there too. */
export async function figuresByArea(
  tx: Tx,
  indicator: Indicator,
  { day, level, withinId }: Asked,
): Promise<AreaFigure[]> {
  const areas = await listAreas(tx, day, { level, withinId });
  const series = await readSeries(tx, {
    ...{ indicators: [indicator], areaIds: areas.map(({ id }) => id), day, until: day, last: 4 },
  });
  return areas.map(({ id, code, fullName }) => {
    const points = series.get(indicator.code)?.get(id) ?? [];
    const point = points.findLast(({ value }) => value !== null) ?? points.at(-1) ?? null;
    return { areaId: id, code, name: fullName, point };
  });
}
