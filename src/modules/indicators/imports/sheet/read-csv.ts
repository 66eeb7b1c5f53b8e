import { invalid } from '../../../../kernel/refusal.ts';
import type { SheetCell } from '../cells.ts';
import type { GridRow } from '../find-headings.ts';
import type { Table } from '../table.ts';
import { mostColumns } from './read-sheet.ts';

/** Text with separators (RFC 4180): by comma, semicolon or tab, whichever its first lines have most of. */
export function openCsv(content: Buffer): Table {
  const text = decode(content);
  const separator = separatorOf(text);
  return {
    sheets: ['CSV'],
    rows: async function* () {
      yield* readCsv(text, separator);
    },
  };
}

function decode(content: Buffer): string {
  const isUtf16 = content.length > 1 && content[0] === 0xff && content[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(content);
  } catch {
    throw invalid('indicators.import-not-utf8');
  }
}

function separatorOf(text: string): string {
  const start = text.slice(0, 10_000).replace(/"[^"]*"/g, '');
  const [most] = [';', '\t', ','].sort((a, b) => start.split(b).length - start.split(a).length);
  return most ?? ',';
}

/** Rows that hold anything; they count as spreadsheets would count them, one a record. */
export function* readCsv(text: string, separator: string): Generator<GridRow> {
  const next = new RegExp(`[${separator}\\r\\n]`, 'g');
  let at = 0;
  let row = 1;
  let cells: SheetCell[] = [];
  const put = (value: string) => {
    if (cells.length < mostColumns) cells.push(value.trim() === '' ? null : value);
  };
  while (at < text.length) {
    const [marked, after] = text[at] === '"' ? quoted(text, at + 1) : [undefined, at];
    next.lastIndex = after;
    const end = next.exec(text)?.index ?? text.length;
    put(marked ?? text.slice(at, end));
    if (text[end] === separator) {
      at = end + 1;
      if (at === text.length) put('');
      continue;
    }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (cells.some((cell) => cell !== null)) yield { row, cells };
    cells = [];
    row += 1;
  }
  if (cells.some((cell) => cell !== null)) yield { row, cells };
}

/** A quoted value from behind its first mark, and where the text goes on behind its last. */
function quoted(text: string, from: number): [string, number] {
  let value = '';
  for (let at = from; ; ) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return [value + text.slice(at), text.length];
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') return [value, mark + 1];
    value += '"';
    at = mark + 2;
  }
}
