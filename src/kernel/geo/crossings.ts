import type { Position } from './contract.ts';
import { samePosition } from './positions.ts';

/** A ring with the number of the polygon it belongs to. */
export interface PlacedRing {
  positions: Position[];
  polygon: number;
}

interface Segment {
  from: Position;
  to: Position;
  ring: number;
  polygon: number;
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Where two boundaries run through one another. */
export interface Crossing {
  at: Position;
  sameRing: boolean;
  samePolygon: boolean;
}

/** The first crossing from west to east, or none. Boundaries that only touch do not cross. */
export function findCrossing(rings: PlacedRing[]): Crossing | undefined {
  const segments = rings.flatMap(segmentsOf).sort((a, b) => a.west - b.west);
  let open: Segment[] = [];
  for (const segment of segments) {
    open = open.filter((other) => other.east >= segment.west);
    for (const other of open) {
      if (other.south > segment.north || other.north < segment.south) continue;
      if (crosses(segment, other)) {
        return {
          at: intersection(segment, other),
          sameRing: segment.ring === other.ring,
          samePolygon: segment.polygon === other.polygon,
        };
      }
    }
    open.push(segment);
  }
  return undefined;
}

/** A position that a ring passes twice, or the end of a spike that it runs out and back along. */
export function findSelfTouch(ring: Position[]): Position | undefined {
  const corners = withoutRepeats(ring).slice(0, -1);
  const seen = new Set<string>();
  for (const [i, corner] of corners.entries()) {
    const key = corner.join(' ');
    if (seen.has(key)) return corner;
    seen.add(key);
    const before = corners.at(i - 1) ?? corner;
    const after = corners[(i + 1) % corners.length] ?? corner;
    const back = (before[0] - corner[0]) * (after[0] - corner[0]) + (before[1] - corner[1]) * (after[1] - corner[1]);
    if (side(before, corner, after) === 0 && back > 0) return corner;
  }
  return undefined;
}

/** Twice the enclosed area in square degrees; its sign tells the direction of the ring. */
export function signedArea(ring: Position[]): number {
  const [first = [0, 0]] = ring;
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? first;
    sum += (x - first[0]) * (nextY - first[1]) - (nextX - first[0]) * (y - first[1]);
  }
  return sum;
}

export type Where = 'inside' | 'outside' | 'boundary';

export function whereInRing(position: Position, ring: Position[]): Where {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a === undefined || b === undefined) continue;
    if (
      side(a, b, position) === 0 &&
      position[0] >= Math.min(a[0], b[0]) &&
      position[0] <= Math.max(a[0], b[0]) &&
      position[1] >= Math.min(a[1], b[1]) &&
      position[1] <= Math.max(a[1], b[1])
    ) {
      return 'boundary';
    }
    if (a[1] > position[1] !== b[1] > position[1]) {
      const upwards = b[1] > a[1];
      if (side(a, b, position) > 0 === upwards) inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

function segmentsOf({ positions, polygon }: PlacedRing, ring: number): Segment[] {
  const corners = withoutRepeats(positions);
  return corners.slice(1).map((to, i) => {
    const from = corners[i] ?? to;
    return {
      from,
      to,
      ring,
      polygon,
      west: Math.min(from[0], to[0]),
      east: Math.max(from[0], to[0]),
      south: Math.min(from[1], to[1]),
      north: Math.max(from[1], to[1]),
    };
  });
}

const withoutRepeats = (positions: Position[]): Position[] =>
  positions.filter((position, i) => {
    const before = positions[i - 1];
    return before === undefined || !samePosition(position, before);
  });

function crosses(a: Segment, b: Segment): boolean {
  return (
    side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
    side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  );
}

/** 1 left of the line, -1 right of it, 0 on it or too near to tell in floating point. */
function side(from: Position, to: Position, position: Position): number {
  const left = (from[0] - position[0]) * (to[1] - position[1]);
  const right = (from[1] - position[1]) * (to[0] - position[0]);
  const uncertain = 3.4e-16 * (Math.abs(left) + Math.abs(right));
  return left - right > uncertain ? 1 : right - left > uncertain ? -1 : 0;
}

function intersection(a: Segment, b: Segment): Position {
  const [ax, ay] = [a.to[0] - a.from[0], a.to[1] - a.from[1]];
  const [bx, by] = [b.to[0] - b.from[0], b.to[1] - b.from[1]];
  const along = ((b.from[0] - a.from[0]) * by - (b.from[1] - a.from[1]) * bx) / (ax * by - ay * bx);
  return [a.from[0] + along * ax, a.from[1] + along * ay];
}
