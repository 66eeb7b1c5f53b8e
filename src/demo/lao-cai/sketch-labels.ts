import type { Position } from '../../kernel/geo/contract.ts';
import {
  bend,
  cellCount,
  cellKm2,
  centreOf,
  grid,
  labelAt,
  type Metres,
  neighboursOf,
  outside,
  toMetres,
} from './sketch-grid.ts';

/** A piece of the sketch: a former commune-level unit, known by its centre, its area where published, its later unit. */
export interface Piece {
  centre: Position;
  /** Which side of the river it lies on, looking downstream. */
  bank: 'left' | 'right';
  km2: number | null;
  /** The group it ends up in. */
  group: string;
}

export interface Sketch {
  pieces: readonly Piece[];
  /** The area each group has to reach. */
  groupKm2: Readonly<Record<string, number>>;
  /** Borders rather follow it than cross it. */
  river: readonly Position[];
  /** Nothing is drawn beyond it. */
  isAbroad: (position: Metres) => boolean;
}

/** Crossing the river counts as this much further away. */
const riverM = 4_000;

/** The number of the piece each cell belongs to. */
export function labelCells({ pieces, groupKm2, river, isAbroad }: Sketch): Int16Array {
  const centres = Array.from({ length: cellCount }, (_, cell) => centreOf(cell));
  const line = river.map(toMetres);
  const banks = centres.map((centre) => bankOf(centre, line));
  const bent = centres.map((centre): Metres => {
    const [east, north] = bend(centre);
    return [centre[0] + east, centre[1] + north];
  });
  const distances = pieces.map(({ centre, bank }) => {
    const [east, north] = toMetres(centre);
    return Float64Array.from(
      bent,
      ([x, y], cell) => Math.hypot(x - east, y - north) + (banks[cell] === bank ? 0 : riverM),
    );
  });

  const groups = Object.keys(groupKm2);
  const ofGroup = groups.map((group) => {
    const members = distances.filter((_, piece) => pieces[piece]?.group === group);
    return Float64Array.from(centres, (_, cell) => Math.min(...members.map((distance) => distance[cell] ?? Infinity)));
  });
  const open = centres.flatMap((centre, cell) => (isAbroad(centre) ? [] : [cell]));
  const groupLabels = grow(
    open,
    ofGroup,
    groups.map((group) => groupKm2[group] ?? null),
    true,
  );

  const labels = new Int16Array(cellCount).fill(outside);
  for (const [g, group] of groups.entries()) {
    const members = pieces.flatMap((piece, i) => (piece.group === group ? [i] : []));
    const cells = open.filter((cell) => groupLabels[cell] === g);
    const within = grow(
      cells,
      members.map((i) => distances[i] ?? new Float64Array(cellCount)),
      members.map((i) => pieces[i]?.km2 ?? null),
      false,
    );
    for (const cell of cells) labels[cell] = members[within[cell] ?? 0] ?? outside;
  }
  tidy(labels, pieces.length);
  return labels;
}

/**
 * Gives each cell to the nearest site. A site with an area to reach counts as nearer or farther, until it has that area;
 * where `bounded`, cells farther than a site reaches are nobody's.
 */
function grow(
  cells: readonly number[],
  distances: readonly Float64Array[],
  km2: readonly (number | null)[],
  bounded: boolean,
): Int16Array {
  const radius = (area: number) => Math.sqrt(area / Math.PI) * 1000;
  const reach = km2.map((area) => (bounded ? radius(area ?? 0) : 0));
  const labels = new Int16Array(cellCount).fill(outside);
  for (let round = 0; round < 30; round++) {
    const sizes = new Array<number>(distances.length).fill(0);
    for (const cell of cells) {
      let nearest = outside;
      let best = bounded ? 0 : Number.POSITIVE_INFINITY;
      for (let site = 0; site < distances.length; site++) {
        const away = (distances[site]?.[cell] ?? 0) - (reach[site] ?? 0);
        if (away >= best) continue;
        nearest = site;
        best = away;
      }
      labels[cell] = nearest;
      if (nearest !== outside) sizes[nearest] = (sizes[nearest] ?? 0) + 1;
    }
    for (const [site, area] of km2.entries()) {
      if (area === null) continue;
      reach[site] = (reach[site] ?? 0) + 0.6 * (radius(area) - radius((sizes[site] ?? 0) * cellKm2));
    }
  }
  return labels;
}

