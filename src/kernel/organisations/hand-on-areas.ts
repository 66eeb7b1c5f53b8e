import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import type { Day, Instant } from '../time.ts';
import { OrganisationId } from './contract.ts';
import { serveArea } from './serve-area.ts';

/** What was handed on, as it has to be known to take it back. */
export const HandedOn = z.object({
  organisationId: OrganisationId,
  stopped: z.array(z.object({ areaId: AreaId, validTo: z.string().nullable() })),
  begun: z.array(AreaId),
});
export type HandedOn = z.infer<typeof HandedOn>;

const Serving = z.object({ organisationId: OrganisationId, areaId: AreaId, validTo: z.string().nullable() });

/** From the day on whoever serves one of these areas serves what it becomes instead. */
export async function handOnAreas(
  tx: Tx,
  actor: Actor,
  heirsOf: ReadonlyMap<AreaId, readonly AreaId[]>,
  from: Day,
  now: Instant,
): Promise<HandedOn[]> {
  demand(actor, 'organisations.edit');
  const rows = await tx.rows(
    Serving,
    sql`select s.organisation_id as "organisationId", s.area_id as "areaId", s.valid_to as "validTo"
          from organisation_area s join organisation o on o.id = s.organisation_id
         where s.area_id = any(${[...heirsOf.keys()]}::uuid[]) and s.valid_from < ${from}::date
           and daterange(s.valid_from, s.valid_to) @> ${from}::date and daterange(o.valid_from, o.valid_to) @> ${from}::date
         order by s.organisation_id, s.area_id`,
  );
  const handed: HandedOn[] = [];
  for (const organisationId of new Set(rows.map((row) => row.organisationId))) {
    const serving = rows.filter((row) => row.organisationId === organisationId);
    const begun = [...new Set(serving.flatMap(({ areaId }) => heirsOf.get(areaId) ?? []))];
    const stopped = serving.map(({ areaId, validTo }) => ({ areaId, validTo }));
    await tx.run(sql`
      update organisation_area set valid_to = ${from}
       where organisation_id = ${organisationId} and area_id = any(${stopped.map(({ areaId }) => areaId)}::uuid[])
         and daterange(valid_from, valid_to) @> ${from}::date`);
    const change = { before: { areaIds: stopped.map(({ areaId }) => areaId) }, after: { areaIds: begun, from } };
    await recordAct(tx, actor, 'organisations.areas-handed-on', about(organisationId), change, now);
    for (const areaId of begun) await serveArea(tx, actor, organisationId, { areaId, from }, now);
    handed.push({ organisationId, stopped, begun });
  }
  return handed;
}

/** What was handed on in advance is taken back: everybody goes on serving what they serve. */
export async function takeBackAreas(
  tx: Tx,
  actor: Actor,
  handed: readonly HandedOn[],
  { from, reason }: { from: Day; reason: string },
  now: Instant,
): Promise<void> {
  demand(actor, 'organisations.edit');
  for (const { organisationId, stopped, begun } of handed) {
    await tx.run(sql`
      delete from organisation_area
       where organisation_id = ${organisationId} and area_id = any(${begun}::uuid[]) and valid_from = ${from}`);
    for (const { areaId, validTo } of stopped) {
      await tx.run(sql`
        update organisation_area set valid_to = ${validTo}::date
         where organisation_id = ${organisationId} and area_id = ${areaId} and valid_to = ${from}`);
    }
    const change = { before: { areaIds: begun }, after: { areaIds: stopped.map(({ areaId }) => areaId) }, reason };
    await recordAct(tx, actor, 'organisations.areas-taken-back', about(organisationId), change, now);
    await emit(tx, { kind: 'organisation.changed', about: about(organisationId), published: true });
  }
}

const about = (id: OrganisationId) => ({ kind: 'organisation', id });
