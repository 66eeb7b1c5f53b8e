import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { NewPushSubscription, Notice, NoticeId, NoticeSettings } from './contract.ts';
import { countUnread, listNotices, markAllRead, markRead } from './inbox.ts';
import { readLeaving } from './mail/leave-link.ts';
import { chooseNoticeSettings, leaveMail, noticeSettingsOf } from './preferences.ts';
import { pushKeys } from './push/keys.ts';
import { demandPushService, subscribe, unsubscribe } from './push/subscriptions.ts';

const tags = ['notices'];
const own = { permission: 'notices.own' } as const;

/** What a person is told, and how they want to be told. Nobody sees another's. */
export function notificationsRoutes(app: App, services: Services): void {
  const { db, clock, settings, secret } = services;

  app.get(
    '/api/v1/notices',
    {
      config: own,
      schema: {
        tags,
        operationId: 'listNotices',
        summary: 'My notices, newest first',
        querystring: pageQuery(NoticeId).extend({ unread: z.stringbool().optional() }),
        response: { 200: pageOf(Notice) },
      },
    },
    async (request) => {
      const { limit, after, unread = false } = request.query;
      const asked = { accountId: actorOf(request).id, unreadOnly: unread, after, limit: limit + 1 };
      return onePage(await listNotices(db.reads, asked), limit, ({ id }) => id);
    },
  );

  app.get(
    '/api/v1/notices/count',
    {
      config: own,
      schema: {
        tags,
        operationId: 'countNotices',
        summary: 'How many notices I have not read, counted to a thousand',
        response: { 200: z.object({ unread: z.int() }) },
      },
    },
    async (request) => ({ unread: await countUnread(db.reads, actorOf(request).id) }),
  );

  app.post(
    '/api/v1/notices/:id/read',
    {
      config: own,
      schema: {
        tags,
        operationId: 'readNotice',
        summary: 'I have read it',
        params: z.object({ id: NoticeId }),
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => markRead(tx, actor.id, request.params.id, clock())),
  );

  app.post(
    '/api/v1/notices/read',
    {
      config: own,
      schema: {
        tags,
        operationId: 'readAllNotices',
        summary: 'I have read all of them, or all up to one',
        body: z.object({ upTo: NoticeId.optional() }).nullish(),
        response: { 200: z.object({ read: z.int() }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => ({
        read: await markAllRead(tx, actor.id, request.body?.upTo, clock()),
      })),
  );

  app.get(
    '/api/v1/notice-settings',
    {
      config: own,
      schema: {
        tags,
        operationId: 'getNoticeSettings',
        summary: 'How I want to be told',
        response: { 200: NoticeSettings },
      },
    },
    (request) => noticeSettingsOf(db.reads, actorOf(request).id),
  );

  app.put(
    '/api/v1/notice-settings',
    {
      config: own,
      schema: {
        tags,
        operationId: 'chooseNoticeSettings',
        summary: 'Choose ways, quiet hours and language',
        body: NoticeSettings,
        response: { 200: NoticeSettings },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => {
        await chooseNoticeSettings(tx, actor.id, request.body);
        return noticeSettingsOf(tx, actor.id);
      }),
  );

  app.get(
    '/api/v1/push-key',
    {
      config: own,
      schema: {
        tags,
        operationId: 'getPushKey',
        summary: 'The public key a browser subscribes with (VAPID)',
        response: { 200: z.object({ key: z.string() }) },
      },
    },
    async () => ({ key: (await db.inTransaction(pushKeys)).publicKey }),
  );

  app.post(
    '/api/v1/push-subscriptions',
    {
      config: own,
      schema: {
        tags,
        operationId: 'subscribeToPush',
        summary: 'Wake this browser when there is something to tell',
        body: NewPushSubscription,
        response: { 204: z.undefined() },
      },
    },
    (request, reply) => {
      demandPushService(request.body.endpoint, settings);
      return answerAct(services, request, reply, 204, (tx, actor) => subscribe(tx, actor.id, request.body, clock()));
    },
  );

  app.delete(
    '/api/v1/push-subscriptions',
    {
      config: own,
      schema: {
        tags,
        operationId: 'unsubscribeFromPush',
        summary: 'Leave this browser alone',
        querystring: z.object({ endpoint: NewPushSubscription.shape.endpoint }),
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => unsubscribe(tx, actor.id, request.query.endpoint)),
  );

  // Mail programs press this button themselves (RFC 8058), with a form in place of JSON and without a session.
  app.register(async (mail: App) => {
    mail.addContentTypeParser('application/x-www-form-urlencoded', { bodyLimit: 1024 }, (_request, payload, done) => {
      payload
        .resume()
        .on('end', () => done(null, undefined))
        .on('error', done);
    });
    mail.post(
      '/api/v1/notices/leave',
      {
        config: { permission: 'public', repeatable: false, rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: {
          tags,
          operationId: 'leaveMail',
          summary: 'Stop e-mails of a kind by the signed link in one',
          querystring: z.object({ token: z.string().max(400) }),
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { accountId, kind } = readLeaving(secret, request.query.token);
        await db.inTransaction((tx) => leaveMail(tx, accountId, kind));
        return reply.code(204).send();
      },
    );
  });
}
