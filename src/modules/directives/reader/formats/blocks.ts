/**
 * What every format is brought to before it becomes text: paragraphs, which may have line breaks inside, and tables with
 * their cells where they stand.
 */
export type Block = string | Table;

export interface Table {
  rows: Cell[][];
}

export interface Cell {
  lines: string[];
  columns: number;
  rows: number;
}

// A merged cell may claim any size; no real assignment table has more columns than this.
const widestTable = 200;

/** The letterhead and the foot of a directive are set as tables without borders; they are read cell after cell. */
const layoutWords =
  /c[ộô]ng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|đảng\s+cộng\s+sản\s+việt\s+nam\s*$|^\W*nơi\s+nhận\b/imu;

/** Paragraphs apart by a blank line; a table row on each line, its cells separated by ` | `. */
export function textOf(blocks: Iterable<Block>): string {
  const paragraphs: string[] = [];
  for (const block of blocks) {
    if (typeof block === 'string') paragraphs.push(tidyLines(block.split('\n')));
    else if (isLayout(block)) paragraphs.push(...block.rows.flatMap((row) => row.map(({ lines }) => tidyLines(lines))));
    else paragraphs.push(gridLines(block).join('\n'));
  }
  return paragraphs.filter(Boolean).join('\n\n');
}

const tidyLines = (lines: string[]) =>
  lines
    .map(tidyLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A table inside a cell becomes lines of that cell. */
export function linesOfBlocks(blocks: Iterable<Block>): string[] {
  return [...blocks].flatMap((block) => (typeof block === 'string' ? block.split('\n') : gridLines(block)));
}

function isLayout({ rows }: Table): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns < 2) return true;
  if (columns > 3 || rows.length > 8) return false;
  return rows.some((row) => row.some((cell) => layoutWords.test(cell.lines.join('\n'))));
}

/**
 * A cell merged downwards is said again in each of its rows, so that a row alone tells its owner and deadline; a cell
 * merged across is said once, and empty cells keep the columns that follow in their place.
 */
function gridLines({ rows }: Table): string[] {
  const hanging: { text: string; columns: number; rowsLeft: number }[] = [];
  const lines: string[] = [];
  for (const row of rows) {
    const texts: string[] = [];
    const place = (text: string, columns: number) => {
      texts.push(text);
      for (let i = 1; i < columns && texts.length < widestTable; i++) texts.push('');
    };
    const cells = [...row];
    while (texts.length < widestTable) {
      const above = hanging[texts.length];
      if (above && above.rowsLeft > 0) {
        above.rowsLeft--;
        place(above.text, above.columns);
        continue;
      }
      const cell = cells.shift();
      if (!cell) break;
      const text = cell.lines.map(tidyLine).filter(Boolean).join(' ').replaceAll('|', '/');
      const columns = Math.max(1, Math.min(cell.columns, widestTable));
      if (cell.rows > 1) hanging[texts.length] = { text, columns, rowsLeft: cell.rows - 1 };
      place(text, columns);
    }
    const filled = texts.findLastIndex((text) => text !== '');
    if (filled >= 0) lines.push(texts.slice(0, filled + 1).join(' | '));
  }
  return lines;
}

/** NFC, one space where there were any, and nothing that cannot be seen. */
export function tidyLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
