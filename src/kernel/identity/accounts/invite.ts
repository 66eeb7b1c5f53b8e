import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../db/db.ts';
import { enqueue } from '../../jobs/jobs.ts';
import { notFound } from '../../refusal.ts';
import { Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { AccountId, type NewAccount } from '../contract.ts';
import { openAccount } from '../create-account.ts';
import { demandGoodPassword } from '../password.ts';
import { hashPassword } from '../password-hash.ts';
import { writePassword } from '../queries.ts';
import { hashOf, newSecret, seal } from '../secrets.ts';
import { endSessionsOf } from '../sessions.ts';
import { about, type SignIns } from '../sign-in.ts';
import type { AcceptInvitation, Invitation, InvitationFor } from './contract.ts';
import { mailInvitation } from './mail-invitation.ts';
import { holdAccount } from './manage.ts';

const daysOpen = 7;

/** Where links lead, and whether they go by e-mail. */
export interface Door {
  origin: string;
  secret: string;
  sendsMail: boolean;
}

/** An account for somebody who sets their password by a link. */
export async function inviteSomebody(
  tx: Tx,
  actor: Actor,
  input: NewAccount,
  door: Door,
  now: Instant,
): Promise<Invitation> {
  const { id } = await openAccount(tx, actor, input, { isOneTime: false }, now);
  return renewInvitation(tx, actor, id, door, now);
}

const ExpiresAtRow = z.object({ expiresAt: Instant });

/**
 * A link to set a password, once, within a week; the one before is void. The token stands behind the `#`, where no
 * server on the way and no log of ours sees it. Where the city sends e-mail it goes to the person alone: who manages
 * accounts does not see it.
 */
export async function renewInvitation(
  tx: Tx,
  actor: Actor,
  id: AccountId,
  { origin, secret, sendsMail }: Door,
  now: Instant,
): Promise<Invitation> {
  await holdAccount(tx, actor, id);
  const token = newSecret();
  const [written] = await tx.rows(
    ExpiresAtRow,
    sql`
    insert into invitation (account_id, token_hash, expires_at)
    values (${id}, ${hashOf(token)}, ${now}::timestamptz + make_interval(days => ${daysOpen}))
    on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
    returning expires_at as "expiresAt"`,
  );
  if (written === undefined) throw new Error('the invitation just written is not there');
  const { expiresAt } = written;
  await recordAct(tx, actor, 'identity.invited', about(id), { after: { expiresAt } }, now);
  const link = `${origin}/invitation#${token}`;
  if (!sendsMail) return { accountId: id, link, mailedTo: null, expiresAt };
  await enqueue(tx, mailInvitation, { accountId: id, link: await seal(secret, link) }, { key: id });
  return { accountId: id, link: null, mailedTo: await emailOf(tx, id), expiresAt };
}

const emailOf = (tx: Reads, id: AccountId): Promise<string> => tx.text(sql`select email from account where id = ${id}`);

const Open = z.object({ accountId: AccountId, name: z.string(), email: z.string(), expiresAt: Instant });

async function openInvitation(tx: Reads, token: string, now: Instant) {
  const open = await tx.row(
    Open,
    sql`
    select account.id as "accountId", account.name, account.email, invitation.expires_at as "expiresAt"
      from invitation join account on account.id = invitation.account_id
     where invitation.token_hash = ${hashOf(token)} and invitation.expires_at > ${now} and account.suspended_at is null`,
  );
  if (open === undefined) throw notFound('identity.invitation-over');
  return open;
}

export async function lookAtInvitation(tx: Reads, token: string, now: Instant): Promise<InvitationFor> {
  const { name, email, expiresAt } = await openInvitation(tx, token, now);
  return { name, email, expiresAt };
}

/** Sets the password; the link is used up. Hashing lies between two transactions: of two at once, one finds it gone. */
export async function acceptInvitation(
  { db, clock, settings }: SignIns,
  { token, password }: AcceptInvitation,
): Promise<void> {
  const now = clock();
  const { accountId, email, name } = await openInvitation(db.reads, token, now);
  demandGoodPassword(password, { email, name });
  const hash = await hashPassword(password, settings.PASSWORD_COST);
  await db.inTransaction(async (tx) => {
    const used = await tx.run(sql`
      delete from invitation where token_hash = ${hashOf(token)} and account_id = ${accountId} and expires_at > ${now}`);
    if (used === 0) throw notFound('identity.invitation-over');
    await writePassword(tx, accountId, hash, now);
    await tx.run(sql`update account set password_is_one_time = false, updated_at = ${now} where id = ${accountId}`);
    await endSessionsOf(tx, accountId);
    const self: Actor = { kind: 'person', id: accountId, organisationId: null, grants: [] };
    await recordAct(tx, self, 'identity.invitation-accepted', about(accountId), {}, now);
  });
}
