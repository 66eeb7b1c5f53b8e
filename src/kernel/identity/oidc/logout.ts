import { jwtVerify } from 'jose';
import { buildEndSessionUrl } from 'openid-client';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { type Db, sql } from '../../db/db.ts';
import { invalid } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import { systemActor } from '../actor.ts';
import { about, type Ended } from '../sign-in.ts';
import type { KnownProvider, Providers } from './providers.ts';

/** Where the provider ends its own session too (RP-Initiated Logout); none if it has no such address. */
export async function providerSignOutUrl(
  providers: Providers,
  { provider, idToken }: Ended,
  back: string,
): Promise<string | null> {
  if (provider === null || idToken === null) return null;
  try {
    const { config } = await providers.get(provider);
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
  } catch {
    return null; // signed out here, whatever the provider does
  }
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** OpenID Connect Back-Channel Logout 1.0, 2.4: who, which session, once; and never a token that signs somebody in. */
const LogoutToken = z.object({
  jti: z.string().min(1).max(300),
  exp: z.number(),
  sub: z.string().optional(),
  sid: z.string().optional(),
  events: z.object({ [logoutEvent]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
});

const slackSeconds = 60;

const AccountIdRow = z.object({ accountId: z.uuid() });

/** Ends the sessions a provider says are over, there and so here. Each token is obeyed once. */
export async function obeyLogoutToken(db: Db, provider: KnownProvider, token: string, now: Instant): Promise<void> {
  const { settings } = provider;
  const { sub, sid, jti, exp } = await readLogoutToken(provider, token);
  await db.inTransaction(async (tx) => {
    await tx.run(sql`delete from logout_token_seen where expires_at < ${now}`);
    const fresh = await tx.run(sql`
      insert into logout_token_seen (provider, jti, expires_at)
      values (${settings.id}, ${jti}, to_timestamp(${exp + slackSeconds}::float8)) on conflict do nothing`);
    if (fresh === 0) throw invalid('identity.logout-token-wrong');
    const ended = await tx.rows(
      AccountIdRow,
      sql`
      delete from session
       where provider = ${settings.id}
         and (${sub ?? null}::text is null or provider_account_id = ${sub ?? null})
         and (${sid ?? null}::text is null or provider_session_id = ${sid ?? null})
      returning account_id as "accountId"`,
    );
    for (const accountId of new Set(ended.map(({ accountId }) => accountId))) {
      const after = { provider: settings.id };
      await recordAct(tx, systemActor, 'identity.signed-out-by-provider', about(accountId), { after }, now);
    }
  });
}

async function readLogoutToken({ settings, config, keys }: KnownProvider, token: string) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.serverMetadata().issuer,
      audience: settings.clientId,
      clockTolerance: slackSeconds,
      requiredClaims: ['iat', 'exp', 'jti'],
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    });
    const claims = LogoutToken.parse(payload);
    if (claims.sub === undefined && claims.sid === undefined) throw new Error('it names nobody');
    return claims;
  } catch {
    throw invalid('identity.logout-token-wrong');
  }
}
