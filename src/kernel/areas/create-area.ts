import type { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Instant } from '../time.ts';
import { type Area, AreaId, type AreaKind, type AreaLevel, areaKindsByLevel, areaLevels, NewArea } from './contract.ts';
import { getArea } from './queries.ts';
import { areaSearch } from './search-source.ts';

const codePattern: Readonly<Record<AreaLevel, RegExp>> = {
  province: /^\d{2}$/,
  district: /^\d{3}$/,
  commune: /^\d{5}$/,
  neighbourhood: /^\S{1,32}$/,
};

/** Enters a unit with the period in which it is in force. */
export async function createArea(tx: Tx, actor: Actor, input: NewArea, now: Instant): Promise<Area> {
  demand(actor, 'areas.edit');
  const area = NewArea.parse(input);
  demandKindOfLevel(area.kind, area.level);
  if (area.code !== null && !codePattern[area.level].test(area.code)) {
    throw invalid('areas.code-malformed', { code: area.code, level: area.level });
  }
  if (area.validTo !== null && area.validTo <= area.validFrom) throw invalid('areas.ends-before-it-begins');
  const parent = area.parentId === null ? null : await getArea(tx, area.parentId);
  if (parent !== null) demandParent(parent, area);

  const id = newId(AreaId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into area (id, code, level, kind, name, parent_id, parent_level, valid_from, valid_to, legal_basis,
                          population, population_year, population_source, area_km2, area_source, note)
        values (${id}, ${area.code}, ${area.level}, ${area.kind}, ${area.name}, ${area.parentId}, ${parent?.level ?? null},
                ${area.validFrom}, ${area.validTo}, ${area.legalBasis},
                ${area.population?.people ?? null}, ${area.population?.year ?? null}, ${area.population?.source ?? null},
                ${area.statedArea?.km2 ?? null}::float8, ${area.statedArea?.source ?? null}, ${area.note})`),
    );
  } catch (error) {
    if (violates(error, 'area_code_once_a_day')) throw conflict('areas.code-in-use', { code: area.code });
    if (violates(error, 'area_name_once_a_day')) throw conflict('areas.name-in-use', { name: area.name });
    throw error;
  }
  const created = await getArea(tx, id);
  await indexRecords(tx, [areaSearch], [id]);
  await recordAct(tx, actor, 'areas.created', { kind: 'area', id }, { after: created }, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id }, published: true });
  return created;
}

function demandKindOfLevel(kind: AreaKind, level: AreaLevel): void {
  const kinds: readonly AreaKind[] = areaKindsByLevel[level];
  if (!kinds.includes(kind)) throw invalid('areas.kind-not-of-level', { kind, level });
}

/** A parent is of a higher level, so that no ring of parents can come about, and is in force as long as its part. */
function demandParent(parent: Area, part: z.output<typeof NewArea>): void {
  if (areaLevels.indexOf(parent.level) >= areaLevels.indexOf(part.level)) {
    throw invalid('areas.parent-not-higher', { parent: parent.fullName });
  }
  const begun = parent.validFrom <= part.validFrom;
  const lasts = parent.validTo === null || (part.validTo !== null && part.validTo <= parent.validTo);
  if (!begun || !lasts) throw conflict('areas.parent-not-in-force', { parent: parent.fullName });
}
