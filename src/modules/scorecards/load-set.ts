import { invalid } from '../../kernel/refusal.ts';
import { CriteriaSet, type Group, type Standard, standardsOf } from './criteria-set.ts';
import { tidy } from './rules/tidy.ts';

/** A criteria set from data, refused with the place of its first mistake: a wrong table would judge a city wrongly. */
export function loadSet(data: unknown): CriteriaSet {
  const parsed = CriteriaSet.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid('scorecards.set-unreadable', { where: issue?.path.join('.') || '-', why: issue?.message ?? '' });
  }
  const set = parsed.data;
  demandOnce(set.groups.map(({ code }) => code));
  demandOnce(standardsOf(set).map(({ code }) => code));
  demandOnce(set.cases.map(({ code }) => code));
  const { from, until } = set.inForce;
  if (from !== null && until !== null && until < from) throw invalid('scorecards.set-dates-reversed', { from, until });
  for (const standard of standardsOf(set)) checkStandard(standard);
  for (const group of set.groups) checkGroup(group);
  checkSum(
    set.code,
    set.groups.map(({ max }) => max),
    set.max,
  );
  checkCases(set);
  checkSources(set);
  return set;
}

function demandOnce(codes: string[]): void {
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw invalid('scorecards.set-code-twice', { code: twice });
}

function checkStandard({ code, min, max, rule }: Standard): void {
  if (min !== null && max !== null && min > max) throw invalid('scorecards.points-reversed', { code, min, max });
  if (rule.kind === 'linear') checkThresholds(code, rule);
  if (rule.kind === 'points' && max === null) throw invalid('scorecards.set-max-missing', { code });
  if (rule.kind !== 'levels') return;
  demandOnce(rule.levels.map((level) => level.code));
  if (!rule.levels.some((level) => level.code === rule.lower))
    throw invalid('scorecards.set-names-unknown', { code, name: rule.lower });
  demandGrowing(
    code,
    rule.levels.flatMap(({ points }) => points ?? []),
    false,
  );
  demandGrowing(
    code,
    rule.levels.flatMap(({ from }) => from ?? []),
    true,
  );
  const most = Math.max(...rule.levels.map(({ points }) => points ?? 0));
  if (max !== null && most > max) throw invalid('scorecards.points-reversed', { code, min: most, max });
}

/** Better with more: the lower threshold is the smaller number. Better with less: the greater one. */
function checkThresholds(
  code: string,
  { better, lower, upper }: { better: 'more' | 'less'; lower: number | null; upper: number | null },
): void {
  if (lower === null || upper === null) return;
  if (better === 'more' ? lower >= upper : lower <= upper)
    throw invalid('scorecards.thresholds-reversed', { code, lower, upper });
}

function demandGrowing(code: string, steps: number[], strictly: boolean): void {
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    if (before !== undefined && (strictly ? before >= step : before > step))
      throw invalid('scorecards.thresholds-reversed', { code, lower: before, upper: step });
  });
}

function checkGroup({ code, min, max, complete, standards }: Group): void {
  if (min !== null && max !== null && min > max) throw invalid('scorecards.points-reversed', { code, min, max });
  if (complete)
    checkSum(
      code,
      standards.map((standard) => standard.max),
      max,
    );
}

function checkSum(code: string, parts: (number | null)[], stated: number | null): void {
  if (stated === null || parts.includes(null)) return;
  const sum = tidy(parts.reduce((total: number, part) => total + (part ?? 0), 0));
  if (sum !== stated) throw invalid('scorecards.set-sum-differs', { code, sum, stated });
}

function checkCases(set: CriteriaSet): void {
  const known = new Set(standardsOf(set).map(({ code }) => code));
  const groups = new Set(set.groups.map(({ code }) => code));
  const cases = new Set(set.cases.map(({ code }) => code));
  for (const { code, effects, groupMins, excludes } of set.cases) {
    const names = [
      ...effects.flatMap(({ standards }) => standards.filter((name) => !known.has(name))),
      ...Object.keys(groupMins).filter((name) => !groups.has(name)),
      ...excludes.filter((name) => !cases.has(name)),
    ];
    if (names[0] !== undefined) throw invalid('scorecards.set-names-unknown', { code, name: names[0] });
  }
}

function checkSources(set: CriteriaSet): void {
  const cited = [
    ...(set.pass?.sources ?? []),
    ...set.cases.flatMap(({ sources }) => sources),
    ...set.groups.flatMap((group) => [...group.sources, ...group.standards.flatMap(({ sources }) => sources)]),
  ];
  const unknown = cited.find((key) => !Object.hasOwn(set.sources, key));
  if (unknown !== undefined) throw invalid('scorecards.set-names-unknown', { code: set.code, name: unknown });
}
