import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Case, CriteriaSet, Standard } from '../criteria-set.ts';

type Effect = Case['effects'][number];

/** The set as it stands for a city in these cases: a region, the mountains, a heritage city. */
export function applyCases(set: CriteriaSet, codes: readonly string[]): CriteriaSet {
  const cases = [...new Set(codes)].map((code) => {
    const found = set.cases.find((known) => known.code === code);
    const known = set.cases.map((known) => known.code).join(', ') || '-';
    if (found === undefined)
      throw notFound('scorecards.case-unknown', { case: code.slice(0, 60), set: set.code, known });
    return found;
  });
  for (const { code, excludes } of cases) {
    const other = cases.find((other) => excludes.includes(other.code));
    if (other !== undefined) throw conflict('scorecards.cases-exclude', { case: code, other: other.code });
  }
  // In the order of the set, whatever the order asked for: thresholds of another kind of unit come before reductions.
  return set.cases.filter((known) => cases.includes(known)).reduce(applyCase, set);
}

const applyCase = (set: CriteriaSet, { effects, pass, groupMins }: Case): CriteriaSet => ({
  ...set,
  pass: pass ?? set.pass,
  groups: set.groups.map((group) => ({
    ...group,
    min: groupMins[group.code] ?? group.min,
    standards: group.standards.map((standard) =>
      effects.filter(({ standards }) => standards.includes(standard.code)).reduce(change, standard),
    ),
  })),
});

function change(standard: Standard, effect: Effect): Standard {
  const { rule, min, counted } = standard;
  if (effect.points === 'min') return min === null ? standard : { ...standard, rule: { kind: 'fixed', points: min } };
  const instead = (threshold: number) => reduced(effect.lower ?? threshold, effect.times ?? 1, counted);
  if (rule.kind === 'pass' && rule.at !== null) return { ...standard, rule: { ...rule, at: instead(rule.at) } };
  if (rule.kind !== 'linear' || rule.lower === null) return standard;
  const lower = instead(rule.lower);
  return { ...standard, rule: { ...rule, ...(effect.onlyWhenShort ? { floor: lower } : { lower }) } };
}

/** Of counted facilities one stays one, and more are rounded to a whole number (111/2025, Điều 9 khoản 4 điểm b). */
function reduced(threshold: number, times: number, counted: boolean): number {
  if (!counted || times === 1) return threshold * times;
  return threshold <= 1 ? threshold : Math.max(1, Math.round(threshold * times));
}
