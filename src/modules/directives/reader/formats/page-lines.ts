/** A piece of text where it stands on a page; points from the top left corner, or pixels of a scan. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Of the line the letters stand on. */
  baseline: number;
  /** Height of the letters. */
  size: number;
}

/** A straight stroke on the page, of a table's frame or under a heading. */
export interface Rule {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PageContent {
  width: number;
  height: number;
  pieces: Piece[];
  rules: Rule[];
}

export interface Line extends Piece {
  /** What stands apart on the line: the cells of a table row, the two sides of a letterhead. */
  segments: Piece[];
  /** All it was made of. */
  pieces: Piece[];
}

/** Pieces on one height make a line, from left to right, with a space where there is a gap. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const byHeight = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => a.baseline - b.baseline);
  const rows: Piece[][] = [];
  for (const piece of byHeight) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && piece.baseline - first.baseline <= Math.max(piece.size, first.size) * 0.45) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map(lineOf);
}

function lineOf(row: Piece[]): Line {
  const segments: Piece[] = [];
  for (const piece of row.sort((a, b) => a.left - b.left)) {
    const last = segments.at(-1);
    if (!last || piece.left - last.right > Math.max(piece.size, last.size) * 1.6) segments.push({ ...piece });
    else append(last, piece);
  }
  // Fonts may give a letter and its mark apart; the text is whole again once the pieces are.
  for (const segment of segments) segment.text = segment.text.normalize('NFC').trim();
  return { ...around(segments), segments, pieces: row };
}

function append(line: Piece, piece: Piece): void {
  // Bold letters are sometimes drawn twice, a hair apart.
  if (
    line.text.endsWith(piece.text) &&
    piece.right - line.right < piece.size * 0.15 &&
    piece.left < line.right - piece.size * 0.2
  )
    return;
  const apart = piece.left - line.right > piece.size * 0.18;
  line.text += apart && !/\s$/.test(line.text) && !/^\s/.test(piece.text) ? ` ${piece.text}` : piece.text;
  line.right = Math.max(line.right, piece.right);
  line.size = Math.max(line.size, piece.size);
}

function around(segments: Piece[]): Piece {
  return {
    text: segments.map(({ text }) => text).join(' '),
    left: Math.min(...segments.map(({ left }) => left)),
    right: Math.max(...segments.map(({ right }) => right)),
    baseline: Math.max(...segments.map(({ baseline }) => baseline)),
    size: Math.max(...segments.map(({ size }) => size)),
  };
}

/** The strips of a page that the given pieces leave free from top to bottom, as the columns between them. */
export function columnsOf(pieces: readonly Piece[], narrowestGap: number): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of [...pieces].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left - last.right < narrowestGap) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** Joins the lines of one paragraph or cell: a number or symbol cut at its hyphen or slash is made whole again. */
export function joinLines(first: string, second: string): string {
  if (/\u00AD$/u.test(first)) return first.slice(0, -1) + second;
  if (/[\p{L}\d][-/]$/u.test(first) && /^[\p{L}\d]/u.test(second)) return first + second;
  return `${first} ${second}`;
}
