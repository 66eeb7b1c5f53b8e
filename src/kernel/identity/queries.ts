import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { AccountId } from './contract.ts';

const WhetherRow = z.object({ any: z.boolean() });

export async function hasAccounts(tx: Tx): Promise<boolean> {
  const found = await tx.row(WhetherRow, sql`select exists (select from account) as any`);
  return found?.any ?? false;
}

const AccountIdAndHashRow = z.object({ accountId: AccountId, hash: z.string() });

/** The account of an e-mail address and the hash of its password, if it has one. */
export const credentialAt = (tx: Reads, email: string) =>
  tx.row(
    AccountIdAndHashRow,
    sql`
    select account.id as "accountId", credential.password_hash as hash
      from account
      join credential on credential.account_id = account.id and credential.provider = 'credential'
     where account.email = lower(${email})`,
  );

const Credential = z.object({ email: z.string(), name: z.string(), hash: z.string().nullable() });

export async function credentialOf(tx: Reads, accountId: string): Promise<z.infer<typeof Credential>> {
  const found = await tx.row(
    Credential,
    sql`
    select account.email, account.name, credential.password_hash as hash
      from account
      left join credential on credential.account_id = account.id and credential.provider = 'credential'
     where account.id = ${accountId}`,
  );
  if (found === undefined) throw notFound('identity.account-not-found');
  return found;
}

/** Sets the password of an account, its first or another. */
export async function writePassword(tx: Tx, accountId: AccountId, hash: string, now: Instant): Promise<void> {
  await tx.run(sql`
    insert into credential (id, account_id, provider, provider_account_id, password_hash, created_at, updated_at)
    values (${timeOrderedUuid()}, ${accountId}, 'credential', ${accountId}, ${hash}, ${now}, ${now})
    on conflict (provider, provider_account_id)
    do update set password_hash = excluded.password_hash, updated_at = excluded.updated_at`);
}
