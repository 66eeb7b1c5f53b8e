import type { AreaKind } from '../../../kernel/areas/contract.ts';
import type { ProposalRule } from './contract.ts';

export interface Placed {
  kind: AreaKind;
  /** The middle of its outline, and how large that is; null where it has none. */
  middle: { lon: number; lat: number; m2: number } | null;
}

const urban: readonly AreaKind[] = [
  'ward',
  'township',
  'provincial-city',
  'town',
  'urban-district',
  'residential-group',
];

/** Two groups of areas by what is known of them: what they are in law, or on which side of the middle of all they lie. */
export function proposeGroups<A extends Placed>(
  areas: readonly A[],
  by: ProposalRule,
): { groups: [A[], A[]]; undecided: A[] } {
  if (by === 'urban-rural') return split(areas, ({ kind }) => urban.includes(kind));
  const axis = by === 'north-south' ? 'lat' : 'lon';
  const total = areas.reduce((sum, { middle }) => sum + (middle?.m2 ?? 0), 0);
  const line = areas.reduce((sum, { middle }) => sum + (middle === null ? 0 : middle[axis] * middle.m2), 0) / total;
  const near = 1e-9; // what binary sums leave over decides nothing
  return split(areas, ({ middle }) => (middle === null ? null : middle[axis] > line + near));
}

function split<A>(areas: readonly A[], isFirst: (area: A) => boolean | null): { groups: [A[], A[]]; undecided: A[] } {
  const of = (side: boolean | null) => areas.filter((area) => isFirst(area) === side);
  return { groups: [of(true), of(false)], undecided: of(null) };
}
