import { type DocumentKind, kindOf } from './document-kinds.ts';
import type { Span } from './offsets.ts';
import { withoutOverlap } from './overlaps.ts';

/**
 * The number and symbol (số, ký hiệu) of a document. Its forms:
 *   state      123/QĐ-UBND, 12/KH-UBND, 03/NQ-CP, 44/VBHN-VPQH
 *   letter     2890/UBND-TH: an official letter (công văn) names issuer and unit, no kind
 *   normative  30/2020/NĐ-CP, 40/2024/NQ-HĐND
 *   assembly   31/2024/QH15, 26/2022/UBTVQH15
 *   party      08-NQ/TU, 416-CV/ĐU: a hyphen before the kind, a slash before the issuer
 */
export type SymbolForm = 'state' | 'letter' | 'normative' | 'assembly' | 'party';

export interface DocumentSymbol {
  /** As an office would print it: "30/2020/NĐ-CP", without blanks, with Đ where a scan lost it. */
  number: string;
  form: SymbolForm;
  /** The running number alone: "30", "01a". */
  serial: string;
  year: number | null;
  /** What the abbreviation stands for; null for letters and for the National Assembly's laws. */
  kind: DocumentKind | null;
  /** The part that names the issuer: "UBND", "TTg", "QH15". */
  issuer: string;
}

const dash = '[-‐‑‒–—−]';
const gap = '[\\s*]{0,3}';
// A full stop belongs to a part only in "TT.HĐND"; elsewhere it ends the sentence.
const part = '\\p{L}(?:[\\p{L}\\p{N}&]|\\.(?=H[ĐD]ND)){0,14}(?![\\p{L}\\p{N}])';
const joined = `${gap}${dash}${gap}`;
// More parts may follow a hyphen, as in 83/BKHCN-BTTTT-VP. A hyphen with blanks on both sides is a dash of the sentence.
const more = `((?:${dash}[\\s*]?${part}|[\\s*]${dash}${part}){0,3})`;
const unattached = '(?<![\\p{L}\\p{N}/.,:-])';
const serial = `${unattached}(\\d{1,6}[a-zđ]?)`;
const year = '((?:19|20)\\d{2})';
const slash = `${gap}/${gap}`;
const shape = (source: string): RegExp => new RegExp(source, 'giu');

export interface FoundSymbol extends DocumentSymbol, Span {
  /** Nothing but its shape says that this is a number; a reader should want "số" or a kind of document before it. */
  doubtful: boolean;
}

/** What a shape makes of its groups; `surplus` characters at the end of the match are no part of the number. */
type Read = Omit<FoundSymbol, 'start' | 'end'> & { surplus: number };

const shapes: { pattern: RegExp; read: (groups: string[]) => Read | undefined }[] = [
  {
    pattern: shape(`${serial}${slash}${year}${slash}(QH|UBTVQH)${gap}(\\d{1,2})(?![\\p{L}\\p{N}])`),
    read: ([running = '', inYear = '', body = '', term = '']) => {
      const issuer = `${body.toUpperCase()}${term}`;
      const number = `${running}/${inYear}/${issuer}`;
      const rest = { kind: null, issuer, doubtful: false, surplus: 0 };
      return { number, form: 'assembly', serial: running, year: Number(inYear), ...rest };
    },
  },
  {
    pattern: shape(`${serial}${slash}(?:${year}${slash})?(${part})${joined}(${part})${more}`),
    read: ([running = '', inYear, first = '', second = '', following = '']) =>
      readState(running, inYear === undefined ? '' : `/${inYear}`, first, '-', second, following),
  },
  {
    // As it was written until 2016: 19-2016/NQ-CP.
    pattern: shape(`${unattached}(\\d{1,3})${dash}${year}${slash}(${part})${joined}(${part})${more}`),
    read: ([running = '', inYear = '', first = '', second = '', following = '']) =>
      readState(running, `-${inYear}`, first, '-', second, following),
  },
  {
    // Older still: 28/2004/TTLT/BTC-BXD, 45/QĐ.UB.
    pattern: shape(`${serial}${slash}(?:${year}${slash})?(${part})([/.])(${part})${more}`),
    read: ([running = '', inYear, first = '', separator = '', second = '', following = '']) =>
      kindOf(first, 'state') &&
      readState(running, inYear === undefined ? '' : `/${inYear}`, first, separator, second, following),
  },
  {
    pattern: shape(`${serial}${joined}(${part})${slash}(${part})${more}`),
    read: ([running = '', short = '', second = '', following = '']) => readParty(running, short, second, following),
  },
  {
    // Careless forms that leave out kind or unit: 1234/UBND, 26/2016/BXD.
    pattern: shape(`${serial}/(?:${year}/)?(${part})(?!${gap}${dash}${part}|[/.]\\p{L})`),
    read: ([running = '', inYear, issuer = '']) => {
      if (!isKnownIssuer(issuer)) return undefined;
      const number = inYear === undefined ? `${running}/${issuer}` : `${running}/${inYear}/${issuer}`;
      const rest = { kind: null, issuer, doubtful: true, surplus: 0 };
      return { number, form: 'letter', serial: running, year: inYear === undefined ? null : Number(inYear), ...rest };
    },
  },
];

/** Every number and symbol in a text, in order. Plan periods ("2021-2025"), dates and fractions are none. */
export function findSymbols(text: string): FoundSymbol[] {
  const found: FoundSymbol[] = [];
  for (const { pattern, read } of shapes) {
    for (const match of text.matchAll(pattern)) {
      const whole = read(match.slice(1));
      if (whole === undefined) continue;
      const { surplus, ...symbol } = whole;
      found.push({ ...symbol, start: match.index, end: match.index + match[0].length - surplus });
    }
  }
  return withoutOverlap(found);
}

