import { newUuid } from '../new-uuid.ts';
import { openStore } from './store.ts';

/** Wide enough to read a number plate of a bin, small enough for a weak signal. */
const longestPx = 2048;

/**
 * Takes a photo in: made smaller, without what the camera wrote into it, and kept until the server has it. Null where the
 * browser cannot read the picture, as most cannot read HEIC: the server would refuse it when nobody is there to take another.
 */
export async function keepPhoto(account: string, file: File): Promise<string | null> {
  const blob = await shrink(file);
  if (blob === null) return null;
  const photo = { id: newUuid(), account, blob, name: `${file.name.replace(/\.\w+$/, '')}.jpg`, takenAt: Date.now() };
  await (await openStore()).put('photos', photo);
  return photo.id;
}

async function shrink(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
}

export async function photoBlob(id: string): Promise<Blob | null> {
  return (await (await openStore()).get('photos', id))?.blob ?? null;
}
