import { Refusal } from '../../../../kernel/refusal.ts';

/** What one file may cost. Whatever asks for more is refused with a reason instead of being read in part. */
export interface FileLimits {
  bytes: number;
  pages: number;
  /** Pages that have to be read by OCR; each takes a second or more. */
  scannedPages: number;
  /** Of one picture, before it is decoded. */
  pixels: number;
  /** Of one part of a packed file, and of all its parts together. */
  unpackedPartBytes: number;
  unpackedBytes: number;
  packedEntries: number;
  /** Unpacked to packed size of a part; word processors stay below 100. */
  packingRatio: number;
  textLength: number;
}

const MiB = 1024 * 1024;

export const fileLimits: FileLimits = {
  bytes: 50 * MiB,
  pages: 2_000,
  scannedPages: 500,
  pixels: 100_000_000,
  unpackedPartBytes: 200 * MiB,
  unpackedBytes: 1024 * MiB,
  packedEntries: 20_000,
  packingRatio: 200,
  textLength: 50_000_000,
};

export function demandSize(bytes: number, limits: FileLimits): void {
  if (bytes > limits.bytes) {
    throw new Refusal('too-large', 'directives.file-too-large', { limitMiB: Math.round(limits.bytes / MiB) });
  }
}

export function demandPages(pages: number, limits: FileLimits): void {
  if (pages > limits.pages) {
    throw new Refusal('too-large', 'directives.file-too-many-pages', { pages, limit: limits.pages });
  }
}
