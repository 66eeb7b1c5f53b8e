import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Outline } from '../geo/contract.ts';
import type { Day } from '../time.ts';
import type { AreaLevel } from './contract.ts';

export interface LabelledOutline {
  label: string;
  code: string;
  outline: Outline;
}

const Overlap = z.object({
  units: z.array(z.string()),
  m2: z.number(),
  /** Part of the smaller of the two that lies in both. */
  part: z.number(),
  at: z.string(),
});
const Gap = z.object({ units: z.array(z.string()), m2: z.number(), at: z.string() });
const Comparison = z.object({ overlaps: z.array(Overlap), gaps: z.array(Gap) });
export type Comparison = z.infer<typeof Comparison>;

/** Half the width of the widest slit between neighbours that counts as a gap; a hole that they enclose always does. */
const slitM = 15;
/** What is smaller comes from rounding. */
const smallest = { overlapM2: 1, gapM2: 100 } as const;
const mostTold = 200;

// Overlays are computed on a grid of a tenth of a millimetre. Without one the geometry library finds its way around
// near-coincident lines by throwing to itself, which the embedded engine answers with no row at all.
const roundingM = 0.0001;
const roundingDegrees = 1e-9;

/**
 * Where the given outlines of one level overlap or leave gaps, among themselves and with the outlines of their
 * neighbours that are no sketches. Widths are measured in UTM zone 48N, areas on the ellipsoid.
 */
export async function compareOutlines(
  tx: Tx,
  level: AreaLevel,
  given: readonly LabelledOutline[],
  day: Day,
): Promise<Comparison> {
  const outlines = JSON.stringify(given.map(({ label, code, outline }) => ({ label, code, shape: outline })));
  await tx.run(sql`set local jit = off`); // compiling this statement takes two seconds, running it far less
  const comparison = await tx.row(
    Comparison,
    sql`
    with given as materialized (
      select label, code, ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(shape)), 4326) as shape
        from jsonb_to_recordset(${outlines}::jsonb) as file (label text, code text, shape jsonb)),
    unit as materialized (
      select row_number() over () as n, * from (
        select label, true as given, shape from given
        union all
        select a.name || coalesce(' (' || a.code || ')', ''), false, o.outline
          from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
         where a.level = ${level} and not o.sketch and a.valid_from <= ${day}::date
           and (a.valid_to is null or ${day}::date < a.valid_to)
           and not exists (select from given where given.code = a.code)
           and exists (select from given where given.shape && o.outline)) as both_kinds),
    overlap as (
      select array[a.label, b.label] as units, ST_Area(common::geography) as m2, common,
             ST_Area(common::geography) / least(ST_Area(a.shape::geography), ST_Area(b.shape::geography)) as part
        from unit a join unit b on a.n < b.n and (a.given or b.given) and a.shape && b.shape
       cross join lateral (select ST_CollectionExtract(ST_Intersection(a.shape, b.shape, ${roundingDegrees}::float8), 3) as common) as shared
       where not ST_IsEmpty(common)),
    metric as materialized (select n, label, ST_Transform(shape, 32648) as shape from unit),
    whole as materialized (select ST_Union(shape, ${roundingM}::float8) as shape from metric),
    filled as (
      select ST_Union(ST_Buffer(ST_Buffer(whole.shape, ${slitM}::float8), -${slitM}::float8),
                      (select ST_Union(ST_MakePolygon(ST_ExteriorRing(part.geom)), ${roundingM}::float8)
                         from ST_Dump(whole.shape) as part),
                      ${roundingM}::float8) as shape
        from whole),
    piece as (select (ST_Dump(ST_Difference(filled.shape, whole.shape, ${roundingM}::float8))).geom as shape from filled, whole),
    gap as (
      select array_agg(metric.label order by metric.n) as units, ST_Transform(piece.shape, 4326) as shape
        from piece join metric on ST_DWithin(metric.shape, piece.shape, 0.5)
       where ST_Area(piece.shape) >= ${smallest.gapM2}
       group by piece.shape having count(*) > 1)
    select (select coalesce(jsonb_agg(jsonb_build_object('units', units, 'm2', round(m2::numeric, 1), 'part', part, 'at',
                     (select round(ST_X(p)::numeric, 5) || ', ' || round(ST_Y(p)::numeric, 5)
                        from ST_PointOnSurface(common) as p)) order by m2 desc), '[]')
              from (select * from overlap where m2 >= ${smallest.overlapM2} order by m2 desc limit ${mostTold}) as told)
             as overlaps,
           (select coalesce(jsonb_agg(jsonb_build_object('units', units, 'm2', round(ST_Area(shape::geography)::numeric), 'at',
                     (select round(ST_X(p)::numeric, 5) || ', ' || round(ST_Y(p)::numeric, 5)
                        from ST_PointOnSurface(shape) as p)) order by ST_Area(shape) desc), '[]')
              from (select * from gap order by ST_Area(shape) desc limit ${mostTold}) as told) as gaps`,
  );
  if (comparison === undefined) throw new Error('the comparison of outlines gave no row');
  return comparison;
}
