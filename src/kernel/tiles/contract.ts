import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { Point } from '../geo/contract.ts';
import { OrganisationId } from '../organisations/contract.ts';
import { Instant, NearDay } from '../time.ts';
import { Bucket } from '../work/bucket.ts';
import { WorkState } from '../work/states.ts';

/** Recalled work is on no map. */
export const MapState = WorkState.exclude(['recalled']);
export type MapState = z.infer<typeof MapState>;

/** What the live map shows; its tiles, its list and its counts take the same. What a layer does not know it has none of. */
export const MapFilter = z.object({
  bucket: Bucket.optional().describe('How it stands against its deadline.'),
  state: MapState.optional().describe(
    'How far it has come. Of reports: assigned is received, awaiting-confirmation awaiting-check, suspended paused and ' +
      'returned reopened.',
  ),
  open: z.stringbool().optional().describe('Neither done nor recalled, or one of both.'),
  owner: OrganisationId.optional().describe('The organisation that owns it.'),
  area: AreaId.optional().describe('The area it lies in, and everything in that.'),
  category: z.uuid().optional().describe('What a report is about; tasks have none.'),
  since: NearDay.optional().describe('Came on this day or later.'),
  until: NearDay.optional().describe('Came on this day or earlier.'),
});
export type MapFilter = z.infer<typeof MapFilter>;

/** Of what is counted together: how many, and how they stand. */
export const MapCounts = z
  .object({
    count: z.int(),
    overdue: z.int(),
    /** Open and before the deadline, those due soon included. */
    inTime: z.int(),
    dueSoon: z.int(),
    withoutDeadline: z.int(),
    doneOnTime: z.int(),
    doneLate: z.int(),
  })
  .meta({ id: 'MapCounts' });
export type MapCounts = z.infer<typeof MapCounts>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const MapItem = z
  .object({
    layer: z.string(),
    id: z.uuid(),
    title: z.string(),
    /** As the filter takes it. */
    state: MapState,
    bucket: Bucket.nullable(),
    dueSoon: z.boolean(),
    /** When it came. */
    at: Instant,
    owner: Named.nullable(),
    area: Named.nullable(),
    point: Point,
  })
  .meta({ id: 'MapItem' });
export type MapItem = z.infer<typeof MapItem>;

export const MapItemPage = z.object({ items: z.array(MapItem), next: z.string().nullable() });
export type MapItemPage = z.infer<typeof MapItemPage>;

/** TileJSON 3.0: where the tiles are and what is in them. */
export const TileJson = z
  .object({
    tilejson: z.literal('3.0.0'),
    name: z.string(),
    description: z.string(),
    version: z.string(),
    scheme: z.literal('xyz'),
    tiles: z.array(z.string()),
    minzoom: z.int(),
    maxzoom: z.int(),
    bounds: z.array(z.number()),
    center: z.array(z.number()),
    vector_layers: z.array(
      z.object({
        id: z.string(),
        description: z.string(),
        minzoom: z.int(),
        maxzoom: z.int(),
        fields: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ id: 'TileJson' });
export type TileJson = z.infer<typeof TileJson>;
