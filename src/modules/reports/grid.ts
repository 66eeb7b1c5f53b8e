/**
 * The grid by which reports are found on the map, newest first: cells of half a hundredth of a degree, and of eight times
 * that. The columns `cell` and `wide_cell` of `report` are computed alike.
 */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const gridDegrees = { cell: 0.005, wide_cell: 0.04 } as const;
export type Grid = keyof typeof gridDegrees;
const row = 50_000;

export const cellAt = (lon: number, lat: number, grid: Grid): number =>
  Math.floor(lat / gridDegrees[grid]) * row + Math.floor(lon / gridDegrees[grid]);

/** More cells than this are not looked into one by one: such a box holds so much that time alone finds its newest. */
const mostCells = 150;

/** Of a cell that a box covers less of than this, the place is looked for before the time. */
const least = 1 / 40;

export interface Covering {
  grid: Grid;
  /** Cells that lie in the box, or for a good part. */
  whole: number[];
  /** Cells that it hardly touches, each with the part of the box that lies in it. */
  slivers: { cell: number; part: Box }[];
}

/** The cells that cover a box, of the finest grid that needs few of them; null where even the wide one needs many. */
export function covering(box: Box): Covering | null {
  const [west, south, east, north] = box;
  for (const grid of ['cell', 'wide_cell'] as const) {
    const size = gridDegrees[grid];
    const [left, right] = [Math.floor(west / size), Math.floor(east / size)];
    const [low, high] = [Math.floor(south / size), Math.floor(north / size)];
    if ((right - left + 1) * (high - low + 1) > mostCells) continue;
    const covered: Covering = { grid, whole: [], slivers: [] };
    for (let y = low; y <= high; y++) {
      for (let x = left; x <= right; x++) {
        const cell = y * row + x;
        const part: Box = [
          Math.max(west, x * size),
          Math.max(south, y * size),
          Math.min(east, (x + 1) * size),
          Math.min(north, (y + 1) * size),
        ];
        const share = ((part[2] - part[0]) * (part[3] - part[1])) / size ** 2;
        if (share < least) covered.slivers.push({ cell, part });
        else covered.whole.push(cell);
      }
    }
    return covered;
  }
  return null;
}

export const cellsOf = ({ whole, slivers }: Covering): number[] => [...whole, ...slivers.map(({ cell }) => cell)];
