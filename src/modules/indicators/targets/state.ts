import { type Day, daysBetween } from '../../../kernel/time.ts';

export const comparators = ['>=', '<=', '=', 'increase', 'decrease'] as const;
export const targetStates = ['exceeded', 'met', 'near', 'not-met', 'on-path', 'off-path', 'no-data'] as const;
export type TargetState = (typeof targetStates)[number];

export interface Milestone {
  on: Day;
  value: number;
}

/** What is asked of a figure, by when and along which way. */
export interface TargetTerms {
  /** At least, at most, exactly; or so much more or less than the baseline. */
  comparator: (typeof comparators)[number];
  value: number;
  /** An increase or decrease in percent of the baseline, not in the indicator's unit. */
  relative: boolean;
  baseline: Milestone | null;
  /** Evenly from one milestone to the next, or in steps on their days. */
  path: 'linear' | 'stepped';
  steps: readonly Milestone[];
  by: Day;
}

export interface TargetJudgement {
  state: TargetState;
  /** The figure that is to be reached, in the unit of the indicator; null where the baseline it counts from is missing. */
  goal: number | null;
  /** What the path asks for on the day of the figure; null where there is no path. */
  expected: number | null;
  /** Whether the figure is that of the target's day, so that the state is the last word. */
  final: boolean;
  /** How much of the way from the baseline is made, 1 at the goal; null where there is no way. */
  progress: number | null;
  /** What is missing for the goal, in the indicator's unit; 0 once it is reached. */
  short: number | null;
}

/** Near is who lacks no more than this share of the way, or of the goal where there is no baseline. */
export const nearShare = 0.05;

/** Where a figure stands that was observed up to a day; null where there is none. */
export function judgeTarget(terms: TargetTerms, observed: Milestone | null): TargetJudgement {
  const goal = goalOf(terms);
  if (goal === null || observed === null || (terms.baseline !== null && observed.on <= terms.baseline.on))
    return { state: 'no-data', goal, expected: null, final: false, progress: null, short: null };
  const direction = directionOf(terms);
  const expected = expectedOn(terms, observed.on);
  const final = observed.on >= terms.by;
  const reaches = (mark: number) => reached(direction, observed.value, mark);
  const distance = Math.abs(goal - observed.value);
  const way = terms.baseline === null ? null : goal - terms.baseline.value;
  const near =
    !isSame(distance, 0) && distance <= nearShare * Math.abs(way === null || way === 0 ? goal : way) * (1 + slack);
  const state = (): TargetState => {
    if (direction !== 0 && reaches(goal)) return isSame(observed.value, goal) ? 'met' : 'exceeded';
    if (direction === 0 && reaches(goal)) return 'met';
    if (!final && expected !== null) return onPath(terms, direction, observed.value, expected) ? 'on-path' : 'off-path';
    return near ? 'near' : 'not-met';
  };
  return {
    state: state(),
    goal,
    expected,
    final,
    progress: way === null || way === 0 ? null : tidy((observed.value - (terms.baseline?.value ?? 0)) / way),
    short: reaches(goal) ? 0 : tidy(distance),
  };
}

/** The figure to be reached. */
export function goalOf({ comparator, value, relative, baseline }: TargetTerms): number | null {
  if (comparator !== 'increase' && comparator !== 'decrease') return value;
  if (baseline === null) return null;
  const change = relative ? (Math.abs(baseline.value) * value) / 100 : value;
  return tidy(comparator === 'increase' ? baseline.value + change : baseline.value - change);
}

/** What the path asks for on a day: from the baseline over the milestones to the goal. */
export function expectedOn(terms: TargetTerms, on: Day): number | null {
  const marks = pathOf(terms);
  const next = marks.findIndex((mark) => mark.on >= on);
  const [before, after] = next < 0 ? [marks.at(-1), undefined] : [marks[next - 1], marks[next]];
  if (after?.on === on) return after.value;
  if (before === undefined) return null;
  if (after === undefined || terms.path === 'stepped') return before.value;
  const share = daysBetween(before.on, on) / daysBetween(before.on, after.on);
  return tidy(before.value + (after.value - before.value) * share);
}

/** Every point of the path in the order of days, the goal last. */
export function pathOf(terms: TargetTerms): Milestone[] {
  const goal = goalOf(terms);
  return [
    ...(terms.baseline === null ? [] : [terms.baseline]),
    ...[...terms.steps].sort((a, b) => (a.on < b.on ? -1 : 1)),
    ...(goal === null ? [] : [{ on: terms.by, value: goal }]),
  ];
}

/** 1 where more is asked for, -1 where less is, 0 where just so much is. */
function directionOf({ comparator }: TargetTerms): 1 | -1 | 0 {
  if (comparator === '=') return 0;
  return comparator === '>=' || comparator === 'increase' ? 1 : -1;
}

const reached = (direction: 1 | -1 | 0, value: number, mark: number): boolean =>
  isSame(value, mark) || (direction !== 0 && (value - mark) * direction > 0);

/** On the way to an exact figure one is on the path between what is expected and the goal. */
function onPath(terms: TargetTerms, direction: 1 | -1 | 0, value: number, expected: number): boolean {
  if (direction !== 0) return reached(direction, value, expected);
  const goal = goalOf(terms) ?? expected;
  const [low, high] = [Math.min(goal, expected), Math.max(goal, expected)];
  return isSame(value, low) || isSame(value, high) || (value > low && value < high);
}

/** Sums in binary miss by a little what they should be; that decides nothing. */
const slack = 1e-9;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= slack * Math.max(1, Math.abs(a), Math.abs(b));
const tidy = (value: number): number => Number(value.toPrecision(12));
