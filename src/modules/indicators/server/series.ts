import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Indicator, SeriesPoint } from '../contract.ts';
import { type Frequency, partsOf } from '../periods.ts';
import { codesNamedBy, composeSeries, type Figure, type Known, restsOn } from '../rules/compose-series.ts';
import { indicatorsByCode } from './definitions.ts';
import { type FiguresAsked, type KeptFigure, keptFigures } from './read-figures.ts';

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
    const figuresOf = (code: string, areaId: AreaId): Figure[] =>
      figures.get(keyOf(indicators.get(code)?.id ?? '', areaId)) ?? [];
    return { ...block, depths: depthsOf(block, indicators), figures, figuresOf };
  });
  const keep = (found: readonly KeptFigure[]) => {
    for (const { block, indicatorId, areaId, ...figure } of found) {
      const figures = asked[block]?.figures;
      const key = keyOf(indicatorId, areaId);
      const own = figures?.get(key);
      if (own === undefined) figures?.set(key, [figure]);
      else own.push(figure);
    }
  };
  keep(
    await keptFigures(
      reads,
      asked.map(({ depths, areaIds, from, until }) => ({ indicators: depths, areaIds, from, until })),
    ),
  );
  const bare = asked.map(({ depths, areaIds, figuresOf }) => {
    const leaves = new Set<string>(depths.map(({ id }) => id));
    return areaIds.flatMap((areaId) => {
      const ids = toPutTogether(indicators, leaves, figuresOf, areaId);
      return ids.length === 0 ? [] : [{ areaId, ids }];
    });
  });
  const parts = await partsOfAreas(reads, [...new Set(bare.flat().map(({ areaId }) => areaId))], day);
  const ofParts = asked.map(({ depths, areaIds, from, until }, i): FiguresAsked => {
    const of = bare[i] ?? [];
    const ids = new Set(of.flatMap((one) => one.ids));
    const partIds = new Set(of.flatMap(({ areaId }) => parts.get(areaId) ?? []));
    for (const areaId of areaIds) partIds.delete(areaId);
    return { indicators: depths.filter(({ id }) => ids.has(id)), areaIds: [...partIds], from, until };
  });
  keep(await keptFigures(reads, ofParts));
  return asked.map(({ figuresOf }) => ({ indicators, figuresOf, partsOf: (areaId) => parts.get(areaId) ?? [] }));
}

/** What has no figure of its own in an area, and can be put together from its parts, with what that takes. */
function toPutTogether(
  indicators: ReadonlyMap<string, Indicator>,
  leaves: ReadonlySet<string>,
  figuresOf: Known['figuresOf'],
  areaId: AreaId,
): Indicator['id'][] {
  const bare = [...indicators.values()].filter(
    ({ id, code, overAreas }) => leaves.has(id) && overAreas.by !== 'none' && figuresOf(code, areaId).length === 0,
  );
  const codes = new Set(bare.flatMap(({ code }) => [...restsOn(code, indicators)]));
  return [...codes].flatMap((code) => indicators.get(code)?.id ?? []);
}

const keyOf = (indicatorId: string, areaId: string) => `${indicatorId} ${areaId}`;

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

/** How many figures of each it takes: twelve months for each year that is asked for. */
function depthsOf(
  asked: SeriesBlock,
  known: ReadonlyMap<string, Indicator>,
): { id: Indicator['id']; last: number | null }[] {
  const depths = new Map<string, number | null>();
  for (const indicator of asked.indicators) {
    const frequency = asked.frequency ?? indicator.frequency;
    for (const code of restsOn(indicator.code, known)) {
      const leaf = known.get(code);
      if (leaf === undefined || leaf.formula !== null) continue;
      const times = partsOf(frequency, leaf.frequency) ?? 366;
      const needed = asked.last === undefined ? null : Math.ceil(asked.last * Math.max(times, 1));
      const before = depths.get(leaf.id);
      depths.set(leaf.id, needed === null || before === null ? null : Math.max(needed, before ?? 0));
    }
  }
  return [...known.values()].flatMap(({ id }) => (depths.has(id) ? { id, last: depths.get(id) ?? null } : []));
}

/** The direct parts of each area on the day. */
async function partsOfAreas(reads: Reads, areaIds: readonly AreaId[], day: Day): Promise<Map<AreaId, AreaId[]>> {
  if (areaIds.length === 0) return new Map();
  const rows = await reads.rows(
    z.object({ id: AreaId, parts: z.array(AreaId) }),
    sql`select parent_id as id, array_agg(id order by name, id) as parts from area
         where parent_id = any(${[...areaIds]}::uuid[]) and daterange(valid_from, valid_to) @> ${day}::date
         group by parent_id`,
  );
  return new Map(rows.map(({ id, parts }) => [id, parts]));
}
