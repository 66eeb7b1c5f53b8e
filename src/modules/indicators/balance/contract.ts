import { z } from 'zod';
import { AreaId, AreaKind, AreaLevel } from '../../../kernel/areas/contract.ts';
import { idSchema } from '../../../kernel/brand.ts';
import { Day, Instant, NearDay } from '../../../kernel/time.ts';
import { Indicator, SeriesPoint, Source } from '../contract.ts';

export const DivisionId = idSchema('DivisionId');
export type DivisionId = z.infer<typeof DivisionId>;
export const GroupId = idSchema('GroupId');
export type GroupId = z.infer<typeof GroupId>;

const Name = z.object({ vi: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });
const Member = z.object({ id: AreaId, kind: AreaKind, name: z.string() });

export const DivisionSummary = z
  .object({ id: DivisionId, name: Name, source: z.string(), changedAt: Instant })
  .meta({ id: 'AreaDivisionSummary' });
export type DivisionSummary = z.infer<typeof DivisionSummary>;

export const Division = DivisionSummary.extend({
  day: Day.describe('Its groups are those of this day.'),
  groups: z.array(z.object({ id: GroupId, name: Name, areas: z.array(Member) })),
  version: z.int(),
}).meta({ id: 'AreaDivision' });
export type Division = z.infer<typeof Division>;

export const mostGroups = 10;

export const NewDivision = z
  .object({
    name: Name,
    source: Source.describe('By what the groups are drawn.'),
    from: NearDay.describe('The day from which its groups are these; what they were before stays.'),
    groups: z
      .array(
        z.object({
          id: GroupId.nullable().default(null).describe('Of a group that goes on; null: a new one.'),
          name: Name,
          areaIds: z.array(AreaId).min(1).max(500),
        }),
      )
      .min(2)
      .max(mostGroups),
  })
  .meta({ id: 'NewAreaDivision' });
export type NewDivision = z.output<typeof NewDivision>;

export const proposalRules = ['urban-rural', 'north-south', 'east-west'] as const;
export const ProposalRule = z.enum(proposalRules);
export type ProposalRule = z.infer<typeof ProposalRule>;

export const ProposalAsked = z.object({
  by: ProposalRule,
  level: AreaLevel.default('commune'),
  day: NearDay.optional(),
});

export const DivisionProposal = z
  .object({
    name: Name,
    source: z.string(),
    from: Day.describe('The first day on which these are the areas: when the newest of them began.'),
    groups: z.array(z.object({ name: Name, areas: z.array(Member) })),
    undecided: z.array(Member).describe('Areas without what it takes: no outline.'),
  })
  .meta({ id: 'AreaDivisionProposal' });
export type DivisionProposal = z.infer<typeof DivisionProposal>;

/** One period in which the groups are compared. */
export const Compared = z.object({
  period: z.string(),
  values: z.array(z.number().nullable()).describe('In the order of the groups.'),
  best: z.int().nullable().describe('The place of the best group; the highest where neither is better.'),
  worst: z.int().nullable(),
  ratio: z
    .number()
    .nullable()
    .describe('The larger of the best and the worst divided by the smaller; null where one is nought or less.'),
});
export type Compared = z.infer<typeof Compared>;

export const BalanceOf = z.object({
  indicator: Indicator,
  groups: z.array(z.object({ groupId: GroupId, points: z.array(SeriesPoint) })),
  periods: z.array(Compared).describe('The oldest first; periods in which every group has a figure.'),
});
export type BalanceOf = z.infer<typeof BalanceOf>;

export const WorkOfGroup = z.object({
  groupId: GroupId,
  open: z.int(),
  overdue: z.int(),
  done: z.int().describe('With a deadline.'),
  onTime: z.int(),
  people: z.int().nullable().describe('Null where it is not known of every area of the group.'),
  openPer1000: z.number().nullable(),
});
export type WorkOfGroup = z.infer<typeof WorkOfGroup>;

export const Balance = z
  .object({
    division: Division,
    indicators: z.array(BalanceOf),
    workOn: Day.describe('Work is that of the end of this day; today’s as it stands.'),
    work: z
      .array(WorkOfGroup)
      .nullable()
      .describe('Null: one of the areas has ended since the day, and its open work went to its successors.'),
  })
  .meta({ id: 'AreaBalance' });
export type Balance = z.infer<typeof Balance>;
