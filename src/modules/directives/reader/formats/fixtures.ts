import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Canvas, createCanvas, GlobalFonts, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';

/** Files for the tests, made on the spot: packed Word documents, PDF files and drawn pages. */

/** A packed file with the given parts. */
export function zipOf(parts: Record<string, string | Buffer>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, rest, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]);
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with the given body, written in its own markup; further parts by name ("numbering", "styles"). */
export function docxOf(body: string, parts: Record<string, string> = {}, files: Record<string, Buffer> = {}): Buffer {
  const further = Object.entries(parts).map(([name, content]) => [`word/${name}.xml`, content]);
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...Object.fromEntries(further),
    ...files,
  });
}

export const paragraph = (text: string, format = '', runFormat = ''): string =>
  `<w:p><w:pPr>${format}</w:pPr><w:r><w:rPr>${runFormat}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const numbered = (text: string, list: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const files = createRequire(import.meta.url)
  .resolve('@fontsource/be-vietnam-pro/package.json')
  .replace(/package\.json$/, 'files/');
for (const alphabet of ['latin', 'latin-ext', 'vietnamese']) {
  GlobalFonts.register(readFileSync(`${files}be-vietnam-pro-${alphabet}-400-normal.woff2`), `Fixture ${alphabet}`);
}

export const fixtureFont = (size: number) => `${size}px "Fixture vietnamese", "Fixture latin", "Fixture latin-ext"`;

export const a4 = { width: 595, height: 842 };

type Page = Pick<
  SKRSContext2D,
  'fillText' | 'measureText' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'fillStyle' | 'font'
>;

/** A PDF with text, each page drawn by its function. */
export function pdfOf(pages: ((page: Page) => void)[]): Buffer {
  const document = new PDFDocument();
  for (const draw of pages) {
    const page = document.beginPage(a4.width, a4.height);
    page.fillStyle = 'black';
    page.font = fixtureFont(13);
    draw(page);
    document.endPage();
  }
  return document.close();
}

/** The same page as a scanner sees it, at the given number of dots per inch. */
export function scanOf(draw: (page: Page) => void, dotsPerInch = 200): Canvas {
  const scale = dotsPerInch / 72;
  const canvas = createCanvas(Math.round(a4.width * scale), Math.round(a4.height * scale));
  const page = canvas.getContext('2d');
  page.fillStyle = 'white';
  page.fillRect(0, 0, canvas.width, canvas.height);
  page.scale(scale, scale);
  page.fillStyle = 'black';
  page.font = fixtureFont(13);
  draw(page);
  return canvas;
}

/** A PDF of pictures only, as scanners make them. */
export function scannedPdfOf(pages: Canvas[]): Buffer {
  const document = new PDFDocument();
  for (const picture of pages) {
    const page = document.beginPage(a4.width, a4.height);
    if (!('drawImage' in page) || typeof page.drawImage !== 'function') throw new Error('No pictures can be drawn.');
    page.drawImage(picture, 0, 0, a4.width, a4.height);
    document.endPage();
  }
  return document.close();
}

/** Sets a paragraph between margins as a word processor does, and returns where the next one begins. */
export function setParagraph(page: Page, text: string, top: number, left = 85, right = 540): number {
  let line = '';
  let y = top;
  let x = left + 28;
  for (const next of text.split(' ')) {
    const longer = line === '' ? next : `${line} ${next}`;
    if (x + page.measureText(longer).width <= right) {
      line = longer;
      continue;
    }
    page.fillText(line, x, y);
    line = next;
    x = left;
    y += 18;
  }
  page.fillText(line, x, y);
  return y + 24;
}

/** Sets a table with a frame; a cell's text is broken by hand. Returns where the next paragraph begins. */
export function setTable(page: Page, rows: string[][], widths: number[], top: number, left = 85): number {
  const right = left + widths.reduce((sum, width) => sum + width, 0);
  let y = top;
  const stroke = (x1: number, y1: number, x2: number, y2: number) => {
    page.beginPath();
    page.moveTo(x1, y1);
    page.lineTo(x2, y2);
    page.stroke();
  };
  stroke(left, y, right, y);
  for (const row of rows) {
    const bottom = y + 8 + 16 * Math.max(...row.map((text) => text.split('\n').length));
    let x = left;
    for (const [i, text] of row.entries()) {
      stroke(x, y, x, bottom);
      for (const [n, line] of text.split('\n').entries()) page.fillText(line, x + 5, y + 15 + n * 16);
      x += widths[i] ?? 0;
    }
    stroke(right, y, right, bottom);
    stroke(left, bottom, right, bottom);
    y = bottom;
  }
  return y + 24;
}

/** The head of a directive: its two sides stand next to each other. */
export function setLetterhead(page: Page): number {
  page.fillText('ỦY BAN NHÂN DÂN', 100, 60);
  page.fillText('TỈNH LÀO CAI', 118, 77);
  page.fillText('Số: 12/KH-UBND', 106, 102);
  page.fillText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 290, 60);
  page.fillText('Độc lập - Tự do - Hạnh phúc', 330, 79);
  page.fillText('Lào Cai, ngày 05 tháng 3 năm 2026', 318, 102);
  return 150;
}
