import { type Query, sql, written } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Permission } from '../policy/policy.ts';
import type { Day, Instant } from '../time.ts';
import type { MapFilter } from './contract.ts';
import type { Box, TileId } from './mercator.ts';

/** What is asked of a layer: what lies in a box, as this person may see it, and by this filter. */
export interface MapAsked {
  /** Null for everywhere. */
  box: Box | null;
  actor: Actor;
  filter: MapFilter;
  now: Instant;
  today: Day;
}

export interface TileAsked extends MapAsked {
  box: Box;
  tile: TileId;
}

type FieldType = 'String' | 'Number' | 'Boolean';

interface Layer {
  /** As it stands in addresses and in the tile. */
  name: string;
  /** What it shows, for whoever reads its TileJSON. */
  description: string;
  permission: Permission;
  zooms: { min: number; max: number };
  /** The properties of its features: columns of the same names in what the layer selects. */
  fields: Readonly<Record<string, FieldType>>;
}

/**
 * Things that are a point. From `pointsFrom` on each is drawn by itself; before, they are counted by cell, from what is
 * kept on write (`count-on-map.ts`).
 */
export interface PointLayer extends Layer {
  shape: 'points';
  /**
   * Rows of the points in the box that the asker may see and the filter keeps: `lon`, `lat`, `standing` and `due_on` (as
   * `OnMap` has them), `came_at`, and the fields, among them `id`.
   */
  points(asked: MapAsked): Query;
  /** Of `points` the last that came to a tile, newest first. */
  newest(asked: TileAsked, page: NewestPage): Query;
  /** Everything the cells count: rows as `appendCounts` takes them, without `n`. */
  counted: Query;
  /** Of what is kept by cell, what the asker sees. */
  seenOf(actor: Actor): SeenOfCells;
  /** `newest` with what a list says of each: `title`, `workState`, `ownerId`, `ownerName`, `areaId`, `areaName`. */
  items(asked: MapAsked, page: NewestPage): Query;
}

/** So many at most of what came before the moment and the identifier. */
export interface NewestPage {
  rows: number;
  after?: readonly [Instant, string] | undefined;
}

/** The page of rows with `came_at` and `id`. */
export function newestOf(rows: Query, page: NewestPage): Query {
  const older =
    page.after === undefined
      ? sql``
      : sql`where (came_at, id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`;
  return sql`select * from (${rows}) as found ${older} order by came_at desc, id desc limit ${written(page.rows)}`;
}

export interface SeenOfCells {
  /** Of the rows `c`, cells or changes to them, those the asker sees all of: a condition. */
  kept: Query;
  /** Rows `lon`, `lat`, `standing`, `due_on` of what the asker sees beside those; null for nothing. */
  beside(asked: MapAsked): Query | null;
}

/** Things that have an extent, or may have: outlines, streets, parks. */
export interface ShapeLayer extends Layer {
  shape: 'shapes';
  /** Rows of what the box touches: `geometry` in EPSG:4326, and the fields. */
  shapes(asked: TileAsked): Query;
}

export type TileLayer = PointLayer | ShapeLayer;

/** Below this zoom a layer of points sends counts per cell. */
export const pointsFrom = 13;

export const boxValue = ({ west, south, east, north }: Box): Query =>
  sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;

/** The geometry in the column may show in the box: asked of the index. */
export const touches = (column: Query, box: Box | null): Query =>
  box === null ? sql`${column} is not null` : sql`${column} && ${boxValue(box)}`;

/** The layer of counts that belongs to a layer of points, below `pointsFrom`. */
export const cellsName = (layer: string): string => `${layer}-cells`;
