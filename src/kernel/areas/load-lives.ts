import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { Day } from '../time.ts';
import { AreaKind, AreaLevel } from './contract.ts';

const AreaRow = z.object({
  id: z.string(),
  level: AreaLevel,
  kind: AreaKind,
  name: z.string(),
  parentId: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  people: z.int().nullable(),
  peopleYear: z.int().nullable(),
  areaM2: z.number().nullable(),
});
const Step = z.object({ fromId: z.string(), toId: z.string(), onDay: Day, share: z.number() });
export interface Lives {
  areas: z.infer<typeof AreaRow>[];
  steps: z.infer<typeof Step>[];
}

/** Every area there ever was and what became of it: some hundreds of rows, for what is restated by lineage. */
export async function loadLives(reads: Reads): Promise<Lives> {
  const areas = await reads.rows(
    AreaRow,
    sql`select a.id, a.level, a.kind, a.name, a.parent_id as "parentId", a.valid_from as "validFrom",
               a.valid_to as "validTo", a.population as people, a.population_year as "peopleYear",
               coalesce(a.area_km2::float8 * 1000000, o.area_m2) as "areaM2"
          from area a left join area_outline o on o.area_id = a.id and o.superseded_at is null`,
  );
  const steps = await reads.rows(
    Step,
    sql`select from_id as "fromId", to_id as "toId", on_day as "onDay", share::float8 as share from area_lineage`,
  );
  return { areas, steps };
}
