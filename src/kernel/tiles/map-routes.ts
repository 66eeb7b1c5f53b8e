import { z } from 'zod';
import { type App, actorOf } from '../http/app.ts';
import { onePage, pageQuery } from '../http/paging.ts';
import { can } from '../policy/policy.ts';
import type { Services } from '../services.ts';
import { Day, dayOf } from '../time.ts';
import { MapCounts, MapFilter, MapItemPage } from './contract.ts';
import type { PointLayer, TileLayer } from './layer.ts';
import { ItemKey, mapItems } from './map-items.ts';
import type { Box } from './mercator.ts';
import { countsOf } from './read-cells.ts';
import { layersNamed } from './tile-routes.ts';

const tags = ['map'];
const Layers = z.string().min(1).max(200).optional().describe('Layers with commas between; all if absent.');

const BoxText = z
  .string()
  .max(200)
  .transform((text, context): Box => {
    const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
    const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && west <= east && south <= north;
    if (isBox && west >= -180 && east <= 180 && south >= -90 && north <= 90) return { west, south, east, north };
    context.addIssue({ code: 'custom', message: 'tiles.box' });
    return z.NEVER;
  })
  .optional()
  .describe('West, south, east and north in degrees, with commas between.');

/** The list that says what the map shows, and how much it is. */
export function mapRoutes(app: App, { db, clock }: Services, known: readonly TileLayer[]): void {
  const pointLayers = known.filter((layer): layer is PointLayer => layer.shape === 'points');
  const layersOf = (names: string | undefined, actor: ReturnType<typeof actorOf>) =>
    (names === undefined ? pointLayers : layersNamed(names, pointLayers)).filter(({ permission }) =>
      can(actor, permission),
    );

  app.get(
    '/api/v1/map/items',
    {
      config: { permission: 'map.read' },
      schema: {
        tags,
        operationId: 'mapItems',
        summary: 'What the map shows, as a list: what came last first',
        querystring: pageQuery(ItemKey).extend(MapFilter.shape).extend({ layers: Layers, box: BoxText }),
        response: { 200: MapItemPage },
      },
    },
    async (request) => {
      const { limit, after, layers, box = null, ...filter } = request.query;
      const [now, actor] = [clock(), actorOf(request)];
      const asked = { actor, filter, box, now, today: dayOf(now) };
      const items = await mapItems(db.reads, layersOf(layers, actor), asked, { limit, after });
      return onePage(items, limit, ({ at, id }) => [at, id]);
    },
  );

  app.get(
    '/api/v1/map/counts',
    {
      config: { permission: 'map.read' },
      schema: {
        tags,
        operationId: 'mapCounts',
        summary: 'How much the map has of each layer, and how it stands',
        querystring: MapFilter.extend({ layers: Layers }),
        response: { 200: z.object({ on: Day, items: z.array(MapCounts.extend({ layer: z.string() })) }) },
      },
    },
    async (request) => {
      const { layers, ...filter } = request.query;
      const [now, actor] = [clock(), actorOf(request)];
      const asked = { actor, filter, box: null, now, today: dayOf(now) };
      const counted = layersOf(layers, actor).map(async (layer) => ({
        layer: layer.name,
        ...(await countsOf(db.reads, layer, asked)),
      }));
      return { on: asked.today, items: await Promise.all(counted) };
    },
  );
}
