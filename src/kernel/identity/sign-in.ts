import { isAPIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { recordAct } from '../audit/record-act.ts';
import { type Db, sql, type Tx } from '../db/db.ts';
import { denied, invalid, unauthenticated } from '../refusal.ts';
import type { Clock, Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { type Auth, oneSpelling } from './auth.ts';
import { AccountId, type PasswordChange, type SignIn } from './contract.ts';
import { demandGoodPassword } from './password.ts';
import { endSession, endSessionsOf, findSession, passwordHashOf, type SessionRow } from './queries.ts';
import { attemptKeys, attemptSucceeded, beginAttempt } from './throttle.ts';

export interface SignInOptions {
  db: Db;
  clock: Clock;
  auth: Auth;
  secret: string;
}

export interface SignedIn {
  session: SessionRow;
  cookies: string[];
}

/**
 * Opens a session for the right password. Works in several transactions, because checking a password takes long on
 * purpose and would hold up everybody else. A session the browser brought along is ended: nobody can plant one.
 */
export async function signIn(
  { db, clock, auth, secret }: SignInOptions,
  { email, password }: SignIn,
  from: { address: string; token: string | undefined },
): Promise<SignedIn> {
  const keys = attemptKeys(secret, email, from.address);
  const now = clock();
  await db.inTransaction((tx) => beginAttempt(tx, keys, now));

  const { token, cookies } = await checkPassword(auth, email, password);
  const session = await db.inTransaction(async (tx) => {
    const opened = await findSession(tx, token, now);
    if (opened === undefined) {
      await endSession(tx, token);
      return undefined;
    }
    await attemptSucceeded(tx, keys, now);
    if (from.token !== undefined) await endSession(tx, from.token);
    await recordAct(tx, actorBehind(opened), 'identity.signed-in', about(opened.accountId), {}, now);
    return opened;
  });
  if (session === undefined) throw denied('identity.no-appointment'); // the right password, but no office any more
  return { session, cookies };
}

async function checkPassword(
  auth: Auth,
  email: string,
  password: string,
): Promise<{ token: string; cookies: string[] }> {
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    return { token: response.token, cookies: headers.getSetCookie() };
  } catch (error) {
    // The same answer for an unknown address and a wrong password, after the same work.
    if (isAPIError(error)) throw unauthenticated('identity.wrong-credentials');
    throw error;
  }
}

export async function signOut(tx: Tx, token: string, now: Instant): Promise<void> {
  const session = await findSession(tx, token, now);
  await endSession(tx, token);
  if (session !== undefined) {
    await recordAct(tx, actorBehind(session), 'identity.signed-out', about(session.accountId), {}, now);
  }
}

/** Sets a new password after the current one; all sessions of the account end, this one too. */
export async function changePassword(
  { db, clock, secret }: SignInOptions,
  actor: Actor,
  { current, next }: PasswordChange,
  about_: { email: string; address: string },
): Promise<void> {
  const accountId = AccountId.parse(actor.id);
  const now = clock();
  const keys = attemptKeys(secret, about_.email, about_.address);
  demandGoodPassword(next, { email: about_.email, current });
  const hash = await db.inTransaction(async (tx) => {
    await beginAttempt(tx, keys, now);
    return passwordHashOf(tx, accountId);
  });
  if (hash === undefined || !(await verifyPassword({ hash, password: oneSpelling(current) }))) {
    throw invalid('identity.current-password-wrong');
  }
  const nextHash = await hashPassword(oneSpelling(next));
  await db.inTransaction(async (tx) => {
    await attemptSucceeded(tx, keys, now);
    await tx.run(sql`
      update credential set password_hash = ${nextHash}, updated_at = ${now}
       where account_id = ${accountId} and provider = 'credential'`);
    await tx.run(sql`update account set password_is_one_time = false, updated_at = ${now} where id = ${accountId}`);
    await endSessionsOf(tx, accountId);
    await recordAct(tx, actor, 'identity.password-changed', about(accountId), {}, now);
  });
}

const about = (id: AccountId) => ({ kind: 'account', id });

export const actorBehind = ({ accountId, appointments }: SessionRow): Actor => ({
  kind: 'person',
  id: accountId,
  organisationId: appointments.find(({ organisationId }) => organisationId !== null)?.organisationId ?? null,
  grants: appointments,
});
