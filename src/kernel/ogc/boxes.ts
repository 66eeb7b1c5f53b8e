import type { MultiPolygon, Polygon, Position } from '../geo/contract.ts';
import { invalid } from '../refusal.ts';
import type { Crs } from './crs.ts';

/** A box in degrees that does not cross the date line. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Points on each side of a box of a map grid: its sides are no lines of longitude or latitude. */
const steps = 24;

/** Four numbers, or six of which the heights are left out: what is on the map has none. */
function cornersOf(numbers: readonly number[]): [Position, Position] {
  const [a, b, c, d, e, f] = numbers;
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    numbers.some((n) => !Number.isFinite(n))
  )
    throw invalid('ogc.bbox-unreadable');
  if (numbers.length === 4)
    return [
      [a, b],
      [c, d],
    ];
  if (numbers.length !== 6 || e === undefined || f === undefined) throw invalid('ogc.bbox-unreadable');
  if (f < c) throw invalid('ogc.bbox-inside-out');
  return [
    [a, b],
    [d, e],
  ];
}

/** What the numbers enclose: one box or, across the date line, two; of a map grid the surface within its four sides. */
export function readBox(numbers: readonly number[], crs: Crs): { boxes: Box[] } | { surface: Polygon } {
  const [low, high] = cornersOf(numbers);
  if (!crs.geographic) return { surface: gridSurface(low, high, crs) };
  const [west, south] = crs.read(low);
  const [east, north] = crs.read(high);
  if (south > north) throw invalid('ogc.bbox-inside-out');
  if (Math.abs(south) > 90 || Math.abs(north) > 90 || Math.abs(west) > 360 || Math.abs(east) > 360) {
    throw invalid('ogc.bbox-outside-crs');
  }
  const sides = { south, north };
  if (west <= east) return { boxes: [{ west: clamp(west), east: clamp(east), ...sides }] };
  return {
    boxes: [
      { west: clamp(west), east: 180, ...sides },
      { west: -180, east: clamp(east), ...sides },
    ],
  };
}

const clamp = (lon: number): number => Math.max(-180, Math.min(180, lon));

function gridSurface([x1, y1]: Position, [x2, y2]: Position, crs: Crs): Polygon {
  if (x2 < x1 || y2 < y1) throw invalid('ogc.bbox-inside-out');
  const side = (ax: number, ay: number, bx: number, by: number): Position[] =>
    Array.from({ length: steps }, (_, i) => [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps]);
  const ring = [...side(x1, y1, x2, y1), ...side(x2, y1, x2, y2), ...side(x2, y2, x1, y2), ...side(x1, y2, x1, y1)];
  const corners = [...ring, [x1, y1] as Position].map((position) => crs.read(position));
  if (corners.some(([lon, lat]) => !Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lat) > 90)) {
    throw invalid('ogc.bbox-outside-crs');
  }
  return { type: 'Polygon', coordinates: [corners.map(([lon, lat]) => [clamp(lon), lat])] };
}

/** The surface of a box as a geometry of a filter, in the system of the filter; across the date line it is two. */
export function boxGeometry(numbers: readonly number[]): Polygon | MultiPolygon {
  const [[west, south], [east, north]] = cornersOf(numbers);
  if (south > north) throw invalid('ogc.bbox-inside-out');
  const ring = (w: number, e: number): Position[][] => [
    [
      [w, south],
      [e, south],
      [e, north],
      [w, north],
      [w, south],
    ],
  ];
  if (west <= east) return { type: 'Polygon', coordinates: ring(west, east) };
  return { type: 'MultiPolygon', coordinates: [ring(west, 180), ring(-180, east)] };
}
