import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import { tidy } from '../rules/tidy.ts';
import { isSameDimension, unitOf, units } from '../units.ts';

/** The latest figure of an indicator in an area, in the unit it was asked for in. */
export interface ObservedFigure {
  areaId: AreaId;
  code: string;
  value: number;
  /** The last day of its period. */
  on: Day;
  source: string;
  sourceUrl: string | null;
}

/** As PostgreSQL wrote them: area, value, last day, source and its address. Thousands are read and not checked one by one. */
const Row = z.object({
  code: z.string(),
  unit: z.string(),
  figures: z.custom<[AreaId, number, Day, string, string | null][]>(),
});

/**
 * The latest standing figures of public indicators for periods that are over by the day, for whoever reckons with them; in
 * the unit each is wanted in, by its Vietnamese name. One that measures something else under the same code is left out.
 */
export async function observedFigures(
  reads: Reads,
  wanted: readonly { code: string; unit: string }[],
  areaIds: readonly AreaId[],
  day: Day,
): Promise<ObservedFigure[]> {
  const rows = await reads.rows(
    Row,
    sql`select i.code, i.unit,
               json_agg(json_build_array(asked.id, o.value, o.ends_on, o.source, o.source_url)) as figures
          from unnest(${[...areaIds]}::uuid[]) as asked (id)
          cross join (select id, code, unit from indicator
                       where code = any(${wanted.map(({ code }) => code)}::text[]) and public and formula is null) as i
          join lateral (select value, ends_on, source, source_url from observation
                         where area_id = asked.id and indicator_id = i.id and superseded_at is null and ends_on <= ${day}
                         order by ends_on desc, starts_on desc limit 1) as o on true
         group by i.code, i.unit`,
  );
  const wantedIn = new Map(wanted.map(({ code, unit }) => [code, unit]));
  return rows.flatMap(({ code, unit, figures }) => {
    const convert = converterOf(unit, wantedIn.get(code) ?? '');
    if (convert === null) return [];
    return figures.map(([areaId, value, on, source, sourceUrl]) => {
      return { areaId, code, value: convert(value), on, source, sourceUrl };
    });
  });
}

/** From the unit of the code into the one of the Vietnamese name; null where it measures something else. */
function converterOf(code: string, name: string): ((value: number) => number) | null {
  const from = unitOf(code);
  if (from.name.vi === name) return (value) => value;
  const to = [...units.values()].find((unit) => unit.name.vi === name);
  if (to === undefined || !isSameDimension(from.of, to.of)) return null;
  return (value) => tidy((value * from.factor) / to.factor);
}
