import type { DataCount, Step } from '../../../kernel/open-data/contract.ts';

const mostSteps = 400;

/** Counts by time with the steps in between of which there are none, so that a gap is seen as one. */
export function withGaps(counts: readonly DataCount[], per: Step): DataCount[] {
  const known = new Map(counts.map((each) => [each.value, each]));
  const [first, last] = [counts[0]?.value, counts.at(-1)?.value];
  if (typeof first !== 'string' || typeof last !== 'string') return [...counts];
  const steps: DataCount[] = [];
  for (let at: string = first; at <= last; at = nextStep(at, per)) {
    if (steps.length === mostSteps) return [...counts];
    steps.push(known.get(at) ?? { value: at, count: 0 });
  }
  return steps;
}

function nextStep(at: string, per: Step): string {
  const [year = 0, month = 1, day = 1] = at.split('-').map(Number);
  const next =
    per === 'year'
      ? Date.UTC(year + 1, 0, 1)
      : per === 'month'
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1);
  return new Date(next).toISOString().slice(0, at.length);
}

/** "3/2026", "9/3/2026", as the values of steps read. */
export const stepWord = (value: string): string => value.split('-').reverse().map(Number).join('/');
