export type Cell = string | number | boolean | null;

/** Spreadsheet programs read the file as UTF-8 only if it begins with this. */
export const byteOrderMark = '\ufeff';

/** One line of CSV (RFC 4180). Text that a spreadsheet program would carry out as a formula is made text. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = harmless(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Whatever begins like a formula gets an apostrophe before it, as the programs themselves mark text. */
export const harmless = (text: string): string =>
  /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
