import { z } from 'zod';
import { isOneOf, sql, type Tx } from '../db/db.ts';
import { conflict } from '../refusal.ts';
import type { Day } from '../time.ts';
import type { WorkItemId } from './contract.ts';

const IdRow = z.object({ id: z.string() });

/** Work goes to organisations that exist on the day. */
export async function demandInForce(tx: Tx, ids: readonly string[], day: Day): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx.rows(
    IdRow,
    sql`select id from organisation
         where ${isOneOf(sql`id`, ids)} and daterange(valid_from, valid_to) @> ${day}::date`,
  );
  const inForce = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !inForce.has(id));
  if (missing !== undefined) throw conflict('work.organisation-not-in-force', { organisation: missing, day });
}

/** Who helps, from now on; the owner itself is no partner. Answers what the history should tell. */
export async function setPartners(
  tx: Tx,
  id: WorkItemId,
  ownerId: string,
  partnerIds: readonly string[],
  day: Day,
): Promise<{ partnerIds: string[] }> {
  await tx.run(sql`delete from work_partner where work_item_id = ${id}`);
  return addPartners(tx, id, ownerId, partnerIds, day);
}

/** The same for work that nobody helps with yet. */
export async function addPartners(
  tx: Tx,
  id: WorkItemId,
  ownerId: string,
  partnerIds: readonly string[],
  day: Day,
): Promise<{ partnerIds: string[] }> {
  const partners = [...new Set(partnerIds)].filter((partner) => partner !== ownerId);
  await demandInForce(tx, partners, day);
  if (partners.length > 0) {
    await tx.run(sql`
      insert into work_partner (work_item_id, organisation_id) select ${id}, unnest(${partners}::uuid[])`);
  }
  return { partnerIds: partners };
}
