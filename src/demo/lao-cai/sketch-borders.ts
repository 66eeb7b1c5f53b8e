import type { Polygon, Position } from '../../kernel/geo/contract.ts';
import { signedArea } from '../../kernel/geo/crossings.ts';
import { grid, labelAt, type Metres, toDegrees } from './sketch-grid.ts';

/** A stretch of border between two labels, drawn once for both, so that neighbours meet exactly. */
export interface Border {
  from: number;
  to: number;
  left: number;
  right: number;
  positions: Position[];
}

const corners = grid.columns + 1;
const steps = [1, corners, -1, -corners] as const; // east, north, west, south

/** The labels to the left and right of the step from one corner of the grid to the next. */
function sidesOf(labels: Int16Array, corner: number, direction: number): { left: number; right: number } {
  const column = corner % corners;
  const row = (corner - column) / corners;
  const at = (dx: number, dy: number) => labelAt(labels, column + dx, row + dy);
  switch (direction) {
    case 0:
      return { left: at(0, 0), right: at(0, -1) };
    case 1:
      return { left: at(-1, 0), right: at(0, 0) };
    case 2:
      return { left: at(-1, -1), right: at(-1, 0) };
    default:
      return { left: at(0, -1), right: at(-1, -1) };
  }
}

/** Follows every border of the labelled grid from one meeting of three to the next, and rounds it. */
export function traceBorders(labels: Int16Array): Border[] {
  const ways = (corner: number) =>
    [0, 1, 2, 3].filter((direction) => {
      const { left, right } = sidesOf(labels, corner, direction);
      return left !== right;
    });
  const walked = new Set<string>();
  const borders: Border[] = [];
  const follow = (start: number, first: number) => {
    const { left, right } = sidesOf(labels, start, first);
    const path = [start];
    let [corner, direction] = [start, first];
    for (;;) {
      walked.add(`${corner} ${direction}`);
      corner += steps[direction] ?? 0;
      path.push(corner);
      const back = (direction + 2) % 4;
      walked.add(`${corner} ${back}`);
      const onward = ways(corner).filter((way) => way !== back);
      const [next] = onward;
      if (corner === start || onward.length !== 1 || next === undefined) break;
      direction = next;
    }
    borders.push({ from: start, to: corner, left, right, positions: draw(path) });
  };
  const all = Array.from({ length: corners * (grid.rows + 1) }, (_, corner) => corner);
  const meetings = all.filter((corner) => ways(corner).length > 2);
  for (const corner of [...meetings, ...all]) {
    for (const way of ways(corner)) if (!walked.has(`${corner} ${way}`)) follow(corner, way);
  }
  return borders;
}

/** From steps along the grid to a calm line with the same ends. */
function draw(path: readonly number[]): Position[] {
  let line = path.map((corner): Metres => {
    const column = corner % corners;
    return [grid.west + column * grid.cellM, grid.south + ((corner - column) / corners) * grid.cellM];
  });
  for (let round = 0; round < 5; round++) {
    line = line.map((here, i) => {
      const [before, after] = [line[i - 1], line[i + 1]];
      if (before === undefined || after === undefined) return here;
      return [(before[0] + 2 * here[0] + after[0]) / 4, (before[1] + 2 * here[1] + after[1]) / 4];
    });
  }
  return thin(line, 12).map(toDegrees);
}

/** Leaves out what lies within the tolerance of a straight line (Douglas and Peucker). */
function thin(line: readonly Metres[], toleranceM: number): Metres[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return [...line];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  let [farthest, at] = [0, 0];
  for (const [i, [x, y]] of line.entries()) {
    const [ex, ey] = [x - first[0], y - first[1]];
    const away = length === 0 ? Math.hypot(ex, ey) : Math.abs(ex * dy - ey * dx) / length;
    if (away > farthest) [farthest, at] = [away, i];
  }
  if (farthest <= toleranceM) return [first, last];
  return [...thin(line.slice(0, at + 1), toleranceM), ...thin(line.slice(at), toleranceM).slice(1)];
}

/** The outline of everything with one of the labels, in one piece without holes. */
export function outlineOf(borders: readonly Border[], members: ReadonlySet<number>): Polygon {
  const around = borders.flatMap((border) => {
    if (members.has(border.left) === members.has(border.right)) return [];
    if (members.has(border.left)) return [border];
    const { from, to, left, right, positions } = border;
    return [{ from: to, to: from, left: right, right: left, positions: [...positions].reverse() }];
  });
  const byStart = new Map(around.map((border) => [border.from, border]));
  const rings: Position[][] = [];
  for (let [next] = byStart.values(); next !== undefined; [next] = byStart.values()) {
    const ring: Position[] = [];
    const start = next.from;
    let border: Border | undefined = next;
    while (border !== undefined) {
      byStart.delete(border.from);
      ring.push(...(ring.length === 0 ? border.positions : border.positions.slice(1)));
      border = border.to === start ? undefined : byStart.get(border.to);
    }
    rings.push(ring);
  }
  const [ring, ...others] = rings;
  if (ring === undefined || others.length > 0 || signedArea(ring) <= 0) {
    throw new Error(`a sketched unit came out in ${rings.length} rings`);
  }
  return { type: 'Polygon', coordinates: [ring] };
}
