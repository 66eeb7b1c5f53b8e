import sharp from 'sharp';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import { demandPages } from './limits.ts';
import type { ScannedPage } from './ocr.ts';
import type { FileTools } from './read-file.ts';

/** Reads a photo or scan; a TIFF may hold many pages. */
export async function readImage(bytes: Uint8Array, { limits, ocr, progress }: FileTools): Promise<ScannedPage[]> {
  const open = (page: number) => sharp(bytes, { page, limitInputPixels: limits.pixels, failOn: 'truncated' });
  const { width, height, pages = 1 } = await open(0).metadata().catch(refuse);
  if (width * height > limits.pixels) throw tooManyPixels();
  demandPages(pages, limits);
  if (pages > limits.scannedPages) {
    throw new Refusal('too-large', 'directives.file-too-many-scans', { pages, limit: limits.scannedPages });
  }
  const scans: ScannedPage[] = [];
  for (let page = 0; page < pages; page++) {
    // Turned the way the camera noted.
    const upright = await open(page).rotate().png({ compressionLevel: 0 }).toBuffer().catch(refuse);
    scans.push(await (await ocr()).read(sharp(upright)));
    progress();
  }
  return scans;
}

const tooManyPixels = () => new Refusal('too-large', 'directives.file-bomb');

function refuse(error: unknown): never {
  if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooManyPixels();
  throw invalid('directives.file-broken');
}
