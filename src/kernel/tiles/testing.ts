import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { cellOfTile, type TileId, worldX, worldY } from './mercator.ts';

/** The tile of a zoom that a position lies in. */
export function tileOf([lon, lat]: readonly [number, number], z: number): TileId {
  return { z, x: Math.floor(worldX(lon) * 2 ** z), y: Math.floor(worldY(lat) * 2 ** z) };
}

export const cellAt = (position: readonly [number, number], z: number): number => cellOfTile(tileOf(position, z));

/** What is in the bytes of a tile, read by the library that others read them with. */
export function readTile(bytes: Uint8Array, { z, x, y }: TileId) {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => {
        const { properties, geometry } = layer.feature(i).toGeoJSON(x, y, z);
        return { properties: properties ?? {}, geometry };
      }),
    ]),
  );
}
