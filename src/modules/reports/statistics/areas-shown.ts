import { type AreaLevel, fullNameOf } from '../../../kernel/areas/contract.ts';
import type { Lives } from '../../../kernel/areas/load-lives.ts';
import { isInForce, restateAreas } from '../../../kernel/areas/restate-areas.ts';
import { addDays, type Day } from '../../../kernel/time.ts';

/** Stands for areas that were divided: no group of its own, and not what is unknown. */
export const notRestatedKey = '~';

/** The areas of a level as on a day, or as when the reports were filed. */
export interface AreasShown {
  level: AreaLevel;
  day: Day | null;
  /** For each area reports may lie in, the key of the group they are shown in. */
  table: { id: string; key: string | null }[];
  /** Areas of which no single one holds the reports: each goes by its position. */
  divided: string[];
  /** Of these, those whose reports may lie in an area. */
  dividedOver(areaId: string): string[];
  nameOf(id: string): { name: string; population: { people: number; year: number | null } | null } | undefined;
}

/** Where reports of each area are shown, at a level and as on a day. */
export function areasShown({ areas, steps }: Lives, level: AreaLevel, day: Day | null): AreasShown {
  const shown = [...restateAreas(areas, steps, level, day)];
  const byId = new Map(areas.map((area) => [area.id, area]));
  const divided = shown.flatMap(([id, restated]) => ('among' in restated ? { id, among: restated.among } : []));
  return {
    level,
    day,
    table: shown.map(([id, restated]) => ({
      id,
      key: restated.areaId ?? ('among' in restated ? notRestatedKey : null),
    })),
    divided: divided.map(({ id }) => id),
    dividedOver: (areaId) => divided.filter(({ among }) => among.size === 0 || among.has(areaId)).map(({ id }) => id),
    nameOf: (id) => {
      const area = byId.get(id);
      if (area === undefined) return undefined;
      const { kind, name, people, peopleYear: year } = area;
      return { name: fullNameOf(kind, name), population: people === null ? null : { people, year } };
    },
  };
}

/** The areas an area is one of: as on the day, or on the nearest day on which there was such an area. */
export function areasBeside(lives: Lives, areaId: string, day: Day | null): AreasShown | undefined {
  const area = lives.areas.find(({ id }) => id === areaId);
  if (area === undefined) return undefined;
  const { level, validFrom, validTo } = area;
  if (day === null || isInForce(area, day)) return areasShown(lives, level, day);
  return areasShown(lives, level, day < validFrom || validTo === null ? validFrom : addDays(validTo, -1));
}
