import { type AreaLevel, fullNameOf } from '../../../kernel/areas/contract.ts';
import { loadLives } from '../../../kernel/areas/load-lives.ts';
import { restateAreas } from '../../../kernel/areas/restate-areas.ts';
import type { Reads } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';

/** Stands for areas that were divided: no group of its own, and not what is unknown. */
export const notRestatedKey = '~';

export interface AreasShown {
  /** For each area reports may lie in, the key of the group they are shown in. */
  table: { id: string; key: string | null }[];
  nameOf(id: string): { name: string; population: { people: number; year: number | null } | null } | undefined;
}

/** Where reports of each area are shown, at a level and as on a day. */
export async function areasShown(tx: Reads, level: AreaLevel, day: Day | null): Promise<AreasShown> {
  const { areas, steps } = await loadLives(tx);
  const shown = restateAreas(areas, steps, level, day);
  const byId = new Map(areas.map((area) => [area.id, area]));
  return {
    table: [...shown].map(([id, restated]) => ({
      id,
      key: restated.areaId ?? (restated.why === 'not-restated' ? notRestatedKey : null),
    })),
    nameOf: (id) => {
      const area = byId.get(id);
      if (area === undefined) return undefined;
      const { kind, name, people, peopleYear: year } = area;
      return { name: fullNameOf(kind, name), population: people === null ? null : { people, year } };
    },
  };
}
