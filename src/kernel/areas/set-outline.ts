import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Outline } from '../geo/contract.ts';
import { checkGeometry, mostPositions } from '../geo/faults.ts';
import { demandValid, geometryValue } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import { type Area, type AreaId, OutlineOrigin } from './contract.ts';
import { getArea } from './queries.ts';

/** Gives a unit its outline; the one it had before is kept as superseded. */
export async function setOutline(
  tx: Tx,
  actor: Actor,
  id: AreaId,
  { outline, origin, limit = mostPositions }: { outline: Outline; origin: OutlineOrigin; limit?: number },
  now: Instant,
): Promise<Area> {
  demand(actor, 'areas.edit');
  const { source, licence, sketch, accuracyM } = OutlineOrigin.parse(origin);
  const before = await getArea(tx, id);
  checkGeometry(outline, limit);
  await demandValid(tx, outline);

  await tx.run(sql`update area_outline set superseded_at = ${now} where area_id = ${id} and superseded_at is null`);
  await tx.run(sql`
    insert into area_outline (id, area_id, outline, area_m2, sketch, accuracy_m, source, licence, added_at)
    select ${timeOrderedUuid()}, ${id}, ST_Multi(given.shape), ST_Area(given.shape::geography), ${sketch}, ${accuracyM},
           ${source}, ${licence}, ${now}
      from (select ${geometryValue(outline)} as shape) as given`);
  const after = await getArea(tx, id);
  const change = { before: before.outline, after: after.outline };
  await recordAct(tx, actor, 'areas.outline-set', { kind: 'area', id }, change, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id }, published: true });
  return after;
}
