import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { Day } from '../../../kernel/time.ts';
import { observedFigures } from '../../indicators/index.ts';
import { ScorecardValue, type ScorecardValueId } from '../contract.ts';
import { allMeasures, standardsOfMeasure } from '../measures.ts';
import type { Observation } from '../rules/merge.ts';

/** Latest figure of each measure of an area. */
export type Known = Map<string, Observation>;

/** As PostgreSQL wrote them: measure, value, day, source and its address. Thousands are read and not checked one by one. */
const EnteredRow = z.object({
  areaId: AreaId,
  entries: z.custom<[string, Observation['value'], Day, string, string | null][]>(),
});
const StatedRow = z.object({
  areaId: AreaId,
  people: z.number().nullable(),
  peopleOn: Day.nullable(),
  peopleSource: z.string().nullable(),
  km2: z.number().nullable(),
  km2Source: z.string().nullable(),
});

/** The measures that are figures, with the unit their standards read them in. */
const unitsOfFigures: ReadonlyMap<string, string> = new Map(
  allMeasures.flatMap((code): [string, string][] => {
    const unit = standardsOfMeasure(code).find((standard) => standard.unit !== null)?.unit;
    return unit === null || unit === undefined ? [] : [[code, unit.vi]];
  }),
);

export interface ValuesAsked {
  areaIds: readonly AreaId[];
  measures: readonly string[];
  day: Day;
}

/**
 * What is known of the areas on the day: the latest entry of each measure or the latest figure of the indicator of that
 * name, whichever speaks of the later day; or else what the area itself states. Its past is read only where the latest
 * entry speaks of a day after the one asked about.
 */
export async function latestValues(reads: Reads, asked: ValuesAsked): Promise<Map<AreaId, Known>> {
  const { measures, day } = asked;
  const ids = [...asked.areaIds];
  const figures = measures.flatMap((code) => {
    const unit = unitsOfFigures.get(code);
    return unit === undefined ? [] : [{ code, unit }];
  });
  // All measures of an area lie beside each other: to look for each of those wanted would take longer than to read them.
  const latest = sql`l.is_latest and l.area_id = any(${ids}::uuid[])`;
  const [stated, entered, observed] = await Promise.all([
    reads.rows(
      StatedRow,
      sql`select id as "areaId", population::float8 as people, population_source as "peopleSource",
                 case when population_year is not null then make_date(population_year, 12, 31) end as "peopleOn",
                 area_km2::float8 as km2, area_source as "km2Source"
            from area where id = any(${ids}::uuid[]) and valid_from <= ${day}`,
    ),
    reads.rows(
      EnteredRow,
      sql`select area_id as "areaId",
                 json_agg(json_build_array(measure, value, observed_on, source, source_url)) as entries
            from (select l.area_id, l.measure, l.value, l.observed_on, l.source, l.source_url
                    from scorecard_value l where ${latest} and l.observed_on <= ${day}
                  union all
                  select l.area_id, l.measure, v.*
                    from scorecard_value l
                    join lateral (select value, observed_on, source, source_url from scorecard_value
                                   where area_id = l.area_id and measure = l.measure and observed_on <= ${day}
                                     and superseded_at is null
                                   order by observed_on desc limit 1) as v on true
                   where ${latest} and l.observed_on > ${day}) as known
           group by area_id`,
    ),
    observedFigures(reads, figures, ids, day),
  ]);
  const known = new Map<AreaId, Known>(ids.map((id) => [id, new Map()]));
  for (const { areaId, people, peopleOn, peopleSource, km2, km2Source } of stated) {
    const of = known.get(areaId);
    const statement = { sourceUrl: null, origin: 'area' } as const;
    // A year that is not over yet says nothing of this day.
    if (people !== null && (peopleOn === null || peopleOn <= day))
      of?.set('population', { ...statement, value: people, on: peopleOn, source: peopleSource ?? '' });
    if (km2 !== null) of?.set('area-km2', { ...statement, value: km2, on: null, source: km2Source ?? '' });
  }
  const wanted = new Set(measures);
  for (const { areaId, entries } of entered) {
    const of = known.get(areaId);
    for (const [measure, value, on, source, sourceUrl] of entries)
      if (wanted.has(measure)) of?.set(measure, { value, on, source, sourceUrl, origin: 'entered' });
  }
  for (const { areaId, code, ...figure } of observed) {
    const of = known.get(areaId);
    const before = of?.get(code)?.on ?? null;
    if (before === null || figure.on >= before) of?.set(code, { ...figure, origin: 'observed' });
  }
  return known;
}

const valueColumns = (withNames: boolean): Query => sql`
  v.id, v.area_id as "areaId", v.measure, v.value, v.observed_on as "on", v.source, v.source_url as "sourceUrl",
  v.entered_at as "enteredAt", v.superseded_at as "supersededAt", v.superseded_reason as "supersededReason",
  ${withNames ? sql`(select name from account where id::text = v.entered_by)` : sql`null::text`} as "enteredBy"`;

export interface ValueFilter {
  areaId?: AreaId | undefined;
  measure?: string | undefined;
  after?: readonly [string, string] | undefined;
  limit: number;
}

/** Entries, the last first, superseded ones too. */
export function listValues(reads: Reads, filter: ValueFilter, withNames: boolean): Promise<ScorecardValue[]> {
  const conditions = [sql`true`];
  if (filter.areaId !== undefined) conditions.push(sql`v.area_id = ${filter.areaId}`);
  if (filter.measure !== undefined) conditions.push(sql`v.measure = ${filter.measure}`);
  if (filter.after !== undefined)
    conditions.push(sql`(v.entered_at, v.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  return reads.rows(
    ScorecardValue,
    sql`select ${valueColumns(withNames)} from scorecard_value v where ${joinSql(conditions, ' and ')}
         order by v.entered_at desc, v.id desc limit ${filter.limit}`,
  );
}

export const findValue = (reads: Reads, id: ScorecardValueId): Promise<ScorecardValue | undefined> =>
  reads.row(ScorecardValue, sql`select ${valueColumns(true)} from scorecard_value v where v.id = ${id}`);
