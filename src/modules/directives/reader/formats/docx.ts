import { invalid } from '../../../../kernel/refusal.ts';
import { type Block, type Cell, linesOfBlocks } from './blocks.ts';
import { type DocxNumbering, readNumbering } from './docx-numbering.ts';
import { type DocxStyles, readStyles, runFormat } from './docx-styles.ts';
import { fontDecoder, isLegacyFont, type LegacyEncoding } from './legacy-encodings.ts';
import type { FileLimits } from './limits.ts';
import { openPackage, type PackageParts } from './package-parts.ts';
import { sniff } from './sniff.ts';
import { attributeOf, child, childrenNamed, elementsIn, isElement, type XmlElement } from './xml.ts';

export interface DocxContent {
  blocks: Block[];
  encodings: Set<LegacyEncoding>;
  /** Its pictures in the order of their names; pages of a scan may have been pasted into Word. */
  pictures(): Promise<Buffer[]>;
}

/**
 * The text of a Word document as its reader sees it: with the numbers Word generates, merged cells, capitals set by
 * format and text boxes; without deleted or hidden text, comments, the table of contents, page headers and footers.
 */
export async function readDocx(bytes: Uint8Array, limits: FileLimits): Promise<DocxContent> {
  const parts = await openPackage(bytes, limits);
  const main = await mainPart(parts);
  const document = await readPart(parts, main);
  if (document === undefined) throw invalid('directives.file-unknown-format');
  const beside = main.slice(0, main.lastIndexOf('/') + 1);
  const styles = readStyles(await readPart(parts, `${beside}styles.xml`));
  const numberingXml = await readPart(parts, `${beside}numbering.xml`);
  const footnotes = (await readPart(parts, `${beside}footnotes.xml`)) ?? '<footnotes/>';
  const endnotes = (await readPart(parts, `${beside}endnotes.xml`)) ?? '<endnotes/>';

  const reading = (decode: Decode) => new Body(styles, readNumbering(numberingXml, styles), decode);
  const legacy: string[] = [];
  // The names of old fonts are only believed if the text set in them says the same, so it is looked through first.
  if (/"(?:\.Vn[A-Z]|VNI-)/i.test(document)) {
    const survey = reading((text, font) => {
      if (isLegacyFont(font)) legacy.push(text);
      return text;
    });
    for (const element of elementsIn(document, 'body')) survey.blocksOf(element);
  }

  const { decode, found } = fontDecoder(legacy.join('\n'));
  const body = reading(decode);
  const blocks: Block[] = [];
  for (const element of elementsIn(document, 'body')) blocks.push(...body.blocksOf(element));
  for (const note of [...elementsIn(footnotes, 'footnotes'), ...elementsIn(endnotes, 'endnotes')]) {
    if (attributeOf(note, 'type') === undefined) blocks.push(...body.inside(note));
  }
  return { blocks, encodings: found, pictures: () => picturesOf(parts, beside) };
}

async function picturesOf(parts: PackageParts, folder: string): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  const names = parts.names().filter((name) => name.startsWith(`${folder}media/`));
  for (const name of names.sort(new Intl.Collator('en', { numeric: true }).compare)) {
    const content = await parts.read(name);
    if (content && sniff(content) === 'image') pictures.push(content);
  }
  return pictures;
}

