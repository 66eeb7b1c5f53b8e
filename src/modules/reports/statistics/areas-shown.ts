import { z } from 'zod';
import { AreaKind, AreaLevel, fullNameOf } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { Day } from '../../../kernel/time.ts';
import { restateAreas } from './restate-areas.ts';

const KnownArea = z.object({
  id: z.string(),
  level: AreaLevel,
  kind: AreaKind,
  name: z.string(),
  parentId: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  population: z.object({ people: z.int(), year: z.int() }).nullable(),
});
const Step = z.object({ fromId: z.string(), toId: z.string(), onDay: Day, share: z.number() });

/** Stands for areas that were divided: no group of its own, and not what is unknown. */
export const notRestatedKey = '~';

export interface AreasShown {
  /** For each area reports may lie in, the key of the group they are shown in. */
  table: { id: string; key: string | null }[];
  nameOf(id: string): { name: string; population: { people: number; year: number } | null } | undefined;
}

/** Where reports of each area are shown, at a level and as on a day. */
export async function areasShown(tx: Reads, level: AreaLevel, day: Day | null): Promise<AreasShown> {
  const areas = await tx.rows(
    KnownArea,
    sql`select id, level, kind, name, parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo",
               case when population is not null then
                 jsonb_build_object('people', population, 'year', population_year) end as population from area`,
  );
  const steps = await tx.rows(
    Step,
    sql`select from_id as "fromId", to_id as "toId", on_day as "onDay", share::float8 as share from area_lineage`,
  );
  const shown = restateAreas(areas, steps, level, day);
  const byId = new Map(areas.map((area) => [area.id, area]));
  return {
    table: [...shown].map(([id, restated]) => ({
      id,
      key: restated.areaId ?? (restated.why === 'not-restated' ? notRestatedKey : null),
    })),
    nameOf: (id) => {
      const area = byId.get(id);
      return area && { name: fullNameOf(area.kind, area.name), population: area.population };
    },
  };
}
