import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Indicator, SeriesPoint } from '../contract.ts';
import { type Frequency, partsOf } from '../periods.ts';
import { codesSummed } from '../rules/aggregate.ts';
import {
  codesNamedBy,
  composeSeries,
  type Figure,
  type Known,
  type PartsSum,
  restsOn,
} from '../rules/compose-series.ts';
import { indicatorsByCode } from './definitions.ts';
import { type FiguresAsked, type KeptFigure, keptFigures } from './read-figures.ts';
import { type SumAsked, sumsOfParts } from './read-sums.ts';

/** Some indicators in some areas; several blocks are read at once. */
export interface SeriesBlock {
  indicators: readonly Indicator[];
  areaIds: readonly AreaId[];
  /** Periods that end on this day or later, and by this day. */
  from?: Day | undefined;
  until?: Day | undefined;
  /** Only the last so many of each. */
  last?: number | undefined;
  /** In periods of this length, where it is longer than what is measured; as measured if absent. */
  frequency?: Frequency | undefined;
}

export interface SeriesAsked extends SeriesBlock {
  /** Areas are put together from the parts they have on this day. */
  day: Day;
}

/** By code, then by area; the oldest first. */
export type SeriesByArea = ReadonlyMap<string, ReadonlyMap<AreaId, readonly SeriesPoint[]>>;

/**
 * Series out of the records: what was observed, what follows by formula, and what the parts of an area or the shorter
 * periods make together. What they rest on is read at once, that of the parts only where an area has no figure of its own.
 */
export async function readSeries(reads: Reads, { day, ...block }: SeriesAsked): Promise<SeriesByArea> {
  const [series] = await readBlocks(reads, day, [block]);
  return series ?? new Map();
}

/** The series of several blocks, by as many statements as those of one. */
export async function readBlocks(reads: Reads, day: Day, blocks: readonly SeriesBlock[]): Promise<SeriesByArea[]> {
  const known = await readKnown(reads, day, blocks);
  return blocks.map((block, i) => {
    const ofBlock = known[i];
    return ofBlock === undefined ? new Map() : composeBlock(ofBlock, block);
  });
}

const composeBlock = (known: Known, { indicators, areaIds, frequency, last }: SeriesBlock): SeriesByArea =>
  new Map(
    indicators.map((indicator) => [
      indicator.code,
      new Map(
        areaIds.map((areaId) => {
          const points = composeSeries(known, indicator, areaId, frequency ?? indicator.frequency);
          return [areaId, last === undefined ? points : points.slice(-last)];
        }),
      ),
    ]),
  );

/** Everything that the series of each block rest on. */
export async function readKnown(reads: Reads, day: Day, blocks: readonly SeriesBlock[]): Promise<Known[]> {
  const indicators = await withWhatTheyName(
    reads,
    blocks.flatMap((block) => block.indicators),
  );
  const asked = blocks.map((block) => {
    const figures = new Map<string, Figure[]>();
    const sums = new Map<string, PartsSum[]>();
    const keyOf = (code: string, areaId: AreaId) => keyOfPair(indicators.get(code)?.id ?? '', areaId);
    return {
      ...{ ...block, figures, sums, needs: needsOf(block, indicators) },
      figuresOf: (code: string, areaId: AreaId): Figure[] => figures.get(keyOf(code, areaId)) ?? [],
      sumsOf: (code: string, areaId: AreaId) => sums.get(keyOf(code, areaId)),
    };
  });
  const keep = (found: readonly KeptFigure[]) => {
    for (const { block, indicatorId, areaId, ...figure } of found) {
      const figures = asked[block]?.figures;
      const key = keyOfPair(indicatorId, areaId);
      const own = figures?.get(key);
      if (own === undefined) figures?.set(key, [figure]);
      else own.push(figure);
    }
  };
  const ofAreas = asked.map(({ needs, areaIds, from, until }) => ({ indicators: needs, areaIds, from, until }));
  keep(await keptFigures(reads, ofAreas));
  const bare = asked.map(({ needs, areaIds, figuresOf }) =>
    areaIds.flatMap((areaId) => {
      const found = toPutTogether(indicators, needs, (code) => figuresOf(code, areaId).length > 0);
      return found.oneByOne.length + found.summed.length === 0 ? [] : [{ areaId, ...found }];
    }),
  );
  const parts = await partsOfAreas(reads, [...new Set(bare.flat().map(({ areaId }) => areaId))], day);
  const ofParts = asked.map(({ areaIds, from, until }, i): FiguresAsked => {
    const of = bare[i] ?? [];
    const partIds = new Set(
      of.flatMap(({ areaId, oneByOne }) => (oneByOne.length > 0 ? (parts.get(areaId) ?? []) : [])),
    );
    for (const areaId of areaIds) partIds.delete(areaId);
    return { indicators: [...new Set(of.flatMap(({ oneByOne }) => oneByOne))], areaIds: [...partIds], from, until };
  });
  const toSum = asked.flatMap(({ sums, from, until }, i) =>
    (bare[i] ?? []).flatMap(({ areaId, summed }) => {
      const count = parts.get(areaId)?.length ?? 0;
      return count === 0 ? [] : summed.map((need) => ({ sums, areaId, parts: count, from, until, ...need }));
    }),
  );
  const [figures, summed] = await Promise.all([keptFigures(reads, ofParts), sumsOfParts(reads, toSum, day)]);
  keep(figures);
  toSum.forEach(({ sums, indicatorId, areaId }, i) => {
    sums.set(keyOfPair(indicatorId, areaId), summed[i] ?? []);
  });
  return asked.map(({ figuresOf, sumsOf }) => ({
    ...{ indicators, figuresOf, sumsOf },
    partsOf: (areaId) => parts.get(areaId) ?? [],
  }));
}

