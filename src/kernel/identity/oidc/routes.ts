import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { sql } from '../../db/db.ts';
import type { App } from '../../http/app.ts';
import { conflict, invalid, notFound, Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { AccountId, Provider } from '../contract.ts';
import { cookieFor, forgottenCookie } from '../cookie.ts';
import { OwnerProof } from '../factors/contract.ts';
import { demandOwner } from '../factors/demand-owner.ts';
import { factorsOf } from '../factors/factors-of.ts';
import { callerOf } from '../factors/routes.ts';
import { sessionSeconds } from '../sessions.ts';
import { about } from '../sign-in.ts';
import { stepMinutes } from '../sign-in-steps.ts';
import { siteOf } from '../site.ts';
import { visitorOf } from '../visitor.ts';
import { obeyLogoutToken } from './logout.ts';
import type { Providers } from './providers.ts';
import { arriveFromProvider, departToProvider } from './sign-in-with-provider.ts';

const tags = ['identity'];
const limited = { rateLimit: { max: 120, timeWindow: '1 minute' } };
const One = z.object({ provider: z.string().max(40) });

/** A page of ours, and none of anybody else's. */
const Within = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/)
  .catch('/')
  .default('/');

const ProviderRoutesRow = z.object({});

/** Signing in with providers of identities (OpenID Connect). */
export function providerRoutes(app: App, services: Services, providers: Providers): void {
  const { db, clock, settings } = services;
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const returnAddress = (request: FastifyRequest, provider: string) =>
    `${siteOf(request, settings).origin}/api/v1/session/providers/${provider}/callback`;
  const depart = async (request: FastifyRequest, provider: string, to: string, accountId: AccountId | null) => {
    const known = await providers.get(provider);
    const redirectUri = returnAddress(request, provider);
    return db.inTransaction((tx) => departToProvider(tx, known, { redirectUri, to, accountId }, clock()));
  };
  const keepStep = (reply: FastifyReply, token: string) =>
    reply.header('set-cookie', cookieFor('step', token, stepMinutes * 60, secure)).header('cache-control', 'no-store');

  app.get(
    '/api/v1/session/providers',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'listProviders',
        summary: 'Providers people may sign in with',
        response: { 200: z.object({ items: z.array(Provider) }) },
      },
    },
    async () => ({ items: providers.all.map(({ id, name }) => ({ id, name })) }),
  );

  app.get(
    '/api/v1/session/providers/:provider',
    {
      config: { permission: 'public', ...limited },
      schema: {
        tags,
        operationId: 'departToProvider',
        summary: 'Go to the provider to sign in',
        params: One,
        querystring: z.object({ to: Within }),
      },
    },
    async (request, reply) => {
      try {
        const { url, token } = await depart(request, request.params.provider, request.query.to, null);
        return keepStep(reply, token).redirect(url.href, 303);
      } catch (error) {
        return backToSignIn(reply, error);
      }
    },
  );

  app.get(
    '/api/v1/session/providers/:provider/callback',
    {
      config: { permission: 'public', ...limited },
      schema: { tags, operationId: 'arriveFromProvider', summary: 'Come back from the provider', params: One },
    },
    async (request, reply) => {
      try {
        const provider = await providers.get(request.params.provider);
        const url = new URL(returnAddress(request, request.params.provider));
        url.search = new URL(request.url, url).search;
        const visitor = visitorOf(request);
        const accountId = request.caller?.actor.id ?? null;
        const arrival = await arriveFromProvider(services, provider, { url, visitor, accountId });
        reply.header('cache-control', 'no-store');
        if ('linked' in arrival) {
          return reply.header('set-cookie', forgottenCookie('step', secure)).redirect(arrival.to, 303);
        }
        if ('methods' in arrival) {
          return keepStep(reply, arrival.token).redirect(
            `/sign-in?${new URLSearchParams({ step: arrival.methods.join(), to: arrival.to })}`,
            303,
          );
        }
        const session = cookieFor('session', arrival.token, sessionSeconds(settings), secure);
        return reply.header('set-cookie', [session, forgottenCookie('step', secure)]).redirect(arrival.to, 303);
      } catch (error) {
        return backToSignIn(reply, error);
      }
    },
  );

  app.post(
    '/api/v1/account/identities/:provider',
    {
      config: { permission: 'account.own', repeatable: false, ...limited },
      schema: {
        tags: ['account'],
        operationId: 'linkProvider',
        summary: 'Link what a provider knows of me to my account',
        params: One,
        body: OwnerProof,
        response: { 200: z.object({ next: z.url() }) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await demandOwner(services, caller, request.body, request.ip);
      const accountId = AccountId.parse(caller.actor.id);
      const { url, token } = await depart(request, request.params.provider, '/account', accountId);
      return keepStep(reply, token).send({ next: url.href });
    },
  );

  app.delete(
    '/api/v1/account/identities/:id',
    {
      config: { permission: 'account.own', repeatable: false },
      schema: {
        tags: ['account'],
        operationId: 'unlinkProvider',
        summary: 'Unlink a provider from my account',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request);
      await db.inTransaction(async (tx) => {
        const removed = await tx.run(sql`
          delete from credential where id = ${request.params.id} and account_id = ${actor.id} and provider like 'oidc:%'`);
        if (removed === 0) throw notFound('identity.identity-not-found');
        const left = await tx.rows(ProviderRoutesRow, sql`select from credential where account_id = ${actor.id}`);
        if (left.length === 0 && !(await factorsOf(tx, actor.id)).includes('passkey'))
          throw conflict('identity.last-way-in');
        const before = { identity: request.params.id };
        await recordAct(tx, actor, 'identity.provider-unlinked', about(actor.id), { before }, clock());
      });
      return reply.code(204).send();
    },
  );

  app.register(async (forms) => {
    // A form and not JSON: the standard has it so (Back-Channel Logout 1.0, 2.5).
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 32_768 },
      async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
    );
    forms.post(
      '/api/v1/session/providers/:provider/back-channel-logout',
      {
        config: { permission: 'public', repeatable: false, ...limited },
        schema: {
          tags,
          operationId: 'obeyLogout',
          summary: 'A provider tells that a session is over',
          params: One,
          body: z.looseObject({ logout_token: z.string().min(1).max(20_000) }),
          response: { 200: z.undefined() },
        },
      },
      async (request: FastifyRequest, reply) => {
        const { provider } = One.parse(request.params);
        const { logout_token: token } = z.looseObject({ logout_token: z.string() }).parse(request.body);
        const known = await providers.get(provider).catch((error: unknown) => {
          throw error instanceof Refusal && error.kind === 'not-found' ? error : invalid('identity.logout-token-wrong');
        });
        await obeyLogoutToken(db, known, token, clock());
        return reply.code(200).header('cache-control', 'no-store').send();
      },
    );
  });
}

/** Somebody who comes back from elsewhere is shown what went wrong on a page, not as JSON. */
function backToSignIn(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Refusal)) throw error;
  return reply.header('cache-control', 'no-store').redirect(`/sign-in?problem=${error.code}`, 303);
}
