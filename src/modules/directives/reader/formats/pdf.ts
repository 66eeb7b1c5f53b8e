import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  Util,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp, { type Sharp } from 'sharp';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import { detectLegacy } from './legacy-encodings.ts';
import { demandPages, type FileLimits } from './limits.ts';
import { linesOf, type PageContent, type Piece } from './page-lines.ts';
import { type Drawing, drawingOf } from './pdf-drawing.ts';
import type { FileTools } from './read-file.ts';
import { plausibility } from './syllables.ts';

export interface PdfReading {
  pages: PageContent[];
  /** One number, 0 to 100, for each page that had to be read by OCR. */
  confidences: number[];
}

/** Reads each page by its text or, where it is only a picture, by OCR. */
export async function readPdf(bytes: Uint8Array, { limits, ocr, progress }: FileTools): Promise<PdfReading> {
  const document = await open(bytes, limits);
  try {
    demandPages(document.numPages, limits);
    const reading: PdfReading = { pages: [], confidences: [] };
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number).catch(refuse);
      const content = await pageContent(page);
      if (content !== 'scan') reading.pages.push(content);
      else {
        if (reading.confidences.length >= limits.scannedPages) {
          throw new Refusal('too-large', 'directives.file-too-many-scans', {
            pages: document.numPages,
            limit: limits.scannedPages,
          });
        }
        const scan = await (await ocr()).read(await picture(page));
        reading.pages.push(scan);
        if (scan.letters > 0) reading.confidences.push(scan.confidence);
      }
      page.cleanup();
      progress();
    }
    return reading;
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, limits: FileLimits): Promise<PDFDocumentProxy> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    return await getDocument({
      data: Uint8Array.from(bytes),
      cMapUrl: join(folder, 'cmaps/'),
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      wasmUrl: join(folder, 'wasm/'),
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      maxImageSize: limits.pixels,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  if (error instanceof Error && error.name === 'PasswordException') throw invalid('directives.file-encrypted');
  throw invalid('directives.file-broken');
}

async function pageContent(page: PDFPageProxy): Promise<PageContent | 'scan'> {
  const viewport = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  // Its own normalisation would turn signs of the old encodings into other ones.
  const content = await page.getTextContent({ disableNormalization: true }).catch(refuse);
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue;
    const [a, b, , , x, y]: number[] = Util.transform(viewport.transform, item.transform);
    // Upright text only: what runs along the margin or across the page is a stamp or a watermark.
    if (a === undefined || b === undefined || x === undefined || y === undefined || Math.abs(b) > Math.abs(a) * 0.1)
      continue;
    pieces.push({ text: unligatured(item.str), left: x, right: x + item.width, baseline: y, size: Math.abs(a) });
  }
  const text = pieces.map((piece) => piece.text).join('');
  const letters = text.replace(/\s/gu, '').length;
  const readable = isReadable(text);
  const mayHaveTable = linesOf(pieces).some(({ segments }) => segments.length > 1);
  let drawing: Drawing = { rules: [], pictured: 0, strokes: 0 };
  if (letters < 200 || mayHaveTable || !readable) {
    drawing = drawingOf(
      await page.getOperatorList().catch(refuse),
      viewport.transform,
      viewport.width * viewport.height,
      OPS,
    );
  }
  const pictured = drawing.pictured > 0.5 || (letters < 25 && (drawing.pictured > 0.02 || drawing.strokes > 200));
  if ((letters < 200 && pictured) || !readable) return 'scan';
  return { width: viewport.width, height: viewport.height, pieces, rules: drawing.rules };
}

/** A text layer may be there and still say nothing, when the fonts do not tell which letters their shapes are. */
function isReadable(text: string): boolean {
  const strange = text.match(/[\uE000-\uEFFF\uF100-\uF8FF\uFFFD\p{Cc}]/gu)?.length ?? 0;
  if (strange > text.length * 0.1) return false;
  const { marked, valid } = plausibility(text);
  return marked < 20 || valid > marked * 0.3 || detectLegacy(text) !== undefined;
}

function unligatured(text: string): string {
  return text.replace(/[\uFB00-\uFB06]/gu, (sign) => sign.normalize('NFKC'));
}

async function picture(page: PDFPageProxy): Promise<Sharp> {
  const paper = page.getViewport({ scale: 1 });
  // 300 dots per inch, but no more than twelve million of them on sheets larger than A4.
  const scale = Math.min(300 / 72, Math.sqrt(12_000_000 / (paper.width * paper.height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas, canvasContext, viewport, background: 'white' }).promise.catch(refuse);
  const pixels = canvasContext.getImageData(0, 0, canvas.width, canvas.height).data;
  return sharp(Buffer.from(pixels.buffer), { raw: { width: canvas.width, height: canvas.height, channels: 4 } });
}
