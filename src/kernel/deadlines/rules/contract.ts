import { z } from 'zod';
import { idSchema } from '../../brand.ts';
import { Day } from '../../time.ts';
import { anchors } from '../steps.ts';

export const DeadlineRuleId = idSchema('DeadlineRule');
export type DeadlineRuleId = z.infer<typeof DeadlineRuleId>;

export const DeadlineRuleTerms = z.object({
  nameVi: z.string().trim().min(3).max(300),
  nameEn: z.string().trim().min(3).max(300),
  rule: z
    .string()
    .regex(/^[1-9]\d{0,5}(wd|wh|d|m|q)$/)
    .describe('8wd working days, 16wh working hours, 30d days, 2m months, 1q quarters.'),
  anchor: z.enum(anchors).describe('What it is counted from.'),
  source: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .describe('The instrument that says so, with its article where it is known.'),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});
export type DeadlineRuleTerms = z.infer<typeof DeadlineRuleTerms>;

export const NewDeadlineRule = DeadlineRuleTerms.extend({
  code: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('Small letters, digits and hyphens; stays the same through all changes.'),
  validFrom: Day.describe('The first day it is in force.'),
});
export type NewDeadlineRule = z.infer<typeof NewDeadlineRule>;

export const ChangedDeadlineRule = DeadlineRuleTerms.extend({
  validFrom: Day.describe('The first day of what it says now; until the day before it says what it said.'),
});
export type ChangedDeadlineRule = z.infer<typeof ChangedDeadlineRule>;

/** What a known term says in a period of days. */
export const DeadlineRule = NewDeadlineRule.extend({
  id: DeadlineRuleId.describe('The same through all changes.'),
  validTo: Day.nullable().describe('The first day it is not in force any more.'),
}).meta({ id: 'DeadlineRule' });
export type DeadlineRule = z.infer<typeof DeadlineRule>;
