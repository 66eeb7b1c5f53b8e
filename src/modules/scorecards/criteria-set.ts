import { z } from 'zod';
import { Day } from '../../kernel/time.ts';

// A criteria set (bộ tiêu chí) is data: what the law asks, figure by figure, with its source. A figure that no source
// gives is null, and stays null.

const Text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

const Code = z.string().regex(/^[A-Za-z0-9.-]{1,60}$/);
const Points = z.number().min(0).max(1000);
const Better = z.enum(['more', 'less']);

/** How far the source can be trusted: the text of the law, somebody who copies it, or nobody yet. */
const sourceKinds = ['law', 'government', 'law-site', 'press', 'transcription', 'encyclopedia', 'practice'] as const;
const Source = z.strictObject({ kind: z.enum(sourceKinds), title: z.string().min(1), url: z.url().nullable() });
export type Source = z.infer<typeof Source>;

/** Points grow in a straight line from `min` at the lower threshold to `max` at the upper one. */
const Linear = z.strictObject({
  kind: z.literal('linear'),
  better: Better.default('more'),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  between: z.literal('linear').nullable().describe('Null: how points grow between the thresholds is not known.'),
  below: z.literal(0).nullable().describe('Points short of the lower threshold; null: not known.'),
  /** Lower threshold after a reduction: from here to the ordinary one the minimum is given. Set by a case. */
  floor: z.number().optional(),
});

const Level = z.strictObject({
  code: Code,
  name: Text,
  also: z.array(z.string().min(1)).default([]).describe('Other ways to write it.'),
  from: z.number().optional().describe('A number of at least this much is this level.'),
  points: Points.nullable(),
});
export type Level = z.infer<typeof Level>;

/** A step for each level, the weakest first. `lower`: the level from which the standard is met. */
const Levels = z.strictObject({ kind: z.literal('levels'), lower: Code, levels: z.array(Level).min(2) });

/** Met or not: at a threshold, or by a finding. Met counts one. */
const Pass = z.strictObject({
  kind: z.literal('pass'),
  better: Better.default('more'),
  at: z.number().nullable(),
});

/** The value is points already, given by a system that measures them. */
const Given = z.strictObject({ kind: z.literal('points') });

/** Not examined in a case: earns these points whatever the value. Set by a case. */
const Fixed = z.strictObject({ kind: z.literal('fixed'), points: Points });

const Rule = z.discriminatedUnion('kind', [Linear, Levels, Pass, Given, Fixed]);
export type Rule = z.infer<typeof Rule>;
export type LinearRule = z.infer<typeof Linear>;

const Standard = z.strictObject({
  code: Code,
  name: Text,
  unit: Text.nullable(),
  measure: Code.describe('What is observed; the same measure in two sets is the same observation.'),
  min: Points.nullable().describe('Points at the lower threshold, by the law.'),
  max: Points.nullable().describe('The most points, by the law.'),
  rule: Rule,
  counted: z.boolean().default(false).describe('Counts facilities: a reduced threshold is a whole number, at least 1.'),
  part: Text.optional().describe('Heading inside the group.'),
  sources: z.array(z.string()),
  note: Text.optional(),
});
export type Standard = z.infer<typeof Standard>;

const Group = z.strictObject({
  code: Code,
  name: Text,
  min: Points.nullable(),
  max: Points.nullable(),
  complete: z.boolean().default(true).describe('False: the law has more standards here than are known.'),
  sources: z.array(z.string()),
  note: Text.optional(),
  standards: z.array(Standard),
});
export type Group = z.infer<typeof Group>;

const PassRule = z.strictObject({
  atLeast: z.number().nullable(),
  everyGroup: z
    .boolean()
    .describe('Every group has to reach its minimum; one that is not known keeps the answer open.'),
  sources: z.array(z.string()),
});

const Effect = z.strictObject({
  standards: z.array(Code).min(1),
  lower: z.number().optional().describe('The lower threshold instead.'),
  times: z.number().gt(0).max(1).optional().describe('The lower threshold times this.'),
  onlyWhenShort: z.boolean().default(false).describe('Reduced only for those who miss the ordinary threshold.'),
  points: z.literal('min').optional().describe('Not examined; the minimum is given.'),
});
const Case = z.strictObject({
  code: Code,
  name: Text,
  effects: z.array(Effect).default([]),
  pass: PassRule.optional(),
  groupMins: z.record(Code, Points).default({}),
  excludes: z.array(Code).default([]).describe('Cases that may not be added to this one.'),
  sources: z.array(z.string()),
  note: Text.optional(),
});
export type Case = z.infer<typeof Case>;

export const subjects = ['urban-area', 'ward', 'commune', 'street', 'province', 'any'] as const;

export const CriteriaSet = z.strictObject({
  code: Code,
  name: Text,
  about: z.enum(subjects),
  class: z.string().nullable().default(null),
  instrument: z.strictObject({ number: z.string().min(1), title: Text, where: Text.optional() }),
  inForce: z.strictObject({ from: Day.nullable(), until: Day.nullable() }).describe('Null: open, or not known.'),
  counts: z.enum(['points', 'standards']),
  max: Points.nullable(),
  pass: PassRule.nullable().describe('Null: the law sets no mark, or none is known.'),
  grades: z.array(z.strictObject({ code: Code, name: Text, from: Points })).default([]),
  cases: z.array(Case).default([]),
  sources: z.record(z.string(), Source),
  notes: z.array(Text).default([]),
  missing: z.array(Text).default([]).describe('What the law says and no source at hand tells.'),
  groups: z.array(Group).min(1),
});
export type CriteriaSet = z.infer<typeof CriteriaSet>;

const standardsOfSets = new WeakMap<object, readonly Standard[]>();

/** All standards of a set in its order: put together once, because hundreds of areas are scored by the same. */
export function standardsOf(set: Pick<CriteriaSet, 'groups'>): readonly Standard[] {
  const known = standardsOfSets.get(set) ?? set.groups.flatMap((group) => group.standards);
  standardsOfSets.set(set, known);
  return known;
}

export const inForceOn = (set: Pick<CriteriaSet, 'inForce'>, day: Day): boolean =>
  (set.inForce.from === null || set.inForce.from <= day) && (set.inForce.until === null || day <= set.inForce.until);
