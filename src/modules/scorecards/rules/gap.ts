import { type CriteriaSet, type Standard, standardsOf } from '../criteria-set.ts';
import type { Evaluation, StandardScore } from './evaluate.ts';
import { scoreStandard, type Value } from './score-standard.ts';
import { tidy } from './tidy.ts';

/** What a standard would have to become, and what that is worth. */
export interface Aim {
  to: number | string | boolean;
  /** Points more than now; null where the law's points are not known. */
  gains: number | null;
  /**
   * How far it is: for numbers the change as a share of the larger of both (0.2: a fifth is lacking), for levels the steps
   * as a share of the whole ladder, for a finding all of it.
   */
  distance: number;
}

export interface Step extends Aim {
  code: string;
  /** To the lower threshold; one more point; the most; the next level that earns more; met. */
  kind: 'minimum' | 'point' | 'most' | 'level' | 'meet';
  from: Value;
  /** As far as it goes, where that is further than the step. */
  most: Aim | null;
}

export interface Gap {
  /** Points the worst case lacks for passing; null where there is no mark. */
  short: number | null;
  groups: { code: string; short: number }[];
  /** The next step of each standard, the cheapest first: by distance for a point. */
  steps: Step[];
  /** Standards without a value, and what they could be worth. */
  unknown: { code: string; worth: number | null }[];
}

export function gapOf(set: CriteriaSet, evaluation: Evaluation): Gap {
  const scores = new Map(evaluation.standards.map((score) => [score.code, score]));
  const need = set.pass?.atLeast ?? null;
  const pairs = standardsOf(set).flatMap((standard) => {
    const score = scores.get(standard.code);
    return score === undefined ? [] : [{ standard, score }];
  });
  return {
    short: need === null ? null : tidy(Math.max(0, need - evaluation.total.low)),
    groups: evaluation.groups.flatMap(({ code, min, low }) =>
      min !== null && low < min ? [{ code, short: tidy(min - low) }] : [],
    ),
    steps: pairs.flatMap(({ standard, score }) => nextStep(standard, score) ?? []).sort((a, b) => price(a) - price(b)),
    unknown: pairs
      .filter(({ score }) => score.missing === 'value')
      .map(({ score }) => ({ code: score.code, worth: score.high })),
  };
}

/** Distance for a point; what is worth nobody knows what comes last. */
const price = ({ distance, gains }: Step): number =>
  gains === null || gains <= 0 ? Number.POSITIVE_INFINITY : distance / gains;

function nextStep(standard: Standard, score: StandardScore): Step | undefined {
  const { rule } = standard;
  const from = score.value;
  if (from === null) return undefined;
  const aim = aimFrom(standard, score);
  const step = (kind: Step['kind'], to: Aim['to'] | null | undefined, most: Aim['to'] | null = null) => {
    if (to === null || to === undefined || to === from) return undefined;
    return { code: standard.code, kind, from, ...aim(to), most: most === null || most === to ? null : aim(most) };
  };
  switch (rule.kind) {
    case 'linear': {
      const lower = rule.floor ?? rule.lower;
      if (score.met === false) return step('minimum', lower, rule.upper);
      if (score.points === null || rule.upper === null || score.points === standard.max) return undefined;
      const one = onePointMore(standard, score.points);
      return one === null ? step('most', rule.upper) : step('point', one, rule.upper);
    }
    case 'levels': {
      const i = rule.levels.findIndex(({ code }) => code === from);
      const above = rule.levels.slice(i + 1);
      const next =
        score.met === false
          ? above.find(({ code }) => code === rule.lower)
          : above.find(({ points }) => points !== null && points > (score.points ?? 0));
      const top = above.find(({ points }) => points !== null && points === standard.max);
      return step('level', next?.code, top?.code ?? null);
    }
    case 'pass':
      return score.met === false ? step('meet', typeof from === 'number' ? rule.at : true) : undefined;
    case 'points':
      return score.points === standard.max ? undefined : step('most', standard.max);
    default:
      return undefined;
  }
}

/** Where the line earns one point more; null where less than a point is left. */
function onePointMore({ rule, min, max, counted }: Standard, points: number): number | null {
  if (rule.kind !== 'linear' || rule.lower === null || rule.upper === null || min === null || max === null) return null;
  if (points + 1 >= max) return null;
  const at = rule.lower + ((points + 1 - min) * (rule.upper - rule.lower)) / (max - min);
  return counted ? Math.ceil(tidy(at)) : tidy(at);
}

function aimFrom(standard: Standard, { value: from, points }: StandardScore): (to: Aim['to']) => Aim {
  return (to) => {
    const there = scoreStandard(standard, to).points;
    const gains = there === null || points === null ? null : tidy(there - points);
    return { to, gains, distance: distanceOf(standard, from, to) };
  };
}

function distanceOf({ rule }: Standard, from: Value, to: Aim['to']): number {
  if (typeof from === 'number' && typeof to === 'number') {
    const larger = Math.max(Math.abs(from), Math.abs(to));
    return larger === 0 ? 0 : tidy(Math.abs(to - from) / larger);
  }
  if (rule.kind !== 'levels') return 1;
  const rank = (value: Value) => rule.levels.findIndex(({ code }) => code === value);
  return tidy((rank(to) - rank(from)) / (rule.levels.length - 1));
}
