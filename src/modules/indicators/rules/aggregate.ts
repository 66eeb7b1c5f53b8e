import type { Aggregation, NoValue } from '../contract.ts';
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

const none = (why: NoValue['why'], of: string[]): Reckoned => ({ value: null, missing: { why, of } });

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
  const total = (column: number) => parts.reduce((sum, part) => sum + (columns(rule, part)[column] ?? 0), 0);
  if (rule.by === 'sum') return { value: tidy(total(0)), missing: null };
  if (rule.by === 'mean' && rule.weight === null) return { value: tidy(total(0) / parts.length), missing: null };
  const over = total(1);
  if (over === 0) return none('zero-divisor', []);
  if (rule.by === 'ratio') {
    const scale = unitOf(unitOfCode(rule.of)).factor / unitOf(unitOfCode(rule.over)).factor / unitOf(unit).factor;
    return { value: tidy((total(0) / over) * scale), missing: null };
  }
  const weighted = parts.reduce((sum, part) => {
    const [value, weight] = columns(rule, part);
    return sum + (value ?? 0) * (weight ?? 0);
  }, 0);
  return { value: tidy(weighted / over), missing: null };
}

/** What the rule reads of a part. */
function columns(rule: Aggregation, { value, others }: Part): (number | null)[] {
  if (rule.by === 'ratio') return [others.get(rule.of) ?? null, others.get(rule.over) ?? null];
  if (rule.by === 'mean' && rule.weight !== null) return [value, others.get(rule.weight) ?? null];
  return [value];
}
