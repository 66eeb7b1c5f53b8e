import { z } from 'zod';
import { type App, actorOf, type Caller } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import { can, type Permission, permissions } from '../policy/policy.ts';
import type { Services } from '../services.ts';
import { publicActor } from './actor.ts';
import { createAuth } from './auth.ts';
import { Account, AccountId, Appointment, CreatedAccount, NewAccount, PasswordChange, Session, SignIn } from './contract.ts';
import { forgottenCookies, sessionToken } from './cookie.ts';
import { createAccount, preparePassword } from './create-account.ts';
import { listAccounts } from './queries.ts';
import { actorBehind, changePassword, signIn, signOut } from './sign-in.ts';

const tags = ['identity'];
const limited = { repeatable: false, rateLimit: { max: 120, timeWindow: '1 minute' } };

export function identityRoutes(app: App, services: Services): void {
  const { db, clock, settings, secret } = services;
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const signing = { db, clock, secret, auth: createAuth({ db, secret, secure }) };

  app.get(
    '/api/v1/session',
    {
      config: { permission: 'public' },
      schema: { tags, operationId: 'getSession', summary: 'Who am I, and what may I do', response: { 200: Session } },
    },
    async (request) => describe(request.caller),
  );

  app.post(
    '/api/v1/session',
    {
      config: { permission: 'public', ...limited },
      schema: { tags, operationId: 'signIn', summary: 'Sign in', body: SignIn, response: { 201: Session } },
    },
    async (request, reply) => {
      const from = { address: request.ip, token: sessionToken(request.headers.cookie, secret) };
      const { session, cookies } = await signIn(signing, request.body, from);
      const { name, email, mustChangePassword } = session;
      reply.header('set-cookie', cookies).header('cache-control', 'no-store');
      return reply.code(201).send(describe({ actor: actorBehind(session), name, email, mustChangePassword }));
    },
  );

  app.delete(
    '/api/v1/session',
    {
      config: { permission: 'public', repeatable: false },
      schema: { tags, operationId: 'signOut', summary: 'Sign out', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const token = sessionToken(request.headers.cookie, secret);
      if (token !== undefined) await db.inTransaction((tx) => signOut(tx, token, clock()));
      return reply.header('set-cookie', forgottenCookies(secure)).code(204).send();
    },
  );

  app.put(
    '/api/v1/session/password',
    {
      config: { permission: 'account.own', ...limited },
      schema: {
        tags,
        operationId: 'changePassword',
        summary: 'Set a new password',
        description: 'Ends every session of the account: sign in again with the new password.',
        body: PasswordChange,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { email } = request.caller ?? { email: '' };
      await changePassword(signing, actorOf(request), request.body, { email, address: request.ip });
      return reply.header('set-cookie', forgottenCookies(secure)).code(204).send();
    },
  );

  app.get(
    '/api/v1/accounts',
    {
      config: { permission: 'account.manage' },
      schema: {
        tags,
        operationId: 'listAccounts',
        summary: 'Accounts',
        querystring: pageQuery(AccountId),
        response: { 200: pageOf(Account) },
      },
    },
    async ({ query }) => {
      const accounts = await db.inTransaction((tx) => listAccounts(tx, clock(), query.after ?? null, query.limit + 1));
      return onePage(accounts, query.limit, (account) => account.id);
    },
  );

  app.post(
    '/api/v1/accounts',
    {
      config: { permission: 'account.manage', repeatable: false }, // the password it answers with is kept nowhere
      schema: {
        tags,
        operationId: 'createAccount',
        summary: 'Make an account with a one-time password',
        body: NewAccount,
        response: { 201: CreatedAccount },
      },
    },
    async (request, reply) => {
      const prepared = await preparePassword();
      const account = await db.inTransaction((tx) =>
        createAccount(tx, actorOf(request), request.body, prepared, clock()),
      );
      return reply.code(201).header('cache-control', 'no-store').send(account);
    },
  );
}

const allPermissions = Object.keys(permissions) as Permission[];

function describe(caller: Omit<Caller, 'token'> | null): Session {
  const actor = caller?.actor ?? publicActor;
  return {
    account: caller === null ? null : { id: AccountId.parse(actor.id), name: caller.name, email: caller.email },
    appointments: caller === null ? [] : Appointment.array().parse(actor.grants),
    organisationId: actor.organisationId,
    mustChangePassword: caller?.mustChangePassword ?? false,
    permissions: allPermissions.filter((permission) => can(actor, permission)),
  };
}
