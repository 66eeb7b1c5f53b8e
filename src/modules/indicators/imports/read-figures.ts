import { invalid } from '../../../kernel/refusal.ts';
import { type ImportMapping, lackOf } from './mapping.ts';
import { type Known, type ReadFigure, type RowFault, RowReader } from './read-rows.ts';
import { MergedFiller } from './sheet/merged-cells.ts';
import { type Survey, surveySheet } from './survey.ts';
import type { Table } from './table.ts';

/** All that a sheet says by a mapping, and all that is wrong with it. */
export interface FiguresRead {
  figures: ReadFigure[];
  /** The first so many; `faultCount` tells of all. */
  faults: RowFault[];
  faultCount: number;
  skipped: number;
  survey: Survey;
}

export const mostFigures = 300_000;
export const mostFaultsKept = 100_000;

/** Reads a sheet by its mapping, row after row; a bad row does not keep the next from being read. */
export async function readFigures(
  table: Table,
  sheet: string,
  mapping: ImportMapping,
  known: Known,
): Promise<FiguresRead> {
  const lack = lackOf(mapping);
  if (lack !== null) throw invalid(lack);
  const survey = await surveySheet(table, sheet, mapping.headingRows);
  const reader = new RowReader(mapping, known);
  const merged = new MergedFiller(survey.merged);
  const read: FiguresRead = { figures: [], faults: [], faultCount: 0, skipped: 0, survey };
  for await (const row of table.rows(sheet)) {
    const keys = merged.fill(row, 'down');
    if (row.row <= mapping.headingRows.last) continue;
    const { figures, faults } = reader.read(row, keys);
    read.figures.push(...figures);
    read.faultCount += faults.length;
    if (read.faults.length < mostFaultsKept) read.faults.push(...faults);
    if (read.figures.length > mostFigures) throw invalid('indicators.import-too-long', { most: mostFigures });
  }
  read.skipped = reader.skipped;
  return read;
}
