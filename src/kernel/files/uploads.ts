import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../http/app.ts';
import { invalid } from '../refusal.ts';
import type { StoredFile } from './contract.ts';
import { attachment } from './file-name.ts';
import type { Accepted, FileStore, ReceivedFile } from './store.ts';

/** Lets routes take `multipart/form-data`; what they take of it they say to `receiveUpload`. */
export function takeUploads(app: App): void {
  app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21, headerPairs: 50 } });
}

export interface Upload {
  file: ReceivedFile;
  /** The text fields that came before the file. */
  fields: Record<string, string>;
}

/** The one file of a request, taken in as a stream; the fields that go with it stand before it. */
export async function receiveUpload(
  request: FastifyRequest,
  store: FileStore,
  { types, limitBytes }: Omit<Accepted, 'name'>,
): Promise<Upload> {
  if (!request.isMultipart()) throw invalid('files.no-file');
  const part = await request.file({ limits: { fileSize: limitBytes + 1 } }); // one more, so that the store sees the excess
  if (part === undefined) throw invalid('files.no-file');
  const fields = Object.fromEntries(
    Object.values(part.fields).flatMap((each) =>
      each !== undefined && !Array.isArray(each) && each.type === 'field' ? [[each.fieldname, String(each.value)]] : [],
    ),
  );
  return { file: await store.receive(part.file, { name: part.filename, types, limitBytes }), fields };
}

/** Sends a kept file as a download: it is never shown as a page of ours, and could do nothing there. */
export function sendFile(reply: FastifyReply, store: FileStore, file: StoredFile): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', attachment(file.name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('etag', `"${file.sha256}"`)
    .send(store.read(file.sha256));
}
