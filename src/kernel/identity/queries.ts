import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { dayOf, type Instant } from '../time.ts';
import { Account, AccountId, AccountRole } from './contract.ts';

export const SessionRow = z.object({
  accountId: AccountId,
  name: z.string(),
  email: z.string(),
  role: AccountRole,
  organisationId: z.uuid().nullable(),
  mustChangePassword: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;

/** The account behind a session that lasts, with the appointment it holds today. Without one it may do nothing. */
export const findSession = (tx: Reads, token: string, now: Instant): Promise<SessionRow | undefined> =>
  tx.row(
    SessionRow,
    sql`
  select account.id as "accountId", account.name, account.email, account.password_is_one_time as "mustChangePassword",
         appointment.role, appointment.organisation_id as "organisationId"
    from session
    join account on account.id = session.account_id
    join appointment on appointment.account_id = account.id
                    and daterange(appointment.valid_from, appointment.valid_to) @> ${dayOf(now)}::date
   where session.token = ${token} and session.expires_at > ${now}`,
  );

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.run(sql`delete from session where token = ${token}`);
}

export async function endSessionsOf(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.run(sql`delete from session where account_id = ${accountId}`);
}

/** Accounts in the order they were made, with the appointment they hold on the day. */
export function listAccounts(tx: Tx, now: Instant, after: AccountId | null, limit: number): Promise<Account[]> {
  return tx.rows(
    Account,
    sql`
    select account.id, account.email, account.name, account.created_at as "createdAt",
           appointment.role, appointment.organisation_id as "organisationId"
      from account
      join appointment on appointment.account_id = account.id
                      and daterange(appointment.valid_from, appointment.valid_to) @> ${dayOf(now)}::date
     where (${after}::uuid is null or account.id > ${after})
     order by account.id
     limit ${limit}`,
  );
}

export async function hasAccounts(tx: Tx): Promise<boolean> {
  const found = await tx.row(z.object({ any: z.boolean() }), sql`select exists (select from account) as any`);
  return found?.any ?? false;
}

const Hash = z.object({ hash: z.string() });
export async function passwordHashOf(tx: Tx, accountId: AccountId): Promise<string | undefined> {
  const query = sql`
    select password_hash as hash from credential where account_id = ${accountId} and provider = 'credential'`;
  return (await tx.row(Hash, query))?.hash;
}
