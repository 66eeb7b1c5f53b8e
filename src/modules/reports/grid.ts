import { boxOf, type TileId, worldX, worldY } from '../../kernel/tiles/mercator.ts';

/**
 * The grid by which reports are found on the map, newest first: the squares of the web's map at two zooms, so that a tile is
 * made of whole ones. The columns `cell` and `wide_cell` of `report` are computed alike.
 */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const gridZoom = { cell: 16, wide_cell: 13 } as const;
export type Grid = keyof typeof gridZoom;
const row = 2 ** 16;

const numberOf = (x: number, y: number): number => y * row + x;

/** The box of a cell, as it is numbered. */
export function boxOfCell(cell: number, grid: Grid): Box {
  const { west, south, east, north } = boxOf({ z: gridZoom[grid], x: cell % row, y: Math.floor(cell / row) });
  return [west, south, east, north];
}

/** More cells than this are not looked into one by one: the wide ones are taken, or where they are many as well, time alone. */
const mostCells = 64;

/** Of a cell that a box covers less of than this, the place is looked for before the time. */
const least = 1 / 40;

/** The edges of a box and those of its cells are reckoned in different ways. */
const hair = 1e-9;

export interface Covering {
  grid: Grid;
  /** Cells that lie in the box. */
  whole: number[];
  /** Cells of which a good part does. */
  parts: number[];
  /** Cells that it hardly touches, each with the part of the box that lies in it. */
  slivers: { cell: number; part: Box }[];
}

/** The cells that cover a box, of the finest grid that needs few of them; null where even the wide one needs many. */
export function covering(box: Box): Covering | null {
  const [west, south, east, north] = box;
  for (const grid of ['cell', 'wide_cell'] as const) {
    const cells = 2 ** gridZoom[grid];
    const [left, right] = [Math.floor(worldX(west) * cells), Math.floor(worldX(east) * cells)];
    const [high, low] = [Math.floor(worldY(north) * cells - hair), Math.floor(worldY(south) * cells + hair)];
    if ((right - left + 1) * (low - high + 1) > mostCells) continue;
    const covered: Covering = { grid, whole: [], parts: [], slivers: [] };
    for (let y = high; y <= low; y++) {
      for (let x = left; x <= right; x++) {
        const cell = numberOf(x, y);
        const edges = boxOfCell(cell, grid);
        const part: Box = [
          Math.max(west, edges[0]),
          Math.max(south, edges[1]),
          Math.min(east, edges[2]),
          Math.min(north, edges[3]),
        ];
        const share = extentOf(part) / extentOf(edges);
        if (share < least) covered.slivers.push({ cell, part });
        else if (share < 1) covered.parts.push(cell);
        else covered.whole.push(cell);
      }
    }
    return covered;
  }
  return null;
}

const extentOf = ([west, south, east, north]: Box): number => Math.max(0, east - west) * Math.max(0, north - south);

/** The cells a tile is made of; null for one that is larger than many, or smaller than the smallest. */
export function coveringOfTile({ z, x, y }: TileId): Covering | null {
  for (const grid of ['cell', 'wide_cell'] as const) {
    const along = 2 ** (gridZoom[grid] - z);
    if (along < 1 || along ** 2 > mostInTile) continue;
    const whole: number[] = [];
    for (let down = 0; down < along; down++)
      for (let right = 0; right < along; right++) whole.push(numberOf(x * along + right, y * along + down));
    return { grid, whole, parts: [], slivers: [] };
  }
  return null;
}

const mostInTile = 16;

export const cellsOf = ({ whole, parts, slivers }: Covering): number[] => [
  ...whole,
  ...parts,
  ...slivers.map(({ cell }) => cell),
];
