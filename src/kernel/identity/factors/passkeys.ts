import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { v7 as timeOrderedUuid, parse as uuidBytes } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { type Reads, sql, type Tx, violates } from '../../db/db.ts';
import { conflict, invalid, notFound, unauthenticated } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { AccountId } from '../contract.ts';
import { about, Entry, letIn, type SignedIn, type SignIns, type Visitor } from '../sign-in.ts';
import { beginStep, takeStep, tryStep } from '../sign-in-steps.ts';
import { attemptKeys, attemptSucceeded, beginAttempt } from '../throttle.ts';
import { type AddedPasskey, type Assertion, Passkey, type Registration } from './contract.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';

/** The name that keys are made for: they work at this address and at no other that looks like it. */
export interface Site {
  origin: string;
  host: string;
}

/** A challenge for the browser, and the token under which its answer is waited for. */
export interface Challenge {
  options: { challenge: string };
  token: string;
}

const Data = z.object({ challenge: z.string() });

const Key = z.object({ id: z.string(), transports: z.array(z.string()) });
const keysOf = (tx: Reads, accountId: string) =>
  tx.rows(Key, sql`select credential_id as id, transports from passkey where account_id = ${accountId}`);

export const listPasskeys = (tx: Reads, accountId: string): Promise<Passkey[]> =>
  tx.rows(
    Passkey,
    sql`
    select id, name, created_at as "createdAt", last_used_at as "lastUsedAt"
      from passkey where account_id = ${accountId} order by created_at, id`,
  );

/** A passkey stands for two factors: the device, and the finger, face or PIN it asks for. */
const verified = 'required';

export async function challengeNewPasskey(
  tx: Tx,
  actor: Actor,
  person: { name: string; email: string },
  site: Site,
  now: Instant,
): Promise<Challenge> {
  const accountId = AccountId.parse(actor.id);
  const options = await generateRegistrationOptions({
    rpName: 'Đô Thị',
    rpID: site.host,
    userID: uuidBytes(accountId),
    userName: person.email,
    userDisplayName: person.name,
    excludeCredentials: await keysOf(tx, accountId),
    authenticatorSelection: { residentKey: 'preferred', userVerification: verified },
  });
  const token = await beginStep(tx, 'new-passkey', accountId, { challenge: options.challenge }, now);
  return { options: { ...options }, token };
}

const CodesRow = z.object({ codes: z.int() });

