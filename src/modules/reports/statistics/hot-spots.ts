import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { gridDegrees } from '../grid.ts';
import { caveatsOf } from './caveats.ts';
import { fewestInCell, HotSpot, type HotSpotQuery, type HotSpots } from './contract.ts';
import { inPeriod, narrowed, periodOf } from './fact-rows.ts';
import { figuresOf, nothing } from './figures.ts';
import { changesBehind } from './report-statistics.ts';

const Found = HotSpot.omit({ box: true }).extend({ west: z.number(), south: z.number() });

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
        )
        select (cell - floor(cell / 50000.0) * 50000)::float8 * ${gridDegrees.cell}::float8 as west,
               floor(cell / 50000.0)::float8 * ${gridDegrees.cell}::float8 as south,
               n::int as received, open::int as open, late::int as late,
               (select jsonb_agg(jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en, 'received', of.n)
                                 order by of.n desc, c.code)
                  from (select category_id, count(*) as n from within where within.cell = hot.cell group by 1
                         order by 2 desc limit 3) as of join report_category c on c.id = of.category_id) as categories
          from hot order by n desc, cell`,
  );
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const items = found.map(({ west, south, ...spot }) => {
    const box = [west, south, west + gridDegrees.cell, south + gridDegrees.cell].map(rounded);
    return { ...spot, box: box as [number, number, number, number] };
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
