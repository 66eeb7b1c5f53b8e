import { invalid } from '../refusal.ts';

/** A square of the web's map (Web Mercator, EPSG:3857): at zoom z the world is 2^z squares wide, row 0 in the north. */
export interface TileId {
  z: number;
  x: number;
  y: number;
}

/** West, south, east, north, in degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Finer than this no screen asks; our own layers say in their TileJSON where they end. */
export const deepestZoom = 22;
/** So many units make the edge of a tile. */
export const extent = 4096;
/** The world of Web Mercator ends here, so that it is a square. */
export const northernmost = 85.0511287798066;

/** What was asked for in an address, if there is such a tile. */
export function tileAt(z: number, x: number, y: number): TileId {
  if (!Number.isInteger(z) || z < 0 || z > deepestZoom) throw invalid('tiles.zoom', { z, deepest: deepestZoom });
  const last = 2 ** z - 1;
  for (const n of [x, y]) {
    if (!Number.isInteger(n) || n < 0 || n > last) throw invalid('tiles.no-such-tile', { z, x, y, last });
  }
  return { z, x, y };
}

/**
 * The degrees a tile covers, and so much more around it, in units of the tile. It does not reach around the world; what
 * lies beyond the north and the south of this map is on its edge.
 */
export function boxOf({ z, x, y }: TileId, buffer = 0): Box {
  const tiles = 2 ** z;
  const more = buffer / extent;
  return {
    west: Math.max(-180, ((x - more) / tiles) * 360 - 180),
    south: y + 1 + more >= tiles ? -90 : latitudeAt((y + 1 + more) / tiles),
    east: Math.min(180, ((x + 1 + more) / tiles) * 360 - 180),
    north: y - more <= 0 ? 90 : latitudeAt((y - more) / tiles),
  };
}

const latitudeAt = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

const last = 1 - 2 ** -40;
/** Where a longitude lies in the world from 0 to 1; 180° belongs to the last tile, not to one beyond it. */
export const worldX = (lon: number): number => Math.min(last, Math.max(0, (lon + 180) / 360));
export function worldY(lat: number): number {
  const sin = Math.sin((Math.max(-northernmost, Math.min(northernmost, lat)) * Math.PI) / 180);
  return Math.min(last, Math.max(0, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)));
}

/** The units of the tile at a position of the world, from 0 to one less than the extent where it lies in it. */
export const tileUnits = (world: number, tile: number, z: number): number =>
  Math.floor((world * 2 ** z - tile) * extent);

/** In the order of a Z through the world (Morton): what lies in a tile lies together, and its parent is a shift away. */
export function cellOfTile({ x, y }: TileId): number {
  let cell = 0;
  for (let bit = 1, place = 1; bit <= x || bit <= y; bit *= 2, place *= 4) {
    if (Math.floor(x / bit) % 2 === 1) cell += place;
    if (Math.floor(y / bit) % 2 === 1) cell += 2 * place;
  }
  return cell;
}
