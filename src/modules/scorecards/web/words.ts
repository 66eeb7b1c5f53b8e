import { numberFormat } from '../../../kernel/intl-formats.ts';
import { areaName } from '../../../web/area-words.ts';
import { formatDay } from '../../../web/format.ts';
import { language, type MessageKey, t } from '../../../web/language.ts';
import type { Standing } from '../../../web/standing.ts';
import type { Scorecard } from '../contract.ts';
import type { CriteriaSet, Standard, Text } from '../criteria-set.ts';

export const inWords = (text: Text): string => text[language()];

const locale = () => (language() === 'vi' ? 'vi-VN' : 'en-GB');
/** Two decimals to read; what is compared is not rounded. */
export const points = (value: number): string => numberFormat(locale(), { maximumFractionDigits: 2 }).format(value);
export const signed = (value: number): string =>
  numberFormat(locale(), { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value);

export function between({ low, high }: { low: number; high: number | null }): string {
  if (high === null) return t('cards.from-low', { low: points(low) });
  return low === high ? points(low) : t('cards.between', { low: points(low), high: points(high) });
}

export type Given = number | string | boolean;

/** "350.000 người", "Cấp tỉnh", "đạt" */
export function valueWords({ rule, unit }: Pick<Standard, 'rule' | 'unit'>, value: Given): string {
  if (rule.kind === 'levels') {
    const level = rule.levels.find(({ code }) => code === value);
    if (level !== undefined) return inWords(level.name);
  }
  if (typeof value === 'number') return `${points(value)}${unit === null ? '' : ` ${inWords(unit)}`}`;
  return t(value === true ? 'cards.met' : 'cards.not-met');
}

/** "≥ 200.000 / 500.000", with the better side for less */
export function thresholdWords(standard: Standard, at: { lower: number | null; upper: number | null }): string {
  const { rule } = standard;
  if (rule.kind === 'levels') {
    const named = (code: string | undefined) => {
      const level = rule.levels.find((one) => one.code === code);
      return level === undefined ? '?' : inWords(level.name);
    };
    const top = rule.levels.find(({ points: earned }) => earned !== null && earned === standard.max);
    return top === undefined ? named(rule.lower) : `${named(rule.lower)} / ${named(top.code)}`;
  }
  if (rule.kind === 'points') return '';
  const sign = (rule.kind === 'linear' || rule.kind === 'pass') && rule.better === 'less' ? '≤' : '≥';
  const bound = (figure: number | null) => (figure === null ? '?' : points(figure));
  if (rule.kind === 'pass') return at.lower === null ? '' : `${sign} ${bound(at.lower)}`;
  return `${sign} ${bound(at.lower)} / ${bound(at.upper)}`;
}

export type StandardState = 'most' | 'met' | 'short' | 'no-value' | 'no-law';
type Scored = Scorecard['standards'][number];

export function stateOf({
  points: earned,
  max,
  met,
  missing,
}: Pick<Scored, 'points' | 'max' | 'met' | 'missing'>): StandardState {
  if (missing === 'value') return 'no-value';
  if (met === false) return 'short';
  if (missing === 'law') return 'no-law';
  return earned === max ? 'most' : 'met';
}

/** The shapes of states that the whole program uses: disc, ring, triangle, half ring, dash. */
export const shapeOfState: Record<StandardState, Standing> = {
  most: 'done-on-time',
  met: 'in-time',
  short: 'overdue',
  'no-value': 'without-deadline',
  'no-law': 'due-soon',
};

export type Verdict = 'passes' | 'fails' | 'open' | 'no-mark';
export const verdictOf = ({ passes, why }: Pick<Scorecard, 'passes' | 'why'>): Verdict => {
  if (passes !== null) return passes ? 'passes' : 'fails';
  return why.some(({ kind }) => kind === 'no-mark') ? 'no-mark' : 'open';
};
export const shapeOfVerdict: Record<Verdict, Standing> = {
  passes: 'done-on-time',
  fails: 'overdue',
  open: 'due-soon',
  'no-mark': 'without-deadline',
};

export function whyWords(reason: Scorecard['why'][number], set: CriteriaSet): string {
  const group = set.groups.find(({ code }) => code === reason.group);
  const figure = (value: number | null | undefined) => (value == null ? '?' : points(value));
  return t(`cards.why.${reason.kind}` satisfies MessageKey, {
    group: group === undefined ? (reason.group ?? '') : `${group.code} (${inWords(group.name)})`,
    need: figure(reason.need),
    low: figure(reason.low),
    high: figure(reason.high),
  });
}

export const areasWords = (areas: Scorecard['areas']): string => areas.map(areaName).join(' + ');

export function sentenceOf(card: Scorecard, set: CriteriaSet): string {
  const verdict = verdictOf(card);
  return t(`cards.says.${verdict === 'no-mark' ? 'open' : verdict}` satisfies MessageKey, {
    areas: areasWords(card.areas),
    total: between(card.total),
    max: set.max === null ? '?' : points(set.max),
  });
}

export function periodWords({ from, until }: CriteriaSet['inForce']): string {
  if (from === null) return t('cards.period-unknown');
  if (until === null) return t('cards.from', { from: formatDay(from) });
  return t('cards.period', { from: formatDay(from), until: formatDay(until) });
}

/** A number as people type it: 350000, 350.000, 95,5 in Vietnamese; 95.5 and 350,000 in English. */
export function readNumber(text: string): number | null {
  const [group, decimal] = language() === 'vi' ? ['.', ','] : [',', '.'];
  const bare = text.trim().replace(/\s/g, '');
  const plain = /^\d+\.\d{1,2}$/.test(bare) && group === '.' ? bare : bare.replaceAll(group, '').replace(decimal, '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
