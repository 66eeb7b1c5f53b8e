import type { FastifyReply } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { sql } from '../db/db.ts';
import { type App, actorOf, type Caller } from '../http/app.ts';
import { can, type Permission, permissions } from '../policy/policy.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { asInstant } from '../time.ts';
import { publicActor } from './actor.ts';
import {
  AccountId,
  Appointment,
  OwnSession,
  PasswordChange,
  PersonName,
  SecondFactorAsked,
  SecondFactorGiven,
  Session,
  SignedOut,
  SignIn,
} from './contract.ts';
import { cookieFor, forgottenCookie, sessionToken } from './cookie.ts';
import { Assertion, PasskeyChallenge } from './factors/contract.ts';
import { needsSecondFactor } from './factors/factors-of.ts';
import { giveSecondFactor } from './factors/give-second-factor.ts';
import { challengePasskey, signInWithPasskey } from './factors/passkeys.ts';
import { callerOf } from './factors/routes.ts';
import { providerSignOutUrl } from './oidc/logout.ts';
import type { Providers } from './oidc/providers.ts';
import { actorBehind, endSessionsOf, listSessions, sessionSeconds } from './sessions.ts';
import { about, changePassword, type SignedIn, signIn, signOut } from './sign-in.ts';
import { stepMinutes } from './sign-in-steps.ts';
import { siteOf } from './site.ts';
import { visitorOf } from './visitor.ts';

const tags = ['identity'];
const limited = { repeatable: false, rateLimit: { max: 120, timeWindow: '1 minute' } };
const open = { permission: 'public', ...limited } as const;
const own = { permission: 'account.own', repeatable: false } as const;

