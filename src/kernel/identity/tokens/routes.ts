import { z } from 'zod';
import type { App } from '../../http/app.ts';
import { can, type Permission } from '../../policy/policy.ts';
import type { Services } from '../../services.ts';
import { OwnerProof } from '../factors/contract.ts';
import { demandOwner } from '../factors/demand-owner.ts';
import { callerOf } from '../factors/routes.ts';
import { createApiToken, listApiTokens, revokeApiToken, tokenScopes } from './api-tokens.ts';
import { ApiToken, CreatedApiToken, longestTokenDays } from './contract.ts';

const tags = ['account'];
const isScope = (word: string): word is Permission => tokenScopes.some((scope) => scope === word);

export const NewApiToken = OwnerProof.extend({
  name: z.string().trim().min(1).max(80),
  scope: z.array(z.string().refine(isScope, 'identity.scope-unknown')).min(1).max(tokenScopes.length),
  days: z.int().min(1).max(longestTokenDays),
}).meta({ id: 'NewApiToken' });

/** Keys for programs: made by a person, for less than the person may do. */
export function tokenRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/account/tokens',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        operationId: 'listApiTokens',
        summary: 'My API tokens, and what they may be made for',
        response: { 200: z.object({ items: z.array(ApiToken), scopes: z.array(z.string()) }) },
      },
    },
    async (request) => {
      const { actor } = callerOf(request);
      const own = tokenScopes.filter((scope) => can(actor, scope));
      return { items: await listApiTokens(db.reads, actor.id, clock()), scopes: own };
    },
  );

  app.post(
    '/api/v1/account/tokens',
    {
      config: { permission: 'account.own', repeatable: false, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        operationId: 'createApiToken',
        summary: 'Make an API token',
        body: NewApiToken,
        response: { 201: CreatedApiToken },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name, scope, days } = request.body;
      await demandOwner(services, caller, request.body, request.ip);
      const created = await db.inTransaction((tx) => createApiToken(tx, caller.actor, { name, scope, days }, clock()));
      return reply.code(201).header('cache-control', 'no-store').send(created);
    },
  );

  app.delete(
    '/api/v1/account/tokens/:id',
    {
      config: { permission: 'account.own', repeatable: false },
      schema: {
        tags,
        operationId: 'revokeApiToken',
        summary: 'Revoke an API token',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await db.inTransaction((tx) => revokeApiToken(tx, callerOf(request).actor, request.params.id, clock()));
      return reply.code(204).send();
    },
  );
}
