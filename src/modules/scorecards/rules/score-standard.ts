import type { LinearRule, Rule, Standard } from '../criteria-set.ts';
import { tidy } from './tidy.ts';

/** A number, the code of a level, whether it is met; null where nobody has said. */
export type Value = number | string | boolean | null;

export interface Score {
  /** Null where the value or the law is not known. */
  points: number | null;
  /** Worst and best case. `high` is null where the law's most is not known. */
  low: number;
  high: number | null;
  /** Whether the lower threshold is reached; null where that is not known. */
  met: boolean | null;
  missing: 'value' | 'law' | null;
}

const scored = (points: number, met: boolean): Score => ({ points, low: points, high: points, met, missing: null });
const open = (low: number, high: number | null, met: boolean | null, missing: 'value' | 'law'): Score => ({
  points: null,
  low,
  high,
  met,
  missing,
});

/** What one standard earns with one value. */
export function scoreStandard({ rule, min, max }: Pick<Standard, 'rule' | 'min' | 'max'>, value: Value): Score {
  if (rule.kind === 'fixed') return scored(rule.points, true);
  if (value === null) return open(0, max, null, 'value');
  switch (rule.kind) {
    case 'linear':
      return linear(rule, min, max, Number(value));
    case 'levels':
      return stepwise(rule, max, String(value));
    case 'pass': {
      const met = isMet(rule, value);
      return met === null ? open(0, max, null, 'law') : scored(met ? (max ?? 1) : 0, met);
    }
    case 'points':
      return scored(Number(value), true);
  }
}

function isMet({ at, better }: Extract<Rule, { kind: 'pass' }>, value: Exclude<Value, null>): boolean | null {
  if (typeof value === 'boolean') return value;
  if (at === null) return null;
  return better === 'more' ? Number(value) >= at : Number(value) <= at;
}

/** At a threshold exactly its points; beyond the upper one no more than the most. */
function linear(rule: LinearRule, min: number | null, max: number | null, value: number): Score {
  const sign = rule.better === 'more' ? 1 : -1;
  const at = sign * value;
  const lower = rule.lower === null ? null : sign * rule.lower;
  const upper = rule.upper === null ? null : sign * rule.upper;
  const floor = rule.floor === undefined ? lower : sign * rule.floor;
  if (upper !== null && at >= upper) return max === null ? open(min ?? 0, null, true, 'law') : scored(max, true);
  if (lower === null || floor === null) return open(0, max, null, 'law');
  if (at < floor) return rule.below === 0 ? scored(0, false) : open(0, min ?? max, false, 'law');
  if (at <= lower && min !== null) return scored(min, true);
  if (upper === null || rule.between === null || min === null || max === null) return open(min ?? 0, max, true, 'law');
  return scored(tidy(min + ((max - min) * (at - lower)) / (upper - lower)), true);
}

function stepwise({ levels, lower }: Extract<Rule, { kind: 'levels' }>, max: number | null, code: string): Score {
  const i = levels.findIndex((level) => level.code === code);
  const met = i >= levels.findIndex((level) => level.code === lower);
  const points = levels[i]?.points ?? null;
  if (points !== null) return scored(points, met);
  const weaker = levels.slice(0, i).flatMap((level) => level.points ?? []);
  const stronger = levels.slice(i + 1).flatMap((level) => level.points ?? []);
  return open(weaker.at(-1) ?? 0, stronger[0] ?? max, met, 'law');
}
