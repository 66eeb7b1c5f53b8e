import sharp from 'sharp';
import { z } from 'zod';
import { invalid } from '../refusal.ts';
import { encodedAs, type Picture, pictureOf } from './pictures.ts';

/** A part of a picture in shares of its width and height, from the upper left corner: the same at every size. */
export const Rectangle = z
  .object({
    left: z.number().min(0).max(1),
    top: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ left, top, width, height }) => left + width <= 1.0001 && top + height <= 1.0001, {
    error: 'files.rectangle-outside',
  })
  .meta({ id: 'Rectangle', description: 'Part of a picture in shares of its width and height, from the upper left.' });
export type Rectangle = z.infer<typeof Rectangle>;

/** So few patches of colour are left of a rectangle that no face, number or word can be won back from them. */
const patches = 3;

/**
 * A copy of a picture in which some rectangles are unreadable: each is averaged to a few patches of colour before it is
 * drawn large again, so the copy does not hold what it hides.
 */
export async function coverRectangles(
  from: string,
  to: string,
  mediaType: string,
  rectangles: readonly Rectangle[],
): Promise<Picture> {
  try {
    // Decoded once and kept as pixels: the covers are made from what is drawn, not from the compressed original.
    const { data, info } = await sharp(from, { failOn: 'error' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const covers = await Promise.all(
      rectangles.map(async (rectangle) => {
        const left = Math.min(Math.floor(rectangle.left * info.width), info.width - 1);
        const top = Math.min(Math.floor(rectangle.top * info.height), info.height - 1);
        const width = Math.max(1, Math.min(Math.ceil(rectangle.width * info.width), info.width - left));
        const height = Math.max(1, Math.min(Math.ceil(rectangle.height * info.height), info.height - top));
        const coarse = await sharp(data, { raw })
          .extract({ left, top, width, height })
          .resize(Math.min(patches, width), Math.min(patches, height), { fit: 'fill', kernel: 'cubic' })
          .png()
          .toBuffer();
        return {
          input: await sharp(coarse).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer(),
          left,
          top,
        };
      }),
    );
    return pictureOf(await encodedAs(sharp(data, { raw }).composite(covers), mediaType).toFile(to), mediaType);
  } catch {
    throw invalid('files.picture-broken');
  }
}
