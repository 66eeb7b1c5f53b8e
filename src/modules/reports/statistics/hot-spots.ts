import { z } from 'zod';
import { AreaKind, fullNameOf } from '../../../kernel/areas/contract.ts';
import { joinSql, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day, Instant } from '../../../kernel/time.ts';
import { type Box, boxOfCell } from '../grid.ts';
import { caveatsOf } from './caveats.ts';
import { fewestInCell, HotSpot, type HotSpotQuery, type HotSpots } from './contract.ts';
import { figuresOf, nothing } from './figures.ts';
import { inPeriod, periodOf } from './period.ts';
import { changesBehind } from './report-statistics.ts';
import { scopeOf } from './scope.ts';

const Hot = HotSpot.pick({ received: true, open: true, late: true, categories: true }).extend({ cell: z.int() });
const HotRow = z.object({ hot: z.array(Hot), leftOut: z.int() });
const Whereabouts = HotSpot.pick({ near: true }).extend({
  area: z.object({ kind: AreaKind, name: z.string() }).nullable(),
});
/** Where a place is known worse than this, nothing is near it. */
const nearM = 500;
/** The nearest place is looked for so far from the middle: half a kilometre. */
const nearDegrees = 0.005;

/** Điểm nóng: cells of the grid with many reports. A cell of few is not told: it could point at one person. */
export async function hotSpots(tx: Reads, asked: z.output<typeof HotSpotQuery>, now: Instant): Promise<HotSpots> {
  const period = periodOf(asked, now);
  const { tables, facts, where, leftOut } = await scopeOf(tx, asked, 'none', period);
  const found = await tx.row(
    HotRow,
    sql`with ${joinSql(tables, ', ')}, within as (
          select f.cell, f.category_id, f.outcome, f.on_time from ${facts}
           where ${inPeriod(period)} and f.cell is not null and ${where.facts}
        ), hot as (
          select cell, count(*) as n, count(*) filter (where outcome is null) as open,
                 count(*) filter (where not on_time) as late
            from within group by cell having count(*) >= ${fewestInCell} order by n desc, cell limit ${asked.limit}
        ), told as (
        select cell, n::int as received, open::int as open, late::int as late,
               (select jsonb_agg(jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en, 'received', of.n)
                                 order by of.n desc, c.code)
                  from (select category_id, count(*) as n from within where within.cell = hot.cell group by 1
                         order by 2 desc limit 3) as of join report_category c on c.id = of.category_id) as categories
          from hot)
        select (select coalesce(jsonb_agg(t order by t.received desc, t.cell), '[]') from told t) as hot,
               (select count(*)::int from ${facts}
                 where ${inPeriod(period)} and f.cell is not null and ${leftOut}) as "leftOut"`,
  );
  const spots = (found?.hot ?? []).map(({ cell, ...spot }) => ({ spot, edges: boxOfCell(cell, 'cell') }));
  const places = await whereaboutsOf(
    tx,
    spots.map(({ edges }) => edges),
    period.until,
  );
  const items = spots.map(({ spot, edges: [west, south, east, north] }, i) => {
    const { area = null, near = null } = places[i] ?? {};
    const box = [rounded(west), rounded(south), rounded(east), rounded(north)] satisfies z.infer<typeof HotSpot>['box'];
    return { ...spot, box, near, area: area === null ? null : fullNameOf(area.kind, area.name) };
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
    leftOut: found?.leftOut ?? 0,
    withoutPopulation: 0,
    behind,
  });
  return { ...period, areasOf: asked.areasOf ?? null, asOf: behind.since ?? now, items, caveats };
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** The commune that the middle of each box lies in on a day, and the place nearest to it. */
function whereaboutsOf(tx: Reads, boxes: readonly Box[], on: Day): Promise<z.infer<typeof Whereabouts>[]> {
  const middles = boxes.map(([west, south, east, north]) => [(west + east) / 2, (south + north) / 2] as const);
  return tx.rows(
    Whereabouts,
    sql`select (select jsonb_build_object('kind', a.kind, 'name', a.name)
                  from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
                 where a.level = 'commune' and ST_Intersects(o.outline, hot.middle)
                   and daterange(a.valid_from, a.valid_to) @> ${on}::date order by a.id limit 1) as area,
               (select p.name from place p
                 where ST_DWithin(p.geometry, hot.middle, ${nearDegrees}::float8) and p.accuracy_m <= ${nearM}
                 order by ST_Distance(p.geometry, hot.middle), p.id limit 1) as near
          from (select nr, ST_SetSRID(ST_MakePoint(lon, lat), 4326) as middle
                  from unnest(${middles.map(([lon]) => lon)}::float8[], ${middles.map(([, lat]) => lat)}::float8[])
                       with ordinality as given (lon, lat, nr)) as hot
         order by nr`,
  );
}