/** Who asks: signing in and out, and the sessions of one's own account. */
export function sessionRoutes(app: App, services: Services, providers: Providers): void {
  const { db, clock, settings } = services;
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;

  const letIn = (reply: FastifyReply, { session, token }: SignedIn, address: string) => {
    const { name, email, mustChangePassword, appointments } = session;
    const mustAddSecondFactor = !session.secondFactor && needsSecondFactor(appointments, settings);
    const cookies = [
      cookieFor('session', token, sessionSeconds(settings), secure),
      forgottenCookie('step', secure),
      forgottenCookie('challenge', secure),
    ];
    const actor = actorBehind(session, address);
    return reply
      .header('set-cookie', cookies)
      .header('cache-control', 'no-store')
      .code(201)
      .send(describe({ actor, name, email, mustChangePassword, mustAddSecondFactor }));
  };

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
      config: open,
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in',
        description: 'Answers 202 where the account has a second factor: the session begins once that was given.',
        body: SignIn,
        response: { 201: Session, 202: SecondFactorAsked },
      },
    },
    async (request, reply) => {
      const entered = await signIn(services, request.body, visitorOf(request));
      if ('session' in entered) return letIn(reply, entered, request.ip);
      const expiresAt = asInstant(Temporal.Instant.from(clock()).add({ minutes: stepMinutes }));
      return reply
        .header('set-cookie', cookieFor('step', entered.token, stepMinutes * 60, secure))
        .header('cache-control', 'no-store')
        .code(202)
        .send({ secondFactor: entered.methods, expiresAt });
    },
  );

  app.post(
    '/api/v1/session/second-factor',
    {
      config: open,
      schema: {
        tags,
        operationId: 'giveSecondFactor',
        summary: 'Give the second factor after the password',
        body: SecondFactorGiven,
        response: { 201: Session },
      },
    },
    async (request, reply) =>
      letIn(reply, await giveSecondFactor(services, request.body, visitorOf(request)), request.ip),
  );

  app.post(
    '/api/v1/session/passkey/challenge',
    {
      config: open,
      schema: {
        tags,
        operationId: 'challengePasskey',
        summary: 'What the browser needs to sign in with a passkey',
        response: { 200: PasskeyChallenge },
      },
    },
    async (request, reply) => {
      const site = siteOf(request, settings);
      const { options, token } = await db.inTransaction((tx) =>
        challengePasskey(tx, site, visitorOf(request), clock()),
      );
      return reply
        .header('set-cookie', cookieFor('challenge', token, stepMinutes * 60, secure))
        .header('cache-control', 'no-store')
        .send(options);
    },
  );

  app.post(
    '/api/v1/session/passkey',
    {
      config: open,
      schema: {
        tags,
        operationId: 'signInWithPasskey',
        summary: 'Sign in with a passkey',
        body: Assertion,
        response: { 201: Session },
      },
    },
    async (request, reply) => {
      const site = siteOf(request, settings);
      return letIn(reply, await signInWithPasskey(services, request.body, site, visitorOf(request)), request.ip);
    },
  );

  app.delete(
    '/api/v1/session',
    {
      config: { permission: 'public', repeatable: false },
      schema: {
        tags,
        operationId: 'signOut',
        summary: 'Sign out',
        description: 'Answers 200 where the provider of the identity is to be told as well.',
        response: { 200: SignedOut, 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const token = sessionToken(request.headers.cookie);
      const ended =
        token === undefined
          ? undefined
          : await db.inTransaction((tx) => signOut(tx, token, settings, request.ip, clock()));
      reply.header('set-cookie', forgottenCookie('session', secure));
      const back = `${siteOf(request, settings).origin}/sign-in`;
      const next = ended === undefined ? null : await providerSignOutUrl(providers, ended, back);
      return next === null ? reply.code(204).send() : reply.code(200).send({ next });
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
      await changePassword(services, actorOf(request), request.body, request.ip);
      return reply.header('set-cookie', forgottenCookie('session', secure)).code(204).send();
    },
  );

  app.patch(
    '/api/v1/account',
    {
      config: own,
      schema: {
        tags: ['account'],
        operationId: 'changeOwnName',
        summary: 'Correct my name',
        body: z.object({ name: PersonName }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor, name: before } = callerOf(request);
      const { name } = request.body;
      const now = clock();
      await db.inTransaction(async (tx) => {
        await tx.run(sql`update account set name = ${name}, updated_at = ${now} where id = ${actor.id}`);
        const change = { before: { personName: before }, after: { personName: name } };
        await recordAct(tx, actor, 'identity.account-changed', about(actor.id), change, now);
      });
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/v1/account/sessions',
    {
      config: own,
      schema: {
        tags: ['account'],
        operationId: 'listSessions',
        summary: 'Where I am signed in',
        response: { 200: z.object({ items: z.array(OwnSession) }) },
      },
    },
    async (request) => {
      const { actor, token } = callerOf(request);
      return { items: await listSessions(db.reads, actor.id, token, settings, clock()) };
    },
  );

  app.delete(
    '/api/v1/account/sessions/:id',
    {
      config: own,
      schema: {
        tags: ['account'],
        operationId: 'endSession',
        summary: 'Sign out one of my sessions',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request);
      const { id } = request.params;
      await db.inTransaction(async (tx) => {
        const ended = await tx.run(sql`delete from session where id = ${id} and account_id = ${actor.id}`);
        if (ended === 0) throw notFound('identity.session-not-found');
        await recordAct(tx, actor, 'identity.session-ended', about(actor.id), { before: { session: id } }, clock());
      });
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/v1/account/sessions',
    {
      config: own,
      schema: {
        tags: ['account'],
        operationId: 'endOtherSessions',
        summary: 'Sign out everywhere but here',
        response: { 200: z.object({ ended: z.int() }) },
      },
    },
    async (request) => {
      const { actor, token } = callerOf(request);
      return db.inTransaction(async (tx) => {
        const ended = await endSessionsOf(tx, actor.id, token);
        await recordAct(tx, actor, 'identity.sessions-ended', about(actor.id), { after: { ended } }, clock());
        return { ended };
      });
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
    mustAddSecondFactor: caller?.mustAddSecondFactor ?? false,
    permissions: allPermissions.filter((permission) => can(actor, permission)),
  };
}
