import { AreaId } from '../../../kernel/areas/contract.ts';
import { loadLives } from '../../../kernel/areas/load-lives.ts';
import { areasBehind } from '../../../kernel/areas/restate-figures.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Indicator, Restatement, SeriesPoint } from '../contract.ts';
import type { Frequency } from '../periods.ts';
import { composeSeries } from '../rules/compose-series.ts';
import { restateLeaves } from '../rules/restate-leaves.ts';
import { readKnown } from './series.ts';

export interface RestatedAsked {
  indicator: Indicator;
  areaId: AreaId;
  /** In the area as it is on this day. */
  day: Day;
  frequency: Frequency;
  from?: Day | undefined;
  until?: Day | undefined;
  last: number;
}

/** The series of an indicator in an area as it is on a day, with the figures of the areas it came from. */
export async function readRestatedSeries(
  reads: Reads,
  { indicator, areaId, day, frequency, from, until, last }: RestatedAsked,
): Promise<{ points: SeriesPoint[]; restated: Restatement }> {
  const lives = await loadLives(reads);
  const level = lives.areas.find(({ id }) => id === areaId)?.level;
  const others = areasBehind(lives, areaId, day).filter((one) => one.id !== areaId && one.level === level);
  const areaIds = [areaId, ...others.map(({ id }) => AreaId.parse(id))];
  const block = { indicators: [indicator], areaIds, from, until, last, frequency };
  const [known] = await readKnown(reads, day, [block]);
  if (known === undefined) throw new Error('the block that was asked for is known');
  const leaves = restateLeaves(known, lives, { areaId, areaIds, day });
  const composed = composeSeries(leaves.known, indicator, areaId, frequency);
  const found = new Set(composed.map(({ period }) => period));
  const points = [...composed, ...leaves.lackingOf(indicator.code).filter(({ period }) => !found.has(period))]
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .slice(-last);
  const restsOnEstimate = ({ startsOn, endsOn }: SeriesPoint) =>
    leaves.estimated.some((period) => period.startsOn >= startsOn && period.endsOn <= endsOn);
  return {
    points,
    restated: {
      day,
      areas: others.map(({ id, name, validFrom, validTo }) => ({ id: AreaId.parse(id), name, validFrom, validTo })),
      estimated: points.filter(restsOnEstimate).map(({ period }) => period),
    },
  };
}
