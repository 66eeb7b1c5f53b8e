import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { BrokenCell, Percentage, type SheetCell, shownCell } from './cells.ts';
import { readDigits } from './read-number.ts';

export interface GridRow {
  /** As the spreadsheet counts, from 1. */
  row: number;
  cells: readonly SheetCell[];
}

/** The rows that name the columns, as the spreadsheet counts. */
export interface HeadingRows {
  first: number;
  last: number;
}

/** Further down no heading begins: above stand titles, the name of the office, a date. */
export const mostRowsAbove = 40;
const mostHeadingRows = 3;

/**
 * Where the columns are named: the rows right above the first row of figures, up to three, whose cells differ. A title
 * that is merged over the whole sheet, or stands alone, names none. Undefined where there is no figure near the top.
 */
export function findHeadings(rows: readonly GridRow[]): HeadingRows | undefined {
  const near = rows.filter(({ cells }) => filled(cells).length > 0).slice(0, mostRowsAbove);
  const firstData = near.findIndex(({ cells }, i) => i > 0 && isData(cells));
  if (firstData < 1) return undefined;
  let last = firstData - 1;
  while (last > 0 && isNumbering(near[last]?.cells ?? [])) last -= 1;
  if (!isHeading(near[last]?.cells ?? [])) return undefined;
  let first = last;
  while (first > 0 && last - first < mostHeadingRows - 1 && isHeading(near[first - 1]?.cells ?? [])) first -= 1;
  return { first: near[first]?.row ?? 1, last: near[last]?.row ?? 1 };
}

/** The name of each column: what the rows of heading say from top to bottom, each word once. */
export function headingsOf(rows: readonly GridRow[], { first, last }: HeadingRows): string[] {
  const above = rows.filter(({ row }) => row >= first && row <= last);
  const width = Math.max(0, ...above.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const parts = above.map(({ cells }) => tidy(shownCell(cells[column] ?? null))).filter((text) => text !== '');
    return parts.filter((text, i) => parts.indexOf(text) === i).join(' – ');
  });
}

/** A row below the headings that only counts the columns: (1) (2) (3), A B 1 2. */
export function isNumbering(cells: readonly SheetCell[]): boolean {
  let before: number | undefined;
  let seen = 0;
  for (const cell of cells) {
    if (cell === null) continue;
    const text = typeof cell === 'object' ? '' : String(cell).replace(/[()\s]/g, '');
    if (!/^(?:\d{1,2}(?:=.*)?|[A-Za-z])$/.test(text)) return false;
    seen += 1;
    if (!/^\d+$/.test(text)) continue;
    if (before !== undefined && Number(text) !== before + 1) return false;
    before = Number(text);
  }
  return seen > 1 && before !== undefined;
}

/** Two sheets have the same columns when their headings say the same; capitals and diacritics aside. */
export const signatureOf = (headings: readonly string[]): string =>
  headings
    .map((heading) => plain(heading))
    .join('|')
    .replace(/\|+$/, '');

const plain = (text: string): string =>
  withoutDiacritics(text)
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();

function isData(cells: readonly SheetCell[]): boolean {
  const there = filled(cells);
  return there.length > 1 && there.some(isFigure) && !isNumbering(cells);
}

const isHeading = (cells: readonly SheetCell[]): boolean => {
  const there = filled(cells);
  return new Set(there.map(shownCell)).size > 1 && !there.some(isFigure);
};

/** A year names a column as often as it is a figure. */
function isFigure(cell: SheetCell): boolean {
  if (cell instanceof Percentage || cell instanceof BrokenCell) return true;
  if (typeof cell === 'number') return !isYear(cell);
  if (typeof cell !== 'string') return false;
  const digits = readDigits(
    cell
      .trim()
      .replace(/^[-−]|\s*%$/g, '')
      .trim(),
  );
  return digits !== undefined && !isYear(digits);
}

const isYear = (n: number) => Number.isInteger(n) && n >= 1900 && n < 2200;
const filled = (cells: readonly SheetCell[]) => cells.filter((cell) => cell !== null && shownCell(cell).trim() !== '');
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
