import { isUpperCase } from './flat.ts';
import { type Marker, readMarker } from './markers.ts';
import type { Span } from './offsets.ts';

/** A paragraph as the author wrote it: hard line breaks inside it are healed, its marker is read. */
export interface Paragraph extends Span {
  marker: Marker | null;
  /** Where the text after the marker begins. */
  contentStart: number;
  /** Set as a heading by the text's own means: `#` of markdown, bold throughout, capitals throughout. */
  heading: 'marked' | 'bold' | 'capitals' | null;
  /** Number of `#` before a markdown heading. */
  level: number;
}

/** A line of the text without the `#`, emphasis, bars and blanks around it. */
interface Line extends Span {
  marker: Marker | null;
  level: number;
  /** Begins with a small letter or a figure, and no marker: it goes on with the line before. */
  small: boolean;
  /** Begins in bold. */
  opensBold: boolean;
  /** Begins and ends in bold. */
  bold: boolean;
}

/** A line that only numbers the page. */
const pageNumber = 'page number';
/** What stands between paragraphs: nothing, or a page number. */
type Gap = null | typeof pageNumber;

/** Cuts the parts of the text between tables into paragraphs. */
export function readParagraphs(text: string, parts: readonly Span[]): Paragraph[] {
  const linesOfParts = parts.map((part) => readLines(text, part));
  const width = typicalWidth(linesOfParts.flat());
  return linesOfParts.flatMap((lines) => joinLines(text, lines, width));
}

const wrappedAt = 160;

interface Width {
  /** Paragraphs are set apart by blank lines. */
  spaced: boolean;
  /** Length of a full line, where lines are broken at a margin; null where every line is a paragraph. */
  margin: number | null;
}

function typicalWidth(lines: readonly (Line | Gap)[]): Width {
  const written = lines.filter(isWritten);
  const lengths = written.map((line) => line.end - line.start).sort((a, b) => a - b);
  const blanks = lines.length - lengths.length;
  const long = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  // Lines that begin with a small letter go on with the line before: only text broken at a margin has many of them.
  const small = written.filter((line) => line.small).length;
  const wrapped = long > 0 && long <= wrappedAt && small >= lengths.length * 0.07;
  return { spaced: blanks >= lengths.length * 0.2, margin: wrapped ? long : null };
}

const isWritten = (line: Line | Gap): line is Line => line !== null && line !== pageNumber;

/** The lines of a part; null stands for a blank one (or one of rules and bars only). */
function readLines(text: string, part: Span): (Line | Gap)[] {
  const lines: (Line | Gap)[] = [];
  let start = part.start;
  while (start < part.end) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found > part.end ? part.end : found;
    lines.push(readLine(text, start, end));
    start = end + 1;
  }
  return lines;
}

// What may stand around the words of a line: emphasis, quotes of markdown, bars of a table that was taken apart.
const isOrnament = (character: string): boolean => /[\s*#>|_`~=\\\u200b\ufeff]/.test(character);

const rule = /^[-–—=.…·_]{3,}$/;
const numbersPage = /^(?:[-–] ?\d{1,3} ?[-–]|\d{1,3}|(?:Trang|Page) \d{1,3}(?: ?\/ ?\d{1,3})?)$/;

function readLine(text: string, start: number, end: number): Line | Gap {
  let innerStart = start;
  let level = 0;
  while (innerStart < end && isOrnament(text.charAt(innerStart))) {
    const character = text.charAt(innerStart);
    if (character === '#') level += 1;
    // "* Sở Y tế": a star with a blank after it and words on its line is a bullet, not emphasis.
    if (character === '*' && isStarBullet(text, innerStart, end)) break;
    innerStart += 1;
  }
  let innerEnd = end;
  while (innerEnd > innerStart && isOrnament(text.charAt(innerEnd - 1))) innerEnd -= 1;
  const inner = text.slice(innerStart, innerEnd);
  if (inner === '' || rule.test(inner)) return null;
  if (numbersPage.test(inner)) return pageNumber;
  const starred = text.slice(start, innerStart).includes('**');
  const bold = starred && text.slice(innerEnd, end).includes('**');
  const marker = readMarker(inner);
  const opens = inner.charAt(0);
  const small = marker === null && (opens !== opens.toUpperCase() || /\d/.test(opens));
  return { start: innerStart, end: innerEnd, marker, level, small, opensBold: starred, bold };
}

function isStarBullet(text: string, at: number, end: number): boolean {
  if (text.charAt(at + 1) !== ' ' || text.charAt(at - 1) === '*') return false;
  return /^\* +[^\s*][^*]*$/.test(text.slice(at, Math.min(end, at + 400)));
}

function joinLines(text: string, lines: readonly (Line | Gap)[], width: Width): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: { first: Line; last: Line } | null = null;
  let blanks = 0;
  let turned = false;
  for (const line of lines) {
    if (!isWritten(line)) {
      blanks += 1;
      turned ||= line === pageNumber;
      continue;
    }
    if (open !== null && continues(text, open.last, line, { blanks, turned }, width, open.first)) {
      open.last = line;
    } else {
      if (open !== null) paragraphs.push(close(text, open.first, open.last));
      open = { first: line, last: line };
    }
    blanks = 0;
    turned = false;
  }
  if (open !== null) paragraphs.push(close(text, open.first, open.last));
  return paragraphs;
}

