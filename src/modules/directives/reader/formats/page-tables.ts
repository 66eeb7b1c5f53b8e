import type { Cell, Table } from './blocks.ts';
import { columnsOf, joinLines, type Line, linesOf, type PageContent, type Piece, type Rule } from './page-lines.ts';

export interface PlacedTable extends Table {
  top: number;
  bottom: number;
  /** Left edges of its columns: a table goes on over the page if these stay. */
  columns: number[];
}

const snap = 3;
const shortestRule = 6;

/** Tables with drawn frames. Returns them with the pieces of text that are in none. */
export function framedTables(page: PageContent): { tables: PlacedTable[]; rest: Piece[] } {
  let rest = page.pieces;
  const tables: PlacedTable[] = [];
  for (const grid of gridsOf(page.rules)) {
    const cut = cutAtWalls(rest, grid);
    const { table, used } = fill(grid, cut);
    if (used.size === 0) continue;
    rest = cut.filter((piece) => !used.has(piece));
    tables.push(table);
  }
  return { tables, rest };
}

function gridsOf(rules: readonly Rule[]): Grid[] {
  const strokes = rules.filter(({ left, right, top, bottom }) => {
    const [wide, high] = [right - left, bottom - top];
    return Math.min(wide, high) <= snap && Math.max(wide, high) >= shortestRule;
  });
  return connected(strokes).flatMap((frame) => gridOf(frame) ?? []);
}

/** Groups of strokes that touch one another. */
function connected(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  // A page of drawings may hold any number of strokes; no table needs as many.
  for (const rule of rules.slice(0, 5_000)) {
    const touching = groups.filter((group) => group.some((other) => touch(rule, other)));
    const merged = [rule, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

const touch = (a: Rule, b: Rule) =>
  a.left <= b.right + snap && b.left <= a.right + snap && a.top <= b.bottom + snap && b.top <= a.bottom + snap;

interface Grid {
  xs: number[];
  ys: number[];
  across: Rule[];
  down: Rule[];
}

function gridOf(rules: Rule[]): Grid | undefined {
  const across = rules.filter((rule) => rule.right - rule.left > rule.bottom - rule.top);
  const down = rules.filter((rule) => rule.right - rule.left <= rule.bottom - rule.top);
  const xs = distinct(down.map(({ left, right }) => (left + right) / 2));
  // A row that the page cuts may be left open at the bottom or at the top; its sides tell how far it goes.
  const sides = [Math.min(...down.map(({ top }) => top)), Math.max(...down.map(({ bottom }) => bottom))];
  const ys = distinct([...across.map(({ top, bottom }) => (top + bottom) / 2), ...sides]);
  // A single box is a frame around a text, not a table.
  return xs.length >= 3 && ys.length >= 2 ? { xs, ys, across, down } : undefined;
}

/** Text set closely in neighbouring cells may come as one piece: it is cut at the blank nearest to the wall. */
function cutAtWalls(pieces: readonly Piece[], { xs, down }: Grid): Piece[] {
  return pieces.flatMap((piece) => {
    const height = piece.baseline - piece.size * 0.3;
    const wall = xs.find(
      (x) => x > piece.left + 1 && x < piece.right - 1 && covers(down, 'down', x, height - 1, height + 1),
    );
    if (wall === undefined) return [piece];
    const width = (piece.right - piece.left) / piece.text.length;
    const expected = (wall - piece.left) / width;
    const blanks = [...piece.text.matchAll(/\s+/gu)].map(({ index }) => index);
    const nearest = blanks.sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
    if (nearest === undefined || nearest === 0) return [piece];
    const before = { ...piece, text: piece.text.slice(0, nearest), right: wall - 1 };
    return [
      before,
      ...cutAtWalls([{ ...piece, text: piece.text.slice(nearest).trimStart(), left: wall + 1 }], {
        xs,
        ys: [],
        across: [],
        down,
      }),
    ];
  });
}

function distinct(values: number[]): number[] {
  const kept: number[] = [];
  for (const value of values.sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || value - last > snap) kept.push(value);
  }
  return kept;
}

interface Box extends Rule {
  columns: number;
  rows: number;
}

/** The cells of a grid, row by row; where a stroke is missing, cells are merged. */
function boxesOf({ xs, ys, across, down }: Grid): Box[][] {
  const wallAt = (x: number, top: number, bottom: number) => covers(down, 'down', x, top, bottom);
  const floorAt = (y: number, left: number, right: number) => covers(across, 'across', y, left, right);
  const at = (values: number[], i: number) => values[i] ?? 0;
  const taken = new Set<string>();
  return ys.slice(1).map((_, row) => {
    const boxes: Box[] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      if (taken.has(`${row} ${column}`)) continue;
      let columns = 1;
      while (column + columns + 1 < xs.length && !wallAt(at(xs, column + columns), at(ys, row), at(ys, row + 1)))
        columns++;
      const [left, right] = [at(xs, column), at(xs, column + columns)];
      let rows = 1;
      while (row + rows + 1 < ys.length && !floorAt(at(ys, row + rows), left, right)) rows++;
      for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) taken.add(`${row + r} ${column + c}`);
      boxes.push({ left, right, top: at(ys, row), bottom: at(ys, row + rows), columns, rows });
    }
    return boxes;
  });
}

