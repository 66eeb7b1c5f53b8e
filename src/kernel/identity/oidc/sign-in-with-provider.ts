import * as openid from 'openid-client';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { newId } from '../../brand.ts';
import { sql, type Tx } from '../../db/db.ts';
import { conflict, denied, unauthenticated } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import { systemActor } from '../actor.ts';
import { AccountId } from '../contract.ts';
import {
  about,
  type Entry,
  enter,
  letIn,
  type SecondFactorWaits,
  type SignedIn,
  type SignIns,
  type Visitor,
} from '../sign-in.ts';
import { beginStep, takeStep } from '../sign-in-steps.ts';
import { appointByClaims } from './appoint-by-claims.ts';
import { readClaims, type Told } from './claims.ts';
import type { KnownProvider } from './providers.ts';

/** What has to come back unchanged from the provider, or be shown to it. */
const Waiting = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});

export interface Departure {
  url: URL;
  token: string;
}

/**
 * Sends somebody to the provider: authorization code with PKCE, state and nonce. With an account, to link what the
 * provider knows of them to it; without, to sign in.
 */
export async function departToProvider(
  tx: Tx,
  { settings, config }: KnownProvider,
  { redirectUri, to, accountId }: { redirectUri: string; to: string; accountId: AccountId | null },
  now: Instant,
): Promise<Departure> {
  const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: settings.scopes.join(' '),
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const waiting = { provider: settings.id, state, nonce, verifier, to };
  return { url, token: await beginStep(tx, 'provider', accountId, waiting, now) };
}

/** Who came back, and how far they got. */
export type Arrival = { to: string } & (SignedIn | SecondFactorWaits | { linked: true });

/** Takes somebody in who comes back from the provider. */
export async function arriveFromProvider(
  { db, clock, secret, settings }: SignIns,
  provider: KnownProvider,
  { url, visitor, accountId }: { url: URL; visitor: Visitor; accountId: string | null },
): Promise<Arrival> {
  const now = clock();
  const { id } = provider.settings;
  const waiting = await db.inTransaction((tx) => takeStep(tx, visitor.stepToken, 'provider', Waiting, now));
  if (waiting === undefined || waiting.data.provider !== id) throw unauthenticated('identity.sign-in-over');
  const { state, nonce, verifier, to } = waiting.data;
  const answer = await openid
    .authorizationCodeGrant(provider.config, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      throw unauthenticated('identity.provider-refused', { provider: id, why: codeIn(error) });
    });
  const claims = answer.claims();
  if (claims === undefined) throw unauthenticated('identity.provider-refused', { provider: id, why: 'no id_token' });
  const more = await moreAbout(provider, answer.access_token, claims.sub);
  const told = readClaims({ ...more, ...claims }, provider.settings);
  const arrived = { subject: claims.sub, told };

  return db.inTransaction(async (tx): Promise<Arrival> => {
    if (waiting.accountId !== null) {
      if (waiting.accountId !== accountId) throw denied('identity.sign-in-over'); // another person signed in meanwhile
      await link(tx, waiting.accountId, id, claims.sub, now);
      await appointByClaims(tx, waiting.accountId, id, told, now);
      return { to, linked: true };
    }
    const found = await accountFor(tx, provider, arrived, now);
    await appointByClaims(tx, found, id, told, now);
    const entry: Entry = {
      by: 'provider',
      to,
      provider: {
        id,
        accountId: claims.sub,
        sessionId: typeof claims.sid === 'string' ? claims.sid : null,
        idToken: answer.id_token ?? '',
      },
    };
    const entered = provider.settings.secondFactor
      ? await letIn(tx, { secret, settings }, { accountId: found, secondFactor: true, ...entry }, visitor, now)
      : await enter(tx, { secret, settings }, found, entry, visitor, now);
    return { to, ...entered };
  });
}

/** What the provider tells beside the token, where it has an address for that. */
async function moreAbout(
  { config }: KnownProvider,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  try {
    return { ...(await openid.fetchUserInfo(config, accessToken, subject)) };
  } catch {
    return {}; // the token says who it is; the rest is additional
  }
}

/** A word of the protocol for what went wrong, never what the provider wrote about the person. */
const codeIn = (error: unknown): string => {
  const { error: code, name } = error as { error?: unknown; name?: unknown };
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : String(name);
};

const Found = z.object({ id: AccountId });
const named = (provider: string) => `oidc:${provider}`;

/** The account this person has here: linked before, or of the same verified address, or made now if the city says so. */
async function accountFor(
  tx: Tx,
  { settings }: KnownProvider,
  { subject, told }: { subject: string; told: Told },
  now: Instant,
): Promise<AccountId> {
  const linked = await tx.row(
    Found,
    sql`
    select account_id as id from credential
     where provider = ${named(settings.id)} and provider_account_id = ${subject}`,
  );
  if (linked !== undefined) return linked.id;
  if (told.email === null) throw denied('identity.email-unverified');
  const known = await tx.row(Found, sql`select id from account where email = ${told.email}`);
  if (known !== undefined) {
    await link(tx, known.id, settings.id, subject, now);
    return known.id;
  }
  if (!settings.createAccounts || told.roles === null || told.roles.length === 0) throw denied('identity.no-account');
  const id = newId(AccountId);
  await tx.run(sql`
    insert into account (id, name, email, created_at, updated_at)
    values (${id}, ${told.name ?? told.email}, ${told.email}, ${now}, ${now})`);
  await recordAct(tx, systemActor, 'identity.account-created', about(id), { after: { provider: settings.id } }, now);
  await link(tx, id, settings.id, subject, now);
  return id;
}

async function link(tx: Tx, accountId: AccountId, provider: string, subject: string, now: Instant) {
  const linked = await tx.run(sql`
    insert into credential (id, account_id, provider, provider_account_id, created_at, updated_at)
    values (${timeOrderedUuid()}, ${accountId}, ${named(provider)}, ${subject}, ${now}, ${now})
    on conflict (provider, provider_account_id) do update set updated_at = excluded.updated_at
     where credential.account_id = excluded.account_id`);
  if (linked === 0) throw conflict('identity.provider-taken');
  await recordAct(tx, systemActor, 'identity.provider-linked', about(accountId), { after: { provider } }, now);
}
