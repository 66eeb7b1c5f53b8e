import { z } from 'zod';
import type { App } from '../http/app.ts';
import { languageFor } from '../http/language.ts';
import { originFor } from '../http/origin.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { TileLayer } from '../tiles/layer.ts';
import { type TileId, tileAt } from '../tiles/mercator.ts';
import { tileAnswerer } from '../tiles/tile-routes.ts';
import { media } from './media.ts';
import { type Asked, demandKnown } from './parameters.ts';
import type { FeatureSource } from './source.ts';
import {
  matrixSet,
  matrixSetDocument,
  matrixSetsDocument,
  tilesetDocument,
  tilesetsDocument,
} from './tiles-documents.ts';

const tags = ['ogc'];
const text = z.string().optional();
const InJson = z.looseObject({ f: text.describe('json'), lang: text });

/** A layer of the map together with its tiles. */
export interface TiledSource {
  source: FeatureSource;
  layer: TileLayer;
}

/** The layers that have tiles: those of the same name. */
export const tiledSources = (sources: readonly FeatureSource[], layers: readonly TileLayer[]): TiledSource[] =>
  sources.flatMap((source) => {
    const layer = layers.find(({ name }) => name === source.id);
    return layer === undefined ? [] : [{ source, layer }];
  });

/** OGC API Tiles: the vector tiles of the map under the addresses of the standard, with the rights of who asks. */
export function ogcTilesRoutes(app: App, services: Services, tiled: readonly TiledSource[]): void {
  const { settings } = services;
  const answerTile = tileAnswerer(services);
  const rateLimit = { max: settings.OPEN_DATA_PER_MINUTE, timeWindow: '1 minute' };
  const open = { permission: 'public', rateLimit } as const;
  const onlyJson = (asked: unknown) => {
    demandKnown(asked as Asked, ['f', 'lang']);
    const { f } = asked as Asked;
    if (f !== undefined && f !== 'json') throw invalid('ogc.encoding-unknown', { f: String(f).slice(0, 60) });
  };
  const base = (origin: string) => `${origin}/ogc`;
  const describe = (operationId: string, summary: string) => ({ tags, operationId, summary, querystring: InJson });

  const matrixSets: [string, string, (base: string) => object][] = [
    ['/ogc/tileMatrixSets', 'ogcTileMatrixSets', matrixSetsDocument],
    [`/ogc/tileMatrixSets/${matrixSet}`, 'ogcTileMatrixSet', matrixSetDocument],
  ];
  for (const [url, operationId, documentOf] of matrixSets) {
    app.get(
      url,
      { config: open, schema: describe(operationId, 'OGC API: how tiles cut the world') },
      (request, reply) => {
        onlyJson(request.query);
        return reply.type(media.json).send(JSON.stringify(documentOf(base(originFor(settings, request)))));
      },
    );
  }

  for (const { source, layer } of tiled) {
    const at = `/ogc/collections/${source.id}/tiles`;
    const config = { permission: source.permission, rateLimit };
    app.get(
      at,
      { config, schema: describe(`ogc-${source.id}-tilesets`, `${source.title.en}: its sets of tiles`) },
      (request, reply) => {
        onlyJson(request.query);
        const document = tilesetsDocument(base(originFor(settings, request)), source, languageFor(request));
        return reply.type(media.json).send(JSON.stringify(document));
      },
    );
    app.get(
      `${at}/${matrixSet}`,
      { config, schema: describe(`ogc-${source.id}-tileset`, `${source.title.en}: what is in its tiles`) },
      (request, reply) => {
        onlyJson(request.query);
        const origin = originFor(settings, request);
        const document = tilesetDocument(base(origin), origin, source, layer, languageFor(request));
        return reply.type(media.json).send(JSON.stringify(document));
      },
    );
    app.get(
      `${at}/${matrixSet}/:tileMatrix/:tileRow/:tileCol`,
      {
        config,
        schema: {
          tags,
          operationId: `ogc-${source.id}-tile`,
          summary: `${source.title.en}: one tile (Mapbox Vector Tile 2)`,
          params: z.object({ tileMatrix: z.string(), tileRow: z.string(), tileCol: z.string() }),
          querystring: z.looseObject({ f: text.describe('mvt') }),
        },
      },
      (request, reply) => {
        demandKnown(request.query, ['f']);
        const { f } = request.query;
        if (f !== undefined && f !== 'mvt') throw invalid('ogc.encoding-unknown', { f: f.slice(0, 60) });
        return answerTile(request, reply, { layers: [layer], tile: tileOf(request.params), filter: {} });
      },
    );
  }
}

/** The standard says row before column; a tile that is none is not there. */
function tileOf({ tileMatrix, tileRow, tileCol }: { tileMatrix: string; tileRow: string; tileCol: string }): TileId {
  const numbers = [tileMatrix, tileCol, tileRow].map((part) => (/^\d{1,8}$/.test(part) ? Number(part) : Number.NaN));
  const [z = 0, x = 0, y = 0] = numbers;
  try {
    return tileAt(z, x, y);
  } catch (error) {
    if (error instanceof Refusal) throw notFound(error.code, error.details);
    throw error;
  }
}
