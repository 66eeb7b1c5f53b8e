import { z } from 'zod';
import { AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { Point } from '../../kernel/geo/contract.ts';
import { OrganisationId } from '../../kernel/organisations/contract.ts';
import { PlaceId } from '../../kernel/places/contract.ts';
import { Instant } from '../../kernel/time.ts';
import { Block, Picture } from './text/blocks.ts';

/** Tin, bài. */
export const ArticleId = idSchema('ArticleId');
export type ArticleId = z.infer<typeof ArticleId>;
export const ArticleVersionId = idSchema('ArticleVersionId');
export type ArticleVersionId = z.infer<typeof ArticleVersionId>;
export const ArticleImageId = idSchema('ArticleImageId');
export type ArticleImageId = z.infer<typeof ArticleImageId>;

/** Of what was never published, how far it is; a published article stays so while a correction of it is at work. */
export const articleStates = ['draft', 'submitted', 'scheduled', 'published', 'withdrawn'] as const;
export const ArticleState = z.enum(articleStates);
export type ArticleState = z.infer<typeof ArticleState>;

export const articleStandings = ['draft', 'submitted', 'scheduled', 'published', 'replaced', 'discarded'] as const;
export const ArticleStanding = z.enum(articleStandings);
export type ArticleStanding = z.infer<typeof ArticleStanding>;

/** Chinese for visitors. */
export const ArticleLanguage = z.enum(['vi', 'en', 'zh']);

export const longestBody = 100_000;
export const Slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { error: 'portal.one-line' });
/** Words by which articles are brought together, in lower case. */
export const Tag = line(40).transform((tag) => tag.normalize('NFC').toLowerCase().replace(/\s+/g, ' '));
const unique = <Item>(items: Item[]): Item[] => [...new Set(items)];

const Related = z.array(z.uuid()).max(20).default([]).transform(unique);

/** What an article says, as it is written. */
export const ArticleText = z.object({
  title: line(200),
  lead: z.string().trim().max(1000).default('').describe('Two sentences that say it all; shown in lists.'),
  body: z
    .string()
    .max(longestBody)
    .default('')
    .describe('Markdown: headings, paragraphs, lists, quotations, tables, links, ![alt](image:id "caption").'),
  author: line(120).nullable().default(null).describe('Whose name is shown.'),
  source: line(200).nullable().default(null).describe('Where it was taken from.'),
  tags: z.array(Tag).max(10).default([]).transform(unique),
  areaId: AreaId.nullable().default(null),
  placeId: PlaceId.nullable().default(null),
  cover: z
    .object({ imageId: ArticleImageId, alt: line(500), caption: line(500).nullable().default(null) })
    .nullable()
    .default(null),
  directiveIds: Related.describe('Directives it speaks of; shown once they are published.'),
  workItemIds: Related.describe('Tasks it speaks of; shown once they are published.'),
  correction: line(500)
    .nullable()
    .default(null)
    .describe('Of a published article: what is put right, as readers are told.'),
});
export type ArticleText = z.output<typeof ArticleText>;

export const NewArticle = ArticleText.extend({
  organisationId: OrganisationId.describe('The office that speaks.'),
  language: ArticleLanguage.default('vi'),
  translates: ArticleId.nullable().default(null).describe('The article it is a translation of.'),
})
  .omit({ correction: true })
  .meta({ id: 'NewArticle' });
export type NewArticle = z.output<typeof NewArticle>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const ArticleSummary = z
  .object({
    id: ArticleId,
    slug: Slug,
    language: ArticleLanguage,
    state: ArticleState,
    title: z.string(),
    lead: z.string(),
    organisation: Named,
    area: Named.nullable(),
    tags: z.array(z.string()),
    cover: Picture.nullable(),
    publishedAt: Instant.nullable(),
    correctedAt: Instant.nullable(),
    publishAt: Instant.nullable().describe('When it is going to be published.'),
    listedAt: Instant,
    isBeingCorrected: z.boolean().describe('A newer version is at work; told to those alone who may see it.'),
    version: z.int(),
  })
  .meta({ id: 'ArticleSummary' });
export type ArticleSummary = z.infer<typeof ArticleSummary>;

export const ArticleVersion = ArticleText.extend({
  tags: z.array(z.string()),
  directiveIds: z.array(z.uuid()),
  workItemIds: z.array(z.uuid()),
  ordinal: z.int(),
  standing: ArticleStanding,
  writtenBy: z.string().describe('Of the office, not shown to readers.'),
  writtenAt: Instant,
  publishAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  returnedReason: z.string().nullable().describe('Why it came back from review.'),
}).meta({ id: 'ArticleVersion' });
export type ArticleVersion = z.infer<typeof ArticleVersion>;

export const Article = ArticleSummary.extend({
  author: z.string().nullable(),
  source: z.string().nullable(),
  place: Named.extend({ position: Point.nullable() }).nullable(),
  blocks: z.array(Block),
  directives: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string() })),
  workItems: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.string() })),
  corrections: z.array(z.object({ at: Instant, text: z.string() })).describe('What was put right, the latest first.'),
  withdrawnReason: z.string().nullable(),
  translation: z
    .object({
      id: ArticleId,
      slug: Slug.nullable().describe('Its address, where it is in public.'),
      title: z.string(),
      language: ArticleLanguage,
      madeFromAt: Instant.nullable().describe('When the version it was made from came into public.'),
      isBehind: z.boolean().describe('The original was corrected or withdrawn since.'),
    })
    .nullable()
    .describe('What it is a translation of, and how far it has kept up.'),
  translations: z.array(z.object({ slug: Slug, language: ArticleLanguage })).describe('Its translations in public.'),
  working: ArticleVersion.nullable().describe('The version at work; told to those alone who may write or publish it.'),
  mayWrite: z.boolean(),
  mayPublish: z.boolean(),
}).meta({ id: 'Article' });
export type Article = z.infer<typeof Article>;

/** The published ones, newest first, unless another state is asked for. */
export const ArticleFilter = z.object({
  state: ArticleState.default('published'),
  tag: Tag.optional(),
  area: AreaId.optional().describe('The area and everything in it.'),
  organisation: OrganisationId.optional(),
  language: ArticleLanguage.optional(),
  directive: z.uuid().optional().describe('Those that speak of the directive.'),
  place: PlaceId.optional().describe('Those about the place.'),
});
export type ArticleFilter = z.output<typeof ArticleFilter>;

/** What a page needs for its next act. */
export const ArticleDecided = z
  .object({ id: ArticleId, slug: Slug, state: ArticleState, standing: ArticleStanding.nullable(), version: z.int() })
  .meta({ id: 'ArticleDecided' });
export type ArticleDecided = z.infer<typeof ArticleDecided>;

export const ArticlePreview = z
  .object({ body: z.string(), blocks: z.array(Block) })
  .meta({ id: 'ArticlePreview', description: 'The text as Markdown, and as it will be read.' });
export type ArticlePreview = z.infer<typeof ArticlePreview>;