/** Reads a text that is nothing but a number and symbol; undefined when it is none. */
export function parseSymbol(text: string): DocumentSymbol | undefined {
  const printed = text.normalize('NFC').trim();
  const [only] = findSymbols(printed);
  if (only === undefined || only.start !== 0 || only.end !== printed.length) return undefined;
  const { start: _start, end: _end, doubtful: _doubtful, ...symbol } = only;
  return symbol;
}

/** Two numbers that are equal under this key are one number, however they are printed. */
export function symbolKey(number: string): string {
  return number
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s*]+/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replaceAll('Đ', 'D')
    .replaceAll('TƯ', 'TW')
    .replace(/^0+(?=\d)/, '');
}

function readState(
  running: string,
  inYear: string,
  first: string,
  separator: string,
  second: string,
  following: string,
): Read | undefined {
  const kind = kindOf(first, 'state') ?? null;
  const rest = readRest(following);
  const parts = [second, ...rest.parts];
  // A year before what is no kind of document is a coincidence.
  if (![first, ...parts].every(isAbbreviation) || (inYear !== '' && kind === null)) return undefined;
  const head = kind === null ? canonicalPart(first) : canonicalKind(first, kind);
  return {
    number: `${running}${inYear}/${head}${separator}${parts.map(canonicalPart).join('-')}`,
    form: inYear !== '' ? 'normative' : kind === null ? 'letter' : 'state',
    serial: running,
    year: inYear === '' ? null : Number(inYear.slice(1)),
    kind,
    issuer: canonicalPart(kind === null ? first : second),
    doubtful: kind === null ? !isKnownIssuer(first) : isLower(first) && isLower(second),
    surplus: rest.surplus,
  };
}

function readParty(running: string, short: string, second: string, following: string): Read | undefined {
  const kind = kindOf(short, 'party') ?? kindOf(short, 'state');
  const rest = readRest(following);
  const parts = [second, ...rest.parts];
  if (kind === undefined || !parts.every(isAbbreviation)) return undefined;
  const issuer = parts.map(canonicalPart).join('-');
  return {
    number: `${running}-${canonicalKind(short, kind)}/${issuer}`,
    form: 'party',
    serial: running,
    year: null,
    kind,
    issuer,
    doubtful: isLower(short) && isLower(second),
    surplus: rest.surplus,
  };
}

/** Further parts after the issuer; what follows the last abbreviation is no part of the number ("…/QĐ-TTg-Kế hoạch"). */
function readRest(following: string): { parts: string[]; surplus: number } {
  const parts: string[] = [];
  let surplus = following.length;
  for (const match of following.matchAll(new RegExp(`[\\s*]?${dash}[\\s*]?(${part})`, 'gu'))) {
    const [whole, next = ''] = match;
    if (!isAbbreviation(next) || isLower(next)) break;
    parts.push(next);
    surplus = following.length - match.index - whole.length;
  }
  return { parts, surplus };
}

/** Abbreviations are mostly capitals ("TTg", "QyĐ", "BCTTr"), or all small. */
function isAbbreviation(text: string): boolean {
  const letters = [...text.replace(/[\d&.]/g, '')];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals === 0) return knownParts.has(text.toLowerCase());
  return (
    text.charAt(0) !== text.charAt(0).toLowerCase() &&
    (capitals * 2 > letters.length || knownParts.has(text.toLowerCase()))
  );
}

const isLower = (text: string): boolean => text === text.toLowerCase();

/** Issuers and kinds with a spelling of their own, and those that may be met in small letters. */
const spellings =
  'TTg CP TW TƯ TU HU ĐU UBND HĐND VPCP VPQH QH UBTVQH CTN MTTQ BCĐ NQ QĐ CT QyĐ QĐi TB HD CTr KH PA ĐA DA BC BB TTr HĐ ' +
  'CV CĐ KL NĐ TT TTLT VBHN TH KT KTTH NC VX KGVX ĐT XD TrS';
const knownParts = new Map(spellings.split(' ').map((each) => [each.toLowerCase(), each]));

function canonicalPart(text: string): string {
  const trimmed = text.normalize('NFC');
  const repaired = trimmed.replace(/^hdnd/i, 'HĐND');
  return knownParts.get(repaired.toLowerCase()) ?? (isLower(repaired) ? repaired.toUpperCase() : repaired);
}

/** A misread abbreviation (QD, ND) is written as the kind's own. */
function canonicalKind(text: string, kind: DocumentKind): string {
  const own = kind.abbreviations.find((each) => each.toLowerCase() === text.normalize('NFC').toLowerCase());
  return own ?? kind.abbreviations.find((each) => fold(each) === fold(text)) ?? kind.abbreviations[0] ?? text;
}

const fold = (text: string): string => text.toLowerCase().replaceAll('đ', 'd');

/** Councils, committees, ministries (B…), departments (S…), offices: what letters begin with. */
const isKnownIssuer = (text: string): boolean =>
  /^(?:UBND|HĐND|HDND|VPCP|VP|TTg|TTHĐND|TTCP|CP|QH|UBTVQH|MTTQ|B[A-ZĐ]{1,6}|S[A-ZĐ]{1,6}|TC[A-ZĐ]{1,4}|C[A-ZĐ]{2,4}|NHNN|KBNN|BHXH)$/u.test(
    text,
  );
