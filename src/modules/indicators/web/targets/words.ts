import { formatDay, formatNumber } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { Standing } from '../../../../web/standing.ts';
import type { Target } from '../../targets/contract.ts';
import type { TargetState } from '../../targets/state.ts';
import { figureWords, periodWords } from '../words.ts';
import { roughly } from './roughly.ts';

export const stateWord = (state: TargetState): string => t(`targets.state.${state}` satisfies MessageKey);

/** The colour and shape that stand beside the word of a state. */
export const standingOfState: Readonly<Record<TargetState, Standing>> = {
  exceeded: 'done-on-time',
  met: 'done-on-time',
  near: 'due-soon',
  'not-met': 'overdue',
  'on-path': 'in-time',
  'off-path': 'overdue',
  'no-data': 'without-deadline',
};

/** Those that need somebody first. */
export const statesInOrder: readonly TargetState[] = [
  'off-path',
  'not-met',
  'near',
  'no-data',
  'on-path',
  'met',
  'exceeded',
];

type Asked = Pick<Target, 'comparator' | 'value' | 'relative' | 'unit' | 'counts' | 'baseline'>;

/** "ít nhất 85%", "giảm 30% so với 500 hộ" */
export function askedWords({ comparator, value, relative, unit, counts, baseline }: Asked): string {
  const figure = relative ? `${formatNumber(value)}%` : figureWords(value, unit);
  const words =
    comparator === 'increase' || comparator === 'decrease'
      ? t(`targets.asks.${comparator}`, { value: figure, baseline: figureWords(baseline?.value ?? 0, unit) })
      : t(`targets.asks.${comparisonWord(comparator)}` satisfies MessageKey, { value: figure });
  return counts === 'sum-of-year' ? t('targets.asks.of-year', { words }) : words;
}

const comparisons = { '>=': 'least', '<=': 'most', '=': 'exactly' } as const;
const comparisonWord = (comparator: keyof typeof comparisons) => comparisons[comparator];

/** Why the state is what it is, in a sentence. */
export function reasonOf(target: Target): string {
  const { state, observed, goal, expected, short, final, unit, baseline, by } = target;
  if (observed === null || goal === null) return t('targets.why.none');
  if (state === 'no-data') return t('targets.why.none-since', { on: formatDay(baseline?.on ?? by) });
  const told = {
    period: periodWords(observed.period),
    value: figureWords(observed.value, unit),
    goal: figureWords(goal, unit),
    by: formatDay(by),
    on: formatDay(observed.on),
    expected: expected === null ? '' : roughly(expected, unit),
    short: figureWords(short ?? 0, unit),
  };
  return t(`targets.why.${whyOf(state, final)}` satisfies MessageKey, told);
}

function whyOf(state: Exclude<TargetState, 'no-data'>, final: boolean) {
  if (state === 'on-path' || state === 'off-path') return state;
  if (state === 'exceeded' || state === 'met') return final ? 'reached' : 'reached-early';
  return final ? 'short' : 'short-yet';
}
