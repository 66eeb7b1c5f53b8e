import { flatten } from './flat.ts';
import type { Span } from './offsets.ts';

/** A table of the text: rows of cells, each cell a stretch of the text. */
export interface Table extends Span {
  rows: Span[][];
}

interface Line extends Span {
  /** Number of ` | ` or leading and closing bars on it. */
  bars: number;
  /** Nothing on it but a bar. */
  lone: boolean;
  empty: boolean;
}

/**
 * The tables of a text. Two ways of writing them are met: one row per line with its cells between ` | `, and cells on
 * lines of their own between lines that hold a single bar (two of them in a row close the row).
 */
export function findTables(text: string): Table[] {
  if (!text.includes('|')) return [];
  const lines = readLines(text);
  const tables: Table[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.lone) {
      const { table, next } = readBarTable(lines, i);
      if (table !== null) tables.push(table);
      i = next;
    } else if (line.bars > 0) {
      const { table, next } = readLineTable(text, lines, i);
      if (table !== null) tables.push(table);
      i = next;
    } else {
      i += 1;
    }
  }
  return tables;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const words = text.slice(start, end).trim();
    const bars = words.includes('|') ? words.split('|').length - 1 : 0;
    lines.push({ start, end, bars, lone: words === '|', empty: words === '' });
    start = end + 1;
  }
  return lines;
}

/** Rows on a line each; lines without bars are cells that go on, as long as a row follows. */
function readLineTable(text: string, lines: readonly Line[], first: number): { table: Table | null; next: number } {
  const rows: Span[][] = [];
  let i = first;
  let end = lines[first]?.end ?? 0;
  const opening = lines[first] ?? { start: 0, end: 0 };
  const edged = text.slice(opening.start, opening.end).trimStart().startsWith('|');
  for (; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || line.lone) break;
    if (line.bars === 0) {
      // One blank line may stand between rows.
      const next = lines[i + 1];
      if (line.empty && next !== undefined && next.bars > 0 && !next.lone) continue;
      break;
    }
    const cells = splitCells(text, line, edged);
    if (cells.some((cell) => /[\p{L}\p{N}]/u.test(text.slice(cell.start, cell.end)))) rows.push(cells);
    end = line.end;
  }
  const start = lines[first]?.start ?? 0;
  return { table: rows.length > 0 ? { start, end, rows } : null, next: Math.max(i, first + 1) };
}

/** `edged`: the rows of this table have a bar at both edges, which parts no cells. */
function splitCells(text: string, line: Span, edged: boolean): Span[] {
  const cells: Span[] = [];
  let start = line.start;
  for (let i = line.start; i <= line.end && cells.length < mostCells; i += 1) {
    if (i < line.end && text.charCodeAt(i) !== 0x7c) continue;
    cells.push(trim(text, start, i));
    start = i + 1;
  }
  if (edged && cells.length > 1 && isEmpty(cells[0])) cells.shift();
  if (edged && cells.length > 1 && isEmpty(cells[cells.length - 1])) cells.pop();
  return cells;
}

/** No table of a document is wider; what is wider is a drawing made of bars. */
const mostCells = 60;

const isEmpty = (cell: Span | undefined): boolean => cell === undefined || cell.end <= cell.start;

function readBarTable(lines: readonly Line[], first: number): { table: Table | null; next: number } {
  const rows: Span[][] = [];
  let row: Span[] = [];
  let cell: Span | null = null;
  let barsInARow = 0;
  let blanks = 0;
  let i = first;
  let end = lines[first]?.end ?? 0;
  for (; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.lone) {
      blanks = 0;
      barsInARow += 1;
      end = line.end;
      if (cell !== null) row.push(cell);
      cell = null;
      if (barsInARow === 2 && row.length > 0) {
        rows.push(row);
        row = [];
        barsInARow = 1;
      }
      continue;
    }
    if (line.empty) {
      blanks += 1;
      // Two blank lines with no cell open: the table is over.
      if (cell === null && blanks >= 2) break;
      continue;
    }
    if (line.bars > 0) break;
    // After the bar that closed the row a text that no bar follows is the text after the table.
    if (cell === null && blanks > 0 && !barFollows(lines, i)) break;
    barsInARow = 0;
    blanks = 0;
    cell = cell === null ? { start: line.start, end: line.end } : { start: cell.start, end: line.end };
  }
  if (cell !== null && barFollows(lines, i - 1)) row.push(cell);
  if (row.length > 0) rows.push(row);
  const start = lines[first]?.start ?? 0;
  return { table: rows.length > 0 ? { start, end, rows } : null, next: Math.max(i, first + 1) };
}

const farthestBar = 40;

function barFollows(lines: readonly Line[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + farthestBar); i += 1) {
    if (lines[i]?.lone === true) return true;
  }
  return false;
}

function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s*]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s*]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** What the columns of a task table hold (phụ lục phân công nhiệm vụ), by index; undefined where there is none. */
export interface TaskColumns {
  count: number;
  content: number;
  owner?: number;
  partners?: number;
  deadline?: number;
  product?: number;
  number?: number;
}

const columnNames = {
  number: /^(stt|tt|số tt|số thứ tự|mã)\.?$/,
  content:
    /^(?:nội dung|(?:tên |danh mục )?(?:các )?(?:nhiệm vụ|công việc|hoạt động|giải pháp|đề án|chương trình|nội dung))/,
  partners: /phối hợp/,
  deadline: /thời gian|thời hạn|tiến độ|thời điểm|lộ trình|^(?:ngày |hạn )?hoàn thành/,
  owner: /chủ trì|thực hiện$|phụ trách|chịu trách nhiệm|được giao|phân công|đầu mối|^(?:cơ quan|đơn vị)/,
  product: /sản phẩm|kết quả|đầu ra|ghi chú|cấp trình|căn cứ/,
} as const;

/** The columns of a table whose heading row this is, or null when it is no table of tasks. */
export function taskColumns(text: string, row: readonly Span[]): TaskColumns | null {
  const found = new Map<keyof typeof columnNames, number>();
  row.forEach((cell, index) => {
    if (cell.end - cell.start > 120) return;
    const name = flatten(text, cell).lower;
    for (const [column, pattern] of Object.entries(columnNames)) {
      if (!pattern.test(name)) continue;
      const key = column as keyof typeof columnNames;
      if (!found.has(key)) found.set(key, index);
      return;
    }
  });
  const content = found.get('content');
  if (content === undefined || (!found.has('owner') && !found.has('deadline'))) return null;
  return { count: row.length, content, ...Object.fromEntries([...found].filter(([key]) => key !== 'content')) };
}
