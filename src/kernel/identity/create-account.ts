import { hashPassword } from 'better-auth/crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { joinSql, sql, type Tx, violates } from '../db/db.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { oneSpelling } from './auth.ts';
import { AccountId, type CreatedAccount, type NewAccount } from './contract.ts';
import { oneTimePassword } from './password.ts';

/** A one-time password and its hash, made before the transaction: hashing takes long on purpose. */
export interface PreparedPassword {
  password: string;
  hash: string;
}

export async function preparePassword(): Promise<PreparedPassword> {
  const password = oneTimePassword();
  return { password, hash: await hashPassword(oneSpelling(password)) };
}

export async function createAccount(
  tx: Tx,
  actor: Actor,
  input: NewAccount,
  { password, hash }: PreparedPassword,
  now: Instant,
): Promise<CreatedAccount> {
  demand(actor, 'account.manage');
  const { email, name, appointments } = input;

  const id = newId(AccountId);
  await whenRefused(
    tx.attempt(async (inner) => {
      await inner.run(sql`
        insert into account (id, name, email, password_is_one_time, created_at, updated_at)
        values (${id}, ${name}, ${email}, true, ${now}, ${now})`);
      await inner.run(sql`
        insert into credential (id, account_id, provider, provider_account_id, password_hash, created_at, updated_at)
        values (${timeOrderedUuid()}, ${id}, 'credential', ${id}::text, ${hash}, ${now}, ${now})`);
      const held = appointments.map(
        ({ role, organisationId, areaId }) =>
          sql`(${timeOrderedUuid()}::uuid, ${id}::uuid, ${organisationId}::uuid, ${areaId}::uuid, ${role}, ${dayOf(now)}::date)`,
      );
      await inner.run(sql`
        insert into appointment (id, account_id, organisation_id, area_id, role, valid_from)
        values ${joinSql(held, ', ')}`);
    }),
  );
  await recordAct(
    tx,
    actor,
    'identity.account-created',
    { kind: 'account', id },
    { after: { appointments } },
    now,
  );
  return { id, email, name, appointments, createdAt: now, oneTimePassword: password };
}

async function whenRefused(inserting: Promise<void>): Promise<void> {
  try {
    await inserting;
  } catch (error) {
    if (violates(error, 'account_email_key')) throw conflict('identity.email-taken');
    if (violates(error, 'appointment_organisation_id_fkey')) throw invalid('identity.organisation-unknown');
    if (violates(error, 'appointment_area_id_fkey')) throw invalid('identity.area-unknown');
    if (violates(error, 'appointment_once_at_a_time')) throw invalid('identity.appointment-twice');
    if (violates(error, 'appointment_within_an_organisation')) throw invalid('identity.role-needs-organisation');
    throw error;
  }
}
