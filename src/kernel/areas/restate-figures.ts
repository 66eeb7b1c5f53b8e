import type { Day } from '../time.ts';
import { isInForce, type KnownArea, type Step, whole } from './restate-areas.ts';

/** An area with what its parts and pieces are weighed by. */
export interface WeighedArea extends KnownArea {
  people: number | null;
  areaM2: number | null;
}

export interface Figure {
  areaId: string;
  value: number;
}

/** Counts and amounts add up; rates and levels are averaged, by people or else by area. */
export type Adding = 'sum' | 'mean';

/** So large a part of one area's figure stands in another area's. */
export interface Part {
  areaId: string;
  share: number;
  estimated: boolean;
}

export interface RestatedFigure {
  areaId: string;
  value: number;
  /** Some of it was shared out by population or area, and not counted where it is shown. */
  estimated: boolean;
  from: Part[];
  /** Areas that belong in it and have no figure: the value is of the others alone. */
  missing: string[];
}

export interface RestatedFigures {
  items: RestatedFigure[];
  /** What no area of the day can be given: no lineage leads there, or nothing is known to share it out by. */
  lost: Figure[];
}

export interface LivesOfAreas {
  areas: readonly WeighedArea[];
  steps: readonly Step[];
}

export interface Restating {
  /** In the areas of this day. */
  day: Day;
  by: Adding;
  /** The day the figures speak of: areas of that day without one are told. Null where they are of many days. */
  asOf: Day | null;
}

/**
 * Figures of areas in the areas of any day. What merged whole is added up exactly. What was divided is shared out by the
 * share on record; back through a merger by the weights of those that merged: both are marked as estimated. With sums
 * nothing comes or goes: what is shown and what is lost are together what was given.
 */
export function restateFigures(
  figures: readonly Figure[],
  lives: LivesOfAreas,
  { day, by, asOf }: Restating,
): RestatedFigures {
  const heirsOf = heirsOn(lives, day);
  const byId = new Map(lives.areas.map((area) => [area.id, area]));
  const given = new Map(figures.map(({ areaId, value }) => [areaId, value]));
  const levels = new Set(figures.flatMap(({ areaId }) => byId.get(areaId)?.level ?? []));
  const expected = asOf === null ? [] : lives.areas.filter((area) => levels.has(area.level) && isInForce(area, asOf));
  const parts = new Map<string, Part[]>();
  const lost: Figure[] = [];
  for (const { areaId, value } of figures) {
    const heirs = heirsOf(areaId);
    for (const { areaId: to, ...part } of heirs) parts.set(to, [...(parts.get(to) ?? []), { areaId, ...part }]);
    const left = 1 - heirs.reduce((sum, { share }) => sum + share, 0);
    if (heirs.length === 0) lost.push({ areaId, value });
    else if (left > 1 - whole && by === 'sum') lost.push({ areaId, value: value * left });
  }
  const items = [...parts].flatMap(([areaId, from]) => {
    const value = by === 'sum' ? sumOf(from, given) : meanOf(from, given, byId);
    if (value === null) {
      lost.push(...from.map((part) => ({ areaId: part.areaId, value: given.get(part.areaId) ?? 0 })));
      return [];
    }
    const estimated = from.some((part) => part.estimated) || (by === 'mean' && from.length > 1);
    return [{ areaId, value, estimated, from, missing: missingIn(areaId, given, expected, heirsOf) }];
  });
  return { items, lost };
}

const sumOf = (from: readonly Part[], given: ReadonlyMap<string, number>): number =>
  from.reduce((sum, { areaId, share }) => sum + (given.get(areaId) ?? 0) * share, 0);

function meanOf(
  from: readonly Part[],
  given: ReadonlyMap<string, number>,
  byId: ReadonlyMap<string, WeighedArea>,
): number | null {
  const [only, another] = from;
  if (only !== undefined && another === undefined) return given.get(only.areaId) ?? null;
  const weights = weigh(from.flatMap(({ areaId }) => byId.get(areaId) ?? []));
  if (weights === null) return null;
  const parts = from.map((part, i) => ({ value: given.get(part.areaId) ?? 0, weight: (weights[i] ?? 0) * part.share }));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}