/** The bank of a river, drawn downstream, on which a point lies. */
export function bankOf([x, y]: Metres, line: readonly Metres[]): 'left' | 'right' {
  let nearest = Number.POSITIVE_INFINITY;
  let left = false;
  for (const [i, [bx, by]] of line.entries()) {
    const from = line[i - 1];
    if (from === undefined) continue;
    const [ax, ay] = from;
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const t = Math.max(0, Math.min(1, along));
    const away = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
    if (away < nearest) {
      nearest = away;
      left = (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
    }
  }
  return left ? 'left' : 'right';
}

/** One connected patch for each piece, no enclosed gaps, and no two patches that only meet at a corner. */
function tidy(labels: Int16Array, pieceCount: number): void {
  for (let pass = 0; pass < 2; pass++) takeMajority(labels);
  for (let round = 0; round < 20; round++) {
    const moved = joinPatches(labels, pieceCount);
    const turned = openCorners(labels);
    if (!moved && !turned) return;
  }
}

function takeMajority(labels: Int16Array): void {
  const before = labels.slice();
  for (let cell = 0; cell < cellCount; cell++) {
    const own = before[cell] ?? outside;
    const around = neighboursOf(cell).map((neighbour) => before[neighbour] ?? outside);
    const other = around.find((label) => label !== own && around.filter((one) => one === label).length >= 3);
    if (other !== undefined) labels[cell] = other;
  }
}

/** Keeps the largest patch of each label; every smaller one goes to the label it borders on most. */
function joinPatches(labels: Int16Array, pieceCount: number): boolean {
  const seen = new Uint8Array(cellCount);
  const patches = new Map<number, number[][]>();
  for (let start = 0; start < cellCount; start++) {
    if (seen[start] === 1) continue;
    const label = labels[start] ?? outside;
    const patch = [start];
    seen[start] = 1;
    for (const cell of patch) {
      for (const neighbour of neighboursOf(cell)) {
        if (seen[neighbour] === 1 || labels[neighbour] !== label) continue;
        seen[neighbour] = 1;
        patch.push(neighbour);
      }
    }
    patches.set(label, [...(patches.get(label) ?? []), patch]);
  }
  let moved = false;
  for (let label = outside; label < pieceCount; label++) {
    const [, ...small] = (patches.get(label) ?? []).sort((a, b) => b.length - a.length);
    for (const patch of small) {
      const counts = new Map<number, number>();
      for (const neighbour of patch.flatMap(neighboursOf)) {
        const other = labels[neighbour] ?? outside;
        if (other !== label) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
      const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (most === undefined) continue;
      for (const cell of patch) labels[cell] = most[0];
      moved = true;
    }
  }
  return moved;
}

/** Where four borders would meet in one corner, a cell goes to its neighbour: borders meet in threes only. */
function openCorners(labels: Int16Array): boolean {
  let turned = false;
  for (let row = 1; row < grid.rows; row++) {
    for (let column = 1; column < grid.columns; column++) {
      const southWest = labelAt(labels, column - 1, row - 1);
      const southEast = labelAt(labels, column, row - 1);
      const northWest = labelAt(labels, column - 1, row);
      const northEast = labelAt(labels, column, row);
      const fourBorders =
        southWest !== southEast && southEast !== northEast && northEast !== northWest && northWest !== southWest;
      if (!fourBorders) continue;
      labels[row * grid.columns + column] = northWest;
      turned = true;
    }
  }
  return turned;
}
