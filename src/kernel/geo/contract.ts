import { z } from 'zod';

/** Longitude and latitude in degrees, WGS 84. A height may follow and is not kept: the map is flat. */
export const Position = z
  .tuple([z.number(), z.number()])
  .rest(z.number())
  .refine((numbers) => numbers.length <= 3, { error: 'geo.position-too-long' });
export type Position = z.infer<typeof Position>;

const Line = z.array(Position);
const Rings = z.array(Line);

export const Point = z.object({ type: z.literal('Point'), coordinates: Position });
export const MultiPoint = z.object({ type: z.literal('MultiPoint'), coordinates: Line });
export const LineString = z.object({ type: z.literal('LineString'), coordinates: Line });
export const MultiLineString = z.object({ type: z.literal('MultiLineString'), coordinates: Rings });
export const Polygon = z.object({ type: z.literal('Polygon'), coordinates: Rings });
export const MultiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings) });
export type Point = z.infer<typeof Point>;
export type Polygon = z.infer<typeof Polygon>;
export type MultiPolygon = z.infer<typeof MultiPolygon>;

/** What an area looks like. */
export const Outline = z.discriminatedUnion('type', [Polygon, MultiPolygon]);
export type Outline = z.infer<typeof Outline>;

export const Geometry = z.discriminatedUnion('type', [
  Point,
  MultiPoint,
  LineString,
  MultiLineString,
  Polygon,
  MultiPolygon,
]);
export type Geometry = z.infer<typeof Geometry>;

/** One thing on the map with what is known about it. The geometry is read apart, so that a bad one can be named. */
export const LooseFeature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
export type LooseFeature = z.infer<typeof LooseFeature>;

export const LooseFeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
});

/** A place on earth as queries take it. */
export interface LonLat {
  lon: number;
  lat: number;
}
