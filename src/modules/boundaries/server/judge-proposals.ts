import type { AreaId } from '../../../kernel/areas/contract.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import { type CriteriaSet, type Scored, scoreAreas, setsAbout, standardsOf } from '../../scorecards/index.ts';
import type { Plan, Proposal, ProposedUnit } from '../contract.ts';

export type Judged = Pick<ProposedUnit, 'standards' | 'cards'>;
type Draft = Pick<ProposedUnit, 'members' | 'population' | 'statedKm2' | 'areaM2'>;

export const sizes: readonly string[] = ['population', 'area-km2'];
/** A set that asks for people or land says whether a unit may be one; the others say how good it is. */
const asksForSize = (set: CriteriaSet) => standardsOf(set).some(({ measure }) => sizes.includes(measure));

/** Each proposed unit by the standards in force on the day, and what the scorecards of its members become. */
export async function judgeProposals(reads: Reads, plan: Plan, drafts: readonly Draft[], day: Day): Promise<Judged[]> {
  for (const proposal of plan.proposals) demandKnownCases(proposal, day);
  type Question = { proposal: number; set: CriteriaSet; before: AreaId | null };
  const questions: Question[] = plan.proposals.flatMap((proposal, i) =>
    setsAbout(proposal.kind, day).flatMap((set) => [
      { proposal: i, set, before: null },
      ...(asksForSize(set) ? [] : proposal.members.map(({ unitId }) => ({ proposal: i, set, before: unitId }))),
    ]),
  );
  const scored = await scoreAreas(
    reads,
    questions.map(({ proposal, set, before }) => {
      const of = plan.proposals[proposal];
      const members = (of?.members ?? []).map(({ unitId }) => unitId);
      return {
        set: set.code,
        day,
        areas: before === null ? [...new Set(members)] : [before],
        cases: casesFor(set, of),
        changes: before === null ? sizesOf(set, drafts[proposal]) : {},
      };
    }),
  );
  return plan.proposals.map((proposal, i) => {
    const estimated = drafts[i]?.members.some(({ share }) => share < 1) === true;
    const mine = questions.flatMap((question, at) => {
      const result = scored[at];
      return question.proposal === i && result !== undefined ? [{ ...question, result }] : [];
    });
    const after = mine.filter(({ before }) => before === null);
    return {
      standards: after
        .filter(({ set }) => asksForSize(set))
        .map(({ set, result }) => ({
          set: set.code,
          name: set.name,
          cases: casesFor(set, proposal),
          passes: result.card.passes,
          standards: standardsMet(result, drafts[i]),
          missing: set.missing,
        })),
      cards: after
        .filter(({ set }) => !asksForSize(set))
        .map(({ set, result }) => ({
          set: set.code,
          name: set.name,
          before: mine.flatMap(({ set: other, before, result: was }) =>
            other === set && before !== null ? [{ areaId: before, ...outcomeOf(was) }] : [],
          ),
          after: outcomeOf(result),
          estimated,
        })),
    };
  });
}

function demandKnownCases({ kind, name, cases }: Proposal, day: Day): void {
  const known = new Set(setsAbout(kind, day).flatMap((set) => set.cases.map(({ code }) => code)));
  const unknown = cases.find((code) => !known.has(code));
  if (unknown !== undefined) throw invalid('boundaries.case-unknown', { name, case: unknown });
}

const casesFor = (set: CriteriaSet, proposal: Proposal | undefined): string[] => {
  const known = set.cases.map(({ code }) => code);
  return (proposal?.cases ?? []).filter((code) => known.includes(code));
};

const outcomeOf = ({ card: { total, passes } }: Scored) => ({ ...total, passes });

/** People and land as the plan makes them: shared out where a unit is cut, measured where no source states the land. */
function sizesOf(set: CriteriaSet, draft: Draft | undefined): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  const people = draft?.population.value ?? null;
  const km2 = draft?.statedKm2.value ?? (draft?.areaM2 == null ? null : draft.areaM2 / 1e6);
  for (const { code, measure } of standardsOf(set)) {
    if (measure === 'population' && people !== null) changes[code] = people;
    if (measure === 'area-km2' && km2 !== null) changes[code] = Math.round(km2 * 1e4) / 1e4;
  }
  return changes;
}

function standardsMet({ card, set }: Scored, draft: Draft | undefined) {
  const known = new Map(standardsOf(set).map((standard) => [standard.code, standard]));
  return card.standards.flatMap((score) => {
    const standard = known.get(score.code);
    if (standard === undefined) return [];
    const figure =
      standard.measure === 'population'
        ? draft?.population
        : standard.measure === 'area-km2'
          ? draft?.statedKm2
          : undefined;
    return {
      code: score.code,
      name: standard.name,
      unit: standard.unit,
      value: score.value,
      threshold: score.lower,
      met: score.met,
      estimated: figure?.estimated ?? false,
      source: figure === undefined ? (score.observation?.source ?? null) : figure.sources.join('; ') || null,
      law: standard.sources.flatMap((key) => {
        const source = set.sources[key];
        return source === undefined ? [] : { title: source.title, url: source.url };
      }),
    };
  });
}
