import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { Geometry, type LonLat } from '../../../kernel/geo/contract.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Frame, Ground } from './map-picture.ts';

const LonLatRow = z.object({ lon: z.number(), lat: z.number() });
const AreaRow = z.object({
  name: z.string(),
  outline: Geometry,
  at: LonLatRow,
  chosen: z.boolean(),
  source: z.string(),
});

const dots = 400; // of the picture's breadth: finer than this nobody sees
const most = 60;

const ShapeRow = z.object({ shape: Geometry });

/** What lies under a picture of the map: the wards and communes of a day and the rivers, cut to the frame and made coarse. */
export async function readGround(reads: Reads, frame: Frame, today: Day, chosenId: string | null): Promise<Ground> {
  const box = sql`ST_MakeEnvelope(${frame.west}::float8, ${frame.south}::float8, ${frame.east}::float8, ${frame.north}::float8, 4326)`;
  const fine = (frame.east - frame.west) / dots;
  const areas = await reads.rows(
    AreaRow,
    sql`select a.name, a.id is not distinct from ${chosenId}::uuid as chosen, o.source,
               ST_AsGeoJSON(cut.shape, 5)::jsonb as outline,
               jsonb_build_object('lon', ST_X(ST_PointOnSurface(cut.shape)), 'lat', ST_Y(ST_PointOnSurface(cut.shape))) as at
          from area a join area_outline o on o.area_id = a.id and o.superseded_at is null
          cross join lateral (
            select ST_CollectionExtract(ST_MakeValid(ST_SimplifyPreserveTopology(
                     ST_Intersection(o.outline, ST_Expand(${box}, ${fine * dots}::float8 / 50)), ${fine}::float8)), 3) as shape) as cut
         where o.outline && ${box} and not ST_IsEmpty(cut.shape)
           and (a.level = 'commune' and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to > ${today})
                or a.id = ${chosenId}::uuid)
         order by chosen, ST_Area(cut.shape) desc, a.id limit ${most}`,
  );
  const waters = await reads.rows(
    ShapeRow,
    sql`select ST_AsGeoJSON(cut.shape, 5)::jsonb as shape
          from place p cross join lateral (select ST_SimplifyPreserveTopology(
                 ST_Intersection(p.geometry, ${box}), ${fine}::float8) as shape) as cut
         where p.kind = 'river' and p.geometry && ${box}
           and not ST_IsEmpty(cut.shape) and GeometryType(cut.shape) <> 'GEOMETRYCOLLECTION' limit ${most}`,
  );
  return {
    areas,
    waters: waters.map(({ shape }) => shape),
    sources: [...new Set(areas.map(({ source }) => source))],
  };
}

const Box = z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() });

/** The corners of an area's outline, or of a place. */
export async function cornersOf(reads: Reads, of: { area: string } | { place: string }): Promise<LonLat[]> {
  const shape =
    'area' in of
      ? sql`select outline as shape from area_outline where area_id = ${of.area} and superseded_at is null`
      : sql`select geometry as shape from place where id = ${of.place} and geometry is not null`;
  const box = await reads.row(
    Box,
    sql`select ST_XMin(shape) as west, ST_YMin(shape) as south, ST_XMax(shape) as east, ST_YMax(shape) as north
          from (${shape}) as one`,
  );
  if (box === undefined) return [];
  return [
    { lon: box.west, lat: box.south },
    { lon: box.east, lat: box.north },
  ];
}
