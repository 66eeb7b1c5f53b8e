import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import { Head, type OrganisationId } from './contract.ts';
import { getOrganisation, isOrganisationInForce } from './queries.ts';

/** From this day on the organisation has this head; the one before leaves office on that day. */
export async function appointHead(
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  { from, ...input }: Head & { from: Day },
  now: Instant,
): Promise<void> {
  demand(actor, 'organisations.edit');
  const head = Head.parse(input);
  const before = await getOrganisation(tx, id, from);
  if (!(await isOrganisationInForce(tx, id, from))) {
    throw conflict('organisations.not-in-force', { organisation: before.name, day: from });
  }
  await tx.run(sql`
    update organisation_head set valid_to = ${from}
     where organisation_id = ${id} and valid_to is null and valid_from < ${from}`);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into organisation_head (id, organisation_id, title, person_name, valid_from)
        values (${timeOrderedUuid()}, ${id}, ${head.title}, ${head.personName}, ${from})`),
    );
  } catch (error) {
    if (violates(error, 'organisation_one_head_a_day')) {
      throw conflict('organisations.head-in-office', { organisation: before.name, day: from });
    }
    throw error;
  }
  const change = { before: { head: before.head }, after: { head, from } };
  await recordAct(tx, actor, 'organisations.head-appointed', { kind: 'organisation', id }, change, now);
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id }, published: true });
}
