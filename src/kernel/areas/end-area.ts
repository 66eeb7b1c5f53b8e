import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Day, Instant } from '../time.ts';
import type { Area, AreaId } from './contract.ts';
import { findPartBeyond, getArea } from './queries.ts';
import { areaSearch } from './search-source.ts';

/** The unit is no longer in force from this day on. Its parts must have ended before it, or on the same day. */
export async function endArea(
  tx: Tx,
  actor: Actor,
  id: AreaId,
  { onDay, reason }: { onDay: Day; reason?: string },
  now: Instant,
): Promise<Area> {
  demand(actor, 'areas.edit');
  const area = await getArea(tx, id);
  if (area.validTo !== null) throw conflict('areas.already-ended', { area: area.fullName, day: area.validTo });
  if (onDay <= area.validFrom) throw invalid('areas.ends-before-it-begins');
  const part = await findPartBeyond(tx, id, onDay);
  if (part !== undefined) throw conflict('areas.has-parts', { area: area.fullName, part: part.fullName });

  await tx.run(sql`update area set valid_to = ${onDay} where id = ${id}`);
  const change = { before: { validTo: null }, after: { validTo: onDay }, reason };
  await indexRecords(tx, [areaSearch], [id]);
  await recordAct(tx, actor, 'areas.ended', { kind: 'area', id }, change, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id }, published: true });
  return getArea(tx, id);
}