export async function addPasskey(
  tx: Tx,
  actor: Actor,
  { name, response }: { name: string; response: Registration },
  { site, challengeToken, secret }: { site: Site; challengeToken: string | undefined; secret: string },
  now: Instant,
): Promise<AddedPasskey> {
  const step = await takeStep(tx, challengeToken, 'new-passkey', Data, now);
  if (step === undefined || step.accountId !== actor.id) throw invalid('identity.sign-in-over');
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: step.data.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
  }).catch(() => ({ registrationInfo: undefined }));
  if (registrationInfo === undefined) throw invalid('identity.passkey-wrong');
  const { credential } = registrationInfo;
  const passkey = { id: timeOrderedUuid(), name, createdAt: now, lastUsedAt: null };
  const publicKey = Buffer.from(credential.publicKey).toString('base64url');
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
      insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
      values (${passkey.id}, ${actor.id}, ${credential.id}, ${publicKey}, ${credential.counter},
              ${credential.transports ?? []}::text[], ${name}, ${now})`),
    );
  } catch (error) {
    if (violates(error, 'passkey_credential_id_key')) throw conflict('identity.passkey-known');
    throw error;
  }
  await recordAct(tx, actor, 'identity.passkey-added', about(actor.id), { after: { passkey: passkey.id } }, now);
  const { codes } = (await tx.row(
    CodesRow,
    sql`select count(*)::int as codes from recovery_code where account_id = ${actor.id}`,
  )) ?? { codes: 0 };
  const { recoveryCodes } = codes > 0 ? { recoveryCodes: [] } : await renewRecoveryCodes(tx, actor, secret, now);
  return { ...passkey, recoveryCodes };
}

export async function renamePasskey(tx: Tx, actor: Actor, id: string, name: string, now: Instant): Promise<void> {
  const renamed = await tx.run(sql`update passkey set name = ${name} where id = ${id} and account_id = ${actor.id}`);
  if (renamed === 0) throw notFound('identity.passkey-not-found');
  await recordAct(tx, actor, 'identity.passkey-renamed', about(actor.id), { after: { passkey: id } }, now);
}

export async function removePasskey(tx: Tx, actor: Actor, id: string, now: Instant): Promise<void> {
  const removed = await tx.run(sql`delete from passkey where id = ${id} and account_id = ${actor.id}`);
  if (removed === 0) throw notFound('identity.passkey-not-found');
  await tx.run(sql`
    delete from recovery_code where account_id = ${actor.id}
       and not exists (select from passkey where account_id = ${actor.id})
       and not exists (select from one_time_code where account_id = ${actor.id})`);
  await recordAct(tx, actor, 'identity.passkey-removed', about(actor.id), { before: { passkey: id } }, now);
}

/**
 * Asks the browser for a passkey: one of the account whose password was given just now, or else whichever it has for this
 * address, so that nobody learns who has one.
 */
export async function challengePasskey(tx: Tx, site: Site, visitor: Visitor, now: Instant): Promise<Challenge> {
  const step = await tryStep(tx, visitor.stepToken, 'second-factor', Entry, now);
  const allowed = step?.accountId == null ? {} : { allowCredentials: await keysOf(tx, step.accountId) };
  const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: verified, ...allowed });
  const token = await beginStep(tx, 'passkey', step?.accountId ?? null, { challenge: options.challenge }, now);
  return { options: { ...options }, token };
}

const Stored = z.object({
  accountId: AccountId,
  publicKey: z.string(),
  counter: z.number(),
  transports: z.array(z.string()),
});

/** Signs in with a passkey; the challenge is good for one answer. */
export async function signInWithPasskey(
  { db, clock, secret, settings }: SignIns,
  assertion: Assertion,
  site: Site,
  visitor: Visitor,
): Promise<SignedIn & { entry: Entry | null }> {
  const now = clock();
  const keys = attemptKeys(secret, `passkey ${assertion.id}`, visitor.address);
  const asked = await db.inTransaction(async (tx) => {
    await beginAttempt(tx, keys, now);
    return takeStep(tx, visitor.challengeToken, 'passkey', Data, now);
  });
  if (asked === undefined) throw unauthenticated('identity.sign-in-over');
  return db.inTransaction(async (tx) => {
    const stored = await tx.row(
      Stored,
      sql`
      select account_id as "accountId", public_key as "publicKey", counter::float8 as counter, transports
        from passkey where credential_id = ${assertion.id}
         and (${asked.accountId}::uuid is null or account_id = ${asked.accountId}) for no key update`,
    );
    const counter = stored && (await newCounter(assertion, asked.data.challenge, site, stored));
    if (stored === undefined || counter === undefined) throw unauthenticated('identity.passkey-wrong');
    await tx.run(sql`
      update passkey set counter = ${counter}, last_used_at = ${now} where credential_id = ${assertion.id}`);
    await attemptSucceeded(tx, keys, now);
    const first = await takeStep(tx, visitor.stepToken, 'second-factor', Entry, now);
    const way = first?.accountId === stored.accountId ? first.data : { by: 'passkey' as const };
    const opening = { accountId: stored.accountId, secondFactor: true, ...way };
    return { ...(await letIn(tx, { secret, settings }, opening, visitor, now)), entry: first?.data ?? null };
  });
}

/** How often the key says it was used, if the answer is right: a copy of a key falls behind. */
async function newCounter(
  response: Assertion,
  expectedChallenge: string,
  { origin, host }: Site,
  { publicKey, counter, transports }: z.infer<typeof Stored>,
): Promise<number | undefined> {
  const credential: WebAuthnCredential = {
    id: response.id,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
    counter,
    transports,
  };
  const expected = { expectedChallenge, expectedOrigin: origin, expectedRPID: host };
  try {
    const { verified: right, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      credential,
      requireUserVerification: true,
      ...expected,
    });
    return right ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined; // the library throws for whatever does not fit
  }
}
