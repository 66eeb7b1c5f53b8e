import { type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Geometry } from 'geojson';
import { extent, type TileId, tileUnits } from './mercator.ts';

export const mediaType = 'application/vnd.mapbox-vector-tile';

export type Properties = Readonly<Record<string, string | number | boolean | null>>;

/** The features of one layer within a tile, in its units. */
export interface DrawnLayer {
  name: string;
  features: GeoJSONVTTile['features'];
}

/** The bytes of a tile (Mapbox Vector Tile 2). A layer without anything in it is left out; a tile may be empty. */
export function encodeTile(layers: readonly DrawnLayer[]): Uint8Array {
  const filled = layers.filter(({ features }) => features.length > 0);
  const tiles = filled.map(({ name, features }) => [name, { features } as GeoJSONVTTile]);
  return fromGeojsonVt(Object.fromEntries(tiles), { version: 2, extent });
}

/** Points that lie in the tile, by where they are in the world from 0 to 1; those on an edge are in one tile only. */
export function drawPoints<Row>(
  rows: readonly Row[],
  { z, x, y }: TileId,
  worldOf: (row: Row) => readonly [x: number, y: number],
  propertiesOf: (row: Row) => Properties,
): DrawnLayer['features'] {
  const features: DrawnLayer['features'] = [];
  for (const row of rows) {
    const [wx, wy] = worldOf(row);
    const px = tileUnits(wx, x, z);
    const py = tileUnits(wy, y, z);
    if (px < 0 || py < 0 || px >= extent || py >= extent) continue;
    features.push({ type: 1, geometry: [[px, py]], tags: propertiesOf(row) });
  }
  return features;
}

/** So much of a shape is sent beyond the edge of the tile, that its border is not drawn along it. */
export const shapeBuffer = 64;

/** Lines and surfaces: thinned to what can be seen, cut a little outside the tile. */
export function drawShapes(
  shapes: readonly { geometry: Geometry; properties: Properties }[],
  { z, x, y }: TileId,
): DrawnLayer['features'] {
  const features = shapes.map(({ geometry, properties }) => ({ type: 'Feature' as const, geometry, properties }));
  const collection = { type: 'FeatureCollection' as const, features };
  const options = { extent, buffer: shapeBuffer, clip: true, maxZoom: 24, tolerance: 2 };
  return geoJSONToTile(collection, z, x, y, options).features;
}
