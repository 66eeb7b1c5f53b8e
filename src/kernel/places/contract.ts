import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { idSchema } from '../brand.ts';
import { Geometry } from '../geo/contract.ts';
import { Instant } from '../time.ts';

export const PlaceId = idSchema('PlaceId');
export type PlaceId = z.infer<typeof PlaceId>;

export const placeKinds = [
  'park', // công viên
  'square', // quảng trường
  'bridge', // cầu
  'street', // đường, phố
  'river', // sông, suối
  'riverbank', // bờ sông
  'market', // chợ
  'relic-site', // di tích, đền, chùa
  'cluster', // khu, cụm công nghiệp
  'station', // ga, bến xe
  'border-gate', // cửa khẩu
  'office', // trụ sở
  'residential-area', // khu dân cư, khu tái định cư
  'forest',
  'other',
] as const;
export const PlaceKind = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof PlaceKind>;

/** Where a place is, and how that is known. */
export const Placement = z.object({
  geometry: Geometry,
  accuracyM: z.int().min(0).max(100_000).describe('How far off it may be, in metres.'),
  source: z.string().trim().min(1).max(500),
});
export type Placement = z.infer<typeof Placement>;

const Name = z.string().trim().min(1).max(200);

export const Place = z.object({
  id: PlaceId,
  name: z.string(),
  aliases: z.array(z.string()),
  kind: PlaceKind,
  areaId: AreaId.nullable().describe('The unit it lies in, as known when it was recorded.'),
  note: z.string().nullable(),
  placement: Placement.extend({ placedBy: z.string(), placedAt: Instant })
    .nullable()
    .describe('Null while nobody knows where it is.'),
  version: z.int(),
});
export type Place = z.infer<typeof Place>;

export const NewPlace = z.object({
  name: Name,
  aliases: z.array(Name).max(50).default([]),
  kind: PlaceKind,
  areaId: AreaId.nullable().default(null),
  note: z.string().max(2000).nullable().default(null),
  placement: Placement.nullable().default(null),
});
export type NewPlace = z.input<typeof NewPlace>;

/** What the reader of documents needs to know a place by. */
export const GazetteerEntry = z.object({ id: PlaceId, names: z.array(z.string()), areaId: AreaId.nullable() });
export type GazetteerEntry = z.infer<typeof GazetteerEntry>;
