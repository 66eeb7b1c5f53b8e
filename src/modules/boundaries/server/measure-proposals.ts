import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Plan } from '../contract.ts';
import { type Contiguity, contiguityOf } from '../rules/contiguity.ts';
import type { Piece } from './cut-unit.ts';

/** Overlays are computed on a grid of a tenth of a millimetre: without one the embedded engine may give up. */
const grid = { degrees: 1e-9, metres: 1e-4 } as const;
/** Borders that were surveyed meet within this; sketches within what they may be off, but no further than the most. */
const tolerance = { surveyedM: 5, mostM: 500 } as const;

export type PiecesByUnit = ReadonlyMap<AreaId, readonly Piece[]>;

const MeasuredMember = z.object({
  ordinal: z.int(),
  m2: z.number().nullable(),
  sketch: z.boolean().nullable(),
});
const Pair = z.object({
  a: z.int(),
  b: z.int(),
  touch: z.enum(['border', 'near', 'corner', 'apart']),
  gapM: z.number(),
});
const Measured = z.object({
  proposal: z.int(),
  members: z.array(MeasuredMember),
  pairs: z.array(Pair),
  m2: z.number().nullable(),
  accuracyM: z.int().nullable(),
  licences: z.array(z.string()),
  outline: z.unknown(),
});

export interface MeasuredProposal extends Omit<z.infer<typeof Measured>, 'proposal' | 'pairs'> {
  contiguity: Contiguity;
}

/** What each proposed unit measures, how its members lie to each other, and its outline; in one question. */
export async function measureProposals(reads: Reads, plan: Plan, pieces: PiecesByUnit): Promise<MeasuredProposal[]> {
  const members = plan.proposals.flatMap((proposal, i) =>
    proposal.members.map(({ unitId, side }, ordinal) => {
      const piece = pieces.get(unitId)?.find((one) => one.side === side);
      return { proposal: i, ordinal, unit: unitId, piece: piece?.geojson ?? null };
    }),
  );
  const rows = await reads.rows(
    Measured,
    sql`
    with member as materialized (
      select m.proposal, m.ordinal, o.sketch, o.accuracy_m, o.licence,
             coalesce(ST_SetSRID(ST_GeomFromGeoJSON(m.piece), 4326), o.outline) as shape,
             case when m.piece is null then o.area_m2 end as whole_m2
        from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
               as m (proposal integer, ordinal integer, unit uuid, piece text)
        left join area_outline o on o.area_id = m.unit and o.superseded_at is null),
    metric as materialized (
      select proposal, ordinal, sketch, accuracy_m, ST_Transform(shape, 32648) as shape from member where shape is not null),
    neighbours as materialized (
      select a.proposal, a.ordinal as a, b.ordinal as b, a.shape as one, b.shape as other,
             ST_Distance(a.shape, b.shape) as gap_m,
             case when a.sketch or b.sketch then least(a.accuracy_m + b.accuracy_m, ${tolerance.mostM}::float8)
                  else ${tolerance.surveyedM}::float8 end as allowed_m
        from metric a join metric b on b.proposal = a.proposal and b.ordinal > a.ordinal),
    pair as (
      select proposal, a, b, gap_m,
             case when gap_m > allowed_m then 'apart'
                  when gap_m > 0.01 then 'near'
                  when ST_Dimension(ST_Intersection(one, other, ${grid.metres}::float8)) >= 1 then 'border'
                  else 'corner' end as touch
        from neighbours),
    united as (
      select proposal, ST_Union(shape, ${grid.degrees}::float8) as shape from member where shape is not null group by proposal)
    select p.proposal,
           (select jsonb_agg(jsonb_build_object('ordinal', ordinal, 'sketch', sketch,
                     'm2', coalesce(whole_m2, ST_Area(shape::geography))) order by ordinal)
              from member m where m.proposal = p.proposal) as members,
           (select coalesce(jsonb_agg(jsonb_build_object('a', a, 'b', b, 'touch', touch, 'gapM', gap_m)), '[]')
              from pair where pair.proposal = p.proposal) as pairs,
           case when p.complete then ST_Area(united.shape::geography) end as m2, p.accuracy_m as "accuracyM",
           p.licences, ST_AsGeoJSON(ST_ForcePolygonCCW(united.shape), 6)::jsonb as outline
      from (select proposal, bool_and(shape is not null) as complete, max(accuracy_m) as accuracy_m,
                   array_remove(array_agg(distinct licence), null) as licences
              from member group by proposal) as p
      left join united using (proposal)
     order by p.proposal`,
  );
  return rows.map(({ proposal: _, pairs, ...row }) => ({
    ...row,
    contiguity: contiguityOf(
      row.members.length,
      pairs,
      row.members.some(({ m2 }) => m2 === null),
    ),
  }));
}
