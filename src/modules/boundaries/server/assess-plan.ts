import type { AreaId } from '../../../kernel/areas/contract.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import type { Viewer } from '../../../kernel/work/visibility.ts';
import { latestValues } from '../../scorecards/index.ts';
import type { Findings, Plan, Proposal } from '../contract.ts';
import { countWithin } from './count-within.ts';
import { cutUnit, type Piece } from './cut-unit.ts';
import { draftUnit } from './draft-unit.ts';
import { judgeProposals, sizes } from './judge-proposals.ts';
import { type MeasuredProposal, measureProposals } from './measure-proposals.ts';
import { type Units, unitsOn } from './units.ts';

export interface Assessed {
  findings: Findings;
  units: Units;
  pieces: ReadonlyMap<AreaId, readonly Piece[]>;
  measured: readonly MeasuredProposal[];
}

interface Asked {
  viewer: Viewer;
  day: Day;
  now: Instant;
}

/** What a plan would make of the units: measured, judged by the standards of the day, with what lies in them. */
export async function assessPlan(reads: Reads, plan: Plan, { viewer, day, now }: Asked): Promise<Assessed> {
  const units = await unitsOn(reads, plan, day);
  const pieces = new Map<AreaId, Piece[]>();
  for (const cut of plan.cuts) {
    pieces.set(cut.unitId, await cutUnit(reads, cut, units.get(cut.unitId)?.fullName ?? ''));
  }
  const measured = await measureProposals(reads, plan, pieces);
  for (const [i, proposal] of plan.proposals.entries()) demandContiguous(proposal, measured[i], units);
  const ids = [...units.keys()];
  const values = await latestValues(reads, { areaIds: ids, measures: sizes, day });
  const counts = await countWithin(reads, ids, { viewer, day, today: dayOf(now), now });
  const drafts = plan.proposals.map((proposal, i) =>
    draftUnit(proposal, { units, pieces, values, counts, measured: measured[i] }),
  );
  const judged = await judgeProposals(reads, plan, drafts, day);
  const level = [...units.values()][0]?.level ?? 'commune';
  const found = drafts.map((draft, i) => ({ ...draft, standards: [], cards: [], ...judged[i] }));
  return { findings: { day, level, units: found }, units, pieces, measured };
}

function demandContiguous(proposal: Proposal, measured: MeasuredProposal | undefined, units: Units): void {
  const apart = measured?.contiguity.apart ?? null;
  if (apart === null) return;
  const nameAt = (at: number) => {
    const member = proposal.members[at];
    return member === undefined ? '' : (units.get(member.unitId)?.fullName ?? '');
  };
  const details = { name: proposal.name, one: nameAt(apart.a), other: nameAt(apart.b) };
  throw conflict(apart.corner ? 'boundaries.touch-in-a-point' : 'boundaries.not-touching', details);
}
