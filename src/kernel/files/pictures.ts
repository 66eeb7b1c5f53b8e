import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { invalid } from '../refusal.ts';

/** More than any camera a citizen carries, less than what fills the memory of a small server. */
const mostPixels = 100_000_000;

export interface Picture {
  widthPx: number;
  heightPx: number;
  mediaType: string;
  extension: string;
}

/**
 * Encodes a picture anew: turned the right way up, in plain sRGB, and without a trace of where, when, by whom and with
 * what it was taken. What cannot be decoded whole is refused.
 */
export async function encodeAnew(from: string, to: string, mediaType: string): Promise<Picture> {
  const picture = sharp(from, { limitInputPixels: mostPixels, failOn: 'error', autoOrient: true });
  try {
    return pictureOf(await encodedAs(picture, mediaType).toFile(to), mediaType);
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message);
    throw tooMany ? invalid('files.too-many-pixels', { limit: mostPixels }) : invalid('files.picture-broken');
  }
}

/** The longer side of a small picture: sharp on a telephone's whole width, a few tens of kilobytes. */
const thumbnailPx = 480;
export const thumbnailType = 'image/webp';

export async function makeThumbnail(from: string): Promise<Buffer> {
  const small = sharp(from, { limitInputPixels: mostPixels }).resize(thumbnailPx, thumbnailPx, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  return small.webp({ quality: 72 }).toBuffer();
}

/** In the form it came in; TIFF, which no browser shows, as PNG. */
export const encodedAs = (picture: Sharp, mediaType: string): Sharp =>
  mediaType === 'image/jpeg'
    ? picture.jpeg({ quality: 88 })
    : mediaType === 'image/webp'
      ? picture.webp({ quality: 88 })
      : picture.png();

export function pictureOf({ width, height }: OutputInfo, mediaType: string): Picture {
  const kept = mediaType === 'image/tiff' ? 'image/png' : mediaType;
  return { widthPx: width, heightPx: height, mediaType: kept, extension: extensions[kept] ?? 'png' };
}

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };
