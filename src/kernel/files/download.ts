import type { FastifyReply } from 'fastify';
import type { PictureSize, StoredFile } from './contract.ts';
import { attachment } from './file-name.ts';
import { pictureTypes } from './media-type.ts';
import type { FileStore } from './store.ts';

/**
 * Sends a kept file as a download: it is never shown as a page of ours, and could do nothing there. Of a picture a small
 * one may be asked; any other file has one size.
 */
export async function sendDownload(
  reply: FastifyReply,
  store: FileStore,
  file: StoredFile,
  { size }: PictureSize = {},
) {
  reply
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, max-age=31536000, immutable');
  if (size === 'small' && pictureTypes.some((picture) => picture === file.mediaType)) {
    const small = await store.thumbnail(file.sha256);
    return reply
      .header('content-type', small.mediaType)
      .header('content-disposition', 'inline')
      .header('etag', `"${file.sha256}-small"`)
      .send(small.content);
  }
  return reply
    .header('content-type', file.mediaType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', attachment(file.name))
    .header('etag', `"${file.sha256}"`)
    .send(store.read(file.sha256));
}
