import type { AreaId } from '../../../kernel/areas/contract.ts';
import { conflict, invalid } from '../../../kernel/refusal.ts';
import type { Member, Plan } from '../contract.ts';

/** Every unit of the plan, once. */
export const unitsOf = ({ cuts, proposals }: Plan): AreaId[] => [
  ...new Set([
    ...cuts.map(({ unitId }) => unitId),
    ...proposals.flatMap(({ members }) => members.map((m) => m.unitId)),
  ]),
];

/**
 * Refuses a plan in which land would be twice or left over: a unit in two proposals, one that is cut and taken as a whole,
 * a piece that nobody takes.
 */
export function demandSound(plan: Plan, nameOf: (id: AreaId) => string): void {
  const cut = new Set<AreaId>();
  for (const { unitId } of plan.cuts) {
    if (cut.has(unitId)) throw invalid('boundaries.cut-twice', { unit: nameOf(unitId) });
    cut.add(unitId);
  }
  const taken = new Set<string>();
  const keyOf = ({ unitId, side }: Member) => `${unitId} ${side}`;
  for (const member of plan.proposals.flatMap(({ members }) => members)) {
    const unit = nameOf(member.unitId);
    if (cut.has(member.unitId) && member.side === 'whole') throw invalid('boundaries.cut-and-whole', { unit });
    if (!cut.has(member.unitId) && member.side !== 'whole') throw invalid('boundaries.not-cut', { unit });
    if (taken.has(keyOf(member))) throw conflict('boundaries.in-two-proposals', { unit });
    taken.add(keyOf(member));
  }
  for (const unitId of cut)
    for (const side of ['left', 'right'] as const)
      if (!taken.has(keyOf({ unitId, side }))) throw invalid('boundaries.piece-left-over', { unit: nameOf(unitId) });
}
