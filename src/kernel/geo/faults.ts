import { invalid } from '../refusal.ts';
import type { Geometry, Position } from './contract.ts';
import { findCrossing, findSelfTouch, type PlacedRing, signedArea, whereInRing } from './crossings.ts';
import { positionsOf, samePosition } from './positions.ts';

/** What is wrong with a geometry and, where it can be said, at which position. Nothing is ever repaired. */
export interface Fault {
  code: string;
  at: Position | null;
}

/** More positions than this are not taken from a browser; an import of official outlines may have more. */
export const mostPositions = 20_000;

/** Square degrees, about a hundredth of a square metre: a ring that encloses less is a line. */
const flat = 1e-12;

/** Onshore and islands, generously: what lies outside is a mistake in the coordinates. */
const country = { west: 102, east: 118, south: 6, north: 24 } as const;

/** Refuses the geometry for the first thing wrong with it. */
export function checkGeometry(geometry: Geometry, limit = mostPositions): void {
  const [fault] = geometryFaults(geometry, limit);
  if (fault !== undefined) throw invalid(fault.code, fault.at === null ? {} : { at: fault.at.join(', ') });
}

/** Everything wrong with a geometry in longitude and latitude; empty when the database may see it. */
export function geometryFaults(geometry: Geometry, limit = mostPositions): Fault[] {
  const positions = positionsOf(geometry);
  if (positions.length === 0) return [{ code: 'geo.empty', at: null }];
  if (positions.length > limit) return [{ code: 'geo.too-many-positions', at: null }];
  const misplaced = misplacement(positions);
  return misplaced === undefined ? shapeFaults(geometry) : [misplaced];
}

/** What is wrong with the shape alone, wherever on earth it lies. */
export function shapeFaults(geometry: Geometry): Fault[] {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return [];
    case 'LineString':
      return lineFaults(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.flatMap(lineFaults);
    case 'Polygon':
      return polygonFaults([geometry.coordinates]);
    case 'MultiPolygon':
      return polygonFaults(geometry.coordinates);
  }
}

const inCountry = ([lon, lat]: Position): boolean =>
  lon >= country.west && lon <= country.east && lat >= country.south && lat <= country.north;

function misplacement(positions: Position[]): Fault | undefined {
  const away = positions.find((position) => !inCountry(position));
  if (away === undefined) return undefined;
  const [x, y] = away;
  if (inCountry([y, x])) return { code: 'geo.coordinates-swapped', at: away };
  if (Math.abs(x) > 360 && Math.abs(y) > 360) return { code: 'geo.looks-projected', at: away };
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return { code: 'geo.out-of-range', at: away };
  return { code: 'geo.outside-country', at: away };
}

function lineFaults(line: Position[]): Fault[] {
  const [first] = line;
  const moves = first !== undefined && line.some((position) => !samePosition(position, first));
  return moves ? [] : [{ code: 'geo.line-too-short', at: first ?? null }];
}

function polygonFaults(polygons: Position[][][]): Fault[] {
  const rings: PlacedRing[] = polygons.flatMap((polygon, i) => polygon.map((positions) => ({ positions, polygon: i })));
  if (polygons.some((polygon) => polygon.length === 0)) return [{ code: 'geo.empty', at: null }];

  const single = rings.flatMap(({ positions }) => ringFaults(positions));
  if (single.length > 0) return single; // the further questions make sense for closed, simple rings only

  const crossing = findCrossing(rings);
  if (crossing !== undefined) {
    const code = crossing.sameRing
      ? 'geo.ring-crosses'
      : crossing.samePolygon
        ? 'geo.holes-cross'
        : 'geo.parts-overlap';
    return [{ code, at: crossing.at }];
  }
  const nested = polygons.flatMap(holeFaults);
  return nested.length > 0 ? nested : partFaults(polygons);
}

function ringFaults(ring: Position[]): Fault[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined || ring.length < 4) {
    return [{ code: 'geo.ring-too-short', at: first ?? null }];
  }
  if (!samePosition(first, last)) return [{ code: 'geo.ring-open', at: last }];
  const crossing = findCrossing([{ positions: ring, polygon: 0 }]);
  if (crossing !== undefined) return [{ code: 'geo.ring-crosses', at: crossing.at }];
  if (Math.abs(signedArea(ring)) < flat) return [{ code: 'geo.ring-flat', at: first }];
  const touch = findSelfTouch(ring);
  return touch === undefined ? [] : [{ code: 'geo.ring-touches-itself', at: touch }];
}

function holeFaults([shell = [], ...holes]: Position[][]): Fault[] {
  return holes.flatMap((hole, i): Fault[] => {
    if (lies(hole, shell) === 'outside') return [{ code: 'geo.hole-outside', at: hole[0] ?? null }];
    const around = holes.some((other, j) => j !== i && lies(hole, other) === 'inside');
    return around ? [{ code: 'geo.holes-cross', at: hole[0] ?? null }] : [];
  });
}

function partFaults(polygons: Position[][][]): Fault[] {
  return polygons.flatMap(([shell = []], i) => {
    const inside = polygons.some(
      ([otherShell = [], ...otherHoles], j) =>
        j !== i && lies(shell, otherShell) === 'inside' && !otherHoles.some((hole) => lies(shell, hole) !== 'outside'),
    );
    return inside ? [{ code: 'geo.parts-overlap', at: shell[0] ?? null }] : [];
  });
}

/** Where a ring lies that is known not to cross the other: told by its first corner that is not on it. */
function lies(ring: Position[], other: Position[]): 'inside' | 'outside' | 'boundary' {
  for (const corner of ring) {
    const where = whereInRing(corner, other);
    if (where !== 'boundary') return where;
  }
  return 'boundary';
}
