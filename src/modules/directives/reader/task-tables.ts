import { splitBodies } from './body-lists.ts';
import type { Clause } from './clauses.ts';
import { flatten, sourceSpan } from './flat.ts';
import type { Span } from './offsets.ts';
import { type TaskColumns, taskColumns } from './tables.ts';
import type { FoundTask } from './tasks.ts';

/** Phụ lục phân công nhiệm vụ: the tasks of tables whose columns say what they hold. */
export function findTableTasks(
  text: string,
  clauses: readonly Clause[],
  isInside: (clause: Clause) => boolean,
): FoundTask[] {
  const tasks: FoundTask[] = [];
  let columns: TaskColumns | null = null;
  let group: string | null = null;
  let rowsWithoutHead = 0;
  for (const clause of clauses) {
    const { cells } = clause;
    if (cells === null) {
      // A table that a page break cut in two goes on without a new head.
      if (clause.kind === 'part') columns = null;
      continue;
    }
    const head = taskColumns(text, cells);
    if (head !== null) {
      columns = head;
      group = null;
      rowsWithoutHead = 0;
      continue;
    }
    if (columns === null || !isInside(clause)) continue;
    const row = readRow(text, clause, cells, columns);
    if (row === null) {
      rowsWithoutHead += 1;
      if (rowsWithoutHead > 60) columns = null;
      continue;
    }
    if (row === 'group') {
      group = clause.id;
      continue;
    }
    const before = tasks[tasks.length - 1];
    if (row.continues && before !== undefined && before.clause.table !== null && group !== clause.id) {
      before.end = Math.max(before.end, row.task.end);
      continue;
    }
    tasks.push(row.task);
  }
  return tasks;
}

function readRow(
  text: string,
  clause: Clause,
  cells: readonly Span[],
  columns: TaskColumns,
): { task: FoundTask; continues: boolean } | 'group' | null {
  // A row that lost a cell, or has one more than the head, cannot be read by column.
  if (cells.length < 2 || cells.length < columns.count - 2 || cells.length > columns.count + 1) {
    return cells.length === 1 ? 'group' : null;
  }
  const cell = (index: number | undefined): Span | null => {
    const found = index === undefined ? undefined : cells[index];
    return found !== undefined && hasLetters(text, found) ? found : null;
  };
  const content = cell(columns.content);
  if (content === null) return null;
  const numbered = columns.number === undefined || hasLetters(text, cells[columns.number]);
  const owner = cell(columns.owner);
  const deadline = cell(columns.deadline);
  const partners = cell(columns.partners);
  const number = columns.number === undefined ? '' : flatten(text, cells[columns.number] ?? content).text;
  if (owner === null && deadline === null && cell(columns.product) === null) {
    // A heading inside the table; or, without a number, the rest of the row that the page broke.
    if (/^(?:[IVXLC]+|[A-ZĐ])\s*[.)]?$/.test(number)) return 'group';
    if (numbered && isShortHeading(text, content, number)) return 'group';
  }
  if (/^\(?\d\)?$/.test(flatten(text, content).text)) return null;
  const { flat: _, ...rest } = { flat: null, start: content.start, end: content.end };
  const ownerSpan = owner === null ? null : wholeOf(text, owner);
  return {
    continues: !numbered && deadline === null,
    task: {
      ...rest,
      clause,
      owner: ownerSpan,
      ownerConfidence: owner === null ? 0.3 : 0.97,
      partners: partners === null ? [] : bodiesIn(text, partners),
      deadlineIn: deadline === null ? [content] : [deadline, content],
      confidence: numbered ? 0.96 : 0.7,
    },
  };
}

function isShortHeading(text: string, content: Span, number: string): boolean {
  const { text: words } = flatten(text, content);
  return !/^\d+\.?$/.test(number) || (words.length < 160 && words === words.toUpperCase());
}

function hasLetters(text: string, cell: Span | undefined): boolean {
  return cell !== undefined && /[\p{L}\p{N}]/u.test(text.slice(cell.start, cell.end));
}

function wholeOf(text: string, cell: Span): Span {
  const flat = flatten(text, cell);
  let end = flat.text.length;
  while (end > 0 && /[\s.;,:]/.test(flat.text.charAt(end - 1))) end -= 1;
  return sourceSpan(flat, 0, end);
}

function bodiesIn(text: string, cell: Span): Span[] {
  const flat = flatten(text, cell);
  return splitBodies(flat, 0, flat.text.length).map((part) => sourceSpan(flat, part.start, part.end));
}
