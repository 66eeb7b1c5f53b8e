import { z } from 'zod';
import { AreaKind, fullNameOf } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { gridDegrees } from '../grid.ts';
import { caveatsOf } from './caveats.ts';
import { fewestInCell, HotSpot, type HotSpotQuery, type HotSpots } from './contract.ts';
import { inPeriod, narrowed, periodOf } from './fact-rows.ts';
import { figuresOf, nothing } from './figures.ts';
import { changesBehind } from './report-statistics.ts';

const Found = HotSpot.omit({ box: true, area: true }).extend({
  west: z.number(),
  south: z.number(),
  area: z.object({ kind: AreaKind, name: z.string() }).nullable(),
});
/** Where a place is known worse than this, nothing is near it. */
const nearM = 500;
const half = gridDegrees.cell / 2;

/** Điểm nóng: cells of the grid with many reports. A cell of few is not told: it could point at one person. */
export async function hotSpots(tx: Reads, asked: z.output<typeof HotSpotQuery>, now: Instant): Promise<HotSpots> {
  const period = periodOf(asked, now);
  const found = await tx.rows(
    Found,
    sql`with within as (
          select f.cell, f.category_id, f.outcome, f.on_time from report_fact f
           where ${inPeriod(period)} and f.cell is not null and ${narrowed(asked)}
        ), hot as (
          select cell, count(*) as n, count(*) filter (where outcome is null) as open,
                 count(*) filter (where not on_time) as late
            from within group by cell having count(*) >= ${fewestInCell} order by n desc, cell limit ${asked.limit}
        ), placed as (
          select hot.*, (cell - floor(cell / 50000.0) * 50000)::float8 * ${gridDegrees.cell}::float8 as west,
                 floor(cell / 50000.0)::float8 * ${gridDegrees.cell}::float8 as south
            from hot
        ), middle as (
          select placed.*, ST_SetSRID(ST_MakePoint(west + ${half}::float8, south + ${half}::float8), 4326) as middle
            from placed
        )
        select west, south, n::int as received, open::int as open, late::int as late,
               (select jsonb_build_object('kind', a.kind, 'name', a.name)
                  from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
                 where a.level = 'commune' and ST_Intersects(o.outline, hot.middle)
                   and daterange(a.valid_from, a.valid_to) @> ${period.until}::date order by a.id limit 1) as area,
               (select p.name from place p
                 where ST_DWithin(p.geometry, hot.middle, ${gridDegrees.cell}::float8) and p.accuracy_m <= ${nearM}
                 order by ST_Distance(p.geometry, hot.middle), p.id limit 1) as near,
               (select jsonb_agg(jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en, 'received', of.n)
                                 order by of.n desc, c.code)
                  from (select category_id, count(*) as n from within where within.cell = hot.cell group by 1
                         order by 2 desc limit 3) as of join report_category c on c.id = of.category_id) as categories
          from middle as hot order by n desc, cell`,
  );
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const items = found.map(({ west, south, area, ...spot }) => {
    const box = [west, south, west + gridDegrees.cell, south + gridDegrees.cell].map(rounded);
    const areaName = area === null ? null : fullNameOf(area.kind, area.name);
    return { ...spot, box: box as [number, number, number, number], area: areaName };
  });
  const received = items.reduce((sum, item) => sum + item.received, 0);
  const behind = await changesBehind(tx);
  const total = { ...figuresOf({ ...nothing, received }, undefined, 0), open: 0 };
  const caveats = caveatsOf({
    total,
    groups: items,
    byChannel: [],
    synthetic: 0,
    notRestated: 0,
    withoutPopulation: 0,
    behind,
  });
  return { ...period, asOf: behind.since ?? now, items, caveats };
}
