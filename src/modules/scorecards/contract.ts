import { z } from 'zod';
import { Area, AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { OrganisationId } from '../../kernel/organisations/contract.ts';
import { Day, Instant } from '../../kernel/time.ts';
import { WorkItemId } from '../../kernel/work/contract.ts';
import { WorkState } from '../../kernel/work/states.ts';
import { CriteriaSet } from './criteria-set.ts';

export const SetCode = z.string().max(60).describe('A set of the list, such as urban-111-2025-class-2.');
export const CaseCodes = z.array(z.string().max(60)).max(10);
const Text = z.object({ vi: z.string(), en: z.string() });
export const GivenValue = z.union([z.number(), z.string().max(200), z.boolean()]);

/** A set without its standards, for the list. */
export const SetSummary = CriteriaSet.pick({
  code: true,
  name: true,
  about: true,
  class: true,
  instrument: true,
  inForce: true,
  counts: true,
  max: true,
})
  .extend({
    standards: z.int().describe('How many standards are known.'),
    inForceNow: z.boolean(),
    missing: z.int().describe('How many things the law says that no source at hand tells.'),
    cases: z.array(z.object({ code: z.string(), name: Text })),
  })
  .meta({ id: 'CriteriaSetSummary' });
export type SetSummary = z.infer<typeof SetSummary>;

const Bounds = z.object({
  low: z.number().describe('The worst case of what is missing.'),
  high: z.number().nullable().describe('The best case; null where nothing bounds it.'),
});

export const ObservationView = z.object({
  on: Day.nullable().describe('The day it speaks of; null where the source does not say.'),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  origin: z.enum(['entered', 'observed', 'area', 'derived', 'merged', 'changed']),
});
export type ObservationView = z.infer<typeof ObservationView>;

const StandardScoreView = Bounds.extend({
  code: z.string(),
  value: GivenValue.nullable().describe('A number, the code of a level, or whether it is met; null: missing.'),
  points: z.number().nullable().describe('Null where the value or the law is not known.'),
  min: z.number().nullable().describe('The law’s points at the lower threshold.'),
  max: z.number().nullable().describe('The most points of the law.'),
  met: z.boolean().nullable().describe('Whether the lower threshold is reached.'),
  missing: z.enum(['value', 'law']).nullable(),
});

/** Why a set is failed, or why that cannot be said. Figures by the kind: `need`, `low`, `high`, `group`. */
const ReasonView = z.object({
  kind: z.enum(['total-short', 'group-short', 'total-open', 'group-open', 'group-minimum-unknown', 'no-mark']),
  group: z.string().optional(),
  need: z.number().optional(),
  low: z.number().optional(),
  high: z.number().nullable().optional(),
});

export const EvaluationView = z
  .object({
    set: z.string(),
    standards: z.array(StandardScoreView),
    groups: z.array(Bounds.extend({ code: z.string(), min: z.number().nullable(), max: z.number().nullable() })),
    total: Bounds,
    passes: z
      .boolean()
      .nullable()
      .describe('False: even the best case fails. True: even the worst passes. Null: it cannot be said.'),
    why: z.array(ReasonView),
    missing: z.object({ values: z.int(), law: z.int() }),
    grade: z.object({ low: z.string().nullable(), high: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'ScorecardEvaluation' });
export type EvaluationView = z.infer<typeof EvaluationView>;

export const ToEvaluate = z.object({
  values: z.record(z.string().max(60), z.unknown()).describe('By the code of a standard: { "2A.II.03": 350000 }.'),
  cases: CaseCodes.default([]),
});

/** What is scored: areas (several: put together) by a set on a day, perhaps with figures tried out. */
export const Subject = z.object({
  set: SetCode,
  areas: z.array(AreaId).min(1).max(100).describe('Several are put together where the measure says how.'),
  day: Day.optional().describe('Figures as of this day; today if absent.'),
  cases: CaseCodes.default([]),
  changes: z
    .record(z.string().max(60), z.unknown())
    .default({})
    .describe('Figures to try, by the code of a standard; null takes one away.'),
});
export type Subject = z.infer<typeof Subject>;

const AreaOfCard = Area.pick({
  id: true,
  code: true,
  level: true,
  kind: true,
  name: true,
  validFrom: true,
  validTo: true,
});

export const Scorecard = EvaluationView.extend({
  standards: z.array(
    StandardScoreView.extend({
      lower: z.number().nullable().describe('Threshold for the minimum as it stands in these cases.'),
      upper: z.number().nullable(),
      observation: ObservationView.nullable(),
    }),
  ),
  areas: z.array(AreaOfCard),
  day: Day,
  cases: z.array(z.string()),
  inForce: z.boolean().describe('Whether the set is in force on the day.'),
}).meta({ id: 'Scorecard' });
export type Scorecard = z.infer<typeof Scorecard>;

const Aim = z.object({
  to: GivenValue,
  gains: z.number().nullable().describe('Points more than now; null where the law’s points are not known.'),
  distance: z
    .number()
    .describe('0 to 1: the change as a share of the larger figure; the share of the ladder of levels.'),
});
export const GapView = z
  .object({
    short: z.number().nullable().describe('Points the worst case lacks for passing.'),
    groups: z.array(z.object({ code: z.string(), short: z.number() })),
    steps: z.array(
      Aim.extend({
        code: z.string(),
        kind: z.enum(['minimum', 'point', 'most', 'level', 'meet']),
        from: GivenValue.nullable(),
        most: Aim.nullable(),
      }),
    ),
    unknown: z.array(z.object({ code: z.string(), worth: z.number().nullable() })),
    card: Scorecard,
  })
  .meta({ id: 'ScorecardGap' });
export type GapView = z.infer<typeof GapView>;

export const ScorecardValueId = idSchema('ScorecardValueId');
export type ScorecardValueId = z.infer<typeof ScorecardValueId>;

export const NewValue = z.object({
  areaId: AreaId,
  measure: z.string().max(60).describe('As the standards of a set name it: population, clean-water.'),
  value: GivenValue,
  on: Day.describe('The day it speaks of.'),
  source: z.string().trim().min(3).max(500),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
});
export type NewValue = z.infer<typeof NewValue>;

export const ScorecardValue = z
  .object({
    id: ScorecardValueId,
    areaId: AreaId,
    measure: z.string(),
    value: GivenValue,
    on: Day,
    source: z.string(),
    sourceUrl: z.string().nullable(),
    enteredAt: Instant,
    enteredBy: z.string().nullable().describe('Who entered it, for those who may know.'),
    supersededAt: Instant.nullable(),
    supersededReason: z.string().nullable(),
  })
  .meta({ id: 'ScorecardValue' });
export type ScorecardValue = z.infer<typeof ScorecardValue>;

export const NewGapTask = z.object({
  set: SetCode,
  cases: CaseCodes.default([]),
  areas: z.array(AreaId).min(1).max(100),
  standard: z.string().max(60),
  to: GivenValue.describe('What the standard is to reach.'),
  ownerId: OrganisationId,
  parentId: WorkItemId.nullable().default(null).describe('The work it belongs under; its clause becomes this one’s.'),
  title: z.string().trim().min(3).max(500).nullable().default(null),
  dueOn: Day.nullable().default(null),
});
export type NewGapTask = z.infer<typeof NewGapTask>;

export const GapTask = z
  .object({
    workItemId: WorkItemId,
    title: z.string(),
    state: WorkState,
    dueOn: Day.nullable(),
    set: z.string(),
    cases: z.array(z.string()),
    areas: z.array(z.object({ id: AreaId, name: z.string(), kind: Area.shape.kind })),
    standard: z.string(),
    standardName: Text,
    from: GivenValue.nullable(),
    to: GivenValue,
    points: z.number().nullable(),
    countedOn: Day,
  })
  .meta({ id: 'ScorecardTask' });
export type GapTask = z.infer<typeof GapTask>;

const GoalSource = z.object({ title: z.string().min(1).max(300), url: z.url({ protocol: /^https?$/ }).nullable() });
const GoalSubject = z.object({
  set: SetCode,
  areas: z.array(AreaId).min(1).max(100),
  day: Day.nullable().default(null).describe('Null: today.'),
  cases: CaseCodes.default([]),
  says: Text.describe('What the card shows of the goal.'),
});
/** A goal told with what became of it. */
export const GoalStory = z.object({
  title: Text,
  by: Day,
  answer: Text.describe('The whole in a sentence or two.'),
  events: z
    .array(
      z.object({
        on: Day.nullable(),
        kind: z
          .enum(['resolved', 'law', 'fact', 'reading'])
          .describe('"reading": what follows by our reading, in no source.'),
        text: Text,
        sources: z.array(GoalSource).max(10),
      }),
    )
    .min(1)
    .max(50),
  cards: z.array(GoalSubject).max(10),
});
export type GoalStory = z.infer<typeof GoalStory>;
export const GoalCode = z.string().regex(/^[a-z0-9-]{1,60}$/);
export type GoalCode = z.infer<typeof GoalCode>;
export const Goal = GoalStory.extend({ code: GoalCode, recordedAt: Instant, version: z.int() }).meta({
  id: 'ScorecardGoal',
});
export type Goal = z.infer<typeof Goal>;
