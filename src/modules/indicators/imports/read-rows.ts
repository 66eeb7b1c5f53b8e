import type { Day } from '../../../kernel/time.ts';
import type { Indicator } from '../contract.ts';
import type { Frequency, Period } from '../periods.ts';
import { CellFault, type SheetCell, shownCell } from './cells.ts';
import { type AreaFinder, isTotal, type KnownArea } from './find-area.ts';
import { type GridRow, isNumbering } from './find-headings.ts';
import { type ColumnUse, type ImportMapping, plain } from './mapping.ts';
import { readNumber } from './read-number.ts';
import { readPeriod, readYear } from './read-period.ts';

export type KnownIndicator = Pick<Indicator, 'id' | 'code' | 'name' | 'unit' | 'frequency'>;

/** What the sheet's words are looked up in. */
export interface Known {
  indicators: readonly KnownIndicator[];
  areas: AreaFinder;
  areasById: ReadonlyMap<string, KnownArea>;
}

export interface ReadFigure {
  row: number;
  /** From 0. */
  column: number;
  indicator: KnownIndicator;
  area: KnownArea;
  startsOn: Day;
  endsOn: Day;
  value: number;
}

/** What is wrong with a row, and in which of its cells. */
export interface RowFault {
  row: number;
  column: number | null;
  cell: string;
  code: string;
  details: Readonly<Record<string, string | number>>;
}

/** Reads rows one after another, as they come; each gives figures, or says what is wrong with it. */
export class RowReader {
  readonly #mapping: ImportMapping;
  readonly #known: Known;
  readonly #byWords = new Map<string, KnownIndicator>();
  readonly #seen = new Map<string, { row: number; value: number }>();
  /** Sheets say the same few periods again and again. */
  readonly #periods = new Map<string, Period | CellFault>();
  readonly #totals = new Map<SheetCell, boolean>();
  #above: SheetCell[] = [];
  /** Rows that give nothing: notes, sums, sections. */
  skipped = 0;

  constructor(mapping: ImportMapping, known: Known) {
    this.#mapping = mapping;
    this.#known = known;
    for (const indicator of known.indicators)
      for (const words of [indicator.code, indicator.name.vi, indicator.name.en])
        this.#byWords.set(plain(words), indicator);
  }

