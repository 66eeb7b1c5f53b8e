import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { Day } from '../../../kernel/time.ts';
import { type IndicatorId, ObservationStatus } from '../contract.ts';
import type { PartsSum } from '../rules/compose-series.ts';

export interface SumAsked {
  areaId: AreaId;
  indicatorId: IndicatorId;
  /** The indicator it is weighted by. */
  weightId: IndicatorId | null;
  /** How many parts the area has on the day. */
  parts: number;
  /** How many of the last figures of each part; null: all of them. */
  last: number | null;
  /** Periods that end on this day or later, and by this day. */
  from?: Day | undefined;
  until?: Day | undefined;
}

const Row = z.object({
  place: z.int(),
  startsOn: Day,
  endsOn: Day,
  total: z.number(),
  weighted: z.number().nullable(),
  status: ObservationStatus,
  of: z.array(AreaId).nullable(),
});

/**
 * What the parts that each area has on the day have of an indicator, added up by period where it lies: a hundred wards make
 * one row. In the order asked, the oldest first.
 */
export async function sumsOfParts(reads: Reads, asked: readonly SumAsked[], day: Day): Promise<PartsSum[][]> {
  const sums: PartsSum[][] = asked.map(() => []);
  if (asked.length === 0) return sums;
  const rows = await reads.rows(
    Row,
    sql`select w.place::int, o.starts_on as "startsOn", o.ends_on as "endsOn", sum(o.value) as total,
               sum(o.value * v.value) as weighted,
               case when bool_or(o.status = 'provisional') then 'provisional'
                    when bool_or(o.status = 'revised') then 'revised' else 'official' end as status,
               case when count(*) < w.parts then array_agg(p.id) end as of
          from unnest(${asked.map(({ areaId }) => areaId)}::uuid[], ${asked.map(({ indicatorId }) => indicatorId)}::uuid[],
                      ${asked.map(({ weightId }) => weightId)}::uuid[], ${asked.map(({ parts }) => parts)}::integer[],
                      ${asked.map(({ last }) => last)}::integer[], ${asked.map(({ from }) => from ?? '0001-01-01')}::date[],
                      ${asked.map(({ until }) => until ?? '9999-12-31')}::date[])
            with ordinality as w (area_id, indicator_id, weight_id, parts, last, earliest, latest, place)
          join area p on p.parent_id = w.area_id and daterange(p.valid_from, p.valid_to) @> ${day}::date
          join lateral (select * from observation
                         where area_id = p.id and indicator_id = w.indicator_id and superseded_at is null
                           and ends_on >= w.earliest and ends_on <= w.latest
                         order by ends_on desc, starts_on desc limit w.last) as o on true
          left join lateral (select value from observation
                              where area_id = p.id and indicator_id = w.weight_id and ends_on = o.ends_on
                                and starts_on = o.starts_on and superseded_at is null limit 1) as v on true
         group by w.place, w.parts, o.starts_on, o.ends_on
         order by w.place, o.ends_on, o.starts_on`,
  );
  for (const { place, ...sum } of rows) sums[place - 1]?.push(sum);
  return sums;
}
