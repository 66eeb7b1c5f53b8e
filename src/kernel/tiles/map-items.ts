import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { addDays, type Day, Instant } from '../time.ts';
import { Bucket, soonDays } from '../work/bucket.ts';
import { type MapItem, MapState } from './contract.ts';
import type { MapAsked, PointLayer } from './layer.ts';

/** The place in the list: when it came, and which it is. */
export const ItemKey = z.tuple([Instant, z.uuid()]);
export type ItemKey = z.infer<typeof ItemKey>;

const Row = z.object({
  id: z.uuid(),
  title: z.string(),
  workState: MapState,
  bucket: Bucket.nullable(),
  dueSoon: z.boolean(),
  cameAt: Instant,
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  areaId: z.uuid().nullable(),
  areaName: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
});

/** What the map shows as a list, what came last first: of all the layers together, one more than `limit` if there is. */
export async function mapItems(
  reads: Reads,
  layers: readonly PointLayer[],
  asked: MapAsked,
  { limit, after }: { limit: number; after?: ItemKey | undefined },
): Promise<MapItem[]> {
  const found = await Promise.all(
    layers.map(async (layer) => {
      const rows = await reads.rows(
        Row,
        sql`select id, title, "workState", bucket, ${isDueSoon(asked.today)} as "dueSoon", came_at as "cameAt", "ownerId", "ownerName", "areaId", "areaName", lon, lat
              from (${layer.items(asked, { rows: limit + 1, after })}) as found order by came_at desc, id desc`,
      );
      return rows.map((row) => itemOf(layer.name, row));
    }),
  );
  return found
    .flat()
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
    .slice(0, limit + 1);
}

const isDueSoon = (today: Day) =>
  sql`(standing = 'open' and due_on between ${today}::date and ${addDays(today, soonDays)}::date)`;

const itemOf = (layer: string, row: z.infer<typeof Row>): MapItem => ({
  layer,
  id: row.id,
  title: row.title,
  state: row.workState,
  bucket: row.bucket,
  dueSoon: row.dueSoon,
  at: row.cameAt,
  owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? '' },
  area: row.areaId === null ? null : { id: row.areaId, name: row.areaName ?? '' },
  point: { type: 'Point', coordinates: [row.lon, row.lat] },
});
