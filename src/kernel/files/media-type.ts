import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

export interface MediaType {
  mediaType: string;
  extension: string;
}

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/tiff'] as const;
export const documentTypes = [
  'text/plain',
  'text/html',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

const looked = 64 * 1024;

/** What a file is by its content; undefined when it is nothing we know. What its sender called it plays no part. */
export async function sniffFile(path: string): Promise<MediaType | undefined> {
  const known = await fileTypeFromFile(path);
  if (known !== undefined && !/[/+]xml$/.test(known.mime)) return { mediaType: known.mime, extension: known.ext };
  return sniffText(await beginning(path));
}

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(looked) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Text of any encoding holds no control characters but line ends and tabs. Old Vietnamese encodings use most others. */
export function sniffText(start: Buffer): MediaType | undefined {
  if (start.length === 0) return undefined;
  const utf16 = start.length >= 2 && (start.readUInt16BE(0) === 0xfeff || start.readUInt16BE(0) === 0xfffe);
  if (!utf16 && start.includes(0)) return undefined;
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 4096)
    .toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(text)) {
    return { mediaType: 'image/svg+xml', extension: 'svg' };
  }
  if (/^(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|meta|table|div|p)[\s>]/.test(text)) {
    return { mediaType: 'text/html', extension: 'html' };
  }
  return { mediaType: 'text/plain', extension: 'txt' };
}
