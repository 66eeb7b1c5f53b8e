/** A number that its sheet shows as a share: 0.125 shown as 12.5 % is 12.5 here. */
export class Percentage {
  readonly percent: number;

  constructor(percent: number) {
    this.percent = percent;
  }
}

/** What a sheet itself could not compute: #REF!, #N/A. */
export class BrokenCell {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type SheetCell = string | number | Date | Percentage | BrokenCell | null;

/** As a person would read it in the sheet, for messages and samples. */
export function shownCell(cell: SheetCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (cell instanceof Percentage) return `${String(cell.percent).replace('.', ',')}%`;
  if (cell instanceof BrokenCell) return cell.text;
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell;
}

/** Why a cell cannot be taken: a key of the message catalogue with what its sentence needs. */
export class CellFault {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Record<string, string | number> = {}) {
    this.code = code;
    this.details = details;
  }
}

const mostShown = 60;
/** A cell in a message: no longer than one can read. */
export const quoted = (cell: SheetCell): string => {
  const text = shownCell(cell);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
};

/** The name of a column as spreadsheets have it: A, B, …, Z, AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}

/** The other way round, from 0; undefined where it is no column. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
