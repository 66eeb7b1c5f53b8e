import type { GridRow } from './find-headings.ts';
import { openCsv } from './sheet/read-csv.ts';
import type { MergedCells } from './sheet/read-sheet.ts';
import { openWorkbook } from './sheet/read-workbook.ts';

/** A file of rows, whatever wrote it. Rows come as a stream and can be read again. */
export interface Table {
  sheets: readonly string[];
  rows: (sheet: string, tellMerged?: (merged: MergedCells) => void) => AsyncIterable<GridRow>;
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const tableTypes = [workbookType, 'text/plain', 'text/csv'] as const;

export const openTable = async (content: Buffer, mediaType: string): Promise<Table> =>
  mediaType === workbookType ? openWorkbook(content) : openCsv(content);