  /** `keys` has merged cells filled downwards; figures are read from the row as it is. */
  read(raw: GridRow, keys: GridRow): { figures: ReadFigure[]; faults: RowFault[] } {
    const figures: ReadFigure[] = [];
    const faults: RowFault[] = [];
    const cells = this.#filledDown(keys.cells);
    const values = this.#mapping.columns.flatMap((use, column) =>
      use.as === 'value' && shownCell(raw.cells[column] ?? null).trim() !== '' ? [{ use, column }] : [],
    );
    if (values.length === 0 || isNumbering(raw.cells) || this.#isTotal(cells)) {
      this.skipped += 1;
      return { figures, faults };
    }
    for (const { use, column } of values) {
      try {
        const figure = this.#figure(raw, cells, use, column);
        if (figure !== undefined) figures.push(figure);
      } catch (error) {
        if (!(error instanceof Wrong)) throw error;
        const at = error.column;
        const cell = at === null ? '' : shownCell((at === column ? raw.cells : cells)[at] ?? null).slice(0, 100);
        const fault = { row: raw.row, column: at, cell, ...error.fault };
        // A ward that is not known is said once a row, not once a column.
        if (!faults.some((other) => other.column === at && other.code === fault.code)) faults.push(fault);
      }
    }
    return { figures, faults };
  }

  #figure(raw: GridRow, cells: readonly SheetCell[], use: ValueUse, column: number): ReadFigure | undefined {
    const indicator = this.#indicator(cells, use);
    const value = right(readNumber(raw.cells[column] ?? null, indicator.unit), column);
    if (value === null) return undefined;
    const period = this.#period(cells, use, column, indicator);
    const area = this.#area(cells, period);
    const figure = { row: raw.row, column, indicator, area, ...period, value };
    return this.#isRepeated(figure, column) ? undefined : figure;
  }

  #indicator(cells: readonly SheetCell[], use: ValueUse): KnownIndicator {
    const column = this.#columnOf('indicator');
    const code = use.indicator ?? (column === null ? this.#mapping.indicator : null);
    const said = code ?? shownCell(cells[column ?? -1] ?? null);
    const found =
      code === null ? this.#byWords.get(plain(said)) : this.#known.indicators.find((one) => one.code === code);
    if (found !== undefined) return found;
    const fault = new CellFault('indicators.import-indicator-unknown', { cell: said.slice(0, 60) });
    throw new Wrong(code === null ? column : null, fault);
  }

  #period(cells: readonly SheetCell[], use: ValueUse, valueColumn: number, { frequency }: KnownIndicator): Period {
    const { year: ofFile, period: fixed } = this.#mapping;
    const [periodColumn, yearColumn] = [this.#columnOf('period'), this.#columnOf('year')];
    const year = yearColumn === null ? ofFile : right(readYear(cells[yearColumn] ?? null), yearColumn);
    if (use.period !== null) return right(this.#readPeriod(use.period, frequency, year), valueColumn);
    if (periodColumn !== null)
      return right(this.#readPeriod(cells[periodColumn] ?? null, frequency, year), periodColumn);
    return right(this.#readPeriod(yearColumn === null ? fixed : year, frequency, year), yearColumn);
  }

  #area(cells: readonly SheetCell[], period: Period): KnownArea {
    const column = this.#columnOf('area');
    if (column !== null) return right(this.#known.areas.find(cells[column] ?? null, period), column);
    const area = this.#known.areasById.get(this.#mapping.areaId ?? '');
    if (area === undefined) throw new Wrong(null, new CellFault('indicators.import-area-missing'));
    return area;
  }

  /** The same figure twice is one; another figure for the same is a contradiction. */
  #isRepeated({ row, indicator, area, startsOn, endsOn, value }: ReadFigure, column: number): boolean {
    const key = `${indicator.id} ${area.id} ${startsOn} ${endsOn}`;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, { row, value });
    else if (before.value !== value)
      throw new Wrong(column, new CellFault('indicators.import-twice', { row: before.row, value: before.value }));
    return before !== undefined;
  }

  #filledDown(cells: readonly SheetCell[]): readonly SheetCell[] {
    if (!this.#mapping.fillDown) return cells;
    const filled = this.#mapping.columns.map(({ as }, i) =>
      as === 'value' || as === 'nothing' ? (cells[i] ?? null) : (cells[i] ?? this.#above[i] ?? null),
    );
    this.#above = filled;
    return filled;
  }

  #columnOf(as: ColumnUse['as']): number | null {
    const column = this.#mapping.columns.findIndex((use) => use.as === as);
    return column < 0 ? null : column;
  }

  #isTotal(cells: readonly SheetCell[]): boolean {
    const cell = cells[this.#columnOf('area') ?? -1] ?? null;
    const known = this.#totals.get(cell) ?? isTotal(cell);
    this.#totals.set(cell, known);
    return known;
  }

  #readPeriod(cell: SheetCell, frequency: Frequency, year: number | null): Period | CellFault {
    const key = `${typeof cell} ${cell instanceof Date ? cell.getTime() : cell} ${frequency} ${year}`;
    const known = this.#periods.get(key) ?? readPeriod(cell, frequency, year);
    this.#periods.set(key, known);
    return known;
  }
}

type ValueUse = Extract<ColumnUse, { as: 'value' }>;

class Wrong extends Error {
  readonly column: number | null;
  readonly fault: { code: string; details: Readonly<Record<string, string | number>> };

  constructor(column: number | null, { code, details }: CellFault) {
    super(code);
    this.column = column;
    this.fault = { code, details };
  }
}

function right<T>(read: T | CellFault, column: number | null): T {
  if (read instanceof CellFault) throw new Wrong(column, read);
  return read;
}
