import type { Feature } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { PMTiles, TileType } from 'pmtiles';
import { get } from '../api.ts';
import { type LiveTiles, tileLayersOf, tileSources } from './live-tiles.ts';
import { colour } from './marks.ts';
import type { BaseMap, MapCell, MapContent } from './shown.ts';

/** Drawn from the letters the page has loaded anyway: no server of glyphs is asked. */
const font = ['Be Vietnam Pro', 'sans-serif'];

/** Our own layers over the base map of the configuration; over plain paper where there is none, or it does not answer. */
export async function makeStyle(
  base: BaseMap,
  content: MapContent,
  chosen: string | null,
  tiles?: LiveTiles,
): Promise<StyleSpecification> {
  const ground = await groundOf(base).catch(paper);
  const ofTiles = tiles === undefined ? {} : tileSources(tiles);
  return {
    ...ground,
    sources: { ...ground.sources, ...makeSources(content), ...ofTiles },
    layers: [...ground.layers, ...makeLayers(ground, chosen, tiles)],
  };
}

function paper(): StyleSpecification {
  const background: LayerSpecification = {
    id: 'paper',
    type: 'background',
    paint: { 'background-color': colour('sunk') },
  };
  return { version: 8, sources: {}, layers: [background] };
}

async function groundOf({ style, pmtiles }: BaseMap): Promise<StyleSpecification> {
  if (style !== null) return get<StyleSpecification>(style);
  const plain = paper();
  if (pmtiles === null) return plain;
  const address = new URL(pmtiles, location.href).href;
  const archive = new PMTiles(address);
  const { tileType } = await archive.getHeader();
  const url = `pmtiles://${address}`;
  if (tileType !== TileType.Mvt) {
    const raster: LayerSpecification = { id: 'base', type: 'raster', source: 'base' };
    return {
      ...plain,
      sources: { base: { type: 'raster', url, tileSize: 256 } },
      layers: [...plain.layers, raster],
    };
  }
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  const drawn = (metadata.vector_layers ?? []).flatMap(({ id }) => drawVectorLayer(id));
  return { ...plain, sources: { base: { type: 'vector', url } }, layers: [...plain.layers, ...drawn] };
}

/** Whatever schema the archive has: water in the river's colour, all else as fine lines. */
function drawVectorLayer(id: string): LayerSpecification[] {
  const water = /water|river|ocean/i.test(id);
  const line: LayerSpecification = {
    id: `base-${id}-line`,
    type: 'line',
    source: 'base',
    'source-layer': id,
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'line-color': colour(water ? 'river' : 'line'), 'line-width': 1 },
  };
  if (!water) return [line];
  const fill: LayerSpecification = {
    id: `base-${id}`,
    type: 'fill',
    source: 'base',
    'source-layer': id,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour('river') },
  };
  return [fill, line];
}

export function makeSources({
  areas,
  shapes,
  points,
  cells = [],
  way = [],
}: MapContent): Record<string, SourceSpecification> {
  return {
    areas: { type: 'geojson', data: { type: 'FeatureCollection', features: areas } },
    shapes: { type: 'geojson', data: { type: 'FeatureCollection', features: shapes } },
    cells: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: cells.map(featureOfCell) },
    },
    way: {
      type: 'geojson',
      data: {
        type: 'Feature',
        properties: {},
        geometry: { type: 'LineString', coordinates: way },
      },
    },
    points: {
      type: 'geojson',
      data: {
        type: 'FeatureCollection',
        features: points.map(({ id, name, position, standing, count, fresh = false }) => ({
          type: 'Feature',
          properties: { id, name, standing, count, fresh },
          geometry: { type: 'Point', coordinates: position },
        })),
      },
    },
  };
}

const featureOfCell = ({ box: [west, south, east, north], share }: MapCell): Feature => ({
  type: 'Feature',
  properties: { share },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});

/** Where the name of an area goes when the middle is taken. */
const aside = ['center', 'bottom', 'top', 'right', 'left'] as const;

function makeLayers(ground: StyleSpecification, chosen: string | null, tiles?: LiveTiles): LayerSpecification[] {
  // A base style with glyphs of its own has no letters of ours.
  const textFont = ground.glyphs === undefined ? { 'text-font': font } : {};
  const halo = { 'text-halo-color': colour('panel'), 'text-halo-width': 1.6 };
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': colour('panel'), 'fill-opacity': ground.layers.length > 1 ? 0.35 : 1 },
    },
    {
      id: 'area-shade',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['typeof', ['get', 'shade']], 'number'],
      paint: {
        'fill-color': colour('indigo'),
        'fill-opacity': ['interpolate', ['linear'], ['get', 'shade'], 0, 0.08, 1, 0.72],
      },
    },
    {
      id: 'area-chosen',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'chosen'], true],
      paint: { 'fill-color': colour('selected-line'), 'fill-opacity': 0.35 },
    },
    {
      id: 'shape-fill',
      type: 'fill',
      source: 'shapes',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour('river'), 'fill-opacity': 0.7 },
    },
    {
      id: 'shape-line',
      type: 'line',
      source: 'shapes',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour('river'), 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 3, 14, 9] },
    },
    {
      id: 'cell-fill',
      type: 'fill',
      source: 'cells',
      paint: {
        'fill-color': colour('brick'),
        'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.15, 1, 0.75],
      },
    },
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour('line-strong'), 'line-width': 1.2, 'line-dasharray': [4, 2] },
    },
    {
      id: 'area-name',
      type: 'symbol',
      source: 'areas',
      layout: {
        'text-field': ['get', 'name'],
        ...textFont,
        'text-size': 13,
        'text-max-width': 8,
        'text-padding': 4,
        ...(tiles === undefined ? {} : { 'text-variable-anchor': [...aside], 'text-radial-offset': 1.4 }),
      },
      paint: { 'text-color': colour('ink-2'), ...halo },
    },
    ...(tiles === undefined ? [] : tileLayersOf(tiles, textFont)),
    {
      id: 'point-fresh',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'fresh'], true],
      paint: {
        'circle-radius': 20,
        'circle-opacity': 0,
        'circle-stroke-color': colour('selected-line'),
        'circle-stroke-width': 4,
      },
    },
    {
      id: 'way',
      type: 'line',
      source: 'way',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour('indigo'), 'line-width': 3, 'line-dasharray': [1, 2] },
    },
    {
      id: 'point-ring',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'id'], chosen ?? ''],
      paint: {
        'circle-radius': 17,
        'circle-color': colour('selected'),
        'circle-stroke-color': colour('selected-line'),
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'point',
      type: 'symbol',
      source: 'points',
      layout: {
        'icon-image': ['get', 'standing'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true, // a task never hides the name of its area
        'text-field': ['case', ['>', ['get', 'count'], 1], ['to-string', ['get', 'count']], ''],
        ...textFont,
        'text-size': 12,
        'text-offset': [1.1, -0.9],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colour('ink'), ...halo },
    },
    {
      id: 'point-name',
      type: 'symbol',
      source: 'points',
      minzoom: 12.5,
      layout: {
        'text-field': ['get', 'name'],
        ...textFont,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-optional': true,
      },
      paint: { 'text-color': colour('ink'), ...halo },
    },
  ];
}
