import type { ReadClause } from '../reading.ts';
import { type Flat, flatten } from './flat.ts';
import { ranks } from './markers.ts';
import type { Span } from './offsets.ts';
import { type Paragraph, readParagraphs } from './paragraphs.ts';
import { findTables, type Table } from './tables.ts';

/** A clause in the tree of the document (điều, khoản, điểm, gạch đầu dòng, đoạn), or a row of a table. */
export interface Clause extends Span {
  id: string;
  parent: Clause | null;
  children: Clause[];
  kind: ReadClause['kind'];
  label: string | null;
  rank: number;
  style: string;
  heading: Paragraph['heading'];
  /** Where the words after the marker begin. */
  contentStart: number;
  /** The clause's own words, without its marker and without the clauses in it. */
  flat: Flat;
  /** For a row: the cells, and the table they stand in. */
  cells: Span[] | null;
  table: Table | null;
}

/** The clauses of a document in the order of the text, each knowing the one it lies in. */
export function readClauses(text: string, bodyStart: number): Clause[] {
  const tables = findTables(text).filter((table) => table.rows.some((row) => row.length > 1));
  const paragraphs = readParagraphs(text, between(text, tables));
  const tree = new Tree(text, bodyStart);
  let nextTable = 0;
  for (const paragraph of paragraphs) {
    for (
      let table = tables[nextTable];
      table !== undefined && table.start < paragraph.start;
      table = tables[nextTable]
    ) {
      tree.addTable(table);
      nextTable += 1;
    }
    tree.add(paragraph);
  }
  for (const table of tables.slice(nextTable)) tree.addTable(table);
  return tree.clauses;
}

function between(text: string, tables: readonly Table[]): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (const table of tables) {
    if (table.start > start) parts.push({ start, end: table.start });
    start = table.end;
  }
  parts.push({ start, end: text.length });
  return parts;
}

const longestHeading = 250;
// "QUYẾT NGHỊ:" opens the articles, but they do not lie in it.
const formula = /^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ)\s*:?$/;

class Tree {
  readonly clauses: Clause[] = [];
  private readonly text: string;
  private readonly bodyStart: number;
  private readonly names = new Names();
  /** The clauses that the next one can lie in, the outermost first. */
  private readonly open: Clause[] = [];
  private readonly counted = new Map<Clause | null, number>();

  constructor(text: string, bodyStart: number) {
    this.text = text;
    this.bodyStart = bodyStart;
  }

  add(paragraph: Paragraph): void {
    const flat = flatten(this.text, { start: paragraph.contentStart, end: paragraph.end });
    const { marker } = paragraph;
    let rank = marker?.rank ?? this.rankOfUnmarked(paragraph, flat);
    let style = marker?.style ?? 'paragraph';
    // "C." after "B." is a letter, not a hundred.
    if (style === 'roman' && /^[CLDMXV]$/.test(marker?.label ?? '') && this.followsCapital(marker?.label ?? '')) {
      rank = ranks.capital;
      style = 'capital';
    }
    // "- … theo các nguyên tắc sau:" and under it "(1) …": the points lie in the bullet.
    if (style === 'bracket' && this.isInBullet()) rank = ranks.bullet + 0.5;
    if (rank >= ranks.bullet && style !== 'paragraph') {
      while (this.isOpenBullet(style)) this.open.pop();
    } else {
      while ((this.top?.rank ?? -1) >= rank) this.open.pop();
    }
    const clause = this.push({
      start: paragraph.start,
      end: paragraph.end,
      contentStart: paragraph.contentStart,
      kind: marker?.kind ?? (rank < ranks.introduction ? 'part' : 'paragraph'),
      label: marker?.label ?? null,
      address: marker?.address ?? null,
      rank,
      style,
      heading: paragraph.heading,
      flat,
    });
    // The head of the document holds nothing.
    if (paragraph.start < this.bodyStart || formula.test(flat.text)) return;
    if (marker !== null || rank <= ranks.introduction) this.open.push(clause);
  }

