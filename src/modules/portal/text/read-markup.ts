import {
  type Block,
  deepestItem,
  joined,
  type ListBlock,
  type Picture,
  picturesIn,
  type Run,
  wordsOf,
} from './blocks.ts';
import { safeLink } from './links.ts';

/** A piece of a page as any parser has it: an element by its lower-case name, or `#text`. */
export interface Markup {
  name: string;
  text: string;
  attribute(name: string): string | undefined;
  children: readonly Markup[];
}

/** Left out with all that is in them. */
const skipped: ReadonlySet<string> = new Set(
  'script style head title template noscript svg math iframe object embed applet audio video canvas form input button select textarea map xml'.split(
    ' ',
  ),
);
const headings: Readonly<Record<string, 2 | 3>> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
const own: ReadonlySet<string> = new Set(
  'p div section article main header footer aside nav figure address dl dt dd pre center details summary'.split(' '),
);
/** No page that means well is nested deeper; a recursion may not be made to run out. */
const deepest = 200;
const longestCaption = 500;

interface Look {
  strong?: true;
  emphasis?: true;
  href?: string;
}

/**
 * The text of an article out of a page: from a word processor's clipboard or a file. What an article has no place for is
 * left out, and links that lead nowhere safe keep their words. Pictures are left out too, but those that `pictureOf` knows.
 */
export function readMarkup(root: Markup, pictureOf: PictureOf = () => undefined): Block[] {
  const reading = new Reading(pictureOf);
  reading.walk(root, {}, 0);
  reading.endParagraph();
  return reading.blocks;
}

/** The picture an `img` stands for. */
type PictureOf = (node: Markup) => Picture | undefined;

class Reading {
  readonly blocks: Block[] = [];
  readonly #pictureOf: PictureOf;
  /** Pictures within a paragraph, a heading or a table: they follow it. */
  #pictures: Picture[] = [];
  #runs: Run[] = [];
  #lists: ('ol' | 'ul')[] = [];
  #item: { ordered: boolean; depth: number } | undefined;
  #quotes = 0;

  constructor(pictureOf: PictureOf) {
    this.#pictureOf = pictureOf;
  }

  walk(node: Markup, look: Look, depth: number): void {
    if (node.name === '#text') this.#runs.push({ text: node.text.replace(/[\s\u00a0]+/g, ' '), ...look });
    if (skipped.has(node.name) || depth > deepest || isWordMark(node)) return;
    if (node.name === 'br') this.#runs.push({ text: '\n', ...look });
    else if (node.name === 'hr') this.#put({ kind: 'rule' });
    else if (node.name === 'img') this.#pictures.push(...[this.#pictureOf(node)].filter((one) => one !== undefined));
    else if (node.name === 'figcaption') this.#readCaption(node, look, depth);
    else if (node.name === 'table') this.#readTable(node, depth);
    else if (headings[node.name] !== undefined) this.#readHeading(node, headings[node.name] ?? 2, depth);
    else if (node.name === 'ul' || node.name === 'ol') this.#readList(node, node.name, look, depth);
    else if (node.name === 'li') this.#readItem(node, look, depth);
    else if (node.name === 'blockquote') this.#readQuote(node, look, depth);
    else if (own.has(node.name)) this.#readParagraph(node, look, depth);
    else this.#walkInto(node, lookOf(node, look), depth);
  }

