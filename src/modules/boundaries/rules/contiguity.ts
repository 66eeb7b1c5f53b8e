import type { Touch } from '../contract.ts';

/** How two members of a proposed unit lie to each other, by their position in its list. */
export interface Pair {
  a: number;
  b: number;
  touch: 'border' | 'near' | 'corner' | 'apart';
  gapM: number;
}

export interface Contiguity {
  touch: Touch;
  gapM: number | null;
  /** The first two that cannot be reached from each other. */
  apart: { a: number; b: number; corner: boolean } | null;
}

const links = ['border', 'near'] as const;

/**
 * Whether so many members hang together: by borders, or else by borders that only the roughness of sketches keeps apart.
 * Two that meet in a point alone do not. Nothing is said where the outline of one is not known.
 */
export function contiguityOf(members: number, pairs: readonly Pair[], withoutOutline: boolean): Contiguity {
  if (members < 2) return { touch: 'border', gapM: 0, apart: null };
  for (const [i, weakest] of links.entries()) {
    const allowed = pairs.filter(({ touch }) => links.slice(0, i + 1).some((link) => link === touch));
    const reached = reachedFrom(0, allowed);
    if (reached.size < members) continue;
    return { touch: weakest, gapM: weakest === 'near' ? widestNeeded(members, allowed) : 0, apart: null };
  }
  if (withoutOutline) return { touch: 'unknown', gapM: null, apart: null };
  const reached = reachedFrom(
    0,
    pairs.filter(({ touch }) => touch === 'border' || touch === 'near'),
  );
  const b = [...Array(members).keys()].find((member) => !reached.has(member)) ?? 1;
  const corner = pairs.find((pair) => pair.touch === 'corner' && reached.has(pair.a) !== reached.has(pair.b));
  return {
    touch: corner === undefined ? 'apart' : 'corner',
    gapM: null,
    apart: corner === undefined ? { a: 0, b, corner: false } : { a: corner.a, b: corner.b, corner: true },
  };
}

function reachedFrom(start: number, pairs: readonly Pair[]): Set<number> {
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { a, b } of pairs) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  return reached;
}

/** The gap that has to be overlooked for them to hang together: the widest of the narrowest ones. */
function widestNeeded(members: number, pairs: readonly Pair[]): number {
  const narrowFirst = pairs.toSorted((one, other) => one.gapM - other.gapM);
  for (let n = 1; n <= narrowFirst.length; n++) {
    const some = narrowFirst.slice(0, n);
    if (reachedFrom(0, some).size === members) return some.at(-1)?.gapM ?? 0;
  }
  return 0;
}
