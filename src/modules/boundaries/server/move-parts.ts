import { z } from 'zod';
import { type Area, AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { endArea } from '../../../kernel/areas/end-area.ts';
import { getArea } from '../../../kernel/areas/queries.ts';
import { recordLineage } from '../../../kernel/areas/record-lineage.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import { Outline } from '../../../kernel/geo/contract.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import type { Day, Instant } from '../../../kernel/time.ts';

/** Official outlines may have more corners than what is drawn by hand. */
export const mostCorners = 1_000_000;

const PartRow = z.object({ id: AreaId, parentId: AreaId, outline: Outline.nullable() });

interface Begun {
  begun: AreaId[];
  ended: AreaId[];
  heirsOf: [AreaId, AreaId[]][];
}

/**
 * Residential groups and villages go with the land they lie on: ended with their ward, begun under its successor. Of two
 * with one name under one successor each also bears the name of the ward it came from.
 */
export async function moveParts(tx: Tx, units: readonly AreaId[], onDay: Day, legalBasis: string, now: Instant) {
  const rows = await tx.rows(PartRow, partsOf(units));
  const parts: { area: Area; parentId: AreaId; outline: Outline | null }[] = [];
  for (const { id, parentId, outline } of rows) parts.push({ area: await getArea(tx, id), parentId, outline });
  for (const { area } of parts) await endArea(tx, systemActor, area.id, { onDay, reason: legalBasis }, now);

  const begin = async (heirAt: (tx: Tx, part: { id: AreaId; parentId: AreaId }) => Promise<AreaId>): Promise<Begun> => {
    const placed: { area: Area; parentId: AreaId; outline: Outline | null; heir: AreaId }[] = [];
    for (const part of parts) {
      placed.push({ ...part, heir: await heirAt(tx, { id: part.area.id, parentId: part.parentId }) });
    }
    const begun: AreaId[] = [];
    for (const { area, parentId, outline, heir } of placed) {
      const isNamesake = placed.some(
        (other) =>
          other.area !== area &&
          other.heir === heir &&
          `${other.area.kind} ${other.area.name}` === `${area.kind} ${area.name}`,
      );
      const name = isNamesake ? `${area.name} (${(await getArea(tx, parentId)).name})` : area.name;
      const { code, level, kind, population, statedArea, note } = area;
      const input = { code, level, kind, population, statedArea, note, legalBasis };
      const made = await createArea(tx, systemActor, { ...input, name, parentId: heir, validFrom: onDay }, now);
      if (outline !== null && area.outline !== null) {
        const { source, licence, sketch, accuracyM } = area.outline;
        const origin = { source, licence, sketch, accuracyM };
        await setOutline(tx, systemActor, made.id, { outline, origin, limit: mostCorners }, now);
      }
      await recordLineage(tx, systemActor, { fromId: area.id, toId: made.id, kind: 'moved', onDay }, now);
      begun.push(made.id);
    }
    const ended = parts.map(({ area }) => area.id);
    return { begun, ended, heirsOf: ended.map((id, i) => [id, begun.slice(i, i + 1)]) };
  };
  return { begin };
}

const partsOf = (units: readonly AreaId[]): Query => sql`
  select a.id, a.parent_id as "parentId", ST_AsGeoJSON(o.outline, 12)::jsonb as outline
    from area a left join area_outline o on o.area_id = a.id and o.superseded_at is null
   where a.parent_id = any(${[...units]}::uuid[]) and a.valid_to is null order by a.parent_id, a.name, a.id`;