async function mainPart(parts: PackageParts): Promise<string> {
  const relations = await readPart(parts, '_rels/.rels');
  if (relations === undefined) throw invalid('directives.file-unknown-format');
  for (const relation of elementsIn(relations, 'Relationships')) {
    const target = attributeOf(relation, 'Target')?.replace(/^\//, '') ?? '';
    if (attributeOf(relation, 'Type')?.endsWith('/officeDocument') && /^word\//.test(target)) return target;
  }
  throw invalid('directives.file-unknown-format');
}

async function readPart(parts: PackageParts, name: string): Promise<string | undefined> {
  const bytes = await parts.read(name);
  if (!bytes) return undefined;
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

type Decode = (text: string, font: string | undefined) => string;

/** A stretch of a paragraph in one format. */
interface Piece {
  text: string;
  font: string | undefined;
  capitals: boolean;
}

/** Elements whose content is not shown, or not part of the text. */
const leftOut = new Set(['del', 'moveFrom', 'instrText', 'delText', 'pPr', 'rPr', 'comment', 'annotationRef', 'rt']);

class Body {
  private readonly styles: DocxStyles;
  private readonly numbering: DocxNumbering;
  private readonly decode: Decode;

  constructor(styles: DocxStyles, numbering: DocxNumbering, decode: Decode) {
    this.styles = styles;
    this.numbering = numbering;
    this.decode = decode;
  }

  blocksOf(element: XmlElement, inCell = false): Block[] {
    if (element.name === 'p') return this.paragraph(element, inCell);
    if (element.name === 'tbl') return [this.table(element)];
    if (leftOut.has(element.name) || isContentsTable(element)) return [];
    return this.inside(element, inCell);
  }

  inside(element: XmlElement, inCell = false): Block[] {
    return element.children.filter(isElement).flatMap((inner) => this.blocksOf(inner, inCell));
  }

  private paragraph(paragraph: XmlElement, inCell: boolean): Block[] {
    const format = child(paragraph, 'pPr');
    const style = this.styles.style(attributeOf(child(format, 'pStyle'), 'val'));
    if (/^(?:toc\s*\d|toc heading|table of figures)/i.test(style.name)) return [];

    const pieces: Piece[] = [];
    const boxes: Block[] = [];
    this.gather(paragraph, style.id, pieces, boxes);
    const text = this.joined(pieces);

    const own = child(format, 'numPr');
    const numberId = attributeOf(child(own, 'numId'), 'val') ?? style.numberId;
    const level = attributeOf(child(own, 'ilvl'), 'val');
    const label =
      numberId === undefined || numberId === '0'
        ? ''
        : this.numbering.next(numberId, level === undefined ? style.level : Number(level), style.id);
    // A number alone is text in a table (the column of serial numbers) and an accident elsewhere.
    return text.trim() === '' && !inCell ? boxes : [label + text, ...boxes];
  }

  private gather(element: XmlElement, styleId: string, pieces: Piece[], boxes: Block[]): void {
    for (const inner of element.children.filter(isElement)) {
      if (leftOut.has(inner.name)) continue;
      if (inner.name === 'r') this.run(inner, styleId, pieces, boxes);
      else if (inner.name === 'txbxContent') boxes.push(...this.inside(inner));
      else if (inner.name === 'AlternateContent') {
        // The same content twice, for new and for old programs.
        this.gather(child(inner, 'Choice') ?? child(inner, 'Fallback') ?? inner, styleId, pieces, boxes);
      } else this.gather(inner, styleId, pieces, boxes);
    }
  }

  private run(run: XmlElement, paragraphStyle: string, pieces: Piece[], boxes: Block[]): void {
    const format = child(run, 'rPr');
    const own = runFormat(format);
    const named = attributeOf(child(format, 'rStyle'), 'val');
    const character = named === undefined ? undefined : this.styles.style(named);
    const paragraph = this.styles.style(paragraphStyle);
    if (own.hidden ?? character?.hidden ?? paragraph.hidden) return;
    const piece = {
      text: '',
      font: own.font ?? character?.font ?? paragraph.font,
      capitals: own.capitals ?? character?.capitals ?? paragraph.capitals ?? false,
    };
    for (const inner of run.children.filter(isElement)) {
      if (inner.name === 't') piece.text += inner.children.filter((text) => typeof text === 'string').join('');
      else if (inner.name === 'tab' || inner.name === 'ptab') piece.text += '\t';
      else if (inner.name === 'br' || inner.name === 'cr') piece.text += '\n';
      else if (inner.name === 'noBreakHyphen') piece.text += '-';
      else if (!leftOut.has(inner.name)) this.gather({ ...run, children: [inner] }, paragraphStyle, pieces, boxes);
    }
    if (piece.text !== '') pieces.push(piece);
  }

  /** Word cuts words into runs at will; what has one format is decoded in one go. */
  private joined(pieces: Piece[]): string {
    let text = '';
    for (let i = 0; i < pieces.length; ) {
      const first = pieces[i];
      if (!first) break;
      let same = '';
      for (; pieces[i]?.font === first.font && pieces[i]?.capitals === first.capitals; i++)
        same += pieces[i]?.text ?? '';
      const decoded = this.decode(same, first.font);
      text += first.capitals ? decoded.toUpperCase() : decoded;
    }
    return text;
  }

  private table(table: XmlElement): { rows: Cell[][] } {
    const rows: Cell[][] = [];
    const open = new Map<number, Cell>();
    for (const row of wrapped(table, 'tr')) {
      if (child(row, 'trPr', 'del')) continue;
      const cells: Cell[] = [];
      let column = Number(attributeOf(child(row, 'trPr', 'gridBefore'), 'val') ?? 0);
      if (column > 0) cells.push({ lines: [], columns: column, rows: 1 });
      for (const element of wrapped(row, 'tc')) {
        const format = child(element, 'tcPr');
        const columns = Math.max(1, Number(attributeOf(child(format, 'gridSpan'), 'val') ?? 1) || 1);
        const merge = child(format, 'vMerge');
        const above = open.get(column);
        const lines = linesOfBlocks(this.inside(element, true));
        if (merge && above && attributeOf(merge, 'val') !== 'restart') above.rows++;
        else {
          const cell = { lines, columns, rows: 1 };
          cells.push(cell);
          if (merge) open.set(column, cell);
          else open.delete(column);
        }
        column += columns;
      }
      rows.push(cells);
    }
    return { rows };
  }
}

/** Rows and cells, also where they are wrapped in a content control or a tracked change. */
function wrapped(element: XmlElement, name: 'tr' | 'tc'): XmlElement[] {
  return element.children.filter(isElement).flatMap((inner) => {
    if (inner.name === name) return [inner];
    return ['sdt', 'sdtContent', 'ins', 'customXml'].includes(inner.name) ? wrapped(inner, name) : [];
  });
}

function isContentsTable(element: XmlElement): boolean {
  const gallery = child(element, 'sdtPr', 'docPartObj', 'docPartGallery');
  return (
    element.name === 'sdt' &&
    attributeOf(gallery, 'val') === 'Table of Contents' &&
    childrenNamed(element, 'sdtContent').length > 0
  );
}
