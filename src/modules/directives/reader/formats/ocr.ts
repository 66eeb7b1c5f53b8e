import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { createWorker, PSM, type Worker } from 'tesseract.js';
import type { PageContent, Piece, Rule } from './page-lines.ts';
import { framesOf } from './page-tables.ts';
import { cutOut, erase, levelOf, margin, type Scan, strokesOf } from './scan.ts';
import { plausibility } from './syllables.ts';

/** Reads pictures of Vietnamese text. Engine and language data come with the program; nothing is fetched. */
export interface Ocr {
  read(picture: Sharp): Promise<ScannedPage>;
  close(): Promise<void>;
}

export interface ScannedPage extends PageContent {
  /** How sure the engine is of its words, 0 to 100. */
  confidence: number;
  letters: number;
}

// Text of 13 points is best recognised at 300 dots per inch: a page of A4 is then 2,480 by 3,508.
const longestSide = 3_508;
const strongestEnlargement = 2.5;
/** Of the quality below: readable pages have 80 and more, pages that stand on their head under 40. */
const upsideDown = 55;
const pointsPerPixel = 72 / 300;
/** A drawing may look like a table of many cells; each costs a tenth of a second. */
const mostCells = 800;
const longUnderline = 300;
// Lines less sure than this are dirt, stamps and signatures. What stands in a cell of its own is meant: "1", "I".
const leastSure = 50;
const leastSureInCell = 20;

sharp.cache(false);

/** Starts the engine on first use: it takes a second and a hundred megabytes. */
export function createOcr(): Ocr {
  let engine: Promise<Worker> | undefined;
  return {
    async read(picture) {
      engine ??= startEngine();
      const worker = await engine;
      const level = await levelled(picture);
      const upright = await recognise(worker, level);
      if (upright.page.letters === 0 || quality(upright) > upsideDown) return upright.page;
      const turned = await recognise(worker, await rawScan(sharpOf(level).rotate(180)));
      return quality(turned) > quality(upright) ? turned.page : upright.page;
    },
    async close() {
      if (engine) await (await engine).terminate();
      engine = undefined;
    },
  };
}

