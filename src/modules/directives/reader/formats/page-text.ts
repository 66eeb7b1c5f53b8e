import type { Block } from './blocks.ts';
import { startsWithLabel } from './labels.ts';
import { columnsOf, joinLines, type Line, linesOf, type PageContent, type Piece } from './page-lines.ts';
import { alignedTable, framedTables, type PlacedTable } from './page-tables.ts';

/**
 * From pages, where text only stands somewhere, back to what was written: paragraphs over lines and pages, tables,
 * letterhead and foot side by side; without page numbers and what repeats at the top or bottom of each page.
 */
export function textOfPages(pages: readonly PageContent[]): Block[] {
  const running = runningPieces(pages);
  const items = pages.map((page) => itemsOf({ ...page, pieces: page.pieces.filter((piece) => !running.has(piece)) }));
  const blocks: (string | PlacedTable)[] = [];
  let paragraph: Paragraph | undefined;
  const end = () => {
    if (paragraph) blocks.push(paragraph.text);
    paragraph = undefined;
  };
  const measures = measuresOf(pages, items);
  const footnotes = new Set<Item>(items.flatMap(footnotesOf));
  for (const [i, page] of items.entries()) {
    const measure = measures.get(pages[i]?.width ?? 0) ?? { left: 0, right: 0, pitch: 0 };
    for (const item of page) {
      if (footnotes.has(item)) continue;
      if (!isLine(item)) {
        end();
        const last = blocks.at(-1);
        if (typeof last === 'object' && continues(last, item)) append(last, item);
        else blocks.push(item);
      } else {
        if (paragraph && item.side !== null && item.side === paragraph.last.side) {
          paragraph.text += `\n${item.text}`;
          paragraph.last = item;
        } else if (paragraph && goesOn(paragraph, item, measure)) {
          paragraph.text = joinLines(paragraph.text, item.text);
          paragraph.lines++;
          paragraph.last = item;
        } else {
          end();
          paragraph = { text: item.text, lines: 1, last: item, measure };
        }
        paragraph.measure = measure;
      }
    }
  }
  end();
  return [...blocks, ...footnoteTexts([...footnotes].filter(isLine))];
}

/** The lines in small letters at the end of a page, from a mark on: they would cut the sentence that goes on over it. */
function footnotesOf(page: Item[]): PageLine[] {
  const size = quantile(
    page.filter(isLine).map((line) => line.size),
    0.5,
  );
  const small = (item: Item) => isLine(item) && item.side === null && item.size < size * 0.85;
  const before = page.findLastIndex((item) => !small(item));
  const after = page.slice(before + 1).filter(isLine);
  return before >= 0 && /^(?:[[(]?\d{1,3}[\])]?|\*+)\s*\p{L}/u.test(after[0]?.text ?? '') ? after : [];
}

