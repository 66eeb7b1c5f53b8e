import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, actorOf } from '../../http/app.ts';
import { sendsMail } from '../../notifications/mail/smtp.ts';
import type { Services } from '../../services.ts';
import { originOf } from '../../settings/settings.ts';
import { AccountId, NewAccount } from '../contract.ts';
import { siteOf } from '../site.ts';
import { AcceptInvitation, Invitation, InvitationFor, InvitationToken } from './contract.ts';
import { acceptInvitation, type Door, inviteSomebody, lookAtInvitation, renewInvitation } from './invite.ts';

const tags = ['accounts'];
/** The link it answers with is kept nowhere, so it cannot be answered again. */
const secret = { permission: 'account.manage', repeatable: false } as const;
const guessed = { permission: 'public', repeatable: false, rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const One = z.object({ id: AccountId });
const nothing = { 204: z.undefined() };

/** Links with which people set their passwords: made by who manages accounts, used by the person. */
export function invitationRoutes(app: App, services: Services): void {
  const { db, clock, settings, secret: serverSecret } = services;
  const doorOf = (request: FastifyRequest): Door => ({
    // A mail leads to the address of the city, whatever name the request came under.
    origin: sendsMail(settings) ? originOf(settings) : siteOf(request, settings).origin,
    secret: serverSecret,
    sendsMail: sendsMail(settings),
  });

  app.post(
    '/api/v1/accounts/invite',
    {
      config: secret,
      schema: {
        tags,
        operationId: 'inviteSomebody',
        summary: 'Make an account and a link with which its owner sets a password; by e-mail where the city sends it',
        body: NewAccount,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const invitation = await db.inTransaction((tx) =>
        inviteSomebody(tx, actorOf(request), request.body, doorOf(request), clock()),
      );
      return reply.code(201).header('cache-control', 'no-store').send(invitation);
    },
  );

  app.post(
    '/api/v1/accounts/:id/invite',
    {
      config: secret,
      schema: {
        tags,
        operationId: 'renewInvitation',
        summary: 'A new link to set a password; the one before is void',
        params: One,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const invitation = await db.inTransaction((tx) =>
        renewInvitation(tx, actorOf(request), request.params.id, doorOf(request), clock()),
      );
      return reply.code(201).header('cache-control', 'no-store').send(invitation);
    },
  );

  app.post(
    '/api/v1/invitation',
    {
      config: guessed,
      schema: {
        tags,
        operationId: 'lookAtInvitation',
        summary: 'Whom an invitation is for',
        body: InvitationToken,
        response: { 200: InvitationFor },
      },
    },
    async ({ body }, reply) =>
      reply.header('cache-control', 'no-store').send(await lookAtInvitation(db.reads, body.token, clock())),
  );

  app.post(
    '/api/v1/invitation/accept',
    {
      config: guessed,
      schema: {
        tags,
        operationId: 'acceptInvitation',
        summary: 'Set the password of an account by its invitation',
        body: AcceptInvitation,
        response: nothing,
      },
    },
    async ({ body }, reply) => {
      await acceptInvitation(services, body);
      return reply.code(204).send();
    },
  );
}