/** The frames of all tables: their strokes, and where their cells lie. */
export function framesOf(rules: readonly Rule[]): { strokes: Rule[]; cells: Rule[] }[] {
  return gridsOf(rules).map((grid) => ({ strokes: [...grid.across, ...grid.down], cells: boxesOf(grid).flat() }));
}

function fill(grid: Grid, pieces: readonly Piece[]): { table: PlacedTable; used: Set<Piece> } {
  const used = new Set<Piece>();
  const rows = boxesOf(grid).map((boxes) =>
    boxes.map(({ left, right, top, bottom, columns, rows: deep }): Cell => {
      const inside = pieces.filter((piece) => {
        const [x, y] = [(piece.left + piece.right) / 2, piece.baseline - piece.size * 0.3];
        return x >= left && x < right && y >= top && y < bottom;
      });
      for (const piece of inside) used.add(piece);
      return { lines: [cellText(inside)], columns, rows: deep };
    }),
  );
  const { xs, ys } = grid;
  return { table: { rows, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, columns: xs.slice(0, -1) }, used };
}

/** Whether strokes on this height (or at this distance) cover nearly all of the way between the two ends. */
function covers(rules: Rule[], direction: 'across' | 'down', at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const { left, right, top, bottom } of rules) {
    const middle = direction === 'across' ? (top + bottom) / 2 : (left + right) / 2;
    if (Math.abs(middle - at) > snap) continue;
    const [start, end] = direction === 'across' ? [left, right] : [top, bottom];
    covered += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return covered >= (to - from) * 0.6;
}

export function cellText(pieces: readonly Piece[]): string {
  return linesOf(pieces)
    .map(({ text }) => text)
    .reduce((text, line) => (text === '' ? line : joinLines(text, line)), '');
}

/**
 * A table without a frame, if that is what these lines clearly are: three columns or more that stay apart over three
 * lines or more. A line that leaves the first column empty goes on with the row above.
 */
export function alignedTable(lines: readonly Line[]): PlacedTable | undefined {
  const rowsWithColumns = lines.filter(({ segments }) => segments.length >= 3);
  if (rowsWithColumns.length < 3) return undefined;
  const size = Math.max(...lines.map((line) => line.size));
  const columns = columnsOf(
    lines.flatMap(({ segments }) => segments),
    size * 0.8,
  );
  if (columns.length < 3) return undefined;
  const rows: Cell[][] = [];
  for (const line of lines) {
    const texts = columns.map(({ left, right }) =>
      line.segments
        .filter((segment) => segment.left >= left - 1 && segment.right <= right + 1)
        .map(({ text }) => text.trim())
        .join(' '),
    );
    const above = rows.at(-1);
    if (above && texts[0] === '') {
      for (const [i, text] of texts.entries()) {
        const cell = above[i];
        if (cell && text !== '') cell.lines = [cell.lines[0] ? joinLines(cell.lines[0], text) : text];
      }
    } else rows.push(texts.map((text) => ({ lines: [text], columns: 1, rows: 1 })));
  }
  const [first] = lines;
  const last = lines.at(-1);
  return { rows, top: first?.baseline ?? 0, bottom: last?.baseline ?? 0, columns: columns.map(({ left }) => left) };
}
