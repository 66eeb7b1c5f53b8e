import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import { type Block, textOf } from './blocks.ts';
import { type LegacyEncoding, legacyDecoder } from './legacy-encodings.ts';
import { demandSize, type FileLimits } from './limits.ts';
import type { Ocr, ScannedPage } from './ocr.ts';
import { textOfPages } from './page-text.ts';
import { decodeText, withUnixLines } from './plain-text.ts';
import { sniff } from './sniff.ts';

export type FileFormat = 'txt' | 'html' | 'docx' | 'pdf' | 'image';

/** What a person should know about how the text came about; `code` is a message key. */
export interface FileNote {
  code: 'directives.note-ocr' | 'directives.note-old-encoding';
  details: Record<string, string | number>;
}

export interface FileText {
  text: string;
  format: FileFormat;
  pages: number | null;
  notes: FileNote[];
}

export interface FileTools {
  limits: FileLimits;
  ocr: () => Promise<Ocr>;
  /** Told after every page, so that a long reading can be told from one that hangs. */
  progress: () => void;
}

/** The text of a file of any kind the reader knows, in NFC with plain line ends; or a refusal that says why not. */
export async function readFile(bytes: Uint8Array, tools: FileTools): Promise<FileText> {
  demandSize(bytes.length, tools.limits);
  if (bytes.length === 0) throw invalid('directives.file-empty');
  const file = await readByFormat(bytes, tools);
  if (file.text.trim() === '') {
    throw invalid(file.format === 'txt' ? 'directives.file-empty' : 'directives.file-no-text');
  }
  if (file.text.length > tools.limits.textLength) throw new Refusal('too-large', 'directives.file-bomb');
  return file;
}

/** The libraries of a format are loaded when its first file comes. */
async function readByFormat(bytes: Uint8Array, tools: FileTools): Promise<FileText> {
  switch (sniff(bytes)) {
    case 'text':
      return readText(bytes);
    case 'html': {
      const { readHtml } = await import('./html.ts');
      return fromBlocks('html', readHtml(bytes));
    }
    case 'zip': {
      const { readDocx } = await import('./docx.ts');
      const content = await readDocx(bytes, tools.limits);
      const file = fromBlocks('docx', content);
      return file.text === '' ? readPictures('docx', await content.pictures(), tools) : file;
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      const { pages, confidences } = await readPdf(bytes, tools);
      const file = fromBlocks('pdf', { blocks: textOfPages(pages) });
      return { ...file, pages: pages.length, notes: [...ocrNotes(confidences), ...file.notes] };
    }
    case 'image':
      return readPictures('image', [bytes], tools);
    case 'ole':
      throw invalid(isEncryptedPackage(bytes) ? 'directives.file-encrypted' : 'directives.file-old-word');
    case 'rtf':
      throw invalid('directives.file-old-word');
    case 'unknown':
      throw invalid('directives.file-unknown-format');
  }
}

/** Pictures of pages, each of one page or, in a TIFF, of many. */
async function readPictures(format: FileFormat, pictures: Uint8Array[], tools: FileTools): Promise<FileText> {
  const { readImage } = await import('./images.ts');
  const scans: ScannedPage[] = [];
  for (const picture of pictures) scans.push(...(await readImage(picture, tools)));
  const confidences = scans.filter(({ letters }) => letters > 0).map(({ confidence }) => confidence);
  const file = fromBlocks(format, { blocks: textOfPages(scans) });
  return { ...file, pages: scans.length, notes: ocrNotes(confidences) };
}

/** A plain text is shown as it is: only its encoding and line ends are changed. */
function readText(bytes: Uint8Array): FileText {
  const { text } = decodeText(bytes);
  const lines = withUnixLines(text).normalize('NFC').split('\n');
  const { decode, found } = legacyDecoder(lines);
  return {
    text: lines.map((line) => decode(line)).join('\n'),
    format: 'txt',
    pages: null,
    notes: encodingNotes(found),
  };
}

function fromBlocks(format: FileFormat, content: { blocks: Block[]; encodings?: Set<LegacyEncoding> }): FileText {
  const { decode, found } = legacyDecoder(content.blocks.flatMap(linesIn));
  const decoded = content.blocks.map((block) =>
    typeof block === 'string'
      ? decode(block)
      : {
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, lines: cell.lines.map((line) => decode(line)) })),
          ),
        },
  );
  const encodings = new Set([...(content.encodings ?? []), ...found]);
  return { text: textOf(decoded), format, pages: null, notes: encodingNotes(encodings) };
}

const linesIn = (block: Block): string[] =>
  typeof block === 'string' ? [block] : block.rows.flatMap((row) => row.flatMap((cell) => cell.lines));

function encodingNotes(found: Set<string>): FileNote[] {
  return [...found].map((encoding) => ({ code: 'directives.note-old-encoding', details: { encoding } }));
}

function ocrNotes(confidences: number[]): FileNote[] {
  if (confidences.length === 0) return [];
  const confidence = Math.round(confidences.reduce((sum, value) => sum + value, 0) / confidences.length);
  return [{ code: 'directives.note-ocr', details: { pages: confidences.length, confidence } }];
}

/** Word keeps a document with a password in a container of the old format, in a stream of this name (UTF-16). */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
