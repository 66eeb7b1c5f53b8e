import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, actorOf } from '../http/app.ts';
import { demand } from '../policy/policy.ts';
import { invalid, notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import { MapFilter, TileJson } from './contract.ts';
import { mediaType } from './encode.ts';
import { KeptTiles } from './kept-tiles.ts';
import type { TileLayer } from './layer.ts';
import { makeTile } from './make-tile.ts';
import { type TileId, tileAt } from './mercator.ts';
import { publicVersion } from './read-cells.ts';
import { tileJsonOf } from './tile-json.ts';

const tags = ['map'];
const mostLayers = 8;

/** What a cache between may hand out for so long; a browser always asks whether its tile is still true. */
const forCaches = 'public, max-age=0, s-maxage=2, must-revalidate';
/** What one person sees is kept for that person alone. */
const forOne = 'private, no-cache';

const TileParams = z.object({
  layers: z.string().max(200).describe('A layer, or several with commas between.'),
  z: z.string().describe('The zoom, from 0.'),
  x: z.string().describe('The column, from the west.'),
  tile: z.string().describe('The row, from the north, and `.mvt`.'),
});
const Filter = MapFilter.extend({
  v: z.string().max(100).optional().describe('Means nothing here: another value passes by what caches have kept.'),
});

/** Vector tiles of everything the city has on its map, as the asker may see it now. */
export function tileRoutes(app: App, { db, clock, settings }: Services, known: readonly TileLayer[]): void {
  const answerTile = tileAnswerer({ db, clock });

  app.get(
    '/tiles/:file',
    {
      config: { permission: 'map.read' },
      schema: {
        tags,
        operationId: 'tileJson',
        summary: 'One layer, or several with commas between, described as TileJSON 3.0',
        params: z.object({ file: z.string().max(200).describe('`tasks.json`, `areas,places.json`') }),
        querystring: Filter,
        response: { 200: TileJson },
      },
    },
    async (request) => {
      const name = /^(.+)\.json$/.exec(request.params.file)?.[1];
      if (name === undefined) throw notFound('tiles.address');
      const layers = layersNamed(name, known);
      for (const { permission } of layers) demand(actorOf(request), permission);
      const site = settings.PUBLIC_URL?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
      const question = request.url.split('?')[1];
      const names = layers.map((layer) => layer.name).join(',');
      const address = `${site}/tiles/${names}/{z}/{x}/{y}.mvt${question === undefined ? '' : `?${question}`}`;
      return tileJsonOf(db.reads, layers, address);
    },
  );

  app.get(
    '/tiles/:layers/:z/:x/:tile',
    {
      config: { permission: 'map.read' },
      schema: {
        tags,
        operationId: 'tile',
        summary: 'A vector tile (Mapbox Vector Tile 2) as the asker may see it now',
        description:
          'Below zoom 13 layers of points send counts per cell in a layer named `…-cells`. Carries an ETag; with ' +
          'If-None-Match the answer is 304 while the tile is the same.',
        params: TileParams,
        querystring: Filter,
      },
    },
    async (request, reply) => {
      const { params } = request;
      const tile = tileAt(wholeNumber(params.z), wholeNumber(params.x), wholeNumber(rowOf(params.tile)));
      const { v: _passesBy, ...filter } = request.query;
      return answerTile(request, reply, { layers: layersNamed(params.layers, known), tile, filter });
    },
  );
}

export interface AnsweredTile {
  layers: readonly TileLayer[];
  tile: TileId;
  filter: MapFilter;
}
export type AnswerTile = (request: FastifyRequest, reply: FastifyReply, asked: AnsweredTile) => Promise<FastifyReply>;

/** Sends tiles as each asker may see them; what the public sees is kept for as long as it is true. */
export function tileAnswerer({ db, clock }: Pick<Services, 'db' | 'clock'>): AnswerTile {
  const kept = new KeptTiles();
  return async (request, reply, { layers, tile, filter }) => {
    const actor = actorOf(request);
    for (const { permission } of layers) demand(actor, permission);
    const now = clock();
    const asked = { actor, filter, now, today: dayOf(now) };
    reply.header('vary', 'Cookie, Authorization');
    const isKept = actor.kind === 'public' && layers.every(({ shape }) => shape === 'points');
    if (!isKept) {
      const bytes = await makeTile(db.reads, layers, tile, asked);
      return sendTile(request, reply, etagOf(bytes), actor.kind === 'public', async () => bytes);
    }
    const names = layers.map(({ name }) => name);
    const version = await publicVersion(db.reads, names, tile);
    // What counts as overdue is another thing on another day.
    const address = JSON.stringify([names, tile, filter, asked.today]);
    return sendTile(request, reply, `"${version}-${etagOf(address).slice(1)}`, true, async () => {
      const found = kept.find(address, version);
      if (found !== undefined) return found;
      const made = await makeTile(db.reads, layers, tile, asked);
      kept.keep(address, version, made);
      return made;
    });
  };
}

async function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  isPublic: boolean,
  bytes: () => Promise<Uint8Array>,
): Promise<FastifyReply> {
  reply.header('etag', etag).header('cache-control', isPublic ? forCaches : forOne);
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) === true || known?.includes('*') === true) return reply.code(304).send();
  return reply.type(mediaType).send(Buffer.from(await bytes()));
}

const etagOf = (content: string | Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

const wholeNumber = (text: string): number => {
  if (!/^\d{1,8}$/.test(text)) throw invalid('tiles.address');
  return Number(text);
};
const rowOf = (file: string): string => /^(.+)\.(?:mvt|pbf)$/.exec(file)?.[1] ?? '';

/** The layers named in an address, each once. */
export function layersNamed<Layer extends TileLayer>(names: string, known: readonly Layer[]): Layer[] {
  const layers = [...new Set(names.split(','))].map((name) => {
    const layer = known.find((candidate) => candidate.name === name);
    if (layer !== undefined) return layer;
    throw notFound('tiles.unknown-layer', { layer: name, known: known.map((one) => one.name).join(', ') });
  });
  if (layers.length > mostLayers) throw invalid('tiles.address');
  return layers;
}
