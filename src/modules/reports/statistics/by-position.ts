import { type Query, sql } from '../../../kernel/db/db.ts';
import type { AreasShown } from './areas-shown.ts';
import { inPeriod, type Period } from './period.ts';

/** Facts `f` with the area that holds their position, where theirs was divided. */
export interface Lookup {
  tables: Query[];
  joins: Query;
  areaId: Query;
}

const names = {
  shown: { parts: sql`shown_part`, cells: sql`shown_cell`, reports: sql`shown_report` },
  asked: { parts: sql`asked_part`, cells: sql`asked_cell`, reports: sql`asked_report` },
} as const;

/** A square of the map as in `grid.ts`, and a hair more: its edges are reckoned in another way than its number. */
const boxOfCell = sql`ST_Expand(ST_MakeEnvelope(
  (cell % 65536) / 65536.0 * 360 - 180, degrees(atan(sinh(pi() * (1 - (cell / 65536 + 1) / 32768.0)))),
  (cell % 65536 + 1) / 65536.0 * 360 - 180, degrees(atan(sinh(pi() * (1 - (cell / 65536) / 32768.0)))), 4326), 1e-9)`;

/**
 * A square that lies in one area tells it of all its reports. Where a border runs through, each report is looked at, against
 * no more of the outlines than lies in the square: a million points are told apart in a second.
 */
export function lookedUp(
  as: keyof typeof names,
  { level, day, divided }: Pick<AreasShown, 'level' | 'day' | 'divided'>,
  period: Period,
): Lookup {
  const { parts, cells, reports } = names[as];
  return {
    tables: [
      sql`${parts} as materialized (
        select c.cell, o.id, o.code, covers.it as whole,
               case when not covers.it then ST_CollectionExtract(ST_Intersection(o.outline, c.box), 3) end as part
          from (select cell, ${boxOfCell} as box
                  from (select distinct f.cell from report_fact f
                         where f.area_id = any(${divided}::uuid[]) and f.cell is not null and ${inPeriod(period)}) as one
               ) as c
          join (select a.id, a.code, o.outline
                  from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
                 where a.level = ${level} and daterange(a.valid_from, a.valid_to) @> ${day}::date offset 0
               ) as o on ST_Intersects(o.outline, c.box)
         cross join lateral (select ST_Covers(o.outline, c.box) as it) as covers)`,
      sql`${cells} as materialized (
        select distinct on (cell) cell, id as area_id from ${parts} where whole order by cell, code, id)`,
      sql`${reports} as materialized (
        select distinct on (r.id) r.id as report_id, p.id as area_id
          from ${parts} as p join report r on r.cell = p.cell and ST_Intersects(p.part, r.position)
         where not p.whole and p.cell not in (select cell from ${cells})
           and r.reported_at >= ${period.from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
           and r.reported_at < (${period.until}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
         order by r.id, p.code, p.id)`,
    ],
    joins: sql`
      left join ${cells} on ${cells}.cell = f.cell and f.area_id = any(${divided}::uuid[])
      left join ${reports} on ${reports}.report_id = f.report_id and f.area_id = any(${divided}::uuid[])`,
    areaId: sql`coalesce(${cells}.area_id, ${reports}.area_id)`,
  };
}
