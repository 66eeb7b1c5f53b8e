import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { isSameDimension, type Unit, unitOf, unitsLike } from '../units.ts';
import { BrokenCell, CellFault, Percentage, quoted, type SheetCell } from './cells.ts';

/** What offices write where there is no figure. */
const nothing = /^(?:[-–—]+|\.{2,}|…|x|n\/?a|kh[oô]ng c[oó]|ch[uư]a c[oó](?: s[oố] li[eệ]u)?)$/i;
const largest = 1e15;

const scales: readonly [RegExp, number][] = [
  [/^(?:nghin|ngan) ty\b/, 1e12],
  [/^ty\b/, 1e9],
  [/^ti\b/, 1e9],
  [/^trieu\b/, 1e6],
  [/^(?:nghin|ngan)\b/, 1e3],
];

/** The figure of a cell in the unit of its indicator; null where the cell says there is none. */
export function readNumber(cell: SheetCell, unit: string): number | null | CellFault {
  if (cell === null) return null;
  if (cell instanceof BrokenCell) return new CellFault('indicators.import-cell-broken', { cell: quoted(cell) });
  if (cell instanceof Date) return new CellFault('indicators.import-number-is-day', { cell: quoted(cell) });
  if (cell instanceof Percentage) return inUnit(cell.percent, '%', unit, cell);
  if (typeof cell === 'number') return bounded(cell, cell);
  return readText(cell, unit);
}

/** No figure is longer; what is makes no work. */
const longest = 100;

function readText(cell: string, unit: string): number | null | CellFault {
  const unreadable = new CellFault('indicators.import-number-unreadable', { cell: quoted(cell) });
  if (cell.length > longest) return unreadable;
  const text = cell
    .normalize('NFC')
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replace(/^[' ]+|[ *]+$/g, '');
  if (text === '' || nothing.test(text)) return null;
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1]; // as bookkeepers write what is below zero
  const found = /^([-+−–]?) ?(\d(?:[\d.,' ]*\d)?) ?([^\d.,'()].*)?$/.exec(inBrackets ?? text);
  const [, sign = '', digits = '', words = ''] = found ?? [];
  const size = readDigits(digits);
  if (size === undefined) return unreadable;
  const negative = inBrackets !== undefined || /[-−–]/.test(sign);
  return inUnit(negative ? -size : size, words, unit, cell);
}

/**
 * Digits as they are written in Vietnamese: points between thousands, a comma before decimals. What can only be the
 * English way is read that way; a single point that cannot part thousands is a comma.
 */
export function readDigits(written: string): number | undefined {
  const text = /^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$/.test(written) ? written.replace(/[ ']/g, '') : written;
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/.test(text) || /^[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(text))
    return Number(text.replaceAll(',', ''));
  return /^\d+[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** A figure with the words behind it, brought to the unit it is kept in. */
function inUnit(value: number, words: string, unitCode: string, cell: SheetCell): number | CellFault {
  const unit = unitOf(unitCode);
  const factor = words === '' ? unit.factor : factorOf(words, unitCode, unit);
  if (factor === undefined)
    return new CellFault('indicators.import-unit-other', { cell: quoted(cell), unit: unit.name.vi });
  return bounded(factor === unit.factor ? value : Number(((value * factor) / unit.factor).toPrecision(15)), cell);
}

function factorOf(words: string, unitCode: string, unit: Unit): number | undefined {
  const said = plain(words);
  const same = [[unitCode, unit] as const, ...unitsLike(unitCode)].find(([code, { name }]) =>
    [code, name.vi, name.en].some((name) => plain(name) === said),
  );
  if (same !== undefined) return same[1].factor;
  // "1,2 triệu" of what is counted one by one, or in thousands of it; a share has no millions.
  const scale = scales.find(([pattern]) => pattern.test(said));
  if (scale === undefined || Object.values(unit.of).length !== 1) return undefined;
  const [pattern, times] = scale;
  const rest = said.replace(pattern, '').trim();
  const single = [[unitCode, unit] as const, ...unitsLike(unitCode)].find(
    ([, one]) => one.factor === 1 && isSameDimension(one.of, unit.of) && (rest === '' || plain(one.name.vi) === rest),
  );
  return single === undefined ? undefined : times;
}

const plain = (text: string): string => withoutDiacritics(text).replace(/\s+/g, ' ').replace(/\.$/, '').trim();

const bounded = (value: number, cell: SheetCell): number | CellFault =>
  Number.isFinite(value) && Math.abs(value) <= largest
    ? value
    : new CellFault('indicators.import-number-too-large', { cell: quoted(cell) });
