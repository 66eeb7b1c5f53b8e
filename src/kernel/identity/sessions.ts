import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import type { Settings } from '../settings/settings.ts';
import type { Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { appointmentsOn } from './appointments.ts';
import { AccountId, Appointment, OwnSession } from './contract.ts';
import { hashOf, newSecret } from './secrets.ts';

/** How long sessions last. */
export type SessionLimits = Pick<Settings, 'SESSION_DAYS' | 'SESSION_IDLE_MINUTES'>;

export const sessionSeconds = ({ SESSION_DAYS }: SessionLimits): number => SESSION_DAYS * 24 * 60 * 60;

/** What is known of a session when it begins. */
export interface Opening {
  accountId: AccountId;
  by: 'password' | 'passkey' | 'provider';
  /** Whether a second factor was shown, here or at the provider. */
  secondFactor: boolean;
  address: string;
  agent: string | undefined;
  provider?: { id: string; accountId: string; sessionId: string | null; idToken: string };
}

/** Opens a session under a token nobody has seen before, and answers the token: only its hash is kept. */
export async function openSession(tx: Tx, opening: Opening, limits: SessionLimits, now: Instant): Promise<string> {
  const token = newSecret();
  const { accountId, by, secondFactor, address, agent = null, provider } = opening;
  await tx.run(sql`
    insert into session (id, account_id, token_hash, opened_by, second_factor, address, user_agent, provider,
                         provider_account_id, provider_session_id, id_token, created_at, last_used_at, expires_at)
    values (${timeOrderedUuid()}, ${accountId}, ${hashOf(token)}, ${by}, ${secondFactor}, ${address},
            ${agent?.slice(0, 300) ?? null}, ${provider?.id ?? null}, ${provider?.accountId ?? null},
            ${provider?.sessionId ?? null}, ${provider?.idToken ?? null}, ${now}, ${now},
            ${now}::timestamptz + make_interval(days => ${limits.SESSION_DAYS}))`);
  return token;
}

export const SessionRow = z.object({
  id: z.uuid(),
  accountId: AccountId,
  name: z.string(),
  email: z.string(),
  appointments: z.array(Appointment).min(1),
  mustChangePassword: z.boolean(),
  /** Whether the account has a second factor, or the session was opened with one. */
  secondFactor: z.boolean(),
  /** Not marked as used for a minute. */
  unmarked: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;

const lasting = (limits: SessionLimits, now: Instant) => sql`
  session.expires_at > ${now}
  and session.last_used_at > ${now}::timestamptz - make_interval(mins => ${limits.SESSION_IDLE_MINUTES})`;

/**
 * The account behind a session that lasts, with what it is appointed to today. Suspended, or without an appointment, it
 * may do nothing.
 */
export const findSession = (
  tx: Reads,
  token: string,
  limits: SessionLimits,
  now: Instant,
): Promise<SessionRow | undefined> =>
  tx.row(
    SessionRow,
    sql`
    select session.id, account.id as "accountId", account.name, account.email,
           account.password_is_one_time as "mustChangePassword", held.appointments,
           session.second_factor or ${hasSecondFactor} as "secondFactor",
           session.last_used_at < ${now}::timestamptz - interval '1 minute' as unmarked
      from session
      join account on account.id = session.account_id
      cross join lateral (select ${appointmentsOn(now)} as appointments) as held
     where session.token_hash = ${hashOf(token)} and ${lasting(limits, now)}
       and account.suspended_at is null and held.appointments is not null`,
  );

/** Whether rows of `account` have a second factor. */
export const hasSecondFactor = sql`
  (exists (select from one_time_code c where c.account_id = account.id and c.confirmed_at is not null)
   or exists (select from passkey p where p.account_id = account.id))`;

const IdRow = z.object({ id: z.string() });

/** Which of these sessions still last. */
export async function lastingSessions(tx: Reads, ids: readonly string[], now: Instant): Promise<Set<string>> {
  const query = sql`
    select session.id from session join account on account.id = session.account_id
     where session.id = any(${[...ids]}::uuid[]) and session.expires_at > ${now} and account.suspended_at is null`;
  return new Set((await tx.rows(IdRow, query)).map(({ id }) => id));
}

export async function markUsed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.run(sql`update session set last_used_at = ${now} where id = ${id} and last_used_at < ${now}`);
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.run(sql`delete from session where token_hash = ${hashOf(token)}`);
}

/** Ends all sessions of the account, perhaps but one. Answers how many. */
export const endSessionsOf = (tx: Tx, accountId: string, but: string | null = null): Promise<number> =>
  tx.run(sql`delete from session where account_id = ${accountId} and id is distinct from ${but}::uuid`);

export function listSessions(
  tx: Reads,
  accountId: string,
  current: string | null,
  limits: SessionLimits,
  now: Instant,
): Promise<OwnSession[]> {
  return tx.rows(
    OwnSession,
    sql`
    select id, opened_by as "openedBy", address, user_agent as agent, created_at as "openedAt",
           last_used_at as "lastUsedAt", id is not distinct from ${current}::uuid as current
      from session where account_id = ${accountId} and ${lasting(limits, now)}
     order by current desc, last_used_at desc, id`,
  );
}

export const actorBehind = (
  { accountId, appointments }: Pick<SessionRow, 'accountId' | 'appointments'>,
  address: string,
): Actor => ({
  kind: 'person',
  id: accountId,
  organisationId: appointments.find(({ organisationId }) => organisationId !== null)?.organisationId ?? null,
  address,
  grants: appointments,
});
