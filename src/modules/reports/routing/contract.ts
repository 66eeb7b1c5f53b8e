import { z } from 'zod';
import { idSchema } from '../../../kernel/brand.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { Day } from '../../../kernel/time.ts';
import { Priority } from '../../../kernel/work/contract.ts';

export const RoutingRuleId = idSchema('ReportRoutingRule');
export type RoutingRuleId = z.infer<typeof RoutingRuleId>;

const Ids = z.array(z.uuid()).max(500).default([]);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Who does what where. An empty list stands for any. */
export const NewRoutingRule = z
  .object({
    name: z.string().trim().min(1).max(200),
    ordinal: z.int().min(0).max(100_000).describe('Rules are asked in this order; the first that fits decides.'),
    categoryIds: Ids,
    areaIds: Ids.describe('Areas and everything in them; one that was merged stands for what it went into.'),
    placeIds: Ids,
    weekdays: z.array(z.int().min(1).max(7)).max(7).default([]).describe('1 Monday to 7 Sunday.'),
    hours: z
      .object({ from: Time, until: Time })
      .nullable()
      .default(null)
      .describe('By the clocks of the city; until before from passes midnight.'),
    organisationId: OrganisationId,
    priority: Priority.nullable().default(null).describe('Of the work it leads to.'),
    validFrom: Day,
    validTo: Day.nullable().default(null).describe('First day on which it holds no more.'),
  })
  .meta({ id: 'NewReportRoutingRule' });
export type NewRoutingRule = z.output<typeof NewRoutingRule>;

export const RoutingRuleView = NewRoutingRule.extend({ id: RoutingRuleId, version: z.int() }).meta({
  id: 'ReportRoutingRule',
});
export type RoutingRuleView = z.infer<typeof RoutingRuleView>;

export const RoutingTrial = z.object({
  rule: NewRoutingRule,
  replaces: RoutingRuleId.optional().describe('The rule it would stand in place of.'),
  days: z.int().min(1).max(366).default(30).describe('Reports of so many days back.'),
});

const Owner = z.object({ id: z.uuid(), name: z.string() });
/** What would have happened to the reports of the last days. */
export const TrialResult = z
  .object({
    looked: z.int().describe('Reports that were routed again, the newest ten thousand at most.'),
    fitted: z.int().describe('Of these, how many the rule fits.'),
    changed: z.int().describe('Of these, how many would have gone elsewhere than by the rules of today.'),
    owners: z.array(Owner.extend({ before: z.int(), after: z.int() })).describe('How many each would have got.'),
    items: z
      .array(z.object({ id: z.uuid(), number: z.string(), from: Owner.nullable(), to: Owner.nullable() }))
      .max(100)
      .describe('The first of those that would have gone elsewhere.'),
  })
  .meta({ id: 'ReportRoutingTrial' });
export type TrialResult = z.infer<typeof TrialResult>;
