import type { Finding } from '../../contract.ts';

/** What a stretch of a finding says; each has an underline of its own. */
export type Part = 'owner' | 'partner' | 'deadline' | 'target' | 'place';

export interface Piece {
  text: string;
  part: Part | null;
}

/** A stretch of one paragraph that lies in one finding, or in none. */
export interface Run {
  findingId: string | null;
  /** Whether the finding begins here: its number stands before it. */
  first: boolean;
  pieces: Piece[];
}

export interface Paragraph {
  start: number;
  /** A row of a table: the reader writes its cells between upright lines. */
  isRow: boolean;
  runs: Run[];
}

export type Marked = { id: string } & Pick<
  Finding,
  'start' | 'end' | 'also' | 'ownerQuote' | 'partnerQuotes' | 'deadline' | 'targets' | 'places'
>;

/** Cuts a text into paragraphs and marks the findings in it. Offsets count code points, as the reader's do. */
export function layOut(text: string, findings: readonly Marked[]): Paragraph[] {
  const points = Array.from(text);
  // A task whose words stand apart is marked wherever they stand.
  const inOrder = findings
    .flatMap((finding) => [finding, ...finding.also.map(({ start, end }) => ({ ...finding, start, end }))])
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && points[at] !== '\n') continue;
    if (at > start) {
      paragraphs.push({ start, isRow: points[start] === '|', runs: runsOf(points, start, at, inOrder) });
    }
    start = at + 1;
  }
  return paragraphs;
}

function runsOf(points: readonly string[], from: number, to: number, findings: readonly Marked[]): Run[] {
  const runs: Run[] = [];
  const isRow = points[from] === '|';
  let last: Marked | undefined;
  let at = from;
  for (const finding of findings) {
    if (finding.start >= to) break;
    const start = Math.max(finding.start, at);
    const end = Math.min(finding.end, to);
    if (end <= start) continue; // elsewhere, or within a finding that is marked already
    if (start > at) runs.push({ findingId: null, first: false, pieces: [plain(points, at, start)] });
    runs.push({ findingId: finding.id, first: start === finding.start, pieces: piecesOf(points, start, end, finding) });
    at = end;
    last = finding;
  }
  if (at < to) {
    // The owner and the time of a task in a table stand in cells of their own.
    const pieces = isRow && last !== undefined ? piecesOf(points, at, to, last) : [plain(points, at, to)];
    runs.push({ findingId: null, first: false, pieces });
  }
  return runs;
}

const plain = (points: readonly string[], from: number, to: number): Piece => ({
  text: points.slice(from, to).join(''),
  part: null,
});

function piecesOf(points: readonly string[], from: number, to: number, finding: Marked): Piece[] {
  const words = points.slice(from, to).join('');
  const spans = quotesOf(finding)
    .map(({ part, quote }) => ({ part, start: words.indexOf(quote), length: quote.length }))
    .filter(({ start, length }) => start >= 0 && length > 0)
    .sort((a, b) => a.start - b.start || b.length - a.length);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { part, start, length } of spans) {
    if (start < at) continue; // one underline at a time
    if (start > at) pieces.push({ text: words.slice(at, start), part: null });
    pieces.push({ text: words.slice(start, start + length), part });
    at = start + length;
  }
  if (at < words.length) pieces.push({ text: words.slice(at), part: null });
  return pieces;
}

function quotesOf({ ownerQuote, partnerQuotes, deadline, targets, places }: Marked): { part: Part; quote: string }[] {
  return [
    ...(ownerQuote === null ? [] : [{ part: 'owner' as const, quote: ownerQuote }]),
    ...partnerQuotes.map((quote) => ({ part: 'partner' as const, quote })),
    ...(deadline === null ? [] : [{ part: 'deadline' as const, quote: deadline.quote }]),
    ...targets.map(({ quote }) => ({ part: 'target' as const, quote })),
    ...places.map(({ quote }) => ({ part: 'place' as const, quote })),
  ];
}
