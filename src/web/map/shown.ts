import type { Feature, Geometry } from 'geojson';
import type { Standing } from '../standing.ts';

/** What a map is given to show; the pages make it from their contracts. */
export interface MapContent {
  /** Administrative units with their outlines; those chosen are filled, and shaded from 0 to 1 where they are compared. */
  areas: Feature<Geometry, { name: string; id?: string; chosen?: boolean; shade?: number | null }>[];
  /** Lasting things that are a line or a surface: the river, a park. */
  shapes: Feature<Geometry, { name: string }>[];
  points: MapPoint[];
  /** Squares filled the darker, the larger their share of the largest. */
  cells?: MapCell[];
  /** A way through them, drawn as a line. */
  way?: LonLat[];
}

export interface MapCell {
  box: [west: number, south: number, east: number, north: number];
  share: number;
}

/** Longitude and latitude. */
export type LonLat = [lon: number, lat: number];

export interface MapPoint {
  id: string;
  name: string;
  position: LonLat;
  /** How what lies there stands; a bare place has no state. */
  standing: Standing | 'place';
  /** How many lie there; told where it is more than one. */
  count: number;
  /** Came in just now. */
  fresh?: boolean;
}

/** What lies under our own layers, by configuration. */
export interface BaseMap {
  style: string | null;
  pmtiles: string | null;
}

/** The frame around everything that is shown: west, south, east, north. */
export function boundsOf({ areas, shapes, points }: MapContent): [number, number, number, number] | null {
  const positions: number[][] = points.map(({ position }) => position);
  for (const { geometry } of areas.length > 0 ? areas : shapes) collect(geometry, positions);
  const lons = positions.map(([lon]) => lon ?? 0);
  const lats = positions.map(([, lat]) => lat ?? 0);
  if (lons.length === 0) return null;
  return [
    lons.reduce((a, b) => Math.min(a, b)),
    lats.reduce((a, b) => Math.min(a, b)),
    lons.reduce((a, b) => Math.max(a, b)),
    lats.reduce((a, b) => Math.max(a, b)),
  ];
}

function collect(geometry: Geometry, into: number[][]): void {
  if (geometry.type === 'GeometryCollection') return;
  walk(geometry.coordinates, into);
}

type Nested = number | readonly Nested[];
function walk(coordinates: Nested, into: number[][]): void {
  if (typeof coordinates === 'number') return;
  const [first, second] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') into.push([first, second]);
  else for (const inner of coordinates) walk(inner, into);
}

/** A position of the contracts without its height. */
export const lonLat = ([lon, lat]: readonly [number, number, ...number[]]): LonLat => [lon, lat];