/** By people where all of them are counted, or else by the land; nothing where neither is known of all. */
function weigh(areas: readonly WeighedArea[]): number[] | null {
  for (const weightOf of [({ people }: WeighedArea) => people, ({ areaM2 }: WeighedArea) => areaM2]) {
    const weights = areas.map(weightOf).filter((weight) => weight !== null);
    if (weights.length === areas.length && weights.some((weight) => weight > 0)) return weights;
  }
  return null;
}

/** The areas of any time whose figures stand, whole or in part, in the area on the day; itself too where it is in force. */
export function areasBehind<Area extends WeighedArea>(
  lives: { areas: readonly Area[]; steps: LivesOfAreas['steps'] },
  areaId: string,
  day: Day,
): Area[] {
  const heirsOf = heirsOn(lives, day);
  return lives.areas.filter(({ id }) => heirsOf(id).some((heir) => heir.areaId === areaId));
}

/** For an area its heirs on the day, each with the part of it that stands there. */
function heirsOn({ areas, steps }: LivesOfAreas, day: Day): (id: string) => Part[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const [forward, back] = [groupBy(steps, 'fromId'), groupBy(steps, 'toId')];
  const known = new Map<string, Part[]>();

  function next(area: WeighedArea): Part[] {
    if (area.validTo !== null && area.validTo <= day) {
      const taken = (forward.get(area.id) ?? []).filter(({ onDay }) => onDay <= day);
      return taken.map(({ toId, share }) => ({ areaId: toId, share, estimated: share < whole }));
    }
    const origins = (back.get(area.id) ?? []).filter(({ onDay }) => onDay > day);
    const [only, another] = origins;
    if (only !== undefined && another === undefined) return [{ areaId: only.fromId, share: 1, estimated: false }];
    const weights = weigh(origins.flatMap(({ fromId }) => byId.get(fromId) ?? []));
    if (weights === null) return [];
    const portions = origins.map(({ share }, i) => share * (weights[i] ?? 0));
    const total = portions.reduce((sum, portion) => sum + portion, 0);
    return origins.map(({ fromId }, i) => ({ areaId: fromId, share: (portions[i] ?? 0) / total, estimated: true }));
  }

  function heirs(id: string, behind: ReadonlySet<string>): Part[] {
    const [area, found] = [byId.get(id), known.get(id)];
    if (found !== undefined) return found;
    if (area === undefined || behind.has(id)) return [];
    if (isInForce(area, day)) return [{ areaId: id, share: 1, estimated: false }];
    const passed = new Set([...behind, id]);
    const reached = new Map<string, Part>();
    for (const step of next(area))
      for (const heir of heirs(step.areaId, passed)) {
        const before = reached.get(heir.areaId);
        const share = (before?.share ?? 0) + step.share * heir.share;
        const meetAgain = before !== undefined && share >= whole; // all parts of what was divided: the whole of it
        const estimated = !meetAgain && (before?.estimated === true || step.estimated || heir.estimated);
        reached.set(heir.areaId, { areaId: heir.areaId, share, estimated });
      }
    const result = [...reached.values()];
    known.set(id, result);
    return result;
  }
  return (id) => heirs(id, new Set());
}

function groupBy(steps: readonly Step[], end: 'fromId' | 'toId'): Map<string, Step[]> {
  const grouped = new Map<string, Step[]>();
  for (const step of steps) grouped.set(step[end], [...(grouped.get(step[end]) ?? []), step]);
  return grouped;
}

/** Areas of the day of the figures that belong in the same area, of the level of those that gave one, and gave none. */
function missingIn(
  areaId: string,
  given: ReadonlyMap<string, number>,
  expected: readonly WeighedArea[],
  heirsOf: (id: string) => Part[],
): string[] {
  return expected
    .filter(({ id }) => !given.has(id) && heirsOf(id).some((heir) => heir.areaId === areaId))
    .map(({ id }) => id);
}
