import { invalid, Refusal } from '../../../kernel/refusal.ts';
import { type SheetCell, shownCell } from './cells.ts';
import {
  findHeadings,
  type GridRow,
  type HeadingRows,
  headingsOf,
  mostRowsAbove,
  signatureOf,
} from './find-headings.ts';
import { MergedFiller } from './sheet/merged-cells.ts';
import type { MergedCells } from './sheet/read-sheet.ts';
import type { Table } from './table.ts';

/** What a sheet looks like before anybody has said what its columns mean. */
export interface Survey {
  sheet: string;
  headingRows: HeadingRows;
  headings: string[];
  signature: string;
  /** Rows below the headings that hold anything. */
  rows: number;
  /** The first of them, as a person reads them. */
  samples: { row: number; cells: string[] }[];
  merged: MergedCells[];
}

const samplesShown = 8;
export const mostRows = 200_000;

/**
 * Reads a sheet through once: where its headings stand, how many rows there are, which cells are merged. Rows without a
 * cell cost nothing, however many they are.
 */
export async function surveySheet(table: Table, sheet: string, given?: HeadingRows): Promise<Survey> {
  const merged: MergedCells[] = [];
  const top: GridRow[] = [];
  const kept = mostRowsAbove + samplesShown + (given?.last ?? 0);
  let filled = 0;
  let below = 0;
  let last = Number.POSITIVE_INFINITY;
  for await (const row of table.rows(sheet, (cells) => merged.push(cells))) {
    filled += 1;
    if (top.length < kept) top.push(row);
    if (given !== undefined && row.row > given.last) below += 1;
  }
  if (filled === 0) throw invalid('indicators.import-empty');
  const across = new MergedFiller(merged);
  const shown = top.map((row) => across.fill(row, 'across'));
  const headingRows = given ?? findHeadings(shown);
  if (headingRows === undefined) throw invalid('indicators.import-no-headings');
  last = headingRows.last;
  const rows = given === undefined ? filled - top.filter(({ row }) => row <= last).length : below;
  if (rows === 0) throw invalid('indicators.import-empty');
  if (rows > mostRows) throw invalid('indicators.import-too-long', { rows, most: mostRows });
  const headings = headingsOf(shown, headingRows);
  if (headings.every((heading) => heading === '')) throw invalid('indicators.import-no-headings');
  const samples = shown.filter(({ row }) => row > last).slice(0, samplesShown);
  return {
    sheet,
    headingRows,
    headings,
    signature: signatureOf(headings),
    rows,
    samples: samples.map(({ row, cells }) => ({ row, cells: headings.map((_, i) => sampled(cells[i] ?? null)) })),
    merged,
  };
}

/** The first sheet that has figures under headings: before it there may be a cover. */
export async function surveyFirst(table: Table): Promise<Survey> {
  let first: unknown;
  for (const sheet of table.sheets) {
    try {
      return await surveySheet(table, sheet);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      first ??= error;
    }
  }
  throw first;
}

const sampled = (cell: SheetCell): string => shownCell(cell).slice(0, 80);
