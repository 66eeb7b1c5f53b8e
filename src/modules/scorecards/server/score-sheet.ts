import { say } from '../../../kernel/http/language.ts';
import { numberFormat } from '../../../kernel/intl-formats.ts';
import type { Language } from '../../../kernel/messages.ts';
import type { CriteriaSet, Standard } from '../criteria-set.ts';
import { scorecardsMessages as texts } from '../messages.ts';
import type { Bounds, Evaluation, Reason, StandardScore } from '../rules/evaluate.ts';

/** The whole set as text, for a person at a terminal. */
export function sheetOf(set: CriteriaSet, evaluation: Evaluation, language: Language): string {
  const scores = new Map(evaluation.standards.map((score) => [score.code, score]));
  const bounds = new Map(evaluation.groups.map((group) => [group.code, group]));
  const lines = [set.name[language]];
  for (const { code, name, min, standards } of set.groups) {
    const least =
      min === null ? '' : ` (${say(texts['scorecards.least'], language, { min: numberWords(min, language) })})`;
    lines.push('', `${code}  ${name[language]}: ${between(bounds.get(code), language)}${least}`);
    for (const standard of standards) {
      const score = scores.get(standard.code);
      if (score !== undefined) lines.push(`  ${lineOf(standard, score, language)}`);
    }
  }
  const why = evaluation.why.map((reason) => reasonWords(reason, language)).join('; ');
  lines.push(
    '',
    `${texts['scorecards.total'][language]}: ${between(evaluation.total, language)}`,
    `${texts[verdictOf(evaluation)][language]}${why === '' ? '' : `: ${why}`}`,
  );
  return `${lines.join('\n')}\n`;
}

const verdictOf = ({ passes }: Evaluation) =>
  passes === null ? 'scorecards.verdict.open' : passes ? 'scorecards.verdict.passes' : 'scorecards.verdict.fails';

function lineOf(standard: Standard, score: StandardScore, language: Language): string {
  const unknownLaw = score.missing === 'law' ? ` (${texts['scorecards.no-law'][language]})` : '';
  const value = score.value === null ? texts['scorecards.no-value'][language] : valueWords(standard, score, language);
  return `${standard.code}  ${between(score, language)}  ${standard.name[language]}: ${value}${unknownLaw}`;
}

function valueWords({ rule, unit }: Standard, { value }: StandardScore, language: Language): string {
  if (rule.kind === 'levels') return rule.levels.find(({ code }) => code === value)?.name[language] ?? String(value);
  if (typeof value === 'number') return `${numberWords(value, language)}${unit === null ? '' : ` ${unit[language]}`}`;
  return texts[value === true ? 'scorecards.met' : 'scorecards.not-met'][language];
}

function between(bounds: Bounds | undefined, language: Language): string {
  if (bounds === undefined) return '';
  const low = numberWords(bounds.low, language);
  if (bounds.high === bounds.low) return low;
  const high = bounds.high === null ? '…' : numberWords(bounds.high, language);
  return say(texts['scorecards.points-between'], language, { low, high });
}

function reasonWords(reason: Reason, language: Language): string {
  const filled = Object.entries(reason).map(([name, value]) => [
    name,
    typeof value === 'number' ? numberWords(value, language) : value,
  ]);
  return say(texts[`scorecards.why.${reason.kind}`], language, Object.fromEntries(filled));
}

/** Two decimals to read; what is compared is not rounded. */
const numberWords = (value: number, language: Language): string =>
  numberFormat(language, { maximumFractionDigits: 2 }).format(value);

/** The sets the program brings along, one a line. */
export function listOf(sets: readonly CriteriaSet[], language: Language): string {
  const width = Math.max(...sets.map(({ code }) => code.length));
  const lines = sets.map(({ code, name, inForce, cases }) => {
    const from = inForce.from ?? texts['scorecards.unknown'][language];
    const until = inForce.until ?? texts['scorecards.now'][language];
    const period = say(texts['scorecards.in-force'], language, { from, until });
    const known = cases.length === 0 ? '' : `; --case ${cases.map((one) => one.code).join(', ')}`;
    return `${code.padEnd(width)}  ${name[language]}; ${period}${known}`;
  });
  return `${lines.join('\n')}\n`;
}
