import type { Position } from '../../kernel/geo/contract.ts';

/** A point in metres east and north of the middle of the city, flat enough over thirty kilometres for a sketch. */
export type Metres = [eastM: number, northM: number];

const middle: Position = [103.98, 22.45];
const metresPerDegree = { lon: 102_880, lat: 110_740 };

export const toMetres = ([lon, lat]: Position): Metres => [
  (lon - middle[0]) * metresPerDegree.lon,
  (lat - middle[1]) * metresPerDegree.lat,
];

/** To five decimals, a metre: a sketch pretends no more. */
export const toDegrees = ([east, north]: Metres): Position => [
  Math.round((middle[0] + east / metresPerDegree.lon) * 1e5) / 1e5,
  Math.round((middle[1] + north / metresPerDegree.lat) * 1e5) / 1e5,
];

/** Square cells over the city and its surroundings, numbered row by row from the south-west. */
export const grid = { cellM: 180, columns: 190, rows: 200, west: -16_500, south: -19_500 } as const;
export const cellCount = grid.columns * grid.rows;
export const cellKm2 = (grid.cellM / 1000) ** 2;

/** A cell that belongs to no unit of the sketch. */
export const outside = -1;

export function centreOf(cell: number): Metres {
  const column = cell % grid.columns;
  const row = (cell - column) / grid.columns;
  return [grid.west + (column + 0.5) * grid.cellM, grid.south + (row + 0.5) * grid.cellM];
}

/** The label of a cell by column and row; beyond the edge lies the outside. */
export function labelAt(labels: Int16Array, column: number, row: number): number {
  const within = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return within ? (labels[row * grid.columns + column] ?? outside) : outside;
}

/** The cells to the east, west, north and south, as far as there are any. */
export function neighboursOf(cell: number): number[] {
  const column = cell % grid.columns;
  const row = (cell - column) / grid.columns;
  const neighbours: number[] = [];
  if (column > 0) neighbours.push(cell - 1);
  if (column < grid.columns - 1) neighbours.push(cell + 1);
  if (row > 0) neighbours.push(cell - grid.columns);
  if (row < grid.rows - 1) neighbours.push(cell + grid.columns);
  return neighbours;
}

/** How far a border is bent at a point: smooth waves that are the same at every run. */
export function bend([east, north]: Metres): Metres {
  return [
    750 * wave(east / 2300, north / 2300, 1) + 260 * wave(east / 800, north / 800, 2),
    750 * wave(east / 2300, north / 2300, 3) + 260 * wave(east / 800, north / 800, 4),
  ];
}

/** Value noise between -1 and 1: random heights on whole numbers, blended between them. */
function wave(x: number, y: number, seed: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const blend = (t: number) => t * t * (3 - 2 * t);
  const [u, v] = [blend(x - column), blend(y - row)];
  const south = height(column, row, seed) * (1 - u) + height(column + 1, row, seed) * u;
  const north = height(column, row + 1, seed) * (1 - u) + height(column + 1, row + 1, seed) * u;
  return south * (1 - v) + north * v;
}

function height(column: number, row: number, seed: number): number {
  let hash = Math.imul(column, 374_761_393) ^ Math.imul(row, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 31 - 1;
}
