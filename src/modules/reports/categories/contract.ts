import { z } from 'zod';
import { idSchema } from '../../../kernel/brand.ts';
import { Day } from '../../../kernel/time.ts';

export const CategoryId = idSchema('ReportCategory');
export type CategoryId = z.infer<typeof CategoryId>;
export const CategoryCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type CategoryCode = z.infer<typeof CategoryCode>;

const Words = z.object({ vi: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) });

/** A question of a category, as Open311 attribute definitions have it. */
export const Attribute = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/),
  question: Words,
  hint: Words.nullable().default(null),
  kind: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean().default(false),
  values: z
    .array(z.object({ key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/), name: Words }))
    .max(100)
    .default([]),
});
export type Attribute = z.output<typeof Attribute>;

const Rule = z
  .string()
  .regex(/^[1-9]\d{0,4}(wh|wd|d)$/, { error: 'reports.clock-unreadable' })
  .describe('16wh working hours, 3wd working days, 10d days.');
const Hours = z.int().min(1).max(2000).nullable();

/** Lĩnh vực: what a report is about. */
export const Category = z
  .object({
    id: CategoryId,
    code: CategoryCode,
    ordinal: z.int(),
    name: Words,
    group: Words.nullable().describe('Categories of one group stand together.'),
    description: Words.nullable(),
    icon: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    keywords: z.array(z.string().trim().min(1).max(60)).max(200),
    attributes: z.array(Attribute).max(50),
    acceptRule: Rule.nullable().describe('By when somebody accepts it.'),
    finishRule: Rule.describe('By when it is done.'),
    warnHours: Hours.describe('Working hours before that the owner is warned.'),
    headHours: Hours.describe('Working hours after it the head of the owner hears of it.'),
    leaderHours: Hours.describe('Working hours after it the leaders of the city hear of it.'),
    afterPhoto: z.boolean().describe('Whether it takes a photo of the result to finish.'),
    publication: z.enum(['moderated', 'never']),
    closeDays: z
      .int()
      .min(1)
      .max(90)
      .nullable()
      .describe(
        'Days after it was said to be done it is closed by itself, if nobody objects; null: somebody has to check.',
      ),
    restricted: z.boolean().describe('For named people alone, from the first moment.'),
    duplicateM: z.int().min(0).max(5000).describe('So near, in metres, another report may be the same.'),
    duplicateDays: z.int().min(0).max(3650),
    activeFrom: Day,
    activeTo: Day.nullable().describe('First day on which it is not offered any more.'),
    source: z.string().max(500).nullable().describe('Where the clocks stand.'),
    confirmed: z.boolean().describe('Whether that source confirms them.'),
    version: z.int(),
  })
  .meta({ id: 'ReportCategory' });
export type Category = z.infer<typeof Category>;

export const NewCategory = Category.omit({ id: true, version: true })
  .extend({
    group: Words.nullable().default(null),
    description: Words.nullable().default(null),
    keywords: Category.shape.keywords.default([]),
    attributes: z.array(Attribute).max(50).default([]),
    acceptRule: Rule.nullable().default(null),
    warnHours: Hours.default(null),
    headHours: Hours.default(null),
    leaderHours: Hours.default(null),
    afterPhoto: z.boolean().default(true),
    closeDays: Category.shape.closeDays.default(null),
    publication: z.enum(['moderated', 'never']).default('moderated'),
    restricted: z.boolean().default(false),
    duplicateM: Category.shape.duplicateM.default(50),
    duplicateDays: Category.shape.duplicateDays.default(30),
    activeTo: Day.nullable().default(null),
    source: z.string().trim().min(1).max(500).nullable().default(null),
    confirmed: z.boolean().default(false),
  })
  .meta({ id: 'NewReportCategory' });
export type NewCategory = z.output<typeof NewCategory>;

/** Everything but its code, which stays what it is. */
export const CategoryTerms = NewCategory.omit({ code: true }).meta({ id: 'ReportCategoryTerms' });
export type CategoryTerms = z.output<typeof CategoryTerms>;
