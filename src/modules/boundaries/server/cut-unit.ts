import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Position } from '../../../kernel/geo/contract.ts';
import { checkGeometry } from '../../../kernel/geo/faults.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import { conflict, invalid } from '../../../kernel/refusal.ts';
import type { Cut } from '../contract.ts';

/** One of the two sides of a line drawn through a unit, as seen along the line. */
export interface Piece {
  side: 'left' | 'right';
  geojson: string;
  m2: number;
}

/** The line is laid over the outline on a grid of a tenth of a millimetre: without one the embedded engine may give up. */
const gridDegrees = 1e-9;
/** Less of the line than this inside the unit is a touch; a piece smaller than this is a slip of the hand. */
const smallest = { insideM: 1, pieceM2: 100 } as const;

const Found = z.object({
  hasOutline: z.boolean(),
  meets: z.boolean().nullable(),
  insideM: z.number().nullable(),
  endsInside: z.boolean().nullable(),
  pieces: z
    .array(z.object({ geojson: z.string(), m2: z.number(), isLeft: z.boolean(), isRight: z.boolean() }))
    .nullable(),
});

/**
 * Cuts a unit along a line into what lies left and what lies right of it. Parts of the unit that the line does not reach
 * go with the nearer piece. A line that does not go through from border to border, once, is refused.
 */
export async function cutUnit(reads: Reads, { unitId, line }: Cut, name: string): Promise<Piece[]> {
  const drawn = { type: 'LineString' as const, coordinates: line as Position[] };
  checkGeometry(drawn);
  const found = await reads.row(Found, cutting(unitId, drawn));
  if (found === undefined || !found.hasOutline) throw conflict('boundaries.no-outline', { unit: name });
  const { insideM, endsInside, meets, pieces } = found;
  const refuse = (why: string) => invalid(`boundaries.line-${why}`, { unit: name });
  if (meets !== true) throw refuse('outside');
  if ((insideM ?? 0) < smallest.insideM) throw refuse('touches');
  if (endsInside === true) throw refuse('ends-inside');
  const cut = pieces ?? [];
  if (cut.length < 2) throw refuse('does-not-cross');
  if (cut.length > 2) throw invalid('boundaries.line-cuts-often', { unit: name, pieces: cut.length });
  const [left, right] = [cut.find((piece) => piece.isLeft), cut.find((piece) => piece.isRight)];
  if (left === undefined || right === undefined || left === right) throw refuse('does-not-cross');
  if (Math.min(left.m2, right.m2) < smallest.pieceM2) throw refuse('cuts-sliver');
  return [
    { side: 'left', geojson: left.geojson, m2: left.m2 },
    { side: 'right', geojson: right.geojson, m2: right.m2 },
  ];
}

/**
 * `ST_Split` takes no grid, so that borders and line are noded on one here and the faces between them kept. Which piece
 * is left is told by a point a hair left of the middle of the longest stretch of the line inside.
 */
const cutting = (unitId: AreaId, line: { type: 'LineString'; coordinates: Position[] }) => sql`
  with unit as materialized (
    select o.outline as shape, ${geometryValue(line)} as line from area_outline o
     where o.area_id = ${unitId} and o.superseded_at is null),
  body as materialized (
    select (part).path[1] as n, (part).geom as shape, line from (select ST_Dump(shape) as part, line from unit) as dumped),
  inside as materialized (
    select ST_CollectionExtract(ST_Intersection(line, shape, ${gridDegrees}::float8), 2) as stretch,
           ST_CollectionExtract(ST_Intersection(line, ST_Boundary(shape), ${gridDegrees}::float8), 2) as along
      from unit),
  face as materialized (
    select body.n, (ST_Dump(ST_Polygonize(ST_UnaryUnion(
             ST_Collect(ST_Boundary(body.shape), body.line), ${gridDegrees}::float8)))).geom as shape
      from body where ST_Intersects(body.shape, body.line) group by body.n),
  kept as materialized (
    select face.n, face.shape from face join body using (n)
     where ST_Intersects(body.shape, ST_PointOnSurface(face.shape))),
  cut as (select n from kept group by n having count(*) > 1),
  piece as materialized (select row_number() over () as id, shape from kept where n in (select n from cut)),
  whole as (
    select body.shape, (select piece.id from piece order by ST_Distance(piece.shape, body.shape), piece.id limit 1) as id
      from body where body.n not in (select n from cut)),
  joined as materialized (
    select piece.id, ST_CollectionExtract(ST_Collect(array[piece.shape] || array(
             select (ST_Dump(whole.shape)).geom from whole where whole.id = piece.id)), 3) as shape
      from piece),
  longest as (
    select ST_StartPoint(segment) as a, ST_EndPoint(segment) as b
      from (select (ST_DumpSegments(stretch)).geom as segment from inside) as segments
     order by ST_Length(segment) desc limit 1),
  beside as (
    select ST_SetSRID(ST_MakePoint((ST_X(a) + ST_X(b)) / 2 - side * hair * (ST_Y(b) - ST_Y(a)),
                                   (ST_Y(a) + ST_Y(b)) / 2 + side * hair * (ST_X(b) - ST_X(a))), 4326) as point, side
      from longest, lateral (select 1e-7 / ST_Distance(a, b) as hair) as thin, (values (1), (-1)) as sides (side))
  select exists (select from unit) as "hasOutline",
         (select ST_Intersects(shape, line) from unit) as meets,
         (select ST_Length(stretch::geography) - ST_Length(along::geography) from inside) as "insideM",
         (select bool_or(ST_ContainsProperly(shape, tip)) from unit,
            lateral (values (ST_StartPoint(line)), (ST_EndPoint(line))) as tips (tip)) as "endsInside",
         (select jsonb_agg(jsonb_build_object(
                   'geojson', ST_AsGeoJSON(shape, 12), 'm2', ST_Area(shape::geography),
                   'isLeft', exists (select from beside where side = 1 and ST_Intersects(joined.shape, point)),
                   'isRight', exists (select from beside where side = -1 and ST_Intersects(joined.shape, point))))
            from joined) as pieces`;
