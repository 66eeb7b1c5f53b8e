import { recordAct } from '../audit/record-act.ts';
import { DatabaseError, sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Area, AreaId } from './contract.ts';
import { getArea } from './queries.ts';
import { areaSearch } from './search-source.ts';

const foreignKeyViolation = '23503';

/** A unit that was entered in advance is not to be: it goes with its outlines and lineage, before its first day. */
export async function withdrawArea(tx: Tx, actor: Actor, id: AreaId, reason: string, now: Instant): Promise<void> {
  demand(actor, 'areas.edit');
  const before = await getArea(tx, id);
  if (before.validFrom <= dayOf(now)) throw conflict('areas.has-begun', { area: before.fullName });
  try {
    await tx.attempt(async (inner) => {
      await inner.run(sql`delete from area_lineage where to_id = ${id}`);
      await inner.run(sql`delete from area_outline where area_id = ${id}`);
      await inner.run(sql`delete from area where id = ${id}`);
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === foreignKeyViolation) {
      throw conflict('areas.in-use', { area: before.fullName });
    }
    throw error;
  }
  await indexRecords(tx, [areaSearch], [id]);
  await recordAct(tx, actor, 'areas.withdrawn', { kind: 'area', id }, { before, reason }, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id }, published: true });
}

/** An end that was announced does not come: the unit stays in force. Its successors have been withdrawn before. */
export async function reinstateArea(tx: Tx, actor: Actor, id: AreaId, reason: string, now: Instant): Promise<Area> {
  demand(actor, 'areas.edit');
  const { validTo, fullName } = await getArea(tx, id);
  if (validTo === null) throw conflict('areas.not-ending', { area: fullName });
  if (validTo <= dayOf(now)) throw conflict('areas.already-ended', { area: fullName, day: validTo });
  await tx.run(sql`update area set valid_to = null where id = ${id}`);
  await indexRecords(tx, [areaSearch], [id]);
  const change = { before: { validTo }, after: { validTo: null }, reason };
  await recordAct(tx, actor, 'areas.reinstated', { kind: 'area', id }, change, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id }, published: true });
  return getArea(tx, id);
}
