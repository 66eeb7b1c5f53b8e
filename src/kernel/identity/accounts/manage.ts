import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { sql, type Tx } from '../../db/db.ts';
import { emit } from '../../events/emit.ts';
import { demand } from '../../policy/policy.ts';
import { conflict, notFound } from '../../refusal.ts';
import { addDays, type Day, dayOf, type Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { AccountId } from '../contract.ts';
import { whenRefused } from '../create-account.ts';
import { endSessionsOf } from '../sessions.ts';
import { about } from '../sign-in.ts';
import type { AccountChange, Appoint } from './contract.ts';

const Held = z.object({
  id: AccountId,
  name: z.string(),
  email: z.string(),
  suspendedFor: z.string().nullable(),
  isSuspended: z.boolean(),
});
type Held = z.infer<typeof Held>;

/** The account, held for change until the transaction ends. */
export async function holdAccount(tx: Tx, actor: Actor, id: AccountId): Promise<Held> {
  demand(actor, 'account.manage');
  const held = await tx.row(
    Held,
    sql`
    select id, name, email, suspended_for as "suspendedFor", suspended_at is not null as "isSuspended"
      from account where id = ${id} for no key update`,
  );
  if (held === undefined) throw notFound('identity.account-not-found');
  return held;
}

/** Live screens of the account are opened anew, by the rights it has now. */
const tellChanged = (tx: Tx, id: AccountId) =>
  emit(tx, { kind: 'account.changed', about: { kind: 'account', id }, onlyFor: [id] });

export async function changeAccount(
  tx: Tx,
  actor: Actor,
  id: AccountId,
  change: AccountChange,
  now: Instant,
): Promise<void> {
  const held = await holdAccount(tx, actor, id);
  const { name = held.name, email = held.email } = change;
  await whenRefused(
    tx.attempt(async (inner) => {
      await inner.run(sql`update account set name = ${name}, email = ${email}, updated_at = ${now} where id = ${id}`);
    }),
  );
  const [before, after] = [
    { personName: held.name, email: held.email },
    { personName: name, email },
  ];
  await recordAct(tx, actor, 'identity.account-changed', about(id), { before, after }, now);
}

/** Tạm khóa: nothing works any more, neither sessions nor tokens; what the account is appointed to stays. */
export async function suspendAccount(tx: Tx, actor: Actor, id: AccountId, reason: string, now: Instant): Promise<void> {
  const held = await holdAccount(tx, actor, id);
  if (id === actor.id) throw conflict('identity.not-oneself');
  if (held.isSuspended) throw conflict('identity.suspended-already');
  await tx.run(sql`
    update account set suspended_at = ${now}, suspended_for = ${reason}, updated_at = ${now} where id = ${id}`);
  await demandAnAdministrator(tx, dayOf(now));
  await endSessionsOf(tx, id);
  await recordAct(tx, actor, 'identity.account-suspended', about(id), { reason }, now);
  await tellChanged(tx, id);
}

export async function reinstateAccount(tx: Tx, actor: Actor, id: AccountId, now: Instant): Promise<void> {
  const held = await holdAccount(tx, actor, id);
  if (!held.isSuspended) throw conflict('identity.not-suspended');
  await tx.run(sql`
    update account set suspended_at = null, suspended_for = null, updated_at = ${now} where id = ${id}`);
  const before = { suspendedFor: held.suspendedFor };
  await recordAct(tx, actor, 'identity.account-reinstated', about(id), { before }, now);
}

export async function signOutEverywhere(tx: Tx, actor: Actor, id: AccountId, now: Instant): Promise<number> {
  await holdAccount(tx, actor, id);
  const sessions = await endSessionsOf(tx, id);
  await recordAct(tx, actor, 'identity.signed-out-everywhere', about(id), { after: { sessions } }, now);
  await tellChanged(tx, id);
  return sessions;
}

/** For somebody who lost phone and codes: whoever manages accounts has made sure who is asking. */
export async function resetSecondFactor(tx: Tx, actor: Actor, id: AccountId, now: Instant): Promise<void> {
  await holdAccount(tx, actor, id);
  await tx.run(sql`delete from one_time_code where account_id = ${id}`);
  await tx.run(sql`delete from passkey where account_id = ${id}`);
  await tx.run(sql`delete from recovery_code where account_id = ${id}`);
  await endSessionsOf(tx, id);
  await recordAct(tx, actor, 'identity.second-factor-reset', about(id), {}, now);
  await tellChanged(tx, id);
}

export async function appoint(
  tx: Tx,
  actor: Actor,
  id: AccountId,
  { role, organisationId, areaId, from, until }: Appoint,
  now: Instant,
): Promise<void> {
  await holdAccount(tx, actor, id);
  if (id === actor.id) throw conflict('identity.not-oneself'); // who manages accounts gives nobody's rights to themselves
  const validFrom = from ?? dayOf(now);
  const validTo = until === null ? null : addDays(until, 1);
  const appointment = timeOrderedUuid();
  await whenRefused(
    tx.attempt(async (inner) => {
      await inner.run(sql`
        insert into appointment (id, account_id, organisation_id, area_id, role, valid_from, valid_to)
        values (${appointment}, ${id}, ${organisationId}, ${areaId}, ${role}, ${validFrom}, ${validTo})`);
    }),
  );
  const after = { appointment, role, organisationId, areaId, validFrom, validTo };
  await recordAct(tx, actor, 'identity.appointed', about(id), { after }, now);
  await tellChanged(tx, id);
}

const Ending = z.object({ role: z.string(), validFrom: z.string(), validTo: z.string().nullable() });

/** Miễn nhiệm: at once, or after a last day; the row stays as history. */
export async function endAppointment(
  tx: Tx,
  actor: Actor,
  id: AccountId,
  { appointmentId, on }: { appointmentId: string; on: Day | undefined },
  now: Instant,
): Promise<void> {
  await holdAccount(tx, actor, id);
  const today = dayOf(now);
  const held = await tx.row(
    Ending,
    sql`
    select role, valid_from as "validFrom", valid_to as "validTo" from appointment
     where id = ${appointmentId} and account_id = ${id}`,
  );
  if (held === undefined) throw notFound('identity.appointment-not-found');
  if (held.validTo !== null && held.validTo <= today) throw conflict('identity.appointment-over');
  const asked = on === undefined ? today : addDays(on, 1);
  const validTo = asked < held.validFrom ? held.validFrom : asked; // one that had not begun never does
  await tx.run(sql`update appointment set valid_to = ${validTo} where id = ${appointmentId}`);
  await demandAnAdministrator(tx, today);
  const [before, after] = [
    { appointment: appointmentId, role: held.role, validTo: held.validTo },
    { appointment: appointmentId, role: held.role, validTo },
  ];
  await recordAct(tx, actor, 'identity.appointment-ended', about(id), { before, after }, now);
  await tellChanged(tx, id);
}

const LeftRow = z.object({ left: z.boolean() });

/** Somebody has to be left who can make accounts. Two who end each other at once are kept apart by the lock. */
async function demandAnAdministrator(tx: Tx, today: Day): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('administrators'))`);
  const left = await tx.row(
    LeftRow,
    sql`
    select exists (
      select from appointment join account on account.id = appointment.account_id
       where role = 'administrator' and suspended_at is null
         and daterange(valid_from, valid_to) @> ${today}::date and valid_to is null) as left`,
  );
  if (left?.left !== true) throw conflict('identity.last-administrator');
}
