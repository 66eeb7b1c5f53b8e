import type { Language } from '../messages.ts';
import type { TileLayer } from '../tiles/layer.ts';
import { deepestZoom } from '../tiles/mercator.ts';
import { selfLinks } from './documents.ts';
import { type Link, media, rel } from './media.ts';
import type { FeatureSource } from './source.ts';

export const matrixSet = 'WebMercatorQuad';
const matrixSetUri = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${matrixSet}`;
const mercator = 'http://www.opengis.net/def/crs/EPSG/0/3857';
const tileType = 'application/vnd.mapbox-vector-tile';
const edgeM = 20_037_508.342_789_244;
const usualScale = 559_082_264.028_717_8;

const tiling = (base: string): Link => ({
  href: `${base}/tileMatrixSets/${matrixSet}`,
  rel: rel.tilingScheme,
  type: media.json,
  title: matrixSet,
});

/** How the world is cut: the squares of the web's maps, zoom by zoom. */
export function matrixSetDocument(base: string) {
  return {
    id: matrixSet,
    title: 'Google Maps Compatible for the World',
    uri: matrixSetUri,
    crs: mercator,
    orderedAxes: ['X', 'Y'],
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    tileMatrices: Array.from({ length: deepestZoom + 1 }, (_, zoom) => ({
      id: String(zoom),
      scaleDenominator: usualScale / 2 ** zoom,
      cellSize: (2 * edgeM) / 256 / 2 ** zoom,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-edgeM, edgeM],
      tileWidth: 256,
      tileHeight: 256,
      matrixWidth: 2 ** zoom,
      matrixHeight: 2 ** zoom,
    })),
    links: [{ href: `${base}/tileMatrixSets/${matrixSet}`, rel: 'self', type: media.json, title: matrixSet }],
  };
}

export const matrixSetsDocument = (base: string) => ({
  tileMatrixSets: [{ id: matrixSet, title: matrixSet, uri: matrixSetUri, crs: mercator, links: [tiling(base)] }],
});

const about = (source: FeatureSource, language: Language) => ({
  title: source.title[language],
  dataType: 'vector',
  crs: mercator,
  tileMatrixSetURI: matrixSetUri,
});

/** The sets of tiles of a layer: there is one. */
export function tilesetsDocument(base: string, source: FeatureSource, language: Language) {
  const at = `${base}/collections/${source.id}/tiles`;
  const own: Link = { href: `${at}/${matrixSet}`, rel: 'self', type: media.json, title: source.title[language] };
  return {
    links: selfLinks(at, 'json', media.json, source.title[language]).slice(0, 1),
    tilesets: [{ ...about(source, language), links: [own, tiling(base)] }],
  };
}

/** What is in the tiles of a layer, how far they go, and where they are. */
export function tilesetDocument(
  base: string,
  origin: string,
  source: FeatureSource,
  layer: TileLayer,
  language: Language,
) {
  const at = `${base}/collections/${source.id}/tiles/${matrixSet}`;
  const title = source.title[language];
  const links: (Link & { templated?: boolean })[] = [
    { href: at, rel: 'self', type: media.json, title },
    tiling(base),
    { href: `${at}/{tileMatrix}/{tileRow}/{tileCol}`, rel: 'item', type: tileType, title, templated: true },
    { href: `${origin}/tiles/${layer.name}.json`, rel: 'describedby', type: media.json, title: 'TileJSON 3.0' },
    { href: `${base}/collections/${source.id}`, rel: rel.geodata, type: media.json, title },
  ];
  return {
    ...about(source, language),
    links,
    layers: [
      {
        id: layer.name,
        title,
        dataType: 'vector',
        minTileMatrix: String(layer.zooms.min),
        maxTileMatrix: String(layer.zooms.max),
      },
    ],
  };
}

/** From the collection to its tiles. */
export const tilesLink = (base: string, { id, title }: FeatureSource, language: Language): Link => ({
  href: `${base}/collections/${id}/tiles`,
  rel: rel.vectorTilesets,
  type: media.json,
  title: title[language],
});
