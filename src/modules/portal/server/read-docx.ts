import { newId } from '../../../kernel/brand.ts';
import { invalid } from '../../../kernel/refusal.ts';
import {
  attributeOf,
  child,
  elementsIn,
  fileLimits,
  isElement,
  openPackage,
  readNumbering,
  readStyles,
  type XmlElement,
} from '../../directives/index.ts';
import { ArticleImageId } from '../contract.ts';
import type { Block } from '../text/blocks.ts';
import { type Markup, readMarkup } from '../text/read-markup.ts';

/** A text of so many letters fills a hundred pages; what is longer is no article. */
const limits = { ...fileLimits, unpackedPartBytes: 20 * 1024 * 1024, unpackedBytes: 100 * 1024 * 1024 };
const longestText = 8 * 1024 * 1024;

/** A picture that stands in a file, under the identifier that the text calls it by. */
export interface PictureInFile {
  imageId: string;
  name: string;
  read: () => Promise<Buffer | undefined>;
}

export interface FileRead {
  blocks: Block[];
  pictures: PictureInFile[];
  /** How many stand in it that cannot be taken along: drawings, and what is only linked. */
  left: number;
}

/** The text of an article out of a Word document: headings, lists, tables and links by its styles and numbering. */
export async function readDocx(bytes: Uint8Array): Promise<FileRead> {
  const parts = await openPackage(bytes, limits);
  const textOf = async (name: string) => {
    const part = await parts.read(name);
    if (part !== undefined && part.length > longestText) throw invalid('portal.file-too-long');
    return part === undefined ? undefined : new TextDecoder().decode(part);
  };
  const document = await textOf('word/document.xml');
  if (document === undefined) throw invalid('portal.file-unknown');
  const styles = readStyles(await textOf('word/styles.xml'));
  const numbering = readNumbering(await textOf('word/numbering.xml'), styles);
  const relations = await textOf('word/_rels/document.xml.rels');
  const reading = new Reading(styles, numbering, {
    links: targetsIn(relations, 'hyperlink'),
    images: targetsIn(relations, 'image'),
  });
  const body = [...elementsIn(document, 'body')].flatMap((element) => reading.blocksOf(element));
  const blocks = readMarkup(node('body', body), (markup) => {
    const imageId = markup.attribute('picture');
    return imageId === undefined ? undefined : { imageId, alt: markup.attribute('alt') ?? '', caption: null };
  });
  const pictures = [...reading.pictures].map(
    ([target, imageId]): PictureInFile => ({
      imageId,
      name: target.split('/').at(-1) ?? target,
      read: () => parts.read(target.startsWith('/') ? target.slice(1) : `word/${target}`),
    }),
  );
  return { blocks, pictures, left: reading.left };
}

function targetsIn(relations: string | undefined, kind: 'hyperlink' | 'image'): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const relation of relations === undefined ? [] : elementsIn(relations, 'Relationships')) {
    const [id, target] = [attributeOf(relation, 'Id'), attributeOf(relation, 'Target')];
    if (id !== undefined && target !== undefined && attributeOf(relation, 'Type')?.endsWith(`/${kind}`)) {
      targets.set(id, target);
    }
  }
  return targets;
}

const node = (
  name: string,
  children: readonly Markup[],
  attributes: Readonly<Record<string, string>> = {},
): Markup => ({
  name,
  text: '',
  attribute: (wanted) => attributes[wanted],
  children,
});
const words = (text: string): Markup => ({ name: '#text', text, attribute: () => undefined, children: [] });

/** Not shown, or not part of the text. */
const leftOut: ReadonlySet<string> = new Set(
  'del moveFrom instrText delText pPr rPr tblPr trPr tcPr tblGrid sectPr sdtPr comment annotationRef rt'.split(' '),
);
const pictured: ReadonlySet<string> = new Set(['drawing', 'pict', 'object']);

const longestAlt = 500;

class Reading {
  /** Identifiers of the pictures in the text, by where they lie in the file. */
  readonly pictures = new Map<string, ArticleImageId>();
  left = 0;
  readonly #styles: ReturnType<typeof readStyles>;
  readonly #numbering: ReturnType<typeof readNumbering>;
  readonly #links: ReadonlyMap<string, string>;
  readonly #images: ReadonlyMap<string, string>;

