import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Instant } from '../time.ts';
import { type NoticeKind, noticeKindNames } from './kinds.ts';
import { QuietHours } from './quiet-hours.ts';

export const NoticeId = idSchema('Notice');
export type NoticeId = z.infer<typeof NoticeId>;

export const NoticeKindName = z.enum(noticeKindNames as [NoticeKind, ...NoticeKind[]]);

/** What the sentence of a notice speaks of: numbers, days (names that end in `On`) and instants (that end in `At`). */
export const NoticeParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type NoticeParams = z.infer<typeof NoticeParams>;

/** A list within a digest. */
export const NoticeSection = z.object({
  name: z.enum(['due', 'late', 'asked']),
  items: z.array(
    z.object({
      aboutKind: z.string(),
      aboutId: z.string(),
      title: z.string().nullable(),
      dueOn: z.string().nullable(),
    }),
  ),
  /** How many more there are than stand in the list. */
  more: z.int(),
});
export type NoticeSection = z.infer<typeof NoticeSection>;

/** Thông báo: something a person should know about a record. */
export const Notice = z
  .object({
    id: NoticeId,
    kind: NoticeKindName,
    about: z.object({ kind: z.string(), id: z.string() }),
    title: z.string().nullable().describe('Title of the record; none for restricted work.'),
    params: NoticeParams,
    at: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

const Channels = z.object({ inbox: z.boolean(), email: z.boolean(), push: z.boolean() });

/** How a person wants to be told. */
export const NoticeSettings = z
  .object({
    language: z.enum(['vi', 'en']).describe('Of e-mail and push.'),
    quietHours: QuietHours.nullable().describe('E-mail and push wait until they are over.'),
    email: z.boolean().describe('False after all e-mail was left by the link in one.'),
    channels: z.partialRecord(NoticeKindName, Channels).describe('The ways each kind of notice takes.'),
  })
  .meta({ id: 'NoticeSettings' });
export type NoticeSettings = z.infer<typeof NoticeSettings>;

const Key = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/);
/** A browser's subscription, as `PushSubscription.toJSON()` gives it: with its expiry and whatever is added later. */
export const NewPushSubscription = z.looseObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1000),
  keys: z.object({ p256dh: Key.min(80).max(100), auth: Key.min(20).max(30) }),
});
export type NewPushSubscription = z.infer<typeof NewPushSubscription>;
