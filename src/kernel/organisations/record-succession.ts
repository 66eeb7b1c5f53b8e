import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { Succession } from './contract.ts';
import { getOrganisation, isOrganisationInForce } from './queries.ts';

/** Says who carries on the work of an organisation that ended on a day: another one that exists on that day. */
export async function recordSuccession(tx: Tx, actor: Actor, input: Succession, now: Instant): Promise<void> {
  demand(actor, 'organisations.edit');
  const { fromId, toId, kind, onDay } = Succession.parse(input);
  const from = await getOrganisation(tx, fromId, onDay);
  const to = await getOrganisation(tx, toId, onDay);
  if (from.validTo !== onDay || !(await isOrganisationInForce(tx, toId, onDay))) {
    throw invalid('organisations.successor-off-its-day', { from: from.name, to: to.name, day: onDay });
  }
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into organisation_succession (from_id, to_id, kind, on_day) values (${fromId}, ${toId}, ${kind}, ${onDay})`),
    );
  } catch (error) {
    if (violates(error, 'organisation_succession_pkey')) {
      throw conflict('organisations.succession-known', { from: from.name, to: to.name });
    }
    throw error;
  }
  const change = { after: { toId, kind, onDay } };
  await recordAct(tx, actor, 'organisations.succession-recorded', { kind: 'organisation', id: fromId }, change, now);
  await emit(tx, { kind: 'organisation.changed', about: { kind: 'organisation', id: fromId }, published: true });
}
