import type { Findings, Member, Plan, Proposal } from '../contract.ts';

export type Key = string;
/** A unit, or one piece of a unit that is cut. */
export const keyOf = ({ unitId, side }: Pick<Member, 'unitId' | 'side'>): Key =>
  side === 'whole' ? unitId : `${unitId}:${side}`;

const isSide = (text: string | undefined): text is 'left' | 'right' => text === 'left' || text === 'right';
export function memberOf(key: Key): Member {
  const [unitId = '', side] = key.split(':');
  return { unitId: unitId as Member['unitId'], side: isSide(side) ? side : 'whole' };
}

export const emptyPlan: Plan = { cuts: [], proposals: [] };

/** Puts what was chosen together into one new unit; it leaves the units it was in. */
export function group(plan: Plan, keys: readonly Key[], called: Pick<Proposal, 'name' | 'kind'>): Plan {
  const others = without(plan.proposals, keys);
  return { ...plan, proposals: [...others, { ...called, code: null, cases: [], members: keys.map(memberOf) }] };
}

/** Cuts a unit in two; each piece is a new unit until it is put together with others. */
export function cut(
  plan: Plan,
  unitId: Key,
  line: Plan['cuts'][number]['line'],
  called: { left: string; right: string; kind: Proposal['kind'] },
): Plan {
  const bare = uncut(plan, unitId);
  const id = memberOf(unitId).unitId;
  const piece = (side: 'left' | 'right'): Proposal => ({
    name: called[side],
    kind: called.kind,
    code: null,
    cases: [],
    members: [{ unitId: id, side }],
  });
  return { cuts: [...bare.cuts, { unitId: id, line }], proposals: [...bare.proposals, piece('left'), piece('right')] };
}

/** The unit is whole again, and no longer in any of the new units. */
export function uncut(plan: Plan, unitId: Key): Plan {
  const keys = [unitId, `${unitId}:left`, `${unitId}:right`];
  return { cuts: plan.cuts.filter((one) => one.unitId !== unitId), proposals: without(plan.proposals, keys) };
}

/** A new unit is given up; what it was made of is free again, and a unit whose piece it held is whole again. */
export function giveUp(plan: Plan, at: number): Plan {
  const members = plan.proposals[at]?.members ?? [];
  const kept = { ...plan, proposals: plan.proposals.filter((_, i) => i !== at) };
  return members.filter(({ side }) => side !== 'whole').reduce((rest, { unitId }) => uncut(rest, unitId), kept);
}

export const change = (plan: Plan, at: number, to: Partial<Proposal>): Plan => ({
  ...plan,
  proposals: plan.proposals.map((proposal, i) => (i === at ? { ...proposal, ...to } : proposal)),
});

function without(proposals: readonly Proposal[], keys: readonly Key[]): Proposal[] {
  return proposals
    .map((proposal) => ({ ...proposal, members: proposal.members.filter((member) => !keys.includes(keyOf(member))) }))
    .filter(({ members }) => members.length > 0);
}

/** Where each unit or piece goes, by the position of the new unit. */
export const placesOf = (plan: Plan): ReadonlyMap<Key, number> =>
  new Map(plan.proposals.flatMap(({ members }, i) => members.map((member) => [keyOf(member), i] as const)));

/** One position a line, longitude before latitude, in degrees: "103,95 22,41" or "103.95, 22.41". */
export function readLine(text: string): [number, number][] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const positions = lines.map((line): [number, number] | null => {
    const parts = line.trim().split(/\s*;\s*|,\s+|\s+/);
    const numbers = parts.map((part) => Number(part.replace(',', '.')));
    const [lon, lat] = numbers;
    return parts.length === 2 && lon !== undefined && lat !== undefined && numbers.every(Number.isFinite)
      ? [lon, lat]
      : null;
  });
  const read = positions.filter((position) => position !== null);
  return read.length === positions.length && read.length >= 2 ? read : null;
}

export const writeLine = (line: readonly (readonly [number, number])[]): string =>
  line.map(([lon, lat]) => `${lon.toFixed(5)} ${lat.toFixed(5)}`).join('\n');

/** How many of the standards of every set in force are met, of how many. */
export function standardsOf({ standards }: Findings['units'][number]): { met: number; of: number; unknown: number } {
  const all = standards.flatMap((set) => set.standards);
  return {
    met: all.filter(({ met }) => met === true).length,
    of: all.length,
    unknown: all.filter(({ met }) => met === null).length,
  };
}
