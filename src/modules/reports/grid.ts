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

/** The cells that cover a box, of the finest grid that needs few of them; null where even the wide one needs many. */
export function cellsOf([west, south, east, north]: Box): { grid: Grid; cells: number[] } | null {
  for (const grid of ['cell', 'wide_cell'] as const) {
    const size = gridDegrees[grid];
    const [left, right] = [Math.floor(west / size), Math.floor(east / size)];
    const [low, high] = [Math.floor(south / size), Math.floor(north / size)];
    if ((right - left + 1) * (high - low + 1) > mostCells) continue;
    const cells: number[] = [];
    for (let y = low; y <= high; y++) for (let x = left; x <= right; x++) cells.push(y * row + x);
    return { grid, cells };
  }
  return null;
}
