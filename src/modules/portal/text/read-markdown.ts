import MarkdownIt, { type Token } from 'markdown-it';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Block, deepestItem, joined, type ListBlock, type Picture, type Run } from './blocks.ts';
import { safeLink } from './links.ts';

/**
 * CommonMark with tables, less what has no place in an article or trips people up who are no programmers: an indented
 * paragraph is a paragraph, a line under a line makes no heading of it.
 */
const markdown = new MarkdownIt('default', { html: true, linkify: false, typographer: false, maxNesting: 40 }).disable([
  'code',
  'fence',
  'lheading',
  'reference',
  'backticks',
  'strikethrough',
]);
markdown.validateLink = () => true; // ours refuses by name what theirs would silently leave as text

const imageAddress = /^image:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** The text of an article out of Markdown as people type it; markup and links that are no links are refused. */
export function readMarkdown(source: string): Block[] {
  const reading = new Reading();
  for (const token of markdown.parse(source.normalize('NFC'), {})) reading.take(token);
  return reading.blocks;
}

const refused = (code: string, details: Record<string, unknown> = {}) => new Refusal('invalid', code, details);

class Reading {
  readonly blocks: Block[] = [];
  #lists: ListBlock[] = [];
  #itemBegins = false;
  #quotes = 0;
  #heading: 2 | 3 | undefined;
  #table: { head: Run[][]; rows: Run[][][] } | undefined;
  #inHead = false;

  take(token: Token): void {
    switch (token.type) {
      case 'html_block':
        throw refused('portal.markup-in-text', { markup: token.content.trim().slice(0, 60) });
      case 'heading_open':
        this.#heading = token.tag === 'h1' || token.tag === 'h2' ? 2 : 3;
        break;
      case 'heading_close':
        this.#heading = undefined;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#openList(token.type === 'ordered_list_open');
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        break;
      case 'list_item_open':
        this.#itemBegins = true;
        break;
      case 'blockquote_open':
        if (this.#quotes++ === 0 && this.#lists.length === 0) this.blocks.push({ kind: 'quote', paragraphs: [] });
        break;
      case 'blockquote_close':
        this.#quotes--;
        break;
      case 'hr':
        if (this.#lists.length === 0 && this.#quotes === 0) this.blocks.push({ kind: 'rule' });
        break;
      case 'inline':
        this.#put(runsOf(token.children ?? []));
        break;
      default:
        this.#takeTable(token.type);
    }
  }

  #takeTable(type: string): void {
    if (type === 'table_open') this.#table = { head: [], rows: [] };
    else if (type === 'thead_open') this.#inHead = true;
    else if (type === 'thead_close') this.#inHead = false;
    else if (type === 'tr_open' && !this.#inHead) this.#table?.rows.push([]);
    else if (type === 'table_close' && this.#table !== undefined) {
      if (this.#lists.length === 0 && this.#quotes === 0) this.blocks.push({ kind: 'table', ...this.#table });
      this.#table = undefined;
    }
  }

  /** A list within a list belongs to it, one step deeper; a list in a quotation reads as its paragraphs. */
  #openList(ordered: boolean): void {
    const outer = this.#lists[0];
    const list: ListBlock = outer ?? { kind: 'list', ordered, items: [] };
    if (outer === undefined && this.#quotes === 0) this.blocks.push(list);
    this.#lists.push(list);
  }

  #put(pieces: readonly (Run | Picture)[]): void {
    const runs = joined(pieces.filter((piece): piece is Run => 'text' in piece));
    const hasPicture = pieces.some((piece) => 'imageId' in piece);
    const alone = this.#table === undefined && this.#heading === undefined && this.#lists.length + this.#quotes === 0;
    if (hasPicture && !alone) throw refused('portal.image-not-alone');
    const last = this.blocks.at(-1);
    if (this.#table !== undefined) (this.#inHead ? this.#table.head : this.#table.rows.at(-1))?.push(runs);
    else if (this.#quotes > 0 && last?.kind === 'quote') last.paragraphs.push(runs);
    else if (this.#lists.length > 0) this.#putInList(runs);
    else if (this.#heading !== undefined) this.blocks.push({ kind: 'heading', level: this.#heading, text: runs });
    else for (const block of apart(pieces)) this.blocks.push(block);
  }

  #putInList(runs: Run[]): void {
    const list = this.#lists[0];
    if (list === undefined) return;
    const last = list.items.at(-1);
    if (this.#itemBegins || last === undefined) {
      list.items.push({ depth: Math.min(this.#lists.length - 1, deepestItem), text: runs });
    } else last.text = joined([...last.text, { text: '\n' }, ...runs]);
    this.#itemBegins = false;
  }
}

/** A paragraph with pictures in it becomes the pictures, and the paragraphs before, between and after. */
function apart(pieces: readonly (Run | Picture)[]): Block[] {
  const blocks: Block[] = [];
  let text: Run[] = [];
  const close = () => {
    const runs = trimmed(joined(text));
    if (runs.length > 0) blocks.push({ kind: 'paragraph', text: runs });
    text = [];
  };
  for (const piece of pieces) {
    if ('text' in piece) {
      text.push(piece);
      continue;
    }
    close();
    blocks.push({ kind: 'image', picture: piece });
  }
  close();
  return blocks;
}

function trimmed(runs: Run[]): Run[] {
  const kept = runs.map((run) => ({ ...run }));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first !== undefined) first.text = first.text.trimStart();
  if (last !== undefined) last.text = last.text.trimEnd();
  return joined(kept);
}

function runsOf(tokens: readonly Token[]): (Run | Picture)[] {
  const pieces: (Run | Picture)[] = [];
  const set = { strong: 0, emphasis: 0 };
  let href: string | undefined;
  const put = (text: string) =>
    pieces.push({
      text,
      ...(set.strong > 0 ? { strong: true as const } : {}),
      ...(set.emphasis > 0 ? { emphasis: true as const } : {}),
      ...(href === undefined ? {} : { href }),
    });
  for (const token of tokens) {
    if (token.type === 'html_inline') throw refused('portal.markup-in-text', { markup: token.content.slice(0, 60) });
    if (token.type === 'image') pieces.push(pictureOf(token));
    else if (token.type === 'softbreak' || token.type === 'hardbreak') put('\n');
    else if (token.type === 'strong_open') set.strong++;
    else if (token.type === 'strong_close') set.strong--;
    else if (token.type === 'em_open') set.emphasis++;
    else if (token.type === 'em_close') set.emphasis--;
    else if (token.type === 'link_open') href = linkOf(token);
    else if (token.type === 'link_close') href = undefined;
    else put(token.content);
  }
  return pieces;
}

function linkOf(token: Token): string {
  const given = String(token.attrGet('href') ?? '');
  const link = safeLink(given);
  if (link === undefined) throw refused('portal.link-unsafe', { link: given.slice(0, 100) });
  return link;
}

function pictureOf(token: Token): Picture {
  const given = String(token.attrGet('src') ?? '');
  const imageId = imageAddress.exec(given)?.[1]?.toLowerCase();
  if (imageId === undefined) throw refused('portal.image-elsewhere', { image: given.slice(0, 100) });
  const alt = (token.children ?? [])
    .map(({ content }) => content)
    .join('')
    .trim();
  if (alt === '') throw refused('portal.image-without-alt', { image: imageId });
  const caption = String(token.attrGet('title') ?? '').trim();
  return { imageId, alt, caption: caption === '' ? null : caption };
}
