import { Readable } from 'node:stream';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { mostPhotos } from '../../contract.ts';
import { photoRefusal, photoUpload } from '../../server/photos.ts';
import type { Letter } from './read-mail.ts';
import { type Remark, remarkOf } from './remarks.ts';

/** So many files of a letter are looked at; nobody sends more pictures of one matter. */
const mostFiles = 20;
const mebibyte = 1024 * 1024;

/** The pictures of a letter, and what was wrong with its other files, each wrong once. */
export async function takeFiles(
  { files: store }: Services,
  files: Letter['files'],
): Promise<{ pictures: ReceivedFile[]; remarks: Remark[] }> {
  const pictures: ReceivedFile[] = [];
  const wrong = new Map<string, Remark>();
  for (const [index, { name, content }] of files.entries()) {
    try {
      if (pictures.length === mostPhotos || index >= mostFiles) {
        throw invalid('reports.too-many-photos', { limit: mostPhotos });
      }
      pictures.push(await store.receive(Readable.from([content]), { name, ...photoUpload }));
    } catch (error) {
      const refusal = wordedForSenders(error);
      if (!(refusal instanceof Refusal)) throw error;
      const { files: before } = wrong.get(refusal.code) ?? { files: 0 };
      wrong.set(refusal.code, { ...remarkOf(refusal), files: (before ?? 0) + 1 });
    }
  }
  return { pictures, remarks: [...wrong.values()] };
}

function wordedForSenders(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'files.too-large') return photoRefusal(error);
  return invalid('intake.file-too-large', { mebibytes: photoUpload.limitBytes / mebibyte });
}
