import { formatDay, formatNumber } from '../../../web/format.ts';
import { language, type MessageKey, t } from '../../../web/language.ts';
import { readNumber } from '../../scorecards/web/words.ts';
import type { NoValue, SeriesPoint } from '../contract.ts';
import { frequencyOfCode, PeriodCode } from '../periods.ts';
import { unitOf } from '../units.ts';

export const inWords = (text: { vi: string; en: string }): string => text[language()];
export const unitWord = (unit: string): string => inWords(unitOf(unit).name);

/** "1.234,5 người", "12,3%" */
export const figureWords = (value: number, unit: string): string =>
  unit === 'percent' ? `${formatNumber(value)}%` : `${formatNumber(value)} ${unitWord(unit)}`;

const romans = ['I', 'II', 'III', 'IV'] as const;

/** "2026", "Quý III/2026", "Tháng 7/2026", "15/07/2026" */
export function periodWords(code: string): string {
  const read = PeriodCode.safeParse(code);
  if (!read.success) return code;
  const year = code.slice(0, 4);
  const nth = Number(code.slice(6));
  switch (frequencyOfCode(read.data)) {
    case 'year':
      return year;
    case 'half':
      return t('indicators.period.half', { n: String(nth), year });
    case 'quarter':
      return t('indicators.period.quarter', {
        roman: language() === 'vi' ? (romans[nth - 1] ?? '') : String(nth),
        year,
      });
    case 'month':
      return t('indicators.period.month', { month: String(Number(code.slice(5))), year });
    case 'day':
      return formatDay(code);
  }
}

/** "đã có số thay", "thiếu số thành phần: households" */
export function missingWords({ why, of }: NoValue): string {
  const word = t(`indicators.missing.${why}` satisfies MessageKey);
  if (of.length === 0) return word;
  const areas = of.filter((name) => name.length === 36);
  const named = of.filter((name) => name.length !== 36);
  const parts = [...named, ...(areas.length === 0 ? [] : [t('indicators.missing.areas', { count: areas.length })])];
  return t('indicators.missing.of', { why: word, of: parts.join(', ') });
}

export const statusWord = (status: SeriesPoint['status']): string =>
  status === null ? '' : t(`indicators.status.${status}` satisfies MessageKey);

/** Days since the end of the period, in words. */
export const ageWords = (days: number): string =>
  days < 0 ? t('indicators.age.running') : t('indicators.age.days', { days });

/** What was typed as a figure, below nought too; null where it is none. */
export function readFigure(text: string): number | null {
  const bare = text.trim();
  const minus = /^[-−]/.test(bare);
  const value = readNumber(minus ? bare.slice(1) : bare);
  return value === null ? null : minus ? -value : value;
}
