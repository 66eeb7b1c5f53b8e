import type { Day } from '../../../kernel/time.ts';
import type { MergeRule } from '../measures.ts';
import type { Value } from './score-standard.ts';
import { tidy } from './tidy.ts';

/** A value with what it rests on. */
export interface Observation {
  value: Exclude<Value, null>;
  /** The day it speaks of; null where the source does not say. */
  on: Day | null;
  source: string;
  sourceUrl: string | null;
  /** Entered for scorecards, observed of an indicator, stated with the area, computed from others, put together from several areas, tried out. */
  origin: 'entered' | 'observed' | 'area' | 'derived' | 'merged' | 'changed';
}

export type Observations = ReadonlyMap<string, Observation>;

interface Rules {
  rules: ReadonlyMap<string, MergeRule>;
  /** Levels of a measure, the weakest first. */
  levelsOf: (measure: string) => readonly string[];
}

/** Adds what follows from two others, such as density; a figure that was entered stays. */
export function derive(known: Observations, { rules }: Pick<Rules, 'rules'>): Observations {
  const all = new Map(known);
  for (const [measure, rule] of rules) {
    if (rule.by !== 'ratio' || all.has(measure)) continue;
    const [of, over] = [all.get(rule.of), all.get(rule.over)];
    if (of === undefined || over === undefined || !isPositive(over.value) || typeof of.value !== 'number') continue;
    all.set(measure, { ...together([of, over]), value: tidy(of.value / over.value), origin: 'derived' });
  }
  return all;
}

/** The figures of the areas together, of each measure whose rule says how and that every one of them has. */
export function merge(areas: readonly Observations[], { rules, levelsOf }: Rules): Observations {
  const [only] = areas;
  if (areas.length === 1 && only !== undefined) return derive(only, { rules });
  const merged = new Map<string, Observation>();
  for (const [measure, rule] of rules) {
    const parts = everywhere(areas, measure);
    if (parts === null || rule.by === 'ratio') continue;
    const value =
      rule.by === 'sum'
        ? sum(parts)
        : rule.by === 'best'
          ? best(parts, levelsOf(measure))
          : mean(parts, everywhere(areas, rule.weight));
    if (value !== null) merged.set(measure, { ...together(parts), value, origin: 'merged' });
  }
  return derive(merged, { rules });
}

const isPositive = (value: Value): value is number => typeof value === 'number' && value > 0;
const isNumber = (value: Value): value is number => typeof value === 'number';

function everywhere(areas: readonly Observations[], measure: string): Observation[] | null {
  const parts = areas.flatMap((known) => known.get(measure) ?? []);
  return parts.length === areas.length && parts.length > 0 ? parts : null;
}

function sum(parts: Observation[]): number | null {
  const values = parts.map(({ value }) => value).filter(isNumber);
  return values.length === parts.length ? tidy(values.reduce((total, value) => total + value, 0)) : null;
}

function mean(parts: Observation[], weights: Observation[] | null): number | null {
  if (weights === null) return null;
  const weighted = parts.map(({ value }, i) => [value, weights[i]?.value ?? null] as const);
  let total = 0;
  let weight = 0;
  for (const [value, by] of weighted) {
    if (!isNumber(value) || !isPositive(by)) return null;
    total += value * by;
    weight += by;
  }
  return tidy(total / weight);
}

function best(parts: Observation[], levels: readonly string[]): string | null {
  const ranks = parts.map(({ value }) => levels.indexOf(String(value)));
  return ranks.includes(-1) ? null : (levels[Math.max(...ranks)] ?? null);
}

/** As old as the oldest of them, and from all their sources. */
function together(parts: Observation[]): Pick<Observation, 'on' | 'source' | 'sourceUrl'> {
  const days = parts.map(({ on }) => on);
  return {
    on: days.includes(null) ? null : (days.toSorted()[0] ?? null),
    source: [...new Set(parts.map(({ source }) => source))].join('; '),
    sourceUrl: null,
  };
}
