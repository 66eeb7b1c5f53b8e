import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, Caller } from '../../http/app.ts';
import { unauthenticated } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { cookieFor, tokenIn } from '../cookie.ts';
import { stepMinutes } from '../sign-in-steps.ts';
import { siteOf } from '../site.ts';
import {
  AddedPasskey,
  CodeConfirmation,
  NewCode,
  NewPasskey,
  OwnerProof,
  PasskeyChallenge,
  PasskeyName,
  Protection,
  RecoveryCodes,
} from './contract.ts';
import { demandOwner } from './demand-owner.ts';
import { beginCodes, confirmCodes, removeCodes } from './one-time-code.ts';
import { addPasskey, challengeNewPasskey, removePasskey, renamePasskey } from './passkeys.ts';
import { protectionOf } from './protection.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';

const tags = ['account'];
/** None is kept to be repeated: they tell what is shown once, or change what the account is protected with. */
const own = { permission: 'account.own', repeatable: false } as const;
const limited = { ...own, rateLimit: { max: 60, timeWindow: '1 minute' } };
const One = z.object({ id: z.uuid() });

/** What the owner of an account protects it with: codes of an app, codes on paper, passkeys. */
export function factorRoutes(app: App, services: Services): void {
  const { db, clock, secret, settings } = services;
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;

  /** The caller, after showing that they are the owner of the account and no passer-by. */
  const ownerOf = async (request: FastifyRequest<{ Body: OwnerProof }>): Promise<Caller> => {
    const caller = callerOf(request);
    await demandOwner(services, caller, request.body, request.ip);
    return caller;
  };
  const secretly = (reply: FastifyReply) => reply.header('cache-control', 'no-store');

  app.get(
    '/api/v1/account/protection',
    {
      config: own,
      schema: {
        tags,
        operationId: 'getProtection',
        summary: 'What my account is protected with',
        response: { 200: Protection },
      },
    },
    async (request) => protectionOf(db.reads, callerOf(request), settings),
  );

  app.post(
    '/api/v1/account/codes',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'beginCodes',
        summary: 'Set up an app for one-time codes (TOTP)',
        description: 'Counts once a code of the app was given back.',
        body: OwnerProof,
        response: { 201: NewCode },
      },
    },
    async (request, reply) => {
      const { actor, email } = await ownerOf(request);
      const begun = await db.inTransaction((tx) => beginCodes(tx, actor, email, secret, clock()));
      return secretly(reply).code(201).send(begun);
    },
  );

  app.post(
    '/api/v1/account/codes/confirm',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'confirmCodes',
        summary: 'Give back the first code of the app',
        body: CodeConfirmation,
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request);
      const codes = await db.inTransaction((tx) => confirmCodes(tx, actor, request.body.code, secret, clock()));
      return secretly(reply).send(codes);
    },
  );

  app.post(
    '/api/v1/account/codes/remove',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'removeCodes',
        summary: 'Stop using the app',
        body: OwnerProof,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor } = await ownerOf(request);
      await db.inTransaction((tx) => removeCodes(tx, actor, clock()));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/account/recovery-codes',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'renewRecoveryCodes',
        summary: 'New recovery codes; the ones before are void',
        body: OwnerProof,
        response: { 201: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const { actor } = await ownerOf(request);
      const codes = await db.inTransaction((tx) => renewRecoveryCodes(tx, actor, secret, clock()));
      return secretly(reply).code(201).send(codes);
    },
  );

  app.post(
    '/api/v1/account/passkeys/challenge',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'challengeNewPasskey',
        summary: 'What the browser needs to make a passkey',
        body: OwnerProof,
        response: { 200: PasskeyChallenge },
      },
    },
    async (request, reply) => {
      const { actor, name, email } = await ownerOf(request);
      const site = siteOf(request, settings);
      const { options, token } = await db.inTransaction((tx) =>
        challengeNewPasskey(tx, actor, { name, email }, site, clock()),
      );
      return secretly(reply)
        .header('set-cookie', cookieFor('challenge', token, stepMinutes * 60, secure))
        .send(options);
    },
  );

  app.post(
    '/api/v1/account/passkeys',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'addPasskey',
        summary: 'Add the passkey the browser made',
        body: NewPasskey,
        response: { 201: AddedPasskey },
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request);
      const at = {
        site: siteOf(request, settings),
        challengeToken: tokenIn(request.headers.cookie, 'challenge'),
        secret,
      };
      const added = await db.inTransaction((tx) => addPasskey(tx, actor, request.body, at, clock()));
      return secretly(reply).code(201).send(added);
    },
  );

  app.patch(
    '/api/v1/account/passkeys/:id',
    {
      config: own,
      schema: {
        tags,
        operationId: 'renamePasskey',
        summary: 'Name a passkey',
        params: One,
        body: z.object({ name: PasskeyName }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      await db.inTransaction((tx) => renamePasskey(tx, callerOf(request).actor, params.id, body.name, clock()));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/account/passkeys/:id/remove',
    {
      config: limited,
      schema: {
        tags,
        operationId: 'removePasskey',
        summary: 'Remove a passkey',
        params: One,
        body: OwnerProof,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor } = await ownerOf(request);
      await db.inTransaction((tx) => removePasskey(tx, actor, request.params.id, clock()));
      return reply.code(204).send();
    },
  );
}

/** Somebody with a session: routes for the owner of an account are open to nobody else. */
export function callerOf({ caller }: Pick<FastifyRequest, 'caller'>): Caller {
  if (caller === null) throw unauthenticated('policy.sign-in-needed');
  return caller;
}