async function startEngine(): Promise<Worker> {
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json');
  const worker = await createWorker('vie', undefined, {
    langPath: join(dirname(data), '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters({ user_defined_dpi: '300' });
  return worker;
}

interface Recognition {
  page: ScannedPage;
  words: Word[];
}

/** How sure the engine is, by how Vietnamese its words are: it is sure of letters that stand on their head, too. */
function quality({ page, words }: Recognition): number {
  const { marked, valid } = plausibility(words.map(({ text }) => text).join(' '));
  return page.confidence * (marked < 5 ? 0.7 : valid / marked);
}

async function recognise(worker: Worker, level: Scan): Promise<Recognition> {
  const scan = { ...level, pixels: Buffer.from(level.pixels) };
  const strokes = strokesOf(scan);
  const frames = framesOf(strokes.map((stroke) => scaled(stroke, pointsPerPixel)));
  const boxes = frames.flatMap((frame) => frame.cells);
  const cells = boxes.length > mostCells ? [] : boxes.map((box) => scaled(box, 1 / pointsPerPixel));
  const rules = frames.flatMap((frame) => frame.strokes);
  // Strokes of frames, and long ones under headings; the rest may be parts of large letters.
  erase(scan, [
    ...rules.map((rule) => scaled(rule, 1 / pointsPerPixel)),
    ...strokes.filter(({ left, right }) => right - left > longUnderline),
  ]);

  const words: Word[] = [];
  for (const box of cells) {
    const cell = cutOut(scan, box);
    if (!cell) continue;
    const at = { left: box.left - margin, top: box.top - margin };
    words.push(...(await wordsIn(worker, cell, PSM.SINGLE_BLOCK, at, leastSureInCell)));
    erase(scan, [box]);
  }
  // What is left stands outside of tables.
  words.push(...(await wordsIn(worker, scan, PSM.AUTO, { left: 0, top: 0 }, leastSure)));

  const usual = words.map(({ size }) => size).sort((a, b) => a - b)[words.length >> 1] ?? 0;
  const page: ScannedPage = {
    width: scan.width * pointsPerPixel,
    height: scan.height * pointsPerPixel,
    pieces: words.map(({ text, left, right, baseline, size }) => ({
      text: `${text} `,
      left: left * pointsPerPixel,
      right: right * pointsPerPixel,
      baseline: baseline * pointsPerPixel,
      // A line without tall letters is measured smaller than its neighbours of the same font.
      size: (Math.abs(size - usual) < usual * 0.35 ? usual : size) * pointsPerPixel,
    })),
    rules: cells.length > 0 ? rules : [],
    letters: lettersOf(words),
    confidence: sureness(words),
  };
  return { page, words };
}

const scaled = ({ left, right, top, bottom }: Rule, by: number): Rule => ({
  left: left * by,
  right: right * by,
  top: top * by,
  bottom: bottom * by,
});

interface Word extends Piece {
  confidence: number;
}

type Recognised = Pick<Word, 'text' | 'confidence'>;
const lettersOf = (words: readonly Recognised[]) => words.reduce((sum, { text }) => sum + text.length, 0);

/** Mean of the words, long ones counting more. */
function sureness(words: readonly Recognised[]): number {
  const sure = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return words.length === 0 ? 0 : sure / lettersOf(words);
}

async function wordsIn(
  worker: Worker,
  scan: Scan,
  mode: PSM,
  at: { left: number; top: number },
  least: number,
): Promise<Word[]> {
  await worker.setParameters({ tessedit_pageseg_mode: mode });
  const { data } = await worker.recognize(portableGreymap(scan), {}, { blocks: true, text: false });
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => {
    const words = line.words.filter(({ text, confidence }) => !isNoise(text, confidence));
    if (sureness(words) < least) return [];
    return words.map(({ text, bbox, confidence }) => ({
      text,
      confidence,
      left: at.left + bbox.x0,
      right: at.left + bbox.x1,
      baseline: at.top + (line.baseline.y0 + line.baseline.y1) / 2,
      size: line.rowAttributes.rowHeight,
    }));
  });
}

/** In grey, at the size the engine reads best, and with its lines level. */
async function levelled(picture: Sharp): Promise<Scan> {
  const { width = 0, height = 0 } = await picture.metadata();
  const scale = Math.min(longestSide / Math.max(width, height, 1), strongestEnlargement);
  const grey = picture
    .flatten({ background: 'white' })
    .greyscale()
    .resize({ width: Math.max(1, Math.round(width * scale)) })
    // Half of a page is paper: its grey becomes white, the darkest ink black.
    .normalise({ lower: 0, upper: 50 });
  const scan = await rawScan(grey);
  const { sideways, degrees } = levelOf(scan);
  if (!sideways && Math.abs(degrees) < 0.15) return scan;
  return rawScan(sharpOf(scan).rotate((sideways ? 90 : 0) - degrees, { background: 'white' }));
}

const sharpOf = ({ pixels, width, height }: Scan): Sharp => sharp(pixels, { raw: { width, height, channels: 1 } });

async function rawScan(picture: Sharp): Promise<Scan> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const pixels = info.channels === 1 ? data : Buffer.from(data.filter((_, i) => i % info.channels === 0));
  return { pixels, width: info.width, height: info.height };
}

/** Frames, stamps and dirt come out as single signs the engine does not believe in itself. */
function isNoise(text: string, confidence: number): boolean {
  if (/^[|_~=—–\-.,'"`‘’“”\\/[\]{}()<>°*•:;]+$/u.test(text)) return confidence < 60 || /^[|_~=\\[\]{}]+$/.test(text);
  return confidence < 15;
}

/** The plainest picture format there is: no time is lost packing and unpacking millions of pixels. */
function portableGreymap({ pixels, width, height }: Scan): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
