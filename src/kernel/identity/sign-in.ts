import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { type Db, sql, type Tx } from '../db/db.ts';
import { conflict, denied, invalid, unauthenticated } from '../refusal.ts';
import type { Settings } from '../settings/settings.ts';
import type { Clock, Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { AccountId, type PasswordChange, type SecondFactorMethod, type SignIn } from './contract.ts';
import { factorsOf } from './factors/factors-of.ts';
import { demandGoodPassword } from './password.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { credentialAt, credentialOf, writePassword } from './queries.ts';
import {
  actorBehind,
  endSession,
  endSessionsOf,
  findSession,
  type Opening,
  openSession,
  type SessionRow,
} from './sessions.ts';
import { beginStep } from './sign-in-steps.ts';
import { attemptKeys, attemptSucceeded, beginAttempt } from './throttle.ts';

/** What signing in works with. */
export interface SignIns {
  db: Db;
  clock: Clock;
  secret: string;
  settings: Settings;
}

/** Where somebody tries to sign in from, and the session the browser brought along. */
export interface Visitor {
  address: string;
  agent: string | undefined;
  sessionToken: string | undefined;
  /** Of a sign-in half way through. */
  stepToken: string | undefined;
  /** Of a passkey that was asked for. */
  challengeToken: string | undefined;
}

export interface SignedIn {
  session: SessionRow;
  token: string;
}

/** The password was right and the second factor is waited for, under this token. */
export interface SecondFactorWaits {
  methods: SecondFactorMethod[];
  token: string;
}

/** What a step remembers of the way somebody came in. */
export const Entry = z.object({
  by: z.enum(['password', 'provider']),
  provider: z
    .object({ id: z.string(), accountId: z.string(), sessionId: z.string().nullable(), idToken: z.string() })
    .optional(),
  /** Where the page wants to go afterwards. */
  to: z.string().optional(),
});
export type Entry = z.infer<typeof Entry>;

/**
 * Opens a session for the right password, or asks for the second factor. Works in several transactions, because checking
 * a password takes long on purpose and would hold up everybody else. The same answer for an unknown address and a wrong
 * password, after the same work.
 */
export async function signIn(
  { db, clock, secret, settings }: SignIns,
  { email, password }: SignIn,
  visitor: Visitor,
): Promise<SignedIn | SecondFactorWaits> {
  const now = clock();
  const keys = attemptKeys(secret, email, visitor.address);
  const found = await db.inTransaction(async (tx) => {
    await beginAttempt(tx, keys, now);
    return credentialAt(tx, email);
  });
  const { right, outdated } = await verifyPassword(password, found?.hash, settings.PASSWORD_COST);
  if (found === undefined || !right) throw unauthenticated('identity.wrong-credentials');
  const renewed = outdated ? await hashPassword(password, settings.PASSWORD_COST) : undefined;
  return db.inTransaction(async (tx) => {
    if (renewed !== undefined) await writePassword(tx, found.accountId, renewed, now);
    return enter(tx, { secret, settings }, found.accountId, { by: 'password' }, visitor, now);
  });
}

/** Lets somebody in who is known by now; where the account has a second factor, that is asked for first. */
export async function enter(
  tx: Tx,
  server: Pick<SignIns, 'secret' | 'settings'>,
  accountId: AccountId,
  entry: Entry,
  visitor: Visitor,
  now: Instant,
): Promise<SignedIn | SecondFactorWaits> {
  const methods = await factorsOf(tx, accountId);
  if (methods.length === 0) return letIn(tx, server, { accountId, secondFactor: false, ...entry }, visitor, now);
  return { methods, token: await beginStep(tx, 'second-factor', accountId, entry, now) };
}

/**
 * Opens the session. One the browser brought along is ended: nobody can plant one. Failures from this address are
 * forgiven, and it counts as the owner's from now on.
 */
export async function letIn(
  tx: Tx,
  { secret, settings }: Pick<SignIns, 'secret' | 'settings'>,
  opening: Omit<Opening, 'address' | 'agent'>,
  { address, agent, sessionToken }: Visitor,
  now: Instant,
): Promise<SignedIn> {
  const token = await openSession(tx, { ...opening, address, agent }, settings, now);
  const session = await findSession(tx, token, settings, now);
  if (session === undefined) throw await whyNot(tx, opening.accountId);
  await attemptSucceeded(tx, attemptKeys(secret, session.email, address), now);
  await attemptSucceeded(tx, attemptKeys(secret, `codes of ${session.accountId}`, address), now);
  if (sessionToken !== undefined) await endSession(tx, sessionToken);
  const after = { by: opening.by, ...(opening.provider === undefined ? {} : { provider: opening.provider.id }) };
  await recordAct(tx, actorBehind(session, address), 'identity.signed-in', about(session.accountId), { after }, now);
  return { session, token };
}

const SuspendedRow = z.object({ suspended: z.boolean() });

/** Right in everything, and yet not let in: told only to who has proved to be the owner. */
async function whyNot(tx: Tx, accountId: AccountId) {
  const account = await tx.row(
    SuspendedRow,
    sql`select suspended_at is not null as suspended from account where id = ${accountId}`,
  );
  return denied(account?.suspended ? 'identity.suspended' : 'identity.no-appointment');
}

/** What a session that ended leaves to be done. */
const Ended = z.object({ provider: z.string().nullable(), idToken: z.string().nullable() });
export type Ended = z.infer<typeof Ended>;

export async function signOut(
  tx: Tx,
  token: string,
  settings: Settings,
  address: string,
  now: Instant,
): Promise<Ended | undefined> {
  const session = await findSession(tx, token, settings, now);
  if (session !== undefined) {
    await recordAct(tx, actorBehind(session, address), 'identity.signed-out', about(session.accountId), {}, now);
  }
  const [ended] =
    session === undefined
      ? []
      : await tx.rows(
          Ended,
          sql`
    select provider, id_token as "idToken" from session where id = ${session.id}`,
        );
  await endSession(tx, token);
  return ended;
}

/** Sets a new password after the current one; all sessions of the account end, this one too. */
export async function changePassword(
  { db, clock, secret, settings }: SignIns,
  actor: Actor,
  { current, next }: PasswordChange,
  address: string,
): Promise<void> {
  const accountId = AccountId.parse(actor.id);
  const now = clock();
  const { hash, email } = await db.inTransaction(async (tx) => {
    const own = await credentialOf(tx, accountId);
    if (own.hash === null) throw conflict('identity.no-password');
    if (current === next) throw invalid('identity.password-unchanged');
    demandGoodPassword(next, own);
    await beginAttempt(tx, attemptKeys(secret, own.email, address), now);
    return own;
  });
  const { right } = await verifyPassword(current, hash ?? undefined, settings.PASSWORD_COST);
  if (!right) throw invalid('identity.current-password-wrong');
  const nextHash = await hashPassword(next, settings.PASSWORD_COST);
  await db.inTransaction(async (tx) => {
    await attemptSucceeded(tx, attemptKeys(secret, email, address), now);
    await writePassword(tx, accountId, nextHash, now);
    await tx.run(sql`update account set password_is_one_time = false, updated_at = ${now} where id = ${accountId}`);
    await endSessionsOf(tx, accountId);
    await recordAct(tx, actor, 'identity.password-changed', about(accountId), {}, now);
  });
}

export const about = (id: string) => ({ kind: 'account', id });
