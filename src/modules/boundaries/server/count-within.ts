import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day, Instant } from '../../../kernel/time.ts';
import { figureRows } from '../../../kernel/work/read-figures.ts';
import type { Viewer } from '../../../kernel/work/visibility.ts';
import { countReports } from '../../reports/index.ts';

const Counts = z.object({
  areaId: AreaId,
  openWork: z.int(),
  places: z.int(),
  parts: z.int(),
  appointments: z.int(),
  organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type CountsWithin = Omit<z.infer<typeof Counts>, 'areaId'> & { openReports: number };

interface Asked {
  viewer: Viewer;
  day: Day;
  today: Day;
  now: Instant;
}

/** What lies in each unit and in its parts: from the figures kept on write, as far as the viewer may see. */
export async function countWithin(
  reads: Reads,
  ids: readonly AreaId[],
  { viewer, day, today, now }: Asked,
): Promise<Map<AreaId, CountsWithin>> {
  const inForce = sql`daterange(a.valid_from, a.valid_to) @> (${day}::date - 1)`;
  const rows = await reads.rows(
    Counts,
    sql`
    with recursive below (root, id) as (
      select id, id from unnest(${[...ids]}::uuid[]) as given (id)
      union select below.root, a.id from below join area a on a.parent_id = below.id),
    work as (
      select below.root, sum(f.dated_open + f.open_undated)::int as n
        from below join (${figureRows({ scope: 'area', ids: sql`select id from below`, viewer, today })}) as f
             on f.scope_id = below.id
       group by below.root)
    select given.id as "areaId", coalesce(work.n, 0) as "openWork",
           (select count(*)::int from below join place p on p.area_id = below.id where below.root = given.id) as places,
           (select count(*)::int from below join area a using (id)
             where below.root = given.id and a.id <> given.id and ${inForce}) as parts,
           (select count(*)::int from appointment p
             where p.area_id = given.id and daterange(p.valid_from, p.valid_to) @> ${day}::date) as appointments,
           (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id), '[]')
              from organisation o where daterange(o.valid_from, o.valid_to) @> ${day}::date
               and exists (select from organisation_area s where s.organisation_id = o.id and s.area_id = given.id
                              and daterange(s.valid_from, s.valid_to) @> (${day}::date - 1))) as organisations
      from unnest(${[...ids]}::uuid[]) as given (id) left join work on work.root = given.id`,
  );
  const counts = new Map<AreaId, CountsWithin>();
  for (const { areaId, ...row } of rows) {
    const { count } = await countReports(reads, { filter: { area: areaId, open: true }, viewer, now });
    counts.set(areaId, { ...row, openReports: count });
  }
  return counts;
}