/**
 * What has no figure of its own in an area and can be put together from its parts: added up by the database where the rule
 * takes sums of what was measured in the very periods asked for, part by part otherwise.
 */
function toPutTogether(
  indicators: ReadonlyMap<string, Indicator>,
  needs: readonly Need[],
  hasFigures: (code: string) => boolean,
): { oneByOne: Need[]; summed: Pick<SumAsked, 'indicatorId' | 'weightId' | 'last'>[] } {
  const needed = new Map(needs.map((need) => [need.code, need]));
  const oneByOne = new Set<string>();
  const summed = new Set<string>();
  for (const { code } of needs) {
    const indicator = indicators.get(code);
    if (indicator === undefined || indicator.overAreas.by === 'none' || hasFigures(code)) continue;
    const codes = codesSummed(indicator);
    if (codes?.every((one) => needed.get(one)?.asMeasured === true)) for (const one of codes) summed.add(one);
    else for (const one of restsOn(code, indicators)) oneByOne.add(one);
  }
  const needsOfThem = (codes: ReadonlySet<string>) => [...codes].flatMap((code) => needed.get(code) ?? []);
  return {
    oneByOne: needsOfThem(oneByOne),
    summed: needsOfThem(summed).map(({ id, code, last }) => {
      const rule = indicators.get(code)?.overAreas;
      const weight = rule?.by === 'mean' ? rule.weight : null;
      return { indicatorId: id, weightId: weight === null ? null : (indicators.get(weight)?.id ?? null), last };
    }),
  };
}

const keyOfPair = (indicatorId: string, areaId: string) => `${indicatorId} ${areaId}`;

/** The indicators and all that their formulas and rules name, at any depth. */
async function withWhatTheyName(reads: Reads, indicators: readonly Indicator[]): Promise<Map<string, Indicator>> {
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  for (let wanted: string[] = namedBy(known); wanted.length > 0; wanted = namedBy(known)) {
    const found = await indicatorsByCode(reads, wanted);
    if (found.size === 0) break;
    for (const [code, indicator] of found) known.set(code, indicator);
  }
  return known;
}

const namedBy = (known: ReadonlyMap<string, Indicator>): string[] => [
  ...new Set([...known.values()].flatMap(codesNamedBy).filter((code) => !known.has(code))),
];

/** What was measured and is needed. */
interface Need {
  id: Indicator['id'];
  code: string;
  /** So many of the last figures: twelve months for each year that is asked for; null: all of them. */
  last: number | null;
  /** Whether it is nowhere asked for in longer periods than it is measured in. */
  asMeasured: boolean;
}

function needsOf(asked: SeriesBlock, known: ReadonlyMap<string, Indicator>): Need[] {
  const needs = new Map<string, Need>();
  for (const indicator of asked.indicators) {
    const frequency = asked.frequency ?? indicator.frequency;
    for (const code of restsOn(indicator.code, known)) {
      const leaf = known.get(code);
      if (leaf === undefined || leaf.formula !== null) continue;
      const times = partsOf(frequency, leaf.frequency) ?? 366;
      const last = asked.last === undefined ? null : Math.ceil(asked.last * Math.max(times, 1));
      const before = needs.get(code);
      needs.set(code, {
        ...{ id: leaf.id, code },
        last: last === null || before?.last === null ? null : Math.max(last, before?.last ?? 0),
        asMeasured: times <= 1 && before?.asMeasured !== false,
      });
    }
  }
  return [...needs.values()];
}

const IdAndPartsRow = z.object({ id: AreaId, parts: z.array(AreaId) });

/** The direct parts of each area on the day. */
async function partsOfAreas(reads: Reads, areaIds: readonly AreaId[], day: Day): Promise<Map<AreaId, AreaId[]>> {
  if (areaIds.length === 0) return new Map();
  const rows = await reads.rows(
    IdAndPartsRow,
    sql`select parent_id as id, array_agg(id order by name, id) as parts from area
         where parent_id = any(${[...areaIds]}::uuid[]) and daterange(valid_from, valid_to) @> ${day}::date
         group by parent_id`,
  );
  return new Map(rows.map(({ id, parts }) => [id, parts]));
}
