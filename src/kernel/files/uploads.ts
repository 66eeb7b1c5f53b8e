import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { App } from '../http/app.ts';
import { invalid } from '../refusal.ts';
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
