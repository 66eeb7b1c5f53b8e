import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { expectedVersion } from '../http/editing.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import {
  DeliveryId,
  DeliveryState,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookId,
  WebhookSecret,
} from './contract.ts';
import { addWebhook, changeWebhook, removeWebhook, renewSecret, resendDelivery, testWebhook } from './manage.ts';
import { getWebhook, listDeliveries, listWebhooks } from './queries.ts';

const tags = ['webhooks'];
const manages = { permission: 'webhooks.manage' } as const;
/** A secret is shown once: its answer is not kept to be given again. */
const showsSecret = { ...manages, repeatable: false } as const;
const OneWebhook = z.object({ id: WebhookId });

/** For whoever runs the city: which programs elsewhere are told of what changes, and what each was told. */
export function webhooksRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/webhooks',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'listWebhooks',
        summary: 'Webhooks, the oldest first',
        querystring: pageQuery(WebhookId),
        response: { 200: pageOf(Webhook) },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      return onePage(await listWebhooks(db.reads, { after, limit: limit + 1 }), limit, ({ id }) => id);
    },
  );

  app.post(
    '/api/v1/webhooks',
    {
      config: showsSecret,
      schema: {
        tags,
        operationId: 'addWebhook',
        summary: 'Have a program elsewhere told of what changes',
        description:
          'Messages are JSON `{ type, timestamp, data: { about, … } }`, signed by the rules of Standard Webhooks ' +
          '(webhook-id, webhook-timestamp, webhook-signature). They say that a record changed, not how; they may come ' +
          'more than once and in another order. One of type `reset` says that something was missed.',
        body: NewWebhook,
        response: { 201: WebhookSecret.extend({ id: WebhookId }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const added = await db.inTransaction((tx) => addWebhook(tx, actor, request.body, services, clock()));
      return reply.code(201).header('cache-control', 'no-store').send(added);
    },
  );

  app.get(
    '/api/v1/webhooks/:id',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'getWebhook',
        summary: 'One webhook and how it is doing',
        params: OneWebhook,
        response: { 200: Webhook },
      },
    },
    (request) => getWebhook(db.reads, request.params.id),
  );

  app.patch(
    '/api/v1/webhooks/:id',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'changeWebhook',
        summary: 'Change, pause or reactivate a webhook. Takes If-Match.',
        params: OneWebhook,
        body: WebhookChange,
        response: { 200: Webhook },
      },
    },
    (request, reply) => {
      const asked = { id: request.params.id, version: expectedVersion(request), change: request.body };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeWebhook(tx, actor, asked, services, clock()),
      );
    },
  );

  app.delete(
    '/api/v1/webhooks/:id',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'removeWebhook',
        summary: 'Remove a webhook, with what waits for it',
        params: OneWebhook,
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => removeWebhook(tx, actor, request.params.id, clock())),
  );

  app.post(
    '/api/v1/webhooks/:id/secret',
    {
      config: showsSecret,
      schema: {
        tags,
        operationId: 'renewWebhookSecret',
        summary: 'Make a new secret; the one of before signs beside it for a day',
        params: OneWebhook,
        response: { 201: WebhookSecret },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const renewed = await db.inTransaction((tx) => renewSecret(tx, actorOf(request), id, services, clock()));
      return reply.code(201).header('cache-control', 'no-store').send(renewed);
    },
  );

  app.post(
    '/api/v1/webhooks/:id/test',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'testWebhook',
        summary: 'Send a message that says nothing happened',
        params: OneWebhook,
        response: { 202: z.object({ id: DeliveryId }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 202, (tx, actor) => testWebhook(tx, actor, request.params.id, clock())),
  );

  app.get(
    '/api/v1/webhooks/:id/deliveries',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'listWebhookDeliveries',
        summary: 'What a webhook was told, the newest first; kept for thirty days',
        params: OneWebhook,
        querystring: pageQuery(DeliveryId).extend({ state: DeliveryState.optional() }),
        response: { 200: pageOf(WebhookDelivery) },
      },
    },
    async (request) => {
      const { limit, ...asked } = request.query;
      const { id } = await getWebhook(db.reads, request.params.id);
      return onePage(await listDeliveries(db.reads, id, { ...asked, limit: limit + 1 }), limit, (one) => one.id);
    },
  );

  app.post(
    '/api/v1/webhooks/:id/deliveries/:deliveryId/send-again',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'resendWebhookDelivery',
        summary: 'Try a message again that was given up',
        params: z.object({ id: WebhookId, deliveryId: DeliveryId }),
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => resendDelivery(tx, actor, request.params, clock())),
  );
}
