import { z } from 'zod';
import { Area, AreaId, areaKindsByLevel, fullNameOf } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Plan } from '../contract.ts';
import { demandSound, unitsOf } from '../rules/members-of.ts';

const UnitRow = Area.pick({
  id: true,
  level: true,
  kind: true,
  name: true,
  parentId: true,
  validFrom: true,
  validTo: true,
}).extend({ above: z.array(AreaId) });
/** `above`: the units around it, the nearest first. */
export type Unit = z.infer<typeof UnitRow> & { fullName: string };
export type Units = ReadonlyMap<AreaId, Unit>;

/** The units of a plan as they are; refuses a plan that makes no sense on the day. */
export async function unitsOn(reads: Reads, plan: Plan, day: Day): Promise<Units> {
  const ids = unitsOf(plan);
  const rows = await reads.rows(
    UnitRow,
    sql`select id, level, kind, name, parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo",
               array(with recursive above (id, step) as (
                       select a.parent_id, 1 where a.parent_id is not null
                       union all
                       select p.parent_id, above.step + 1 from above join area p on p.id = above.id where p.parent_id is not null)
                     select id from above order by step) as above
          from area a where id = any(${ids}::uuid[])`,
  );
  const units = new Map(rows.map((row) => [row.id, { ...row, fullName: fullNameOf(row.kind, row.name) }]));
  const unknown = ids.find((id) => !units.has(id));
  if (unknown !== undefined) throw notFound('areas.unknown', { id: unknown });
  demandSound(plan, (id) => units.get(id)?.fullName ?? id);
  const [first, ...others] = [...units.values()];
  for (const { fullName, validFrom, validTo } of units.values()) {
    // It has to be there the day before, and not end before its successors begin.
    if (validFrom >= day) throw conflict('boundaries.unit-not-begun', { unit: fullName, day });
    if (validTo !== null && validTo <= day) throw conflict('boundaries.unit-ended', { unit: fullName, day: validTo });
  }
  const odd = others.find(({ level }) => level !== first?.level);
  if (odd !== undefined) throw invalid('boundaries.levels-differ', { unit: odd.fullName });
  for (const { kind, name } of plan.proposals) {
    const kinds: readonly string[] = first === undefined ? [] : areaKindsByLevel[first.level];
    if (!kinds.includes(kind)) throw invalid('boundaries.kind-not-of-level', { name });
  }
  return units;
}

/** The nearest unit that all of them lie in; null where none of them lies in any. */
export function commonParent(units: readonly Unit[]): AreaId | null | undefined {
  if (units.every(({ above }) => above.length === 0)) return null;
  const [first, ...others] = units;
  return first?.above.find((id) => others.every(({ above }) => above.includes(id)));
}
