import type { Geometry } from '../../geo/contract.ts';
import { invalid } from '../../refusal.ts';

/** A filter in the common query language, from either of its spellings. */
export type Node =
  | { op: string; args: readonly Node[] }
  | { property: string }
  | { literal: string | number | boolean }
  | { date: string }
  | { timestamp: string }
  | { interval: readonly [Bound, Bound] }
  | { geometry: Geometry }
  | { list: readonly Node[] };
/** An end of an interval; null is open. */
export type Bound = Node | null;

export const longestFilter = 8000;
const deepest = 32;
const mostNodes = 400;
const mostPositions = 2000;

/** What one filter may cost, counted while it is read: nothing is built that would have to be thrown away. */
export class Budget {
  #depth = 0;
  #nodes = 0;
  #positions = 0;

  /** Reads something within something. */
  within<T>(read: () => T): T {
    if (++this.#depth > deepest) throw invalid('ogc.filter-too-deep', { limit: deepest });
    const result = read();
    this.#depth--;
    return result;
  }

  node(): void {
    if (++this.#nodes > mostNodes) throw invalid('ogc.filter-too-long', { limit: mostNodes });
  }

  positions(count: number): void {
    this.#positions += count;
    if (this.#positions > mostPositions) throw invalid('ogc.filter-too-many-positions', { limit: mostPositions });
  }
}

/** The filter cannot be read: what stands there instead of what was expected, and where. */
export const unreadable = (at: string) => invalid('ogc.filter-unreadable', { at: at.slice(0, 60) });

export const spatialOps = [
  's_intersects',
  's_equals',
  's_disjoint',
  's_touches',
  's_within',
  's_overlaps',
  's_crosses',
  's_contains',
] as const;
export const temporalOps = [
  't_after',
  't_before',
  't_contains',
  't_disjoint',
  't_during',
  't_equals',
  't_finishedby',
  't_finishes',
  't_intersects',
  't_meets',
  't_metby',
  't_overlappedby',
  't_overlaps',
  't_startedby',
  't_starts',
] as const;
export type SpatialOp = (typeof spatialOps)[number];
export type TemporalOp = (typeof temporalOps)[number];
export const isSpatial = (op: string): op is SpatialOp => (spatialOps as readonly string[]).includes(op);
export const isTemporal = (op: string): op is TemporalOp => (temporalOps as readonly string[]).includes(op);
