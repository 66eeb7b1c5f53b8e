import { type CriteriaSet, type Group, standardsOf } from '../criteria-set.ts';
import { type Score, scoreStandard, type Value } from './score-standard.ts';
import { tidy } from './tidy.ts';

export interface StandardScore extends Score {
  code: string;
  value: Value;
  /** The law's points at the lower threshold and the most it gives; null where no source tells. */
  min: number | null;
  max: number | null;
}

export interface Bounds {
  low: number;
  /** Null where nothing bounds it from above. */
  high: number | null;
}

export interface GroupScore extends Bounds {
  code: string;
  min: number | null;
  max: number | null;
}

/** Why a set is failed, or why that cannot be said. */
export type Reason =
  | { kind: 'total-short'; need: number; high: number }
  | { kind: 'group-short'; group: string; need: number; high: number }
  | { kind: 'total-open'; need: number; low: number; high: number | null }
  | { kind: 'group-open'; group: string; need: number; low: number; high: number | null }
  | { kind: 'group-minimum-unknown'; group: string }
  | { kind: 'no-mark' };

export interface Evaluation {
  set: string;
  standards: StandardScore[];
  groups: GroupScore[];
  total: Bounds;
  /** False: even the best case fails. True: even the worst case passes. */
  passes: boolean | null;
  why: Reason[];
  missing: { values: number; law: number };
  /** Grades the worst and the best case reach, by code. */
  grade: { low: string | null; high: string | null } | null;
}

/** Values by the code of a standard, as `readValues` gives them. */
export type Values = ReadonlyMap<string, Value>;

export function evaluate(set: CriteriaSet, values: Values): Evaluation {
  const standards = standardsOf(set).map((standard): StandardScore => {
    const { code, min, max } = standard;
    const value = values.get(code) ?? null;
    const { points, low, high, met, missing } = scoreStandard(standard, value);
    return { code, value, points, low, high, min, max, met, missing };
  });
  let next = 0; // the standards stand in the order of the groups
  const groups = set.groups.map((group): GroupScore => {
    const { code, min, max } = group;
    const parts = standards.slice(next, next + group.standards.length);
    next += parts.length;
    const { low, high } = boundsOf(group, parts);
    return { code, low, high, min, max };
  });
  const total = sumOf(groups);
  return {
    set: set.code,
    standards,
    groups,
    total,
    ...verdict(set, groups, total),
    missing: {
      values: standards.filter(({ missing }) => missing === 'value').length,
      law: standards.filter(({ missing }) => missing === 'law').length,
    },
    grade: set.grades.length === 0 ? null : { low: gradeAt(set, total.low), high: gradeAt(set, total.high ?? 0) },
  };
}

/**
 * What the standards earn together. Where the law has more standards than are known, or the most of one is not known,
 * what the group's most leaves over is open.
 */
function boundsOf(group: Group, parts: readonly StandardScore[]): Bounds {
  let [low, bounded, isOpen] = [0, 0, !group.complete];
  for (const part of parts) {
    low += part.low;
    bounded += part.high ?? 0;
    if (part.high === null) isOpen = true;
  }
  if (!isOpen) return { low: tidy(low), high: tidy(bounded) };
  if (group.max === null) return { low: tidy(low), high: null };
  const known = parts.reduce((sum, { max, high }) => sum + (max ?? high ?? 0), 0);
  return { low: tidy(low), high: tidy(Math.min(group.max, bounded + Math.max(0, group.max - known))) };
}

function sumOf(groups: Bounds[]): Bounds {
  const low = tidy(groups.reduce((sum, group) => sum + group.low, 0));
  if (groups.some(({ high }) => high === null)) return { low, high: null };
  return { low, high: tidy(groups.reduce((sum, { high }) => sum + (high ?? 0), 0)) };
}

function verdict({ pass }: CriteriaSet, groups: GroupScore[], total: Bounds): Pick<Evaluation, 'passes' | 'why'> {
  const need = pass?.atLeast ?? null;
  if (pass === null || need === null) return { passes: null, why: [{ kind: 'no-mark' }] };
  const short: Reason[] = [];
  const undecided: Reason[] = [];
  if (total.high !== null && total.high < need) short.push({ kind: 'total-short', need, high: total.high });
  else if (total.low < need) undecided.push({ kind: 'total-open', need, ...total });
  for (const { code: group, min, max, low, high } of pass.everyGroup ? groups : []) {
    if (min === null) {
      // At its most a group has reached any minimum.
      if (max === null || low < max) undecided.push({ kind: 'group-minimum-unknown', group });
    } else if (high !== null && high < min) short.push({ kind: 'group-short', group, need: min, high });
    else if (low < min) undecided.push({ kind: 'group-open', group, need: min, low, high });
  }
  if (short.length > 0) return { passes: false, why: short };
  return undecided.length > 0 ? { passes: null, why: undecided } : { passes: true, why: [] };
}

const gradeAt = ({ grades }: CriteriaSet, points: number): string | null =>
  grades.toSorted((a, b) => b.from - a.from).find(({ from }) => points >= from)?.code ?? null;
