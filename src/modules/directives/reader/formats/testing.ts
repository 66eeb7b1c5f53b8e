import { type FileLimits, fileLimits } from './limits.ts';
import type { FileText } from './read-file.ts';
import { readFile } from './read-file.ts';

/** Reads a file in this process; no test that uses it may need OCR. */
export function readHere(content: string | Uint8Array, limits: Partial<FileLimits> = {}): Promise<FileText> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const ocr = () => Promise.reject(new Error('This file was not expected to need OCR.'));
  return readFile(bytes, { limits: { ...fileLimits, ...limits }, ocr, progress: () => {} });
}
