import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../db/db.ts';
import { can, type Permission, permissions } from '../../policy/policy.ts';
import { conflict, invalid, notFound } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { appointmentsOn } from '../appointments.ts';
import { tokenPrefix } from '../bearer.ts';
import { AccountId, Appointment } from '../contract.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { about } from '../sign-in.ts';
import { ApiToken, type CreatedApiToken } from './contract.ts';

/** What a person alone may do, never a program in their name: change who they are and who may do what. */
const ofPeopleAlone: readonly Permission[] = ['public', 'account.own', 'account.manage'];
export const isForPrograms = (permission: Permission): boolean => !ofPeopleAlone.includes(permission);
/** Whatever a token may be good for. */
export const tokenScopes = (Object.keys(permissions) as Permission[]).filter(isForPrograms);
const mostTokens = 50;

export interface NewApiToken {
  name: string;
  scope: Permission[];
  days: number;
}

/** Makes a token with some of the permissions of its owner. */
export async function createApiToken(
  tx: Tx,
  actor: Actor,
  { name, scope, days }: NewApiToken,
  now: Instant,
): Promise<CreatedApiToken> {
  const beyond = scope.find((permission) => !can(actor, permission));
  if (beyond !== undefined) throw invalid('identity.scope-beyond', { permission: beyond });
  if ((await listApiTokens(tx, actor.id, now)).length >= mostTokens)
    throw conflict('identity.tokens-too-many', { most: mostTokens });
  const token = tokenPrefix + newSecret();
  const id = timeOrderedUuid();
  await tx.run(sql`
    insert into api_token (id, account_id, name, token_hash, scope, created_at, expires_at)
    values (${id}, ${actor.id}, ${name}, ${hashOf(token)}, ${[...new Set(scope)]}::text[], ${now},
            ${now}::timestamptz + make_interval(days => ${days}))`);
  await recordAct(tx, actor, 'identity.token-created', about(actor.id), { after: { token: id, scope, days } }, now);
  const created = (await listApiTokens(tx, actor.id, now)).find((one) => one.id === id);
  if (created === undefined) throw new Error('the token just made is not there');
  return { ...created, token };
}

/** The tokens that still work, the newest first. */
export const listApiTokens = (tx: Reads, accountId: string, now: Instant): Promise<ApiToken[]> =>
  tx.rows(
    ApiToken,
    sql`
    select id, name, scope, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from api_token where account_id = ${accountId} and revoked_at is null and expires_at > ${now}
     order by created_at desc, id desc`,
  );

export async function revokeApiToken(tx: Tx, actor: Actor, id: string, now: Instant): Promise<void> {
  const revoked = await tx.run(sql`
    update api_token set revoked_at = ${now} where id = ${id} and account_id = ${actor.id} and revoked_at is null`);
  if (revoked === 0) throw notFound('identity.token-not-found');
  await recordAct(tx, actor, 'identity.token-revoked', about(actor.id), { before: { token: id } }, now);
}

const Holder = z.object({
  id: z.uuid(),
  accountId: AccountId,
  name: z.string(),
  email: z.string(),
  scope: z.array(z.string()),
  appointments: z.array(Appointment).min(1),
  unmarked: z.boolean(),
});

/** For whom a token acts, and with which permissions; none if it has run out, was revoked, or its owner may do nothing. */
export const findTokenHolder = (tx: Reads, token: string, now: Instant) =>
  tx.row(
    Holder,
    sql`
    select api_token.id, account.id as "accountId", account.name, account.email, api_token.scope, held.appointments,
           coalesce(api_token.last_used_at < ${now}::timestamptz - interval '1 minute', true) as unmarked
      from api_token
      join account on account.id = api_token.account_id
      cross join lateral (select ${appointmentsOn(now)} as appointments) as held
     where api_token.token_hash = ${hashOf(token)} and api_token.revoked_at is null and api_token.expires_at > ${now}
       and account.suspended_at is null and not account.password_is_one_time and held.appointments is not null`,
  );

export async function markTokenUsed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.run(sql`update api_token set last_used_at = ${now} where id = ${id}`);
}
