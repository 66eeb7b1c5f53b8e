import { z } from 'zod';
import { invalid } from '../refusal.ts';
import { Day } from '../time.ts';

/**
 * How long there is, as it is written in data, files and addresses: `8wd` working days (ngày làm việc), `16wh` working
 * hours (giờ làm việc), `30d` days (ngày), `2m` months (tháng), `1q` quarters of three months (quý), or the day itself,
 * `2026-06-30`.
 */
export type Rule = { unit: TermUnit; count: number } | { unit: 'day'; day: Day };
export type TermUnit = 'wd' | 'wh' | 'd' | 'm' | 'q';

/** The longest term of each unit: about ten years. */
export const longestTerm: Readonly<Record<TermUnit, number>> = { wd: 2500, wh: 20_000, d: 3660, m: 120, q: 40 };

const term = /^([1-9]\d{0,5})(wd|wh|d|m|q)$/;

export function parseRule(text: string): Rule {
  const found = term.exec(text);
  if (found === null) {
    const named = Day.safeParse(text);
    if (named.success) return { unit: 'day', day: named.data };
    throw invalid('deadlines.rule-unreadable', { rule: text.slice(0, 40) });
  }
  const unit = found[2] as TermUnit;
  const count = Number(found[1]);
  if (count > longestTerm[unit]) {
    throw invalid('deadlines.rule-too-long', { rule: text, longest: `${longestTerm[unit]}${unit}` });
  }
  return { unit, count };
}

export const formatRule = (rule: Rule): string => (rule.unit === 'day' ? rule.day : `${rule.count}${rule.unit}`);

/** A rule in a request or a row, kept as its text. */
export const RuleText = z.string().max(12).brand<'Rule'>();
export type RuleText = z.infer<typeof RuleText>;
