import { z } from 'zod';
import { Instant } from '../time.ts';

/** What can be found, in the order in which equally good hits are shown. */
export const searchKinds = [
  'directive',
  'place',
  'organisation',
  'area',
  'article',
  'task',
  'report',
  'clause',
] as const;
export const SearchKind = z.enum(searchKinds);
export type SearchKind = z.infer<typeof SearchKind>;

/** A piece of text; `hit` where it is a word that was asked for. */
export const Segment = z.object({ text: z.string(), hit: z.boolean() });
export type Segment = z.infer<typeof Segment>;

export const SearchHit = z
  .object({
    kind: SearchKind,
    id: z.string(),
    title: z.array(Segment),
    /** The passage with the words that were asked for, where the title does not say it all. */
    excerpt: z.array(Segment),
    /** Number and symbol of the document, or the code of an area. */
    number: z.string().nullable(),
    /** State of the work or of the document; of places, organisations and areas, whether they are in force. */
    state: z.string(),
    organisation: z.string().nullable(),
    area: z.string().nullable(),
    /** Page that shows it. */
    url: z.string(),
    updatedAt: Instant.nullable(),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

/** How many of a kind the asker can find; not exact when there are more than were looked at. */
export const SearchCount = z.object({ kind: SearchKind, count: z.int(), exact: z.boolean() });
export type SearchCount = z.infer<typeof SearchCount>;

export const SearchPage = z
  .object({
    /** Kind by kind, the kind with the best hit first, each in the order of its rank. */
    items: z.array(SearchHit),
    next: z.string().nullable(),
    /** True when of some kind there are more than were ranked: a further word narrows it down. */
    more: z.boolean(),
    counts: z.array(SearchCount),
    /** True when nothing has these words and the hits have words like them. */
    guessed: z.boolean(),
  })
  .meta({ id: 'SearchPage' });
export type SearchPage = z.infer<typeof SearchPage>;

/** Longer than anything that is searched for, shorter than a document pasted by mistake. */
export const longestQuestion = 300;

/** Where the page before ended, for each kind that goes on. */
export const SearchAfter = z.array(z.tuple([SearchKind, z.int(), z.boolean(), z.int()])).max(searchKinds.length);
export type SearchAfter = z.infer<typeof SearchAfter>;
