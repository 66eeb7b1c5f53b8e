import { hashPassword } from 'better-auth/crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx, violates } from '../db/db.ts';
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
  const { email, name, role, organisationId } = input;
  if (role === 'staff' && organisationId === null) throw invalid('identity.staff-needs-organisation');

  const id = newId(AccountId);
  await whenRefused(
    tx.attempt(async (inner) => {
      await inner.run(sql`
        insert into account (id, name, email, password_is_one_time, created_at, updated_at)
        values (${id}, ${name}, ${email}, true, ${now}, ${now})`);
      await inner.run(sql`
        insert into credential (id, account_id, provider, provider_account_id, password_hash, created_at, updated_at)
        values (${timeOrderedUuid()}, ${id}, 'credential', ${id}::text, ${hash}, ${now}, ${now})`);
      await inner.run(sql`
        insert into appointment (id, account_id, organisation_id, role, valid_from)
        values (${timeOrderedUuid()}, ${id}, ${organisationId}, ${role}, ${dayOf(now)})`);
    }),
    organisationId,
  );
  await recordAct(
    tx,
    actor,
    'identity.account-created',
    { kind: 'account', id },
    { after: { role, organisationId } },
    now,
  );
  return { id, email, name, role, organisationId, createdAt: now, oneTimePassword: password };
}

async function whenRefused(inserting: Promise<void>, organisationId: string | null): Promise<void> {
  try {
    await inserting;
  } catch (error) {
    if (violates(error, 'account_email_key')) throw conflict('identity.email-taken');
    if (violates(error, 'appointment_organisation_id_fkey')) {
      throw invalid('identity.organisation-unknown', { organisationId });
    }
    throw error;
  }
}
