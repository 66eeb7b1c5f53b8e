import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { invalid } from '../../../../kernel/refusal.ts';
import { type Block, type Cell, linesOfBlocks, type Table } from './blocks.ts';
import { labelOf, type NumberStyle, startsWithLabel } from './labels.ts';
import { fontDecoder, isLegacyFont, type LegacyDecoder, type LegacyEncoding } from './legacy-encodings.ts';
import { decodeText } from './plain-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const words = (text: string) => new Set(text.split(' '));
const leftOut = words(
  'script style noscript template head nav aside footer button select textarea input iframe object embed svg math canvas video audio map dialog menu',
);
const leftOutRoles = words('navigation banner contentinfo search complementary menu menubar toolbar dialog alert');
const blockNames = words(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul',
);
const headings = words('h1 h2 h3 h4 h5 h6');
/** Classes and ids of what surrounds a text on a web page, in the words site builders use. */
const chrome =
  /(?:^|[-_\s])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|side-bar|footer|related|tin-lien-quan|comments?|binh-luan|share|sharing|social|advert\w*|ads?|banner|cookies?|popup|modal|pagination|paging|toolbar|tags?|rating|newsletter|subscribe|skip-link|sr-only|visually-hidden)(?:$|[-_\s])/i;
const listStyles: Record<string, NumberStyle> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const deepestNesting = 400;

/** The text of a web page or of a document saved as one: its block structure as lines, what surrounds it left out. */
export function readHtml(bytes: Uint8Array): { blocks: Block[]; encodings: Set<LegacyEncoding> } {
  const document = parse(decodeHtml(bytes));
  const body = bodyOf(document);
  if (!body) return { blocks: [], encodings: new Set() };
  const page = survey(body);
  const walk = new Walk(page);
  walk.element(page.main, undefined);
  return { blocks: walk.finish(), encodings: page.decoder.found };
}

function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const { text, encoding } = decodeText(bytes);
  // Pages in an old encoding say "utf-8" or "iso-8859-1" alike; only what the bytes do not tell is believed.
  if (encoding !== 'Windows-1252' || declared === undefined) return text;
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return text;
  }
}

/** Lengths of the text in an element: all of it, and what is in links. */
interface Extent {
  text: number;
  linked: number;
  links: number;
}

interface Page {
  extents: Map<Element, Extent>;
  total: number;
  /** The part the page itself marks as its content, when most of the text is in it. */
  main: Element;
  decoder: LegacyDecoder<[font: string | undefined]>;
}

function survey(body: Element): Page {
  const extents = new Map<Element, Extent>();
  const marked: Element[] = [];
  const inLegacyFonts: string[] = [];
  const visit = (element: Element, depth: number, font: string | undefined): Extent => {
    if (depth > deepestNesting) throw invalid('directives.file-broken');
    const extent = { text: 0, linked: 0, links: 0 };
    if (isMarkedMain(element)) marked.push(element);
    const ownFont = fontOf(element) ?? font;
    for (const child of element.childNodes) {
      if ('value' in child) {
        extent.text += child.value.trim().length;
        if (isLegacyFont(ownFont)) inLegacyFonts.push(child.value);
      } else if (isElement(child) && !leftOut.has(child.tagName)) {
        const inner = visit(child, depth + 1, ownFont);
        extent.text += inner.text;
        extent.linked += child.tagName === 'a' ? inner.text : inner.linked;
        extent.links += inner.links + (child.tagName === 'a' ? 1 : 0);
      }
    }
    extents.set(element, extent);
    return extent;
  };
  const total = visit(body, 0, undefined).text;
  const main = marked.findLast((element) => (extents.get(element)?.text ?? 0) >= total * 0.5) ?? body;
  return { extents, total, main, decoder: fontDecoder(inLegacyFonts.join('\n')) };
}

function isMarkedMain(element: Element): boolean {
  if (element.tagName === 'main' || element.tagName === 'article') return true;
  return attribute(element, 'role') === 'main' || attribute(element, 'itemprop') === 'articleBody';
}

class Walk {
  readonly blocks: Block[] = [];
  private inline: string[] = [];
  private preformatted = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  finish(): Block[] {
    this.endParagraph();
    return this.blocks;
  }

  element(element: Element, font: string | undefined): void {
    const name = element.tagName;
    const ownFont = fontOf(element) ?? font;
    if (name === 'br') {
      this.inline.push('\n');
      return;
    }
    if (name === 'table') {
      this.table(element, ownFont);
      return;
    }
    const isBlock = blockNames.has(name);
    if (isBlock) this.endParagraph();
    if (name === 'pre') this.preformatted++;
    if (name === 'ol' || name === 'ul') this.list(element, ownFont);
    else this.children(element, ownFont);
    if (name === 'pre') this.preformatted--;
    if (isBlock) this.endParagraph();
  }