const endsSentence = /[.;:!?…]["”’')\]]?$/u;

interface Between {
  blanks: number;
  /** A page ended there. */
  turned: boolean;
}

/** Whether a line carries on the sentence of the line before it. */
function continues(
  text: string,
  last: Line,
  line: Line,
  { blanks, turned }: Between,
  width: Width,
  first: Line,
): boolean {
  const before = text.slice(Math.max(last.start, last.end - 12), last.end);
  const { small } = line;
  const loneMarker = first === last && first.marker !== null && first.marker.length >= first.end - first.start;
  if (line.marker !== null) {
    if (brokenOff(text, first, last, line)) return true;
    // "giai đoạn 2026⏎- 2030", "khoản⏎1. …": not every line that looks like a clause begins one.
    if (blanks > 0 || endsSentence.test(before) || last.level > 0 || width.margin === null) return false;
    return !beginsClause(text, line) && last.end - last.start > width.margin * 0.5;
  }
  if (line.level > 0) return false;
  if (loneMarker && blanks < 2) return true;
  if (last.level > 0) return false;
  if (blanks > 0) {
    // A page break inside a sentence.
    if (turned && isFull(text, last, line, width) && !endsSentence.test(before)) return true;
    return small && !endsSentence.test(before) && !isCapitals(text.slice(last.start, last.end)) && !/,$/.test(before);
  }
  if (small && !endsSentence.test(before)) return true;
  if (isCapitals(text.slice(last.start, last.end)) !== isCapitals(text.slice(line.start, line.end))) {
    if (last.end - last.start > 12 && !/[,\-–]$/.test(before)) return false;
  }
  if (width.margin === null) return small && !/[.;:]$/.test(before);
  if (width.spaced) return true;
  return isFull(text, last, line, width) && !(endsSentence.test(before) && last.end - last.start < width.margin * 0.92);
}

/** The first word of the line after would not have fitted any more. */
function isFull(text: string, last: Line, line: Line, { margin }: Width): boolean {
  return margin !== null && last.end - last.start + 1 + firstWordLength(text, line) >= margin * 0.85;
}

const longestHeading = 150;

/** "… về Cục Cảnh sát⏎⏎- Cơ quan thường trực …": a dash of the sentence that a page or a cell broke at. */
function brokenOff(text: string, first: Line, last: Line, line: Line): boolean {
  if (line.marker?.style !== 'bullet -' || first.opensBold || first.level > 0) return false;
  if (/^[^.;\n]{4,60}:/.test(text.slice(line.start + line.marker.length, line.end))) return false;
  const words = text.slice(first.start + (first.marker?.length ?? 0), last.end);
  return words.length > longestHeading && /[;.] \p{L}/u.test(words) && !/[.;:,!?…)”"]$/.test(words);
}

function firstWordLength(text: string, line: Line): number {
  const blank = text.indexOf(' ', line.start);
  return (blank < 0 || blank > line.end ? line.end : blank) - line.start;
}

function beginsClause(text: string, line: Line): boolean {
  const after = text.charAt(line.start + (line.marker?.length ?? 0));
  return isUpperCase(after);
}

/** Set in capitals: at least two words of letters, four letters in all, and no small one. */
export function isCapitals(words: string): boolean {
  if (!/\p{Lu}[^\p{L}\d/-]+\p{Lu}/u.test(words.slice(0, 200))) return false;
  let letters = 0;
  for (let i = 0; i < words.length; i += 1) {
    const character = words.charAt(i);
    if (character === character.toLowerCase()) {
      if (character !== character.toUpperCase()) return false;
      continue;
    }
    letters += 1;
  }
  return letters >= 4;
}

function close(text: string, first: Line, last: Line): Paragraph {
  const contentStart = Math.min(last.end, first.start + (first.marker?.length ?? 0));
  const content = text.slice(contentStart, last.end);
  return {
    start: first.start,
    end: last.end,
    marker: first.marker,
    contentStart,
    heading: headingOf(first, last, content),
    level: first.level,
  };
}

function headingOf(first: Line, last: Line, content: string): Paragraph['heading'] {
  if (content.length > 400) return null;
  if (isCapitals(content)) return 'capitals';
  if (first.level > 0) return 'marked';
  return first.bold && last.bold && (first === last ? !content.includes('**') : true) ? 'bold' : null;
}
