import { z } from 'zod';
import { Instant } from '../../../kernel/time.ts';
import {
  Answers,
  PhotoId,
  Publication,
  photoKinds,
  ReportId,
  ReportKind,
  ReportNumber,
  ReportUpdate,
} from '../contract.ts';
import { ReportState } from '../states.ts';

export const privacyRequestKinds = ['access', 'correct', 'restrict', 'object', 'erase'] as const;
export const PrivacyRequestKind = z
  .enum(privacyRequestKinds)
  .describe('To know, to have corrected, to have its use restricted, to object, to have erased.');

const Asked = z.object({
  id: z.uuid(),
  kind: PrivacyRequestKind,
  words: z.string().nullable(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
});

/** Everything that is kept about somebody in one report of theirs. */
export const OwnReportData = z.object({
  id: ReportId,
  number: ReportNumber,
  kind: ReportKind,
  category: z.string(),
  state: ReportState,
  text: z.string(),
  address: z.string().nullable(),
  position: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  place: z.string().nullable(),
  answers: Answers,
  channel: z.string(),
  channelRef: z.string().nullable(),
  owner: z.string(),
  reportedAt: Instant,
  filedAt: Instant,
  closedAt: Instant.nullable(),
  rating: z.int().nullable(),
  publication: Publication,
  publicText: z.string().nullable(),
  contact: z
    .object({
      hasAccount: z.boolean(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      language: z.string(),
      erasedAt: Instant.nullable(),
    })
    .nullable(),
  photos: z.array(z.object({ id: PhotoId, kind: z.enum(photoKinds), publication: Publication, addedAt: Instant })),
  updates: z.array(ReportUpdate),
  requests: z.array(Asked),
  calls: z
    .array(z.object({ at: Instant, outcome: z.enum(['reached', 'not-reached']), said: z.string().nullable() }))
    .describe('When the reporter was called back, and what was noted.'),
  looks: z
    .array(z.object({ at: Instant, organisation: z.string().nullable() }))
    .describe('When somebody looked at the contact, and of which organisation.'),
});

export const OwnData = z
  .object({
    writtenAt: Instant,
    reports: z.array(OwnReportData),
    more: z.boolean().describe('There are further reports.'),
  })
  .meta({ id: 'OwnReportData' });
export type OwnData = z.infer<typeof OwnData>;

export const ToErase = z
  .object({
    contact: z.boolean().default(true).describe('Name, telephone, e-mail, and that it was this account.'),
    words: z.boolean().default(false).describe('What was written: the masked copy stays.'),
    photos: z.boolean().default(false).describe('Photos that were sent: public copies stay.'),
  })
  .meta({ id: 'DataToErase' });
export type ToErase = z.output<typeof ToErase>;

export const Erased = z
  .object({
    reports: z.int().describe('Of so many reports something was erased.'),
    photos: z.int(),
    toBeAnswered: z.array(ReportNumber).describe('Where a person has to decide first: they answer within the term.'),
    answerBy: Instant.nullable(),
  })
  .meta({ id: 'DataErased' });
export type Erased = z.infer<typeof Erased>;

export const NewPrivacyRequest = z
  .object({ kind: PrivacyRequestKind, words: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'NewPrivacyRequest' });
export type NewPrivacyRequest = z.output<typeof NewPrivacyRequest>;

export const PrivacyRequestTaken = z
  .object({ id: z.uuid(), answerBy: Instant.nullable().describe('By when it is answered, in working days.') })
  .meta({ id: 'PrivacyRequestTaken' });
export type PrivacyRequestTaken = z.infer<typeof PrivacyRequestTaken>;

export const PrivacyRequest = Asked.extend({
  report: z.object({ id: ReportId, number: ReportNumber }),
  answerBy: Instant.nullable(),
}).meta({ id: 'PrivacyRequest' });
export type PrivacyRequest = z.infer<typeof PrivacyRequest>;

export const PrivacyAnswer = z
  .object({
    answer: z.string().trim().min(10).max(2000).describe('Told to the person; never public.'),
    erase: ToErase.nullable().default(null).describe('What is erased with it.'),
  })
  .meta({ id: 'PrivacyAnswer' });
export type PrivacyAnswer = z.output<typeof PrivacyAnswer>;

export const retained = ['contact', 'photos', 'words'] as const;
export const Retained = z.enum(retained);
export const RetentionRule = z
  .object({
    what: Retained.describe(
      'Contact; photos that were never published; what was written, of which the masked copy stays.',
    ),
    afterDays: z
      .int()
      .min(1)
      .max(36500)
      .nullable()
      .describe('Days after the end of the report; null: not by the clock.'),
    source: z.string().trim().min(1).max(500).nullable().describe('Where the term stands.'),
    confirmed: z.boolean().describe('Whether the source confirms it; else it is the office’s own.'),
    version: z.int(),
  })
  .meta({ id: 'RetentionRule' });
export type RetentionRule = z.infer<typeof RetentionRule>;
export const RetentionTerms = RetentionRule.omit({ what: true, version: true })
  .refine(({ confirmed, source }) => !confirmed || source !== null, { error: 'privacy.source-missing' })
  .meta({ id: 'RetentionTerms' });
export type RetentionTerms = z.output<typeof RetentionTerms>;