function footnoteTexts(lines: Iterable<PageLine>): string[] {
  const notes: string[] = [];
  for (const { text } of lines) {
    const last = notes.at(-1);
    if (last === undefined || /^[[(*\d]/.test(text)) notes.push(text);
    else notes[notes.length - 1] = joinLines(last, text);
  }
  return notes;
}

interface PageLine extends Line {
  /** Of a letterhead, or of the recipients and the signature, which stand side by side. */
  side: 'left' | 'right' | null;
}
type Item = PageLine | PlacedTable;

const isLine = (item: Item): item is PageLine => 'segments' in item;
const topOf = (item: Item) => (isLine(item) ? item.baseline : item.top);

/** A line of the table of contents: its text stands in the document once more. */
const contentsLine = /[.…]{5,}\s*\d{1,4}$/u;

function itemsOf(page: PageContent): Item[] {
  const { tables, rest } = framedTables(page);
  const lines = sideBySide(linesOf(rest).filter(({ text }) => !contentsLine.test(text)));
  const items: Item[] = [];
  for (let i = 0; i < lines.length; ) {
    let next = i;
    // Rows, and between them lines that go on in one column of the row above.
    while (isRow(lines[next]) || isContinuation(lines[next], lines.slice(i, next))) next++;
    const run = lines.slice(i, next);
    const table = run.length >= 3 ? alignedTable(run) : undefined;
    if (table) items.push(table);
    else items.push(...lines.slice(i, Math.max(next, i + 1)));
    i = Math.max(next, i + 1);
  }
  // Lines of a letterhead keep their order; tables find their place between the lines by height.
  for (const table of tables) {
    const after = items.findIndex((item) => topOf(item) > table.top);
    items.splice(after < 0 ? items.length : after, 0, table);
  }
  return items;
}

const isRow = (line: PageLine | undefined) => line !== undefined && line.side === null && line.segments.length >= 2;

function isContinuation(line: PageLine | undefined, rows: PageLine[]): boolean {
  if (!line || line.side !== null || line.segments.length !== 1) return false;
  const columns = columnsOf(
    rows.flatMap(({ segments }) => segments),
    line.size * 0.8,
  );
  return (
    columns.length >= 3 && columns.slice(1).some(({ left, right }) => line.left >= left - 1 && line.right <= right + 1)
  );
}

const motto = /cộng\s*h(?:òa|oà)\s*xã\s*hội\s*chủ\s*nghĩa|đảng\s*cộng\s*sản\s*việt\s*nam/iu;
// The words between may be misread on a scan.
const dateLine = /ngày.{1,30}năm/iu;
const recipients = /nơi\s*nhận\s*:/iu;

/** The letterhead and the foot have two sides: each is read from top to bottom, the left one first. */
function sideBySide(lines: Line[]): PageLine[] {
  const ordered: PageLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    const end = endOfSides(lines, i);
    const sides = end > i ? twoSides(lines.slice(i, end)) : undefined;
    if (sides) ordered.push(...sides);
    else ordered.push({ ...line, side: null });
    i = sides ? end : i + 1;
  }
  return ordered;
}

function endOfSides(lines: Line[], from: number): number {
  const near = lines.slice(from, from + 14);
  // The signature may begin a little higher than the recipients beside it.
  const foot = near.slice(0, 3).findIndex(({ text }) => recipients.test(text));
  const beside = near[foot]?.segments[0]?.right ?? 0;
  if (foot >= 0 && near.slice(0, foot).every(({ left }) => left > beside)) return lines.length;
  const mottoAt = near.slice(0, 4).findIndex(({ text }) => motto.test(text));
  if (from > 2 || mottoAt < 0) return from;
  const dated = near.findIndex(({ text }, i) => i > mottoAt && dateLine.test(text));
  return from + (dated >= 0 ? dated : mottoAt + 1) + 1;
}

function twoSides(lines: Line[]): PageLine[] | undefined {
  const pieces = lines.flatMap(({ segments }) => segments);
  const size = Math.max(...pieces.map((piece) => piece.size));
  const columns = columnsOf(pieces, size * 0.5);
  if (columns.length < 2) return undefined;
  const gaps = columns
    .slice(1)
    .map((column, i) => ({ at: column.left, width: column.left - (columns[i]?.right ?? 0) }));
  const widest = gaps.reduce((best, gap) => (gap.width > best.width ? gap : best));
  const linesLeft = linesOf(pieces.filter(({ left }) => left < widest.at));
  const linesRight = linesOf(pieces.filter(({ left }) => left >= widest.at));
  return [
    ...linesLeft.map((line) => ({ ...line, side: 'left' as const })),
    ...linesRight.map((line) => ({ ...line, side: 'right' as const })),
  ];
}

interface Measure {
  left: number;
  right: number;
  /** Usual distance between two lines. */
  pitch: number;
}

/** Pages of one width share their margins; a page with two lines on it tells nothing of its own. */
function measuresOf(pages: readonly PageContent[], items: Item[][]): Map<number, Measure> {
  const byWidth = new Map<number, PageLine[][]>();
  for (const [i, page] of items.entries()) {
    const lines = page.filter(isLine).filter(({ side }) => side === null);
    const width = pages[i]?.width ?? 0;
    byWidth.set(width, [...(byWidth.get(width) ?? []), lines]);
  }
  return new Map([...byWidth].map(([width, group]) => [width, measureOf(group)]));
}

function measureOf(pages: PageLine[][]): Measure {
  const lines = pages.flat();
  const pitches = pages.flatMap((page) => page.slice(1).map((line, i) => line.baseline - (page[i]?.baseline ?? 0)));
  return {
    left: quantile(
      lines.map(({ left }) => left),
      0.1,
    ),
    right: quantile(
      lines.map(({ right }) => right),
      0.95,
    ),
    pitch: quantile(
      pitches.filter((pitch) => pitch > 0),
      0.4,
    ),
  };
}

function quantile(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

interface Paragraph {
  text: string;
  lines: number;
  last: PageLine;
  measure: Measure;
}

/** A line was broken only for want of room if the next word would not have fitted on it. */
function goesOn(paragraph: Paragraph, next: PageLine, measure: Measure): boolean {
  const { last } = paragraph;
  if (last.side !== null || next.side !== null || startsWithLabel(next.text)) return false;
  if (Math.abs(last.size - next.size) > last.size * 0.15) return false;
  const samePage = next.baseline > last.baseline;
  if (samePage && next.baseline - last.baseline > Math.max(Math.min(measure.pitch, last.size * 1.8), last.size) * 1.3)
    return false;
  const indent = last.size * 0.8;
  const isFirst = paragraph.lines === 1;
  if (next.left > last.left + indent && !(isFirst && startsWithLabel(paragraph.text))) return false;
  if (
    isFirst &&
    !startsWithLabel(paragraph.text) &&
    next.left > measure.left + indent &&
    next.left > last.left - indent
  )
    return false;
  const firstWord = /^\S+/.exec(next.text)?.[0].length ?? 0;
  const wordWidth = ((next.right - next.left) * firstWord) / Math.max(1, next.text.length);
  return last.right + last.size * 0.2 + wordWidth > paragraph.measure.right - last.size * 0.3;
}

const pageNumber = /^[-–—\s.]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s.]*$/iu;

/** Of page numbers, and of lines that stand at the top or bottom of many pages. */
function runningPieces(pages: readonly PageContent[]): Set<Piece> {
  const running = new Set<Piece>();
  const seen = new Map<string, Line[]>();
  for (const { height, pieces } of pages) {
    const margin = height * 0.12;
    const edges = linesOf(pieces.filter(({ baseline }) => baseline < margin || baseline > height - margin));
    for (const line of new Set([...edges.slice(0, 3), ...edges.slice(-3)])) {
      // A single letter is what a printer cut off the next page.
      if (pageNumber.test(line.text) || line.text.length === 1) for (const piece of line.pieces) running.add(piece);
      const key = `${line.text.replace(/\d+/g, '#')} ${Math.round(line.baseline / 10)}`;
      seen.set(key, [...(seen.get(key) ?? []), line]);
    }
  }
  for (const lines of seen.values()) {
    if (lines.length < 3 || lines.length < pages.length * 0.4) continue;
    for (const piece of lines.flatMap((line) => line.pieces)) running.add(piece);
  }
  return running;
}

function continues(above: PlacedTable, below: PlacedTable): boolean {
  return (
    above.columns.length === below.columns.length &&
    above.columns.every((x, i) => Math.abs(x - (below.columns[i] ?? Number.NaN)) < 6)
  );
}

/** The rest of a table on the next page: without its repeated head, and with a row cut by the page made whole. */
function append(above: PlacedTable, below: PlacedTable): void {
  const text = (row: PlacedTable['rows'][number] | undefined) =>
    row?.map(({ lines }) => lines.join(' ')).join('|') ?? '';
  const rows = text(above.rows[0]) === text(below.rows[0]) ? below.rows.slice(1) : below.rows;
  const [first] = rows;
  const last = above.rows.at(-1);
  if (first && last && first.length === last.length && isEmpty(first[0]) && !isEmpty(last[0])) {
    for (const [i, cell] of last.entries()) {
      const more = first[i]?.lines.join(' ') ?? '';
      if (more !== '') cell.lines = [joinLines(cell.lines.join(' '), more).trim()];
    }
    above.rows.push(...rows.slice(1));
  } else above.rows.push(...rows);
}

const isEmpty = (cell: { lines: string[] } | undefined) => (cell?.lines.join('').trim() ?? '') === '';