  addTable(table: Table): void {
    while ((this.top?.rank ?? -1) >= ranks.introduction) this.open.pop();
    for (const cells of table.rows) {
      const first = cells[0];
      const last = cells[cells.length - 1];
      if (first === undefined || last === undefined) continue;
      const span = { start: first.start, end: Math.max(first.end, last.end) };
      this.push({
        ...span,
        contentStart: span.start,
        kind: 'row',
        label: null,
        address: null,
        rank: ranks.bullet,
        style: 'row',
        heading: null,
        flat: flatten(this.text, span),
        cells,
        table,
      });
    }
  }

  private get top(): Clause | undefined {
    return this.open[this.open.length - 1];
  }

  /** A bullet of this style is open, so another one is its sibling; with others in between closed first. */
  private isOpenBullet(style: string): boolean {
    for (let i = this.open.length - 1; i >= 0; i -= 1) {
      const clause = this.open[i];
      if (clause === undefined || clause.rank < ranks.bullet) return false;
      if (clause.style === style) return true;
    }
    return false;
  }

  /** The last bullet announces what follows, or such points under it are being counted. */
  private isInBullet(): boolean {
    const { top } = this;
    if (top === undefined || top.rank < ranks.bullet) return false;
    return top.style === 'bracket' || (top.style !== 'paragraph' && /:$/.test(top.flat.text));
  }

  private followsCapital(label: string): boolean {
    const last = this.clauses.findLast(({ style }) => style === 'capital');
    return last?.label === String.fromCharCode(label.charCodeAt(0) - 1);
  }

  /** A heading without a number opens a part; a paragraph that ends in a colon introduces the bullets after it. */
  private rankOfUnmarked(paragraph: Paragraph, flat: Flat): number {
    if (paragraph.heading !== null && flat.text.length <= longestHeading) {
      if (paragraph.heading === 'capitals') return ranks.roman;
      if (paragraph.heading === 'marked') return ranks.roman + paragraph.level / 10;
      return ranks.heading;
    }
    if (/:$/.test(flat.text)) return ranks.introduction;
    return ranks.bullet + 1;
  }

  private push(seed: ClauseSeed): Clause {
    const parent = this.parentFor(seed);
    const number = (this.counted.get(parent) ?? 0) + 1;
    if (seed.address === null) this.counted.set(parent, number);
    const { address, ...rest } = seed;
    const clause: Clause = {
      cells: null,
      table: null,
      ...rest,
      id: this.uniqueId(parent, address ?? `${kindLetters[seed.kind] ?? 'p'}${number}`),
      parent,
      children: [],
    };
    parent?.children.push(clause);
    this.clauses.push(clause);
    return clause;
  }

  /** Plain paragraphs after a list of bullets belong to what the bullets belong to. */
  private parentFor(seed: ClauseSeed): Clause | null {
    for (let i = this.open.length - 1; i >= 0; i -= 1) {
      const clause = this.open[i];
      if (clause === undefined) break;
      if (seed.kind === 'paragraph' && clause.rank >= ranks.bullet) continue;
      return clause;
    }
    return null;
  }

  private uniqueId(parent: Clause | null, address: string): string {
    const outer = parent?.id ?? '';
    // "1.2" inside "1" is "1.2", not "1.1.2".
    const last = outer.split('.').pop() ?? '';
    const inner = address.startsWith(`${last}.`) && last !== '' ? address.slice(last.length + 1) : address;
    const wanted = outer === '' ? address : `${outer}.${inner}`;
    return this.names.unique(wanted, '_');
  }
}

/** Gives out names, each once: the second "a" is "a_2". */
export class Names {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  unique(wanted: string, separator: string): string {
    let name = wanted;
    let count = this.counts.get(wanted) ?? 1;
    while (this.taken.has(name)) {
      count += 1;
      name = `${wanted}${separator}${count}`;
    }
    this.counts.set(wanted, count);
    this.taken.add(name);
    return name;
  }
}

interface ClauseSeed extends Span {
  contentStart: number;
  kind: ReadClause['kind'];
  label: string | null;
  address: string | null;
  rank: number;
  style: string;
  heading: Paragraph['heading'];
  flat: Flat;
  cells?: Span[];
  table?: Table;
}

const kindLetters: Partial<Record<ReadClause['kind'], string>> = { part: 'h', row: 'r', bullet: '', paragraph: 'p' };
