import { z } from 'zod';
import { AreaId, AreaKind, type AreaLevel } from '../../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import { notFound } from '../../../../kernel/refusal.ts';
import { Day } from '../../../../kernel/time.ts';
import {
  Division,
  type DivisionId,
  type DivisionProposal,
  DivisionSummary,
  type ProposalRule,
} from '../../balance/contract.ts';
import { balanceMessages } from '../../balance/messages.ts';
import { proposeGroups } from '../../balance/propose.ts';

const columns = sql`
  d.id, jsonb_build_object('vi', d.name_vi, 'en', d.name_en) as name, d.source, d.changed_at as "changedAt"`;

/** All of them: a city has a handful. */
export const listDivisions = (reads: Reads): Promise<DivisionSummary[]> =>
  reads.rows(
    DivisionSummary,
    sql`select ${columns} from area_division d where d.removed_at is null order by d.name_vi, d.id`,
  );

/** One with its groups as they are on the day; areas that are not in force on it are left out. */
export async function getDivision(reads: Reads, id: DivisionId, day: Day): Promise<Division> {
  const member = sql`
    select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name) order by a.name, a.id)
      from area_division_member m join area a on a.id = m.area_id
     where m.group_id = g.id and daterange(m.valid_from, m.valid_to) @> ${day}::date
       and daterange(a.valid_from, a.valid_to) @> ${day}::date`;
  const groups = sql`
    select jsonb_agg(jsonb_build_object('id', g.id, 'name', jsonb_build_object('vi', g.name_vi, 'en', g.name_en),
                                        'areas', m.areas) order by g.place, g.id)
      from area_division_group g cross join lateral (${member}) as m (areas)
     where g.division_id = d.id and m.areas is not null`;
  const found = await reads.row(
    Division,
    sql`select ${columns}, d.version, ${day}::date as day, coalesce((${groups}), '[]') as groups
          from area_division d where d.id = ${id} and d.removed_at is null`,
  );
  if (found === undefined) throw notFound('divisions.unknown');
  return found;
}

const PlacedArea = z.object({
  id: AreaId,
  kind: AreaKind,
  name: z.string(),
  since: Day,
  middle: z.object({ lon: z.number(), lat: z.number(), m2: z.number() }).nullable(),
});

/** Groups as the areas of a level themselves say: by what they are, or by where they lie. */
export async function proposeDivision(
  reads: Reads,
  { by, level, day }: { by: ProposalRule; level: AreaLevel; day: Day },
): Promise<DivisionProposal> {
  const areas = await reads.rows(
    PlacedArea,
    sql`select a.id, a.kind, a.name, a.valid_from as since,
               case when o.id is not null then jsonb_build_object(
                 'lon', ST_X(ST_Centroid(o.outline)), 'lat', ST_Y(ST_Centroid(o.outline)), 'm2', o.area_m2) end as middle
          from area a left join area_outline o on o.area_id = a.id and o.superseded_at is null
         where a.level = ${level} and daterange(a.valid_from, a.valid_to) @> ${day}::date order by a.name, a.id`,
  );
  const { groups, undecided } = proposeGroups(areas, by);
  const bare = ({ middle: _, since: __, ...area }: z.infer<typeof PlacedArea>) => area;
  return {
    name: balanceMessages[`divisions.name.${by}`],
    source: balanceMessages[`divisions.source.${by}`].vi,
    from: areas.reduce((latest, { since }) => (since > latest ? since : latest), areas[0]?.since ?? day),
    groups: groups.map((group, i) => ({
      name: balanceMessages[`divisions.group.${by}.${i === 0 ? 0 : 1}`],
      areas: group.map(bare),
    })),
    undecided: undecided.map(bare),
  };
}
