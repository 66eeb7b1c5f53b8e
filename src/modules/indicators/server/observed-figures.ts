import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { Day } from '../../../kernel/time.ts';
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

const Row = z.object({
  areaId: AreaId,
  code: z.string(),
  unit: z.string(),
  value: z.number(),
  on: Day,
  source: z.string(),
  sourceUrl: z.string().nullable(),
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
    sql`select asked.id as "areaId", i.code, i.unit, o.value, o.ends_on as "on", o.source, o.source_url as "sourceUrl"
          from unnest(${[...areaIds]}::uuid[]) as asked (id)
          cross join (select id, code, unit from indicator
                       where code = any(${wanted.map(({ code }) => code)}::text[]) and public and formula is null) as i
          join lateral (select value, ends_on, source, source_url from observation
                         where area_id = asked.id and indicator_id = i.id and superseded_at is null and ends_on <= ${day}
                         order by ends_on desc, starts_on desc limit 1) as o on true`,
  );
  const wantedIn = new Map(wanted.map(({ code, unit }) => [code, unit]));
  return rows.flatMap(({ unit, value, ...figure }) => {
    const converted = inUnitNamed(value, unit, wantedIn.get(figure.code) ?? '');
    return converted === null ? [] : [{ ...figure, value: converted }];
  });
}

function inUnitNamed(value: number, code: string, name: string): number | null {
  const from = unitOf(code);
  if (from.name.vi === name) return value;
  const to = [...units.values()].find((unit) => unit.name.vi === name);
  return to !== undefined && isSameDimension(from.of, to.of) ? tidy((value * from.factor) / to.factor) : null;
}
