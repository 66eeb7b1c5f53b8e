import type { Day } from '../time.ts';
import type { AreaLevel } from './contract.ts';

export interface KnownArea {
  id: string;
  level: AreaLevel;
  parentId: string | null;
  validFrom: Day;
  validTo: Day | null;
}

/** A step in the life of areas: so large a part of the one went into the other on a day. */
export interface Step {
  fromId: string;
  toId: string;
  onDay: Day;
  share: number;
}

/** Shares are kept as fractions: what is this near to one is the whole. */
export const whole = 0.9999;

export const isInForce = ({ validFrom, validTo }: Pick<KnownArea, 'validFrom' | 'validTo'>, day: Day): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

/**
 * Where records of an area are shown: in an area; nowhere more precise; or nowhere without guessing, with the areas it may
 * be, which are none where nobody recorded what became of it.
 */
export type Restated =
  | { areaId: string }
  | { areaId: null; why: 'too-coarse' }
  | { areaId: null; why: 'not-restated'; among: ReadonlySet<string> };

/**
 * For every area records lie in, the area of the wanted level they are shown in, as on the day. Exact or not at all: what
 * went into another as a whole is shown there, what was divided is not shared out by guess.
 */
export function restateAreas(
  areas: readonly KnownArea[],
  steps: readonly Step[],
  level: AreaLevel,
  day: Day | null,
): Map<string, Restated> {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const inForce = (area: KnownArea) => day === null || isInForce(area, day);

  /** Ended before the day: what it became. Not begun yet on the day: what it came from, which counts if it is one alone. */
  function nextOf({ id, validTo }: KnownArea): { id: string; asWhole: boolean }[] {
    if (day === null) return [];
    return validTo !== null && validTo <= day
      ? steps
          .filter((step) => step.fromId === id && step.onDay <= day)
          .map((step) => ({ id: step.toId, asWhole: step.share >= whole }))
      : steps
          .filter((step) => step.toId === id && step.onDay > day)
          .map((step) => ({ id: step.fromId, asWhole: true }));
  }

  /** The one area of the day that holds this one as a whole. */
  function heir(id: string, seen: ReadonlySet<string> = new Set()): KnownArea | undefined {
    const area = byId.get(id);
    if (area === undefined || seen.has(id)) return undefined;
    if (inForce(area)) return area;
    const next = nextOf(area).filter(({ asWhole }) => asWhole);
    const [only, another] = new Set(next.map((step) => step.id));
    return only === undefined || another !== undefined ? undefined : heir(only, new Set([...seen, id]));
  }

  /** The areas of the level and day that hold some of these. */
  function heirs(ids: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    const reached = new Set(ids); // grows while it is gone through
    for (const id of reached) {
      const area = byId.get(id);
      const unit = area !== undefined && inForce(area) ? above(area) : undefined;
      if (unit !== undefined) found.add(unit.id);
      else if (area !== undefined) for (const next of nextOf(area)) reached.add(next.id);
    }
    return found;
  }

  function above(area: KnownArea): KnownArea | undefined {
    for (let at: KnownArea | undefined = area; at !== undefined; ) {
      if (at.level === level) return at;
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return undefined;
  }

  /** By itself, or, where itself is not known on the day, by the unit of the level that it lay in. */
  function restate(area: KnownArea): Restated {
    const unit = above(area);
    if (unit === undefined) return { areaId: null, why: 'too-coarse' };
    const now = heir(area.id);
    const direct = now === undefined ? undefined : above(now);
    const shown = direct !== undefined && inForce(direct) ? direct : heir(unit.id);
    return shown?.level === level
      ? { areaId: shown.id }
      : { areaId: null, why: 'not-restated', among: heirs([area.id, unit.id]) };
  }
  return new Map(areas.map((area) => [area.id, restate(area)]));
}