  private children(element: Element, font: string | undefined): void {
    for (const child of element.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) this.text(child.value, font);
      else if (isElement(child) && !isLeftOut(child, this.page)) this.element(child, font);
    }
  }

  private text(value: string, font: string | undefined): void {
    const shown = this.page.decoder.decode(value, font);
    this.inline.push(this.preformatted > 0 ? shown : shown.replace(/[\t\n\f\r ]+/g, ' '));
  }

  private list(list: Element, font: string | undefined): void {
    let number = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
    for (const child of list.childNodes) {
      if (!isElement(child) || isLeftOut(child, this.page)) continue;
      if (child.tagName !== 'li') {
        this.element(child, font);
        continue;
      }
      const given = Number.parseInt(attribute(child, 'value') ?? '', 10);
      if (Number.isInteger(given)) number = given;
      const before = this.blocks.length;
      this.endParagraph();
      this.element(child, font);
      this.label(
        before,
        list.tagName === 'ol' ? `${labelOf(number, listStyles[attribute(list, 'type') ?? '1'] ?? 'decimal')}.` : '-',
      );
      number++;
    }
  }

  /** Puts the list's own label before the item's first line, unless the writer typed one. */
  private label(index: number, label: string): void {
    const first = this.blocks[index];
    if (typeof first === 'string' && !startsWithLabel(first)) this.blocks[index] = `${label} ${first}`;
  }

  private table(table: Element, font: string | undefined): void {
    this.endParagraph();
    const rows: Cell[][] = [];
    let holdsBlocks = false;
    const inside: Block[] = [];
    for (const row of rowsOf(table)) {
      const cells: Cell[] = [];
      for (const cell of row.childNodes) {
        if (!isElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th') || isLeftOut(cell, this.page))
          continue;
        const walk = new Walk(this.page);
        walk.element(cell, font);
        const blocks = walk.finish();
        if (blocks.some((block) => typeof block !== 'string')) holdsBlocks = true;
        inside.push(...blocks);
        cells.push({
          lines: linesOfBlocks(blocks),
          columns: span(attribute(cell, 'colspan')),
          rows: span(attribute(cell, 'rowspan')),
        });
      }
      rows.push(cells);
    }
    // A table with tables inside, or of one column, lays out a page; its content is read as if it were not there.
    if (holdsBlocks || rows.every((cells) => cells.length < 2)) this.blocks.push(...inside);
    else this.blocks.push({ rows } satisfies Table);
  }

  private endParagraph(): void {
    const paragraph = this.inline.join('').trim();
    this.inline = [];
    if (paragraph !== '') this.blocks.push(paragraph);
  }
}

function isLeftOut(element: Element, page: Page): boolean {
  const name = element.tagName;
  if (leftOut.has(name) || leftOutRoles.has(attribute(element, 'role') ?? '')) return true;
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')) return true;
  if (!blockNames.has(name) || headings.has(name)) return false;
  const extent = page.extents.get(element);
  if (!extent) return false;
  if (isMostlyLinks(extent)) return true;
  const named = chrome.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`);
  return named && extent.text < page.total * 0.2;
}

/** Menus, tag clouds and "read also" boxes: several links and hardly a word besides. */
function isMostlyLinks({ text, linked, links }: Extent): boolean {
  return links >= 3 && linked >= text * 0.8 && linked / links < 120;
}

function fontOf(element: Element): string | undefined {
  const style = /font-family\s*:\s*([^;]+)/i.exec(attribute(element, 'style') ?? '')?.[1];
  return style ?? (element.tagName === 'font' ? attribute(element, 'face') : undefined);
}

function* rowsOf(table: Element): Generator<Element> {
  for (const child of table.childNodes) {
    if (!isElement(child)) continue;
    if (child.tagName === 'tr') yield child;
    else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) yield* rowsOf(child);
  }
}

function bodyOf(document: DefaultTreeAdapterTypes.Document): Element | undefined {
  const html = document.childNodes.find((node) => isElement(node));
  return html?.childNodes.filter((node) => isElement(node)).find((node) => node.tagName === 'body');
}

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;
const span = (value: string | undefined) => Math.max(1, Math.min(Number.parseInt(value ?? '1', 10) || 1, 1_000));
