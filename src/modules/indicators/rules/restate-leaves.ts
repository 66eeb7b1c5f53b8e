import type { AreaId } from '../../../kernel/areas/contract.ts';
import { type LivesOfAreas, restateFigures } from '../../../kernel/areas/restate-figures.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Indicator, SeriesPoint } from '../contract.ts';
import { codeOf, type Period } from '../periods.ts';
import { aggregate, codesOfRule } from './aggregate.ts';
import { composeSeries, type Figure, type Known, weakest } from './compose-series.ts';

export interface InArea {
  areaId: AreaId;
  /** It and those whose figures stand in it. */
  areaIds: readonly AreaId[];
  /** The area as it is on this day. */
  day: Day;
}

interface Leaf {
  figures: Figure[];
  /** Periods in which some of those that belong in the area have a figure, and others have none. */
  lacking: SeriesPoint[];
}

export interface RestatedLeaves {
  /** As though what was measured had been measured in the area as it is. */
  known: Known;
  lackingOf: (code: string) => readonly SeriesPoint[];
  /** Periods in which something was shared out or averaged, and not counted. */
  estimated: Period[];
}

/**
 * What was measured in an area, or else in those it came from, put together period by period: amounts are added up by
 * lineage, levels averaged, ratios reckoned anew from what they are ratios of. What no rule puts together is taken over
 * only where it was measured in one area that became this one whole.
 */
export function restateLeaves(known: Known, lives: LivesOfAreas, { areaId, areaIds, day }: InArea): RestatedLeaves {
  const estimated: Period[] = [];
  const found = new Map<string, Leaf>();
  const unitOf = (code: string) => known.indicators.get(code)?.unit ?? 'ratio';

  function leafOf(code: string): Leaf {
    const before = found.get(code);
    if (before !== undefined) return before;
    const leaf: Leaf = { figures: [], lacking: [] };
    found.set(code, leaf); // first, because a rule may name an indicator whose rule names this one
    const indicator = known.indicators.get(code);
    if (indicator === undefined || indicator.formula !== null) return leaf;
    const ofAreas = areaIds.map((id) => ({
      id,
      figures: id === areaId ? ownOf(indicator) : known.figuresOf(code, id),
    }));
    for (const given of byPeriod(ofAreas)) fill(leaf, indicator, given);
    if (indicator.overAreas.by === 'ratio') leaf.figures.push(...ratiosOf(indicator, leaf));
    leaf.figures.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
    return leaf;
  }

  /** What was measured in the area as it is, and what its own parts make. */
  function ownOf(indicator: Indicator): Figure[] {
    const measured = known.figuresOf(indicator.code, areaId);
    const has = new Set(measured.map(keyOf));
    const made = composeSeries(known, indicator, areaId, indicator.frequency).flatMap((point): Figure[] => {
      const { startsOn, endsOn, value, status, origin, source } = point;
      if (value === null || status === null || has.has(keyOf(point))) return [];
      return [{ startsOn, endsOn, value, status, origin, source }];
    });
    return [...measured, ...made];
  }

  function fill({ figures, lacking }: Leaf, { overAreas }: Indicator, { period, given }: Given): void {
    const own = given.find(({ id }) => id === areaId);
    if (own !== undefined) {
      figures.push(own.figure); // whoever measured the area as it is knew better
      return;
    }
    const by = overAreas.by === 'sum' ? 'sum' : 'mean';
    const { items } = restateFigures(
      given.map(({ id, figure: { value } }) => ({ areaId: id, value })),
      lives,
      { day, by, asOf: period.endsOn },
    );
    const item = items.find((one) => one.areaId === areaId);
    if (item === undefined) return;
    const isOneWhole = item.from.length === 1 && !item.estimated;
    if (!isOneWhole && by === 'mean' && overAreas.by !== 'mean') return;
    if (item.missing.length > 0) {
      lacking.push(lackingAt(period, item.missing));
      return;
    }
    if (item.estimated) estimated.push(period);
    const status = weakest(given.map(({ figure }) => figure.status));
    figures.push({ ...period, value: item.value, status, source: null, origin: 'areas' });
  }

  /** Where the ratio itself cannot be taken over, from what it is a ratio of. */
  function ratiosOf(indicator: Indicator, { figures }: Leaf): Figure[] {
    const codes = codesOfRule(indicator.overAreas);
    const has = new Set(figures.map(keyOf));
    const [first = []] = codes.map((code) => leafOf(code).figures);
    return first.flatMap((figure) => {
      if (has.has(keyOf(figure))) return [];
      const same = codes.map((code) => leafOf(code).figures.find((one) => keyOf(one) === keyOf(figure)));
      const others = new Map(codes.map((code, i) => [code, same[i]?.value ?? null]));
      const { value } = aggregate(indicator.overAreas, [{ name: areaId, value: null, others }], indicator.unit, unitOf);
      return value === null ? [] : [{ ...figure, value, status: weakest(same.map((one) => one?.status ?? null)) }];
    });
  }

  return {
    known: {
      indicators: known.indicators,
      figuresOf: (code, id) => (id === areaId ? leafOf(code).figures : []),
      sumsOf: () => undefined,
      partsOf: () => [],
    },
    lackingOf: (code) => leafOf(code).lacking,
    estimated,
  };
}

interface Given {
  period: Period;
  given: { id: AreaId; figure: Figure }[];
}

const keyOf = ({ startsOn, endsOn }: Period): string => `${startsOn} ${endsOn}`;

function byPeriod(areas: readonly { id: AreaId; figures: readonly Figure[] }[]): Given[] {
  const periods = new Map<string, Given>();
  for (const { id, figures } of areas) {
    for (const figure of figures) {
      const { startsOn, endsOn } = figure;
      const known = periods.get(keyOf(figure)) ?? { period: { startsOn, endsOn }, given: [] };
      known.given.push({ id, figure });
      periods.set(keyOf(figure), known);
    }
  }
  return [...periods.values()];
}

const lackingAt = (period: Period, areaIds: readonly string[]): SeriesPoint => ({
  ...{ period: codeOf(period), startsOn: period.startsOn, endsOn: period.endsOn },
  ...{ value: null, status: null, origin: 'areas', source: null },
  missing: { why: 'part-missing', of: [...areaIds] },
});
