import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { unstorable } from '../../../../kernel/http/reading.ts';
import { askOutside } from '../../../../kernel/outside/ask-outside.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { mostPhotos } from '../../contract.ts';
import { photoRefusal, photoUpload } from '../../server/photos.ts';
import { type Form, readForm } from '../form.ts';

export interface Received {
  form: Form;
  pictures: ReceivedFile[];
}

/** A form with pictures in it, in whatever order its parts come. */
export async function receiveParts(request: FastifyRequest, { files }: Services): Promise<Received> {
  const pairs: [string, string][] = [];
  const pictures: ReceivedFile[] = [];
  const limits = { files: mostPhotos, fields: 300, parts: 310, fileSize: photoUpload.limitBytes + 1 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)]);
      else if (part.filename === '')
        part.file.resume(); // a file field that was left empty
      else pictures.push(await files.receive(part.file, { name: part.filename, ...photoUpload }));
    }
    return { form: demandStorable(readForm(pairs)), pictures };
  } catch (error) {
    for (const picture of pictures) await files.discard(picture);
    throw photoRefusal(error);
  }
}

export function demandStorable(form: Form): Form {
  const refusal = unstorable(form);
  if (refusal !== null) throw refusal;
  return form;
}

const patienceMs = 10_000;

/** The picture behind a media_url; undefined where there is none to be had. A report is not lost for want of a picture. */
export async function fetchMedia(
  { files, settings }: Pick<Services, 'files' | 'settings'>,
  url: string,
): Promise<ReceivedFile | undefined> {
  const { limitBytes } = photoUpload;
  try {
    const asked = { method: 'GET', headers: { accept: photoUpload.types.join(', ') }, limitBytes, patienceMs } as const;
    const answer = await askOutside(url.trim(), asked, settings);
    if (answer.status !== 200 || !answer.isWhole) return undefined;
    return await files.receive(Readable.from([answer.body]), { name: 'media', ...photoUpload });
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return undefined; // not reached, no picture, no address
    throw error;
  }
}
