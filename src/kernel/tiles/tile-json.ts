import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import type { TileJson } from './contract.ts';
import { cellsName, pointsFrom, type TileLayer } from './layer.ts';
import { northernmost } from './mercator.ts';

const counts = ['count', 'overdue', 'inTime', 'dueSoon', 'withoutDeadline', 'doneOnTime', 'doneLate'];
const countFields = Object.fromEntries(counts.map((name) => [name, 'Number']));

/** What a program that draws maps needs to know about the layers: where their tiles are, and what is in them. */
export async function tileJsonOf(reads: Reads, layers: readonly TileLayer[], address: string): Promise<TileJson> {
  const bounds = await cityBounds(reads);
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  return {
    tilejson: '3.0.0',
    name: layers.map(({ name }) => name).join(','),
    description: layers.map(({ description }) => description).join('; '),
    version: '1.0.0',
    scheme: 'xyz',
    tiles: [address],
    minzoom: Math.min(...layers.map(({ zooms }) => zooms.min)),
    maxzoom: Math.max(...layers.map(({ zooms }) => zooms.max)),
    bounds,
    center: [(west + east) / 2, (south + north) / 2, 10],
    vector_layers: layers.flatMap(vectorLayers),
  };
}

function vectorLayers(layer: TileLayer): TileJson['vector_layers'] {
  const { name, description, zooms, fields } = layer;
  if (layer.shape === 'shapes') return [{ id: name, description, minzoom: zooms.min, maxzoom: zooms.max, fields }];
  const cells = `${description}: how many there are in a cell of the map`;
  return [
    { id: cellsName(name), description: cells, minzoom: zooms.min, maxzoom: pointsFrom - 1, fields: countFields },
    { id: name, description, minzoom: pointsFrom, maxzoom: zooms.max, fields },
  ];
}

const Bounds = z.object({ bounds: z.array(z.number()).nullable() });

/** The frame around all outlines; the world, while there is none. */
async function cityBounds(reads: Reads): Promise<number[]> {
  const found = await reads.row(
    Bounds,
    sql`select case when count(*) > 0 then
               to_jsonb(array[min(ST_XMin(outline)), min(ST_YMin(outline)), max(ST_XMax(outline)), max(ST_YMax(outline))]) end as bounds
          from area_outline where superseded_at is null`,
  );
  return found?.bounds ?? [-180, -northernmost, 180, northernmost];
}
