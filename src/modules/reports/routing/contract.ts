import { z } from 'zod';
import { AreaKind } from '../../../kernel/areas/contract.ts';
import { idSchema } from '../../../kernel/brand.ts';
import { Point } from '../../../kernel/geo/contract.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import { Priority } from '../../../kernel/work/contract.ts';
import { Agency, Reason } from '../contract.ts';

export const RoutingRuleId = idSchema('ReportRoutingRule');
export type RoutingRuleId = z.infer<typeof RoutingRuleId>;

const Ids = z.array(z.uuid()).max(500).default([]);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const Referral = z.object({
  agency: Agency,
  reason: z.object({ vi: Reason, en: Reason }).describe('The reporter reads it in the language they filed in.'),
});

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
    organisationId: OrganisationId.nullable().default(null).describe('Who gets it; null where it is referred.'),
    referral: Referral.nullable().default(null).describe('Not ours: the other agency it is referred to, and why.'),
    priority: Priority.nullable().default(null).describe('Of the work it leads to.'),
    validFrom: Day,
    validTo: Day.nullable().default(null).describe('First day on which it holds no more.'),
  })
  .meta({ id: 'NewReportRoutingRule' });
export type NewRoutingRule = z.output<typeof NewRoutingRule>;

const NamedArea = z.object({ id: z.uuid(), kind: AreaKind, name: z.string() });
export const RoutingRuleView = NewRoutingRule.extend({
  id: RoutingRuleId,
  version: z.int(),
  named: z
    .object({
      organisation: z.object({ name: z.string(), endedOn: Day.nullable() }).nullable(),
      categories: z.array(z.object({ id: z.uuid(), vi: z.string(), en: z.string() })),
      areas: z.array(NamedArea),
      places: z.array(z.object({ id: z.uuid(), name: z.string() })),
    })
    .describe('What it speaks of, in words.'),
}).meta({ id: 'ReportRoutingRule' });
export type RoutingRuleView = z.infer<typeof RoutingRuleView>;

export const RoutingTrial = z.object({
  rule: NewRoutingRule,
  replaces: RoutingRuleId.optional().describe('The rule it would stand in place of.'),
  days: z.int().min(1).max(366).default(30).describe('Reports of so many days back.'),
});

const Owner = z.object({ id: z.uuid(), name: z.string() });
const Destination = z.object({
  id: z.uuid().nullable().describe('Null for an agency that it is referred to.'),
  name: z.string(),
});
/** What would have happened to the reports of the last days. */
export const TrialResult = z
  .object({
    looked: z.int().describe('Reports that were routed again, the newest ten thousand at most.'),
    fitted: z.int().describe('Of these, how many the rule fits.'),
    changed: z.int().describe('Of these, how many would have gone elsewhere than by the rules of today.'),
    owners: z.array(Destination.extend({ before: z.int(), after: z.int() })).describe('How many each would have got.'),
    items: z
      .array(z.object({ id: z.uuid(), number: z.string(), from: Destination.nullable(), to: Destination.nullable() }))
      .max(100)
      .describe('The first of those that would have gone elsewhere.'),
  })
  .meta({ id: 'ReportRoutingTrial' });
export type TrialResult = z.infer<typeof TrialResult>;

/** A place, a category and a moment, and who would get a report from there. */
export const PlaceTrial = z.object({
  position: Point,
  categoryId: z.uuid(),
  at: Instant.optional().describe('Now if absent.'),
  rule: NewRoutingRule.optional().describe('As if this rule stood already.'),
  replaces: RoutingRuleId.optional(),
});
export type PlaceTrial = z.output<typeof PlaceTrial>;

export const PlaceTrialResult = z
  .object({
    owner: Owner,
    because: z
      .enum(['rule', 'serves', 'restricted', 'dispatcher', 'top'])
      .describe(
        'A rule fits; it serves the area; what is restricted goes to the operations centre; nobody serves the area, so ' +
          'the operations centre, or without one the highest committee.',
      ),
    rule: z.string().nullable(),
    referral: Referral.nullable().describe('By the rule it is not ours; the owner keeps the record.'),
    servedArea: NamedArea.nullable(),
    areas: z.array(NamedArea).describe('The areas of that day around the point, the smallest first.'),
    candidates: z
      .array(z.object({ organisation: Owner, area: NamedArea, distanceM: z.int() }))
      .describe('Across a near border: they hear of it too and may take it over.'),
  })
  .meta({ id: 'ReportRoutingPlaceTrial' });
export type PlaceTrialResult = z.infer<typeof PlaceTrialResult>;
