import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { joinSql, sql, type Tx, violates } from '../db/db.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { type Account, AccountId, type CreatedAccount, type NewAccount } from './contract.ts';
import { oneTimePassword } from './password.ts';
import { hashPassword } from './password-hash.ts';
import { writePassword } from './queries.ts';
import { about } from './sign-in.ts';

/** A one-time password and its hash, made before the transaction: hashing takes long on purpose. */
export interface PreparedPassword {
  password: string;
  hash: string;
}

export async function preparePassword(cost?: number): Promise<PreparedPassword> {
  const password = oneTimePassword();
  return { password, hash: await hashPassword(password, cost) };
}

/** An account with a one-time password, for somebody who is told it. */
export async function createAccount(
  tx: Tx,
  actor: Actor,
  input: NewAccount,
  { password, hash }: PreparedPassword,
  now: Instant,
): Promise<CreatedAccount> {
  const account = await openAccount(tx, actor, input, { isOneTime: true }, now);
  await writePassword(tx, account.id, hash, now);
  return { ...account, state: 'active', oneTimePassword: password };
}

/** The account and its appointments, with no way to sign in yet. */
export async function openAccount(
  tx: Tx,
  actor: Actor,
  { email, name, appointments }: NewAccount,
  { isOneTime }: { isOneTime: boolean },
  now: Instant,
): Promise<Account> {
  demand(actor, 'account.manage');
  const id = newId(AccountId);
  await whenRefused(
    tx.attempt(async (inner) => {
      await inner.run(sql`
        insert into account (id, name, email, password_is_one_time, created_at, updated_at)
        values (${id}, ${name}, ${email}, ${isOneTime}, ${now}, ${now})`);
      const held = appointments.map(
        ({ role, organisationId, areaId }) =>
          sql`(${timeOrderedUuid()}::uuid, ${id}::uuid, ${organisationId}::uuid, ${areaId}::uuid, ${role}, ${dayOf(now)}::date)`,
      );
      await inner.run(sql`
        insert into appointment (id, account_id, organisation_id, area_id, role, valid_from)
        values ${joinSql(held, ', ')}`);
    }),
  );
  await recordAct(tx, actor, 'identity.account-created', about(id), { after: { appointments } }, now);
  return { id, email, name, state: 'invited', secondFactor: false, appointments, createdAt: now };
}

/** Puts what the database refuses of accounts and appointments into words. */
export async function whenRefused(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (violates(error, 'account_email_key')) throw conflict('identity.email-taken');
    if (violates(error, 'appointment_organisation_id_fkey')) throw invalid('identity.organisation-unknown');
    if (violates(error, 'appointment_area_id_fkey')) throw invalid('identity.area-unknown');
    if (violates(error, 'appointment_once_at_a_time')) throw invalid('identity.appointment-twice');
    if (violates(error, 'appointment_within_an_organisation')) throw invalid('identity.role-needs-organisation');
    if (violates(error, 'appointment_in_order')) throw invalid('identity.appointment-backwards');
    throw error;
  }
}
