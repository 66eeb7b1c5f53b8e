import { BrokenCell, columnIndex, Percentage, type SheetCell } from '../cells.ts';
import type { GridRow } from '../find-headings.ts';
import type { Archive } from './archive.ts';
import { dayOfSerial, type NumberMeaning } from './number-formats.ts';
import { readXml } from './read-xml.ts';

/** Cells made one, from a corner to the other; rows from 1, columns from 0. */
export interface MergedCells {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What cells refer to. */
export interface SheetWords {
  strings: readonly string[];
  meanings: readonly NumberMeaning[];
  from1904: boolean;
}

export const mostColumns = 500;
const mostMerged = 100_000;
const mostCellText = 32_767;

/** Rows that hold anything, as they come; merged cells are told once the last row is read. */
export async function* readSheetRows(
  archive: Archive,
  part: string,
  words: SheetWords,
  tellMerged: (merged: MergedCells) => void = () => {},
): AsyncGenerator<GridRow> {
  const reading = new SheetReading(words, tellMerged);
  for await (const _ of readXml(archive.read(part), reading)) yield* reading.take();
}

class SheetReading {
  readonly #words: SheetWords;
  readonly #tellMerged: (merged: MergedCells) => void;
  #rows: GridRow[] = [];
  #row = 0;
  #column = -1;
  #cells: SheetCell[] = [];
  #type = 'n';
  #style = 0;
  #text = '';
  #collects = false;
  #merged = 0;

  constructor(words: SheetWords, tellMerged: (merged: MergedCells) => void) {
    this.#words = words;
    this.#tellMerged = tellMerged;
  }

  take(): GridRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
      this.#column = -1;
      this.#cells = [];
    } else if (name === 'c') {
      const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0];
      this.#column = letters === undefined ? this.#column + 1 : (columnIndex(letters) ?? mostColumns);
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#text = '';
    } else if (name === 'v' || name === 't') this.#collects = true;
    else if (name === 'rPh')
      this.#column = Number.POSITIVE_INFINITY; // how it is pronounced is not what it says
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
  };

  text = (text: string): void => {
    if (this.#collects && this.#text.length < mostCellText) this.#text += text;
  };

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.#collects = false;
    else if (name === 'c') {
      const cell = this.#text === '' || this.#column >= mostColumns ? null : this.#cell();
      if (cell !== null) this.#cells[this.#column] = cell;
    } else if (name === 'row' && this.#cells.length > 0) {
      this.#rows.push({ row: this.#row, cells: Array.from(this.#cells, (cell) => cell ?? null) });
      this.#cells = [];
    }
  };

  #cell(): SheetCell {
    const text = this.#text;
    if (this.#type === 's') return worded(this.#words.strings[Number(text)] ?? '');
    if (this.#type === 'e') return new BrokenCell(text);
    if (this.#type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return worded(text);
    if (this.#type !== 'n') return worded(text);
    const value = Number(text);
    if (!Number.isFinite(value)) return new BrokenCell(text.slice(0, 60));
    const meaning = this.#words.meanings[this.#style] ?? 'number';
    // 0.07 × 100 is 7.000000000000001 in binary.
    if (meaning === 'percent') return new Percentage(Number((value * 100).toPrecision(15)));
    return meaning === 'day' ? (dayOfSerial(value, this.#words.from1904) ?? value) : value;
  }

  #merge(reference: string): void {
    const [, left = '', top, right = '', bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
    const [from, to] = [columnIndex(left), columnIndex(right)];
    this.#merged += 1;
    if (from === undefined || to === undefined || this.#merged > mostMerged) return;
    this.#tellMerged({ top: Number(top), bottom: Number(bottom), left: from, right: Math.min(to, mostColumns - 1) });
  }
}

const worded = (text: string): SheetCell => (text.trim() === '' ? null : text);
