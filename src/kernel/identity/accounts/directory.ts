import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../db/db.ts';
import { notFound } from '../../refusal.ts';
import { dayOf, type Instant } from '../../time.ts';
import { withoutDiacritics } from '../../vietnamese.ts';
import type { AccountRole } from '../actor.ts';
import { appointmentsOn } from '../appointments.ts';
import { Account, type AccountId, type AccountState } from '../contract.ts';
import { hasSecondFactor } from '../sessions.ts';
import { AccountDetail, AppointmentPeriod } from './contract.ts';

/** Before somebody has set a password or signed in with a provider, the account is an invitation. */
const stateSql = sql`
  case when account.suspended_at is not null then 'suspended'
       when exists (select from credential where credential.account_id = account.id) then 'active'
       else 'invited' end`;

const columns = (now: Instant) => sql`
  account.id, account.email, account.name, account.created_at as "createdAt", ${stateSql} as state,
  ${hasSecondFactor} as "secondFactor", coalesce(${appointmentsOn(now)}, '[]') as appointments`;

export interface DirectoryQuery {
  /** Words of a name or an address, with or without diacritics. */
  words: string | undefined;
  organisationId: string | undefined;
  role: AccountRole | undefined;
  state: AccountState | undefined;
  after: readonly [string, AccountId] | undefined;
  limit: number;
}

/** An account with what it is ordered by. */
export const Listed = Account.extend({ search: z.string() });

/** Accounts by name, with what they are appointed to today. */
export function listAccounts(
  tx: Reads,
  { words, organisationId, role, state, after, limit }: DirectoryQuery,
  now: Instant,
): Promise<z.infer<typeof Listed>[]> {
  const conditions: Query[] = [sql`true`];
  if (after !== undefined) conditions.push(sql`(account.search, account.id) > (${after[0]}, ${after[1]}::uuid)`);
  for (const word of withoutDiacritics(words ?? '').split(/\s+/)) {
    if (word !== '') conditions.push(sql`strpos(account.search, ${word}) > 0`);
  }
  if (organisationId !== undefined || role !== undefined) {
    conditions.push(sql`exists (
      select from appointment
       where account_id = account.id and daterange(valid_from, valid_to) @> ${dayOf(now)}::date
         and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null})
         and (${role ?? null}::text is null or role = ${role ?? null}))`);
  }
  if (state !== undefined) conditions.push(sql`${stateSql} = ${state}`);
  return tx.rows(
    Listed,
    sql`
    select ${columns(now)}, account.search
      from account
     where ${joinSql(conditions, ' and ')}
     order by account.search, account.id
     limit ${limit}`,
  );
}

const Rest = AccountDetail.omit({ history: true, openWork: true });

export async function getAccount(tx: Reads, id: AccountId, now: Instant): Promise<Omit<AccountDetail, 'openWork'>> {
  const account = await tx.row(
    Rest,
    sql`
    select ${columns(now)}, account.suspended_for as "suspendedFor", account.suspended_at as "suspendedAt",
           (select expires_at from invitation where account_id = account.id and expires_at > ${now}) as "invitedUntil",
           (select count(*)::int from session where account_id = account.id and expires_at > ${now}) as sessions,
           (select count(*)::int from api_token
             where account_id = account.id and revoked_at is null and expires_at > ${now}) as tokens
      from account where account.id = ${id}`,
  );
  if (account === undefined) throw notFound('identity.account-not-found');
  return { ...account, history: await appointmentHistory(tx, id) };
}

const appointmentHistory = (tx: Reads, id: AccountId): Promise<AppointmentPeriod[]> =>
  tx.rows(
    AppointmentPeriod,
    sql`
    select a.id, a.role, a.valid_from as "validFrom", a.valid_to as "validTo", substr(a.source, 6) as source,
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
           case when area.id is not null then jsonb_build_object('id', area.id, 'name', area.name) end as area
      from appointment a
      left join organisation o on o.id = a.organisation_id
      left join area on area.id = a.area_id
     where a.account_id = ${id}
     order by a.valid_from desc, a.id desc`,
  );
