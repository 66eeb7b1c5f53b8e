import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { dayOf, type Instant } from '../time.ts';
import { Account, AccountId, Appointment } from './contract.ts';

export const SessionRow = z.object({
  accountId: AccountId,
  name: z.string(),
  email: z.string(),
  appointments: z.array(Appointment).min(1),
  mustChangePassword: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;

/** What an account is appointed to on a day, the oldest first: an array in JSON, null for nothing. */
const appointmentsOn = (now: Instant) => sql`
  (select jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id, 'areaId', area_id)
                    order by valid_from, id)
     from appointment
    where account_id = account.id and daterange(valid_from, valid_to) @> ${dayOf(now)}::date)`;

/** The account behind a session that lasts, with what it is appointed to today. Without an appointment it may do nothing. */
export const findSession = (tx: Reads, token: string, now: Instant): Promise<SessionRow | undefined> =>
  tx.row(
    SessionRow,
    sql`
  select account.id as "accountId", account.name, account.email, account.password_is_one_time as "mustChangePassword",
         held.appointments
    from session
    join account on account.id = session.account_id
    cross join lateral (select ${appointmentsOn(now)} as appointments) as held
   where session.token = ${token} and session.expires_at > ${now} and held.appointments is not null`,
  );

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.run(sql`delete from session where token = ${token}`);
}

export async function endSessionsOf(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.run(sql`delete from session where account_id = ${accountId}`);
}

/** Accounts in the order they were made, with what they are appointed to on the day. */
export function listAccounts(tx: Tx, now: Instant, after: AccountId | null, limit: number): Promise<Account[]> {
  return tx.rows(
    Account,
    sql`
    select account.id, account.email, account.name, account.created_at as "createdAt",
           coalesce(${appointmentsOn(now)}, '[]') as appointments
      from account
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
