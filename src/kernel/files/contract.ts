import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Instant } from '../time.ts';

export const FileId = idSchema('FileId');
export type FileId = z.infer<typeof FileId>;

/** A picture whole, or small enough for a list on a telephone. */
export const PictureSize = z.object({ size: z.literal('small').optional() });
export type PictureSize = z.infer<typeof PictureSize>;

/** A kept file. */
export const StoredFile = z
  .object({
    id: FileId,
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    widthPx: z.int().nullable(),
    heightPx: z.int().nullable(),
    uploadedAt: Instant,
  })
  .meta({ id: 'File' });
export type StoredFile = z.infer<typeof StoredFile>;