  #walkInto(node: Markup, look: Look, depth: number): void {
    for (const child of node.children) this.walk(child, look, depth + 1);
  }

  /** Puts down what was read since the last block ended. */
  endParagraph(): void {
    const text = tidy(this.#runs);
    this.#runs = [];
    if (text.length > 0) {
      if (this.#item !== undefined) this.#addItem(text, this.#item);
      else if (this.#quotes > 0) this.#addQuoted(text);
      else this.blocks.push({ kind: 'paragraph', text });
    }
    this.#putPictures();
  }

  #putPictures(): void {
    this.blocks.push(...this.#pictures.map((picture): Block => ({ kind: 'image', picture })));
    this.#pictures = [];
  }

  #put(block: Block): void {
    this.endParagraph();
    this.blocks.push(block);
  }

  #readHeading(node: Markup, level: 2 | 3, depth: number): void {
    this.endParagraph();
    this.#walkInto(node, {}, depth);
    const text = tidy(this.#runs).map(({ text: words, href }) => ({ text: words, ...(href ? { href } : {}) }));
    this.#runs = [];
    if (text.length > 0) this.blocks.push({ kind: 'heading', level, text: joined(text) });
    this.#putPictures();
  }

  /** Under a picture it says what that shows; elsewhere it is a paragraph. */
  #readCaption(node: Markup, look: Look, depth: number): void {
    this.endParagraph();
    const last = this.blocks.at(-1);
    this.#walkInto(node, look, depth);
    const caption = wordsOf(tidy(this.#runs)).slice(0, longestCaption);
    if (last?.kind === 'image' && last.picture.caption === null && caption !== '') {
      last.picture = { ...last.picture, alt: last.picture.alt === '' ? caption : last.picture.alt, caption };
      this.#runs = [];
    }
    this.endParagraph();
  }

  #readParagraph(node: Markup, look: Look, depth: number): void {
    this.endParagraph();
    const item = wordItem(node);
    if (item !== undefined) this.#item = item;
    this.#walkInto(node, lookOf(node, look), depth);
    this.endParagraph();
    if (item !== undefined) this.#item = undefined;
  }

  #readList(node: Markup, kind: 'ol' | 'ul', look: Look, depth: number): void {
    this.endParagraph();
    this.#lists.push(kind);
    this.#walkInto(node, look, depth);
    this.#lists.pop();
  }

  #readItem(node: Markup, look: Look, depth: number): void {
    this.endParagraph();
    const before = this.#item;
    this.#item = { ordered: this.#lists.at(-1) === 'ol', depth: Math.max(0, this.#lists.length - 1) };
    this.#walkInto(node, look, depth);
    this.endParagraph();
    this.#item = before;
  }

  #readQuote(node: Markup, look: Look, depth: number): void {
    this.endParagraph();
    this.#quotes++;
    this.#walkInto(node, look, depth);
    this.endParagraph();
    this.#quotes--;
  }

  #addItem(text: Run[], { ordered, depth }: { ordered: boolean; depth: number }): void {
    const last = this.blocks.at(-1);
    const fits = last?.kind === 'list' && (depth > 0 || last.ordered === ordered);
    const list: ListBlock = fits ? last : { kind: 'list', ordered, items: [] };
    if (!fits) this.blocks.push(list);
    list.items.push({ depth: Math.min(depth, deepestItem), text });
  }

  #addQuoted(text: Run[]): void {
    const last = this.blocks.at(-1);
    if (last?.kind === 'quote') last.paragraphs.push(text);
    else this.blocks.push({ kind: 'quote', paragraphs: [text] });
  }

  /** A table of one column only sets paragraphs in frames. */
  #readTable(node: Markup, depth: number): void {
    this.endParagraph();
    const rows = rowsIn(node).map((row) => cellsIn(row).map((cell) => this.#readCell(cell, depth)));
    const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
    const width = Math.max(0, ...filled.map((row) => row.length));
    const [head, ...rest] = filled.map((row) => [...row, ...Array.from({ length: width - row.length }, () => [])]);
    if (head !== undefined && width > 1) this.blocks.push({ kind: 'table', head, rows: rest });
    else for (const row of filled) for (const text of row) this.blocks.push({ kind: 'paragraph', text });
    this.#putPictures();
  }

  #readCell(cell: Markup, depth: number): Run[] {
    const inner = new Reading(this.#pictureOf);
    inner.#walkInto(cell, {}, depth + 1);
    inner.endParagraph();
    this.#pictures.push(...picturesIn(inner.blocks));
    return joined(inner.blocks.flatMap((block, at) => (at > 0 ? [{ text: '\n' }, ...runsOf(block)] : runsOf(block))));
  }
}

const runsOf = (block: Block): Run[] => {
  if (block.kind === 'paragraph' || block.kind === 'heading') return block.text;
  if (block.kind === 'list') return block.items.flatMap(({ text }, at) => (at > 0 ? [{ text: '\n' }, ...text] : text));
  return block.kind === 'quote' ? block.paragraphs.flat() : [];
};

const rowsIn = (node: Markup): Markup[] =>
  node.children.flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsIn(child) : [];
  });
const cellsIn = (row: Markup): Markup[] => row.children.filter(({ name }) => name === 'td' || name === 'th');

/** No space at an end or beside a line break, and never two of them. */
function tidy(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let before = '\n';
  for (const run of runs) {
    let text = '';
    for (const sign of run.text) {
      if (sign === ' ' && /[\s]/.test(before)) continue;
      text += sign;
      before = sign;
    }
    kept.push({ ...run, text });
  }
  const last = joined(kept);
  for (let at = last.length - 1; at >= 0; at--) {
    const run = last[at];
    if (run === undefined) break;
    run.text = run.text.trimEnd();
    if (run.text !== '') break;
  }
  const whole = joined(last.map((run) => ({ ...run, text: run.text.replace(/ +\n/g, '\n') })));
  return wordsOf(whole).trim() === '' ? [] : whole;
}

const styleOf = (node: Markup): string => (node.attribute('style') ?? '').toLowerCase().replace(/\s+/g, '');

function lookOf(node: Markup, look: Look): Look {
  const next: Look = { ...look };
  const style = styleOf(node);
  const light = /font-weight:(normal|[1-5]00)/.test(style); // an editor on the web wraps all it copies in such a <b>
  if (light) delete next.strong;
  else if (['b', 'strong'].includes(node.name) || /font-weight:(bold|[6-9]00)/.test(style)) next.strong = true;
  if (['i', 'em', 'cite'].includes(node.name) || style.includes('font-style:italic')) next.emphasis = true;
  const link = node.name === 'a' ? safeLink(node.attribute('href') ?? '') : undefined;
  if (link !== undefined) next.href = link;
  return next;
}

/** Word writes the bullet or the number of an item as text, marked as nothing to keep. */
const isWordMark = (node: Markup): boolean => styleOf(node).includes('mso-list:ignore');

/** An item of a list as Word copies it: a paragraph that says so in its style, with its mark in front. */
function wordItem(node: Markup): { ordered: boolean; depth: number } | undefined {
  const level = /mso-list:[^;]*level(\d)/.exec(styleOf(node))?.[1];
  if (level === undefined) return undefined;
  const mark = textIn(node, isWordMark);
  return { ordered: /^[\s(]*(\d+|[a-zđ]|[ivx]+)[.)]/i.test(mark), depth: Number(level) - 1 };
}

function textIn(node: Markup, wanted: (node: Markup) => boolean, within = false): string {
  if (node.name === '#text') return within ? node.text : '';
  const here = within || wanted(node);
  return node.children.map((child) => textIn(child, wanted, here)).join('');
}
