import { z } from 'zod';
import { invalid } from '../../kernel/refusal.ts';
import { type CriteriaSet, type Standard, standardsOf } from './criteria-set.ts';
import measureRules from './data/measures.json' with { type: 'json' };
import { readValue, tryToRead, Unreadable } from './rules/read-values.ts';
import type { Value } from './rules/score-standard.ts';
import { shippedSets } from './shipped-sets.ts';

/**
 * How the figures of several areas make the figure of them together. A measure that is not named has no such rule: for the
 * areas together it has to be measured anew.
 */
const MergeRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('sum') }),
  z.strictObject({ by: z.literal('best') }),
  z.strictObject({ by: z.literal('ratio'), of: z.string(), over: z.string() }),
  z.strictObject({ by: z.literal('mean'), weight: z.string() }),
]);
export type MergeRule = z.infer<typeof MergeRule>;

export const mergeRules: ReadonlyMap<string, MergeRule> = new Map(
  Object.entries(z.record(z.string(), MergeRule).parse(measureRules)),
);

/** The standards of every set that read a measure: it is named and written as the first of them says. */
const standardsByMeasure = new Map<string, Standard[]>();
for (const set of shippedSets)
  for (const standard of standardsOf(set))
    standardsByMeasure.set(standard.measure, [...(standardsByMeasure.get(standard.measure) ?? []), standard]);

export const allMeasures: readonly string[] = [...standardsByMeasure.keys()];

export const standardsOfMeasure = (measure: string): readonly Standard[] => standardsByMeasure.get(measure) ?? [];

/** The measures that the sets read, with those they follow from and are weighted by. */
export function measuresOf(sets: Iterable<CriteriaSet>): string[] {
  const read = new Set([...sets].flatMap(standardsOf).map(({ measure }) => measure));
  for (const measure of read) for (const named of namedBy(mergeRules.get(measure))) read.add(named);
  return [...read];
}

function namedBy(rule: MergeRule | undefined): string[] {
  if (rule?.by === 'ratio') return [rule.of, rule.over];
  return rule?.by === 'mean' ? [rule.weight] : [];
}

/** Levels of a measure from the weakest to the strongest; none where it is a number or a finding. */
export function levelsOf(measure: string): readonly string[] {
  for (const { rule } of standardsOfMeasure(measure)) if (rule.kind === 'levels') return rule.levels.map((l) => l.code);
  return [];
}

/** A value as it is kept for every set that reads the measure: numbers as numbers, levels by their code. */
export function valueToKeep(measure: string, given: unknown): Exclude<Value, null> {
  const reading = standardsOfMeasure(measure);
  // A set that only asks "met or not" reads figures too, but where others need the figure a finding says too little.
  const exact = reading.filter(({ rule }) => rule.kind !== 'pass');
  const standards = exact.length > 0 ? exact : reading;
  const [first] = standards;
  if (first === undefined) throw invalid('scorecards.measure-unknown', { measure: measure.slice(0, 60) });
  if (mergeRules.get(measure)?.by === 'ratio') throw invalid('scorecards.measure-derived', { measure });
  for (const standard of standards) {
    const value = valueFor(standard, given);
    if (value !== null) return typeof given === 'number' ? given : value;
  }
  const value = readValue(first, given); // says why not
  if (value === null) throw invalid('scorecards.value-missing', { measure });
  return value;
}

/** What the standard reads in a value that is kept, or nothing: another law may ask for another form. */
export function valueFor(standard: Standard, kept: unknown): Value {
  const read = tryToRead(standard, kept);
  return read instanceof Unreadable ? null : read;
}
