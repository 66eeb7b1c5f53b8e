import { z } from 'zod';
import { joinSql, Query, type Reads, sql } from '../db/db.ts';
import { Geometry } from '../geo/contract.ts';
import { type DrawnLayer, drawPoints, drawShapes, encodeTile, type Properties, shapeBuffer } from './encode.ts';
import {
  boxValue,
  cellsName,
  type MapAsked,
  type PointLayer,
  pointsFrom,
  type ShapeLayer,
  type TileAsked,
  type TileLayer,
} from './layer.ts';
import { boxOf, type TileId, worldX, worldY } from './mercator.ts';
import { CountedCell, cellRows } from './read-cells.ts';

/** More points in one tile than anybody can tell apart; the newest are drawn. */
const mostPoints = 2_000;

/** The bytes of a tile with the layers named, as the asker may see them now. The one place where tiles are made. */
export async function makeTile(
  reads: Reads,
  layers: readonly TileLayer[],
  tile: TileId,
  asked: Omit<MapAsked, 'box'>,
): Promise<Uint8Array> {
  const drawn = layers
    .filter(({ zooms }) => tile.z >= zooms.min)
    .map((layer) => drawLayer(reads, layer, { ...asked, tile, box: boxOf(tile) }));
  return encodeTile(await Promise.all(drawn));
}

function drawLayer(reads: Reads, layer: TileLayer, asked: TileAsked): Promise<DrawnLayer> {
  if (layer.shape === 'shapes') return shapesOf(reads, layer, asked);
  return asked.tile.z < pointsFrom ? cellsOf(reads, layer, asked) : pointsOf(reads, layer, asked);
}

async function cellsOf(reads: Reads, layer: PointLayer, asked: TileAsked): Promise<DrawnLayer> {
  const cells = await reads.rows(CountedCell, cellRows(layer, asked));
  const features = drawPoints(
    cells,
    asked.tile,
    ({ x, y }) => [x, y],
    ({ x: _x, y: _y, ...counts }) => counts,
  );
  return { name: cellsName(layer.name), features };
}

const Located = z.looseObject({ lon: z.number(), lat: z.number() });

async function pointsOf(reads: Reads, layer: PointLayer, asked: TileAsked): Promise<DrawnLayer> {
  const rows = await reads.rows(
    Located,
    sql`select lon, lat, ${columnsOf(layer)} from (${layer.newest(asked, { rows: mostPoints })}) as found`,
  );
  const features = drawPoints(
    rows,
    asked.tile,
    ({ lon, lat }) => [worldX(lon), worldY(lat)],
    ({ lon: _lon, lat: _lat, ...properties }) => properties as Properties,
  );
  return { name: layer.name, features };
}

const Shaped = z.looseObject({ geometry: Geometry.nullable() });
/** A shape with fewer corners is sent whole: to cut it costs more. */
const fewCorners = 200;

async function shapesOf(reads: Reads, layer: ShapeLayer, asked: TileAsked): Promise<DrawnLayer> {
  const box = boxOf(asked.tile, 2 * shapeBuffer);
  const half = (box.east - box.west) / 8192; // half a unit of the tile
  const cut = sql`ST_Simplify(ST_ClipByBox2D(geometry, ${boxValue(box)}), ${half}::float8, true)`;
  const rows = await reads.rows(
    Shaped,
    sql`select ST_AsGeoJSON(case when ST_NPoints(geometry) < ${fewCorners} then geometry else ${cut} end, 7)::jsonb as geometry,
               ${columnsOf(layer)}
          from (${layer.shapes({ ...asked, box })}) as found`,
  );
  const shapes = rows.flatMap(({ geometry, ...properties }) =>
    geometry === null ? [] : [{ geometry, properties: properties as Properties }],
  );
  return { name: layer.name, features: drawShapes(shapes, asked.tile) };
}

// Names of columns are ours; they stand in the text of the statement.
const columnsOf = ({ fields }: TileLayer): Query =>
  joinSql(
    Object.keys(fields).map((field) => new Query([`"${field}"`], [])),
    ', ',
  );
