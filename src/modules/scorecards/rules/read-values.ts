import { invalid } from '../../../kernel/refusal.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { type CriteriaSet, type Level, type Standard, standardsOf } from '../criteria-set.ts';
import type { Values } from './evaluate.ts';
import type { Value } from './score-standard.ts';

/** The values somebody gives for a set, by the code of a standard: `{ "2A.II.03": 350000, "2A.I.01": "Cấp tỉnh" }`. */
export function readValues(set: CriteriaSet, given: unknown): Values {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('scorecards.values-not-object');
  const standards = new Map(standardsOf(set).map((standard) => [standard.code, standard]));
  const values = new Map<string, Value>();
  for (const [code, value] of Object.entries(given)) {
    const standard = standards.get(code);
    if (standard === undefined) throw invalid('scorecards.code-unknown', { code: shown(code), set: set.code });
    values.set(code, readValue(standard, value));
  }
  return values;
}

/** One value in the form its rule reads: a level by its code, a finding as true or false. */
export function readValue(standard: Standard, value: unknown): Value {
  const read = tryToRead(standard, value);
  if (read instanceof Unreadable) throw invalid(read.code, read.details);
  return read;
}

/** What cannot be read in a value; an object, because thousands of values are tried and a refusal is dear. */
export class Unreadable {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown>) {
    this.code = code;
    this.details = details;
  }
}

export function tryToRead({ code, rule, max }: Standard, value: unknown): Value | Unreadable {
  if (value === null || value === undefined) return null;
  switch (rule.kind) {
    case 'levels':
      return readLevel(code, rule.levels, value);
    case 'pass':
      return readFinding(code, rule.at !== null, value);
    case 'points':
      return readNumber(code, value, max);
    default:
      return readNumber(code, value, null);
  }
}

function readNumber(code: string, value: unknown, most: number | null): number | Unreadable {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return new Unreadable('scorecards.value-not-number', { code, value: shown(value) });
  if (value < 0) return new Unreadable('scorecards.value-negative', { code, value });
  if (most !== null && value > most) return new Unreadable('scorecards.value-beyond-most', { code, value, most });
  return value;
}

const met = new Set(['dat', 'co', 'yes', 'y', 'true', 'pass', 'passed', 'met']);
const notMet = new Set(['khong dat', 'chua dat', 'khong', 'chua', 'no', 'n', 'false', 'fail', 'failed', 'not met']);

function readFinding(code: string, hasThreshold: boolean, value: unknown): number | boolean | Unreadable {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = plain(value);
    if (met.has(word)) return true;
    if (notMet.has(word)) return false;
  }
  if (hasThreshold && typeof value === 'number') return readNumber(code, value, null);
  const refused = hasThreshold ? 'scorecards.value-not-number-or-finding' : 'scorecards.value-not-finding';
  return new Unreadable(refused, { code, value: shown(value) });
}

function readLevel(code: string, levels: readonly Level[], value: unknown): string | Unreadable {
  if (typeof value === 'number' && levels.some(({ from }) => from !== undefined)) {
    const number = readNumber(code, value, null);
    if (number instanceof Unreadable) return number;
    const reached = levels.findLast(({ from }) => from !== undefined && from <= number);
    if (reached !== undefined) return reached.code;
  }
  if (typeof value === 'string') {
    if (levels.some((level) => level.code === value)) return value; // as it is kept
    const wanted = plain(value);
    const found = levels.find((level) => ways(level).some((way) => plain(way) === wanted));
    if (found !== undefined) return found.code;
  }
  const accepted = levels.map(({ name }) => name.vi).join('; ');
  return new Unreadable('scorecards.value-not-level', { code, value: shown(value), accepted });
}

/** Every way to write a level; "từ 03 năm trở lên (>=3 years)" is both of its halves. */
const ways = ({ code, name, also }: Level): string[] => [code, name.vi, name.en, ...also];

/** Without marks, case, brackets and doubled spaces: `Cấp  tỉnh` and `CAP TINH` are one word. */
const plain = (text: string): string =>
  withoutDiacritics(text.normalize('NFC'))
    .toLowerCase()
    .replaceAll('≥', '>=')
    .replace(/[()"“”.,;:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What was sent, short enough for a sentence. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);
