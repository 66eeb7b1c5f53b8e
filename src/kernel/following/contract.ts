import { z } from 'zod';
import { NewPushSubscription } from '../notifications/contract.ts';
import { Instant } from '../time.ts';

export const subjectKinds = ['theme', 'area', 'directive', 'report'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What is followed: `theme:giao thông`, `area:<id>`, `directive:<id>`, `report:<id>`. */
export const FollowSubject = z
  .string()
  .max(120)
  .regex(/^(theme:[^\p{Cc}]{1,80}|(area|directive|report):[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$/u)
  .transform((text) => text.normalize('NFC').toLowerCase());
export type FollowSubject = z.output<typeof FollowSubject>;

export function partsOf(subject: string): { kind: SubjectKind; key: string } {
  const at = subject.indexOf(':');
  const kind = subjectKinds.find((one) => one === subject.slice(0, at));
  if (kind === undefined) throw new Error(`not a subject: ${subject.slice(0, 20)}`);
  return { kind, key: subject.slice(at + 1) };
}

/** Of what is told, what one wants to hear. */
export const topics = ['warnings', 'news', 'tasks', 'reports'] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

/** What there is to hear of each kind of subject. */
export const topicsOf: Readonly<Record<SubjectKind, readonly Topic[]>> = {
  theme: ['news'],
  area: topics,
  directive: ['tasks', 'news'],
  report: ['reports'],
};

export const paces = ['at-once', 'daily', 'weekly'] as const;
/** How often the news come; warnings come at once whatever is chosen. */
export const Pace = z.enum(paces);
export type Pace = z.infer<typeof Pace>;

export const NewFollowing = z
  .object({
    subject: FollowSubject,
    topics: z.array(Topic).max(topics.length).optional().describe('All there is where nothing is said.'),
  })
  .meta({ id: 'NewFollowing' });
export type NewFollowing = z.output<typeof NewFollowing>;

export const Following = z
  .object({
    subject: z.string(),
    name: z.string(),
    path: z.string().describe('Its page.'),
    topics: z.array(Topic),
    since: Instant,
  })
  .meta({ id: 'Following' });
export type Following = z.infer<typeof Following>;

/** A browser that follows without an account. What it is reached by is known to it alone, and so is its key. */
const Browser = z.object({ endpoint: NewPushSubscription.shape.endpoint, keys: NewPushSubscription.shape.keys });
export const BrowserAsking = Browser.meta({ id: 'BrowserAsking' });

export const BrowserFollowing = Browser.extend({
  ...NewFollowing.shape,
  language: z.enum(['vi', 'en']).default('vi'),
}).meta({ id: 'BrowserFollowing' });
export type BrowserFollowing = z.output<typeof BrowserFollowing>;

export const BrowserUnfollowing = Browser.extend({
  subject: FollowSubject.nullable().describe('null: nothing any more.'),
}).meta({ id: 'BrowserUnfollowing' });