  constructor(
    styles: ReturnType<typeof readStyles>,
    numbering: ReturnType<typeof readNumbering>,
    { links, images }: Record<'links' | 'images', ReadonlyMap<string, string>>,
  ) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#links = links;
    this.#images = images;
  }

  blocksOf(element: XmlElement): Markup[] {
    if (leftOut.has(element.name)) return [];
    if (element.name === 'p') return this.#paragraph(element);
    if (element.name === 'tbl' || element.name === 'tr') {
      return [node(element.name === 'tbl' ? 'table' : 'tr', this.#inside(element))];
    }
    if (element.name === 'tc') return this.#cell(element);
    return this.#inside(element);
  }

  #inside = (element: XmlElement): Markup[] =>
    element.children.filter(isElement).flatMap((inner) => this.blocksOf(inner));

  /** A cell over several columns is followed by empty ones; one that goes on from above is empty. */
  #cell(cell: XmlElement): Markup[] {
    const format = child(cell, 'tcPr');
    const columns = Math.min(Math.max(1, Number(attributeOf(child(format, 'gridSpan'), 'val') ?? 1) || 1), 60);
    const merge = child(format, 'vMerge');
    const goesOn = merge !== undefined && attributeOf(merge, 'val') !== 'restart';
    const empty = Array.from({ length: columns - 1 }, () => node('td', []));
    return [node('td', goesOn ? [] : this.#inside(cell)), ...empty];
  }

  #paragraph(paragraph: XmlElement): Markup[] {
    const format = child(paragraph, 'pPr');
    const style = this.#styles.style(attributeOf(child(format, 'pStyle'), 'val'));
    if (/^(?:toc\s*\d|toc heading|table of figures)/i.test(style.name)) return [];
    const runs = this.#runs(paragraph);
    const own = child(format, 'numPr');
    const numberId = attributeOf(child(own, 'numId'), 'val') ?? style.numberId;
    const given = attributeOf(child(own, 'ilvl'), 'val');
    const level = given === undefined ? style.level : Number(given);
    const isCounted = numberId !== undefined && numberId !== '0';
    const label = isCounted ? this.#numbering.next(numberId, level, style.id) : '';
    if (/^caption$/i.test(style.name)) return [node('figcaption', [words(label), ...runs])];
    const heading = /^heading ([1-6])$/i.exec(style.name)?.[1] ?? (/^title$/i.test(style.name) ? '1' : undefined);
    if (heading !== undefined) return [node(`h${heading}`, [words(label), ...runs])];
    if (/^(intense )?quote$/i.test(style.name)) return [node('blockquote', [node('p', runs)])];
    if (label === '') return [node('p', runs)];
    // As Word copies an item: what the list is read from is the same for a file and for the clipboard.
    const mark = node('span', [words(label)], { style: 'mso-list:ignore' });
    return [node('p', [mark, ...runs], { style: `mso-list:l0 level${Math.min((level ?? 0) + 1, 9)}` })];
  }

  #runs(element: XmlElement): Markup[] {
    return element.children.filter(isElement).flatMap((inner): Markup[] => {
      if (leftOut.has(inner.name)) return [];
      if (pictured.has(inner.name)) return this.#picture(inner);
      if (inner.name === 'r') return this.#run(inner);
      if (inner.name === 'hyperlink') {
        const href = this.#links.get(attributeOf(inner, 'id') ?? '');
        return href === undefined ? this.#runs(inner) : [node('a', this.#runs(inner), { href })];
      }
      if (inner.name === 't') return [words(inner.children.filter((text) => typeof text === 'string').join(''))];
      if (inner.name === 'tab') return [words(' ')];
      if (inner.name === 'br' || inner.name === 'cr') return [node('br', [])];
      if (inner.name === 'noBreakHyphen') return [words('-')];
      if (inner.name === 'AlternateContent') return this.#runs(child(inner, 'Choice') ?? inner);
      return this.#runs(inner);
    });
  }

  /** A drawing with a picture that lies in the file; other drawings cannot be taken along. */
  #picture(drawing: XmlElement): Markup[] {
    const embedded = [...within(drawing, 'blip')].map((blip) => attributeOf(blip, 'embed'));
    const older = [...within(drawing, 'imagedata')].map((data) => attributeOf(data, 'id'));
    const targets = [...embedded, ...older].flatMap((id) => this.#images.get(id ?? '') ?? []);
    if (targets.length === 0) this.left++;
    const [described] = within(drawing, 'docPr');
    const alt = (attributeOf(described, 'descr') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestAlt);
    return targets.map((target) => {
      const picture = this.pictures.get(target) ?? newId(ArticleImageId);
      this.pictures.set(target, picture);
      return node('img', [], { picture, alt });
    });
  }

  #run(run: XmlElement): Markup[] {
    const format = child(run, 'rPr');
    if (isOn(format, 'vanish')) return [];
    const inside = this.#runs(run);
    const bold = isOn(format, 'b') ? [node('b', inside)] : inside;
    return isOn(format, 'i') ? [node('i', bold)] : bold;
  }
}

function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const inner of element.children.filter(isElement)) {
    if (inner.name === name) yield inner;
    yield* within(inner, name);
  }
}

function isOn(format: XmlElement | undefined, name: string): boolean {
  const element = child(format, name);
  return element !== undefined && !['0', 'false', 'off'].includes(attributeOf(element, 'val') ?? '1');
}
