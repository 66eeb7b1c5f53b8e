import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { idSchema } from '../../../kernel/brand.ts';
import { Day, Instant, NearDay } from '../../../kernel/time.ts';
import { Figure, IndicatorCode, Source } from '../contract.ts';
import { comparators, targetStates } from './state.ts';

export const TargetId = idSchema('IndicatorTargetId');
export type TargetId = z.infer<typeof TargetId>;

const Milestone = z.object({ on: NearDay, value: Figure });

export const NewTarget = z
  .object({
    areaId: AreaId,
    comparator: z.enum(comparators).describe('At least, at most, exactly; so much more or less than the baseline.'),
    value: Figure,
    relative: z.boolean().default(false).describe('An increase or decrease in percent of the baseline.'),
    counts: z
      .enum(['latest', 'sum-of-year'])
      .default('latest')
      .describe('The figure of the period, or what the periods of the year add up to.'),
    baseline: Milestone.nullable().default(null).describe('Where it starts from.'),
    path: z.enum(['linear', 'stepped']).default('linear'),
    steps: z.array(Milestone).max(50).default([]).describe('Milestones between the baseline and the goal.'),
    by: NearDay,
    findingId: z.uuid().nullable().default(null).describe('The clause of a directive that set it.'),
    source: Source.nullable().default(null).describe('Where it is set; needed where there is no clause.'),
  })
  .meta({ id: 'NewIndicatorTarget' });
export type NewTarget = z.output<typeof NewTarget>;

/** The clause that a target comes from, as its directive has it. */
export const TargetClause = z.object({
  findingId: z.uuid(),
  directiveId: z.uuid(),
  directive: z.string().describe('Number or title of the directive.'),
  address: z.string(),
  quote: z.string(),
});

/** What a target took the place of, and why. */
const Replaced = NewTarget.pick({ comparator: true, value: true, relative: true, by: true }).extend({
  source: z.string(),
  reason: z.string(),
});

export const Target = z
  .object({
    ...NewTarget.omit({ findingId: true }).shape,
    id: TargetId,
    indicator: IndicatorCode,
    indicatorName: z.object({ vi: z.string(), en: z.string() }),
    unit: z.string(),
    area: z.string(),
    source: z.string(),
    clause: TargetClause.nullable(),
    organisation: z.string().nullable().describe('Who answers for the indicator.'),
    replaces: Replaced.nullable(),
    setAt: Instant,
    observed: z
      .object({ on: Day, value: z.number(), period: z.string() })
      .nullable()
      .describe('The figure it is judged by, and the day it stands for.'),
    state: z.enum(targetStates),
    goal: z.number().nullable().describe('In the unit of the indicator.'),
    expected: z.number().nullable().describe('What the path asks for on the day of the figure.'),
    final: z.boolean().describe('The figure is that of the day itself.'),
    progress: z.number().nullable().describe('How much of the way from the baseline is made; 1 at the goal.'),
    short: z.number().nullable(),
    waypoints: z.array(z.object({ on: Day, value: z.number() })).describe('The whole path in the order of days.'),
  })
  .meta({ id: 'IndicatorTarget' });
export type Target = z.infer<typeof Target>;

export const TargetWithdrawal = z.object({ reason: z.string().trim().min(3).max(500) });

/** What is asked from now on, and why it is something else. */
export const TargetChange = NewTarget.extend(TargetWithdrawal.shape).meta({ id: 'IndicatorTargetChange' });
export type TargetChange = z.output<typeof TargetChange>;

/** Where a page of targets begins: they stand in the order of their days. */
export const TargetKey = z.tuple([Day, TargetId]);
export type TargetKey = z.infer<typeof TargetKey>;
