import ExcelJS from 'exceljs';
import { reasonsOf, type Tell, writtenDay } from '../../progress/compose-report.ts';
import type { ProgressReport, ReportFigures, ReportTask } from '../../progress/contract.ts';

type Cell = string | number | null;

/**
 * The report as a workbook: figures, organisations, tasks. Every text is written as text, so that one which begins like a
 * formula ("=", "+", "-", "@") stays what it says.
 */
export async function progressSheet(report: ProgressReport, tell: Tell): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet(tell('progress.sheet.overall')), [
    [tell('progress.column.total'), report.figures.total],
    ...figureColumns.map(([key, of]) => [tell(key), of(report.figures)]),
  ]);
  fill(
    book.addWorksheet(tell('progress.sheet.organisations')),
    [
      [tell('progress.column.organisation'), tell('progress.column.total'), ...figureColumns.map(([key]) => tell(key))],
      ...report.organisations.map(({ name, figures }) => [name, ...figuresRow(figures)]),
      [tell('progress.sum'), ...figuresRow(report.figures)],
    ],
    true,
  );
  fill(book.addWorksheet(tell('progress.sheet.tasks')), taskRows(report, tell), true);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const figureColumns = [
  ['progress.column.done-on-time', ({ doneOnTime }: ReportFigures) => doneOnTime],
  ['progress.column.done-late', ({ doneLate }: ReportFigures) => doneLate],
  ['progress.column.done-undated', ({ doneUndated }: ReportFigures) => doneUndated],
  ['progress.column.in-time', ({ inTime }: ReportFigures) => inTime],
  ['progress.column.overdue', ({ overdue }: ReportFigures) => overdue],
  ['progress.column.open-undated', ({ openUndated }: ReportFigures) => openUndated],
  ['progress.column.overdue-rate', ({ overdueRate }: ReportFigures) => overdueRate],
] as const;

const figuresRow = (figures: ReportFigures): Cell[] => [figures.total, ...figureColumns.map(([, of]) => of(figures))];

const taskColumns = [
  'task',
  'source',
  'organisation',
  'state',
  'original-due',
  'due',
  'finished',
  'days-late',
  'reasons',
  'evidence',
] as const;

function taskRows({ results, late, next, undated }: ProgressReport, tell: Tell): Cell[][] {
  const lateIds = new Set<string>(late.items.map(({ id }) => id));
  const others = [...results.items, ...next.items, ...undated.items].filter(({ id }) => !lateIds.has(id));
  const row = (task: ReportTask, daysLate: number, reasons: string): Cell[] => [
    task.title,
    task.label,
    task.owner.name,
    standingOf(task, daysLate, tell),
    task.originalDueOn && writtenDay(task.originalDueOn),
    task.dueOn && writtenDay(task.dueOn),
    task.finishedOn && writtenDay(task.finishedOn),
    daysLate,
    reasons,
    task.evidence,
  ];
  return [
    taskColumns.map((name) => tell(`progress.column.${name}`)),
    ...late.items.map((task) => row(task, task.daysLate, reasonsOf(task, tell).join(' '))),
    ...others.map((task) => row(task, 0, '')),
  ];
}

function standingOf({ finishedOn, originalDueOn }: ReportTask, daysLate: number, tell: Tell): string {
  if (finishedOn !== null && originalDueOn === null) return tell('progress.column.done-undated');
  if (finishedOn !== null) return tell(daysLate > 0 ? 'progress.column.done-late' : 'progress.column.done-on-time');
  if (originalDueOn === null) return tell('progress.column.open-undated');
  return tell(daysLate > 0 ? 'progress.column.overdue' : 'progress.column.in-time');
}

const widest = 60;

function fill(sheet: ExcelJS.Worksheet, rows: readonly Cell[][], headed = false): void {
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    row.alignment = { vertical: 'top', wrapText: true };
  }
  const columns = Math.max(...rows.map((cells) => cells.length));
  for (let at = 1; at <= columns; at++) {
    const longest = Math.max(...rows.map((cells) => String(cells[at - 1] ?? '').length));
    sheet.getColumn(at).width = Math.min(widest, longest + 2);
  }
  if (!headed) return;
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}
