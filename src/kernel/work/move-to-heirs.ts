import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { areaAt, successors } from '../areas/queries.ts';
import { sql, type Tx } from '../db/db.ts';
import { systemActor } from '../identity/actor.ts';
import { dayOf, type Instant } from '../time.ts';
import { WorkItemId } from './contract.ts';
import { holdWorkItem, saveChange } from './held.ts';

const Left = z.object({ id: WorkItemId, areaId: AreaId });

/**
 * Open work of units that have ended goes to what they became: by its position where it has one, or else to the unit
 * that took the larger part. What is closed stays where it was done. Answers how much was moved, at most so much.
 */
export async function moveWorkToHeirs(tx: Tx, ended: readonly AreaId[], atMost: number, at: Instant): Promise<number> {
  const today = dayOf(at);
  const left = await tx.rows(
    Left,
    sql`select w.id, w.area_id as "areaId" from work_item w join area a on a.id = w.area_id
         where w.area_id = any(${[...ended]}::uuid[]) and w.closed_at is null and a.valid_to <= ${today}::date
           and exists (select from area_lineage l where l.from_id = a.id and l.on_day <= ${today}::date)
         order by w.id limit ${atMost}`,
  );
  for (const { id, areaId } of left) {
    const held = await holdWorkItem(tx, id);
    const heirs = await successors(tx, areaId, today);
    const [lon, lat] = held.position?.coordinates ?? [];
    const there = lon === undefined || lat === undefined ? undefined : await areaAt(tx, { lon, lat }, today);
    const heir = heirs.find(({ area }) => area.id === there?.id) ?? heirs[0];
    if (heir === undefined) continue;
    const reason = `Sắp xếp địa giới: nay thuộc ${heir.area.fullName}`;
    await saveChange(tx, systemActor, held, { areaId: heir.area.id }, { act: 'work.placed', reason }, at);
  }
  return left.length;
}
