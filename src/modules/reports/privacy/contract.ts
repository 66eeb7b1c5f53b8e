import { z } from 'zod';
import { Rectangle } from '../../../kernel/files/cover-rectangles.ts';
import { Instant } from '../../../kernel/time.ts';
import { CategoryCode } from '../categories/contract.ts';
import { longestText, PhotoId, Publication, photoKinds, ReportId, ReportNumber } from '../contract.ts';
import { personalKinds } from './personal-data.ts';

export const PersonalMark = z
  .object({
    kind: z.enum(personalKinds),
    start: z.int().describe('In UTF-16 units of the text.'),
    end: z.int(),
    quote: z.string(),
    certainty: z.enum(['sure', 'likely', 'possible']).describe('"possible" is not masked in the suggestion.'),
  })
  .meta({ id: 'PersonalMark' });
export type PersonalMark = z.infer<typeof PersonalMark>;

const Masked = z.object({ text: z.string(), marks: z.array(PersonalMark) });

export const ModeratedPhoto = z.object({
  id: PhotoId,
  kind: z.enum(photoKinds),
  publication: Publication,
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  covered: z.array(Rectangle).describe('What is unreadable in the public copy.'),
  withheldReason: z.string().nullable(),
});

/** What a moderator reads: what was said, what the public would read, and what is suggested. */
export const Moderation = z
  .object({
    id: ReportId,
    number: ReportNumber,
    category: z.object({ code: CategoryCode, vi: z.string(), en: z.string() }),
    text: z.string(),
    address: z.string().nullable(),
    suggestion: Masked.extend({ address: Masked.nullable() }).describe('With the personal data that was found masked.'),
    publication: Publication,
    publicText: z.string().nullable(),
    publicAddress: z.string().nullable(),
    withheldReason: z.string().nullable(),
    photos: z.array(ModeratedPhoto),
    reportedAt: Instant,
    moderatedAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Moderation' });
export type Moderation = z.infer<typeof Moderation>;

export const ModerationCount = z
  .object({
    texts: z.int().describe('Reports whose text waits; counted no further than to a thousand.'),
    photos: z.int().describe('Photos that wait; counted likewise.'),
  })
  .meta({ id: 'ModerationCount' });

const Reason = z.string().trim().min(10).max(2000);

export const ToPublish = z
  .object({
    text: z.string().trim().min(1).max(longestText).describe('What the public reads in place of what was said.'),
    address: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .nullable()
      .default(null)
      .describe('The same of the address; null: none.'),
    namesAreMeant: z
      .boolean()
      .default(false)
      .describe('Personal data that is still in the text is meant to be there, as the name of an office.'),
  })
  .meta({ id: 'ReportToPublish' });
export type ToPublish = z.output<typeof ToPublish>;

export const ToWithhold = z.object({ reason: Reason }).meta({ id: 'ToWithhold' });

export const PhotoToPublish = z
  .object({
    cover: z.array(Rectangle).max(60).describe('What is made unreadable in the copy for the public: faces, plates.'),
  })
  .meta({ id: 'PhotoToPublish' });

export const Moderated = z
  .object({ id: ReportId, publication: Publication, version: z.int() })
  .meta({ id: 'ReportModerated' });
export type Moderated = z.infer<typeof Moderated>;
