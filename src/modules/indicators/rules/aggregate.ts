import type { Aggregation, Indicator, NoValue } from '../contract.ts';
import { unitOf } from '../units.ts';
import type { Reckoned } from './evaluate-formula.ts';
import { tidy } from './tidy.ts';

/** One of several that are put together: an area, or a period. */
export interface Part {
  /** Of the indicator asked about. */
  value: number | null;
  /** Of the indicators its rule names: weight, of, over. */
  others: ReadonlyMap<string, number | null>;
  /** What to name where it is missing. */
  name: string;
}

export const none = (why: NoValue['why'], of: string[]): Reckoned => ({ value: null, missing: { why, of } });

/** The codes of other indicators a rule reads. */
export function codesOfRule(rule: Aggregation): string[] {
  if (rule.by === 'ratio') return [rule.of, rule.over];
  return rule.by === 'mean' && rule.weight !== null ? [rule.weight] : [];
}

/** The figure of all parts together, where every one of them has what it takes; the parts in the order of time. */
export function aggregate(
  rule: Aggregation,
  parts: readonly Part[],
  unit: string,
  unitOfCode: (code: string) => string,
): Reckoned {
  if (rule.by === 'none' || parts.length === 0) return none('no-rule', []);
  const last = parts.at(-1);
  if (rule.by === 'last') {
    if (last === undefined || last.value === null) return none('part-missing', last === undefined ? [] : [last.name]);
    return { value: last.value, missing: null };
  }
  const lacking = parts.filter((part) => columns(rule, part).includes(null)).map(({ name }) => name);
  if (lacking.length > 0) return none('part-missing', lacking);
  const sums = { parts: parts.length, first: 0, second: 0, weighted: 0 };
  for (const part of parts) {
    const [first, second] = columns(rule, part);
    sums.first += first ?? 0;
    sums.second += second ?? 0;
    sums.weighted += (first ?? 0) * (second ?? 0);
  }
  return fromSums(rule, sums, unit, unitOfCode);
}

/** What the parts have of what the rule reads, added up: the first, the second, and the one times the other. */
interface Sums {
  parts: number;
  first: number;
  second: number;
  weighted: number;
}

/** The figure that the sums over all parts make. */
export function fromSums(
  rule: Extract<Aggregation, { by: 'sum' | 'mean' | 'ratio' }>,
  { parts, first, second, weighted }: Sums,
  unit: string,
  unitOfCode: (code: string) => string,
): Reckoned {
  if (rule.by === 'sum') return { value: tidy(first), missing: null };
  if (rule.by === 'mean' && rule.weight === null) return { value: tidy(first / parts), missing: null };
  if (second === 0) return none('zero-divisor', []);
  if (rule.by === 'mean') return { value: tidy(weighted / second), missing: null };
  const scale = unitOf(unitOfCode(rule.of)).factor / unitOf(unitOfCode(rule.over)).factor / unitOf(unit).factor;
  return { value: tidy((first / second) * scale), missing: null };
}

/** The codes of the indicators whose sums over the parts the rule takes, in its order; null where it takes no sums. */
export function codesSummed({ code, overAreas: rule }: Pick<Indicator, 'code' | 'overAreas'>): string[] | null {
  if (rule.by === 'none' || rule.by === 'last') return null;
  return rule.by === 'ratio' ? codesOfRule(rule) : [code, ...codesOfRule(rule)];
}

/** What the rule reads of a part. */
function columns(rule: Aggregation, { value, others }: Part): (number | null)[] {
  if (rule.by === 'ratio') return [others.get(rule.of) ?? null, others.get(rule.over) ?? null];
  if (rule.by === 'mean' && rule.weight !== null) return [value, others.get(rule.weight) ?? null];
  return [value];
}
