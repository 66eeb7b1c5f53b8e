import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { languageFor } from '../http/language.ts';
import { pageOf } from '../http/paging.ts';
import type { Language } from '../messages.ts';
import { pushKeys } from '../notifications/push/keys.ts';
import { demandPushService } from '../notifications/push/subscriptions.ts';
import type { Services } from '../services.ts';
import { followByBrowser, unfollowByBrowser } from './browsers.ts';
import { getSubject } from './choose.ts';
import {
  BrowserAsking,
  BrowserFollowing,
  BrowserUnfollowing,
  Following,
  FollowSubject,
  NewFollowing,
} from './contract.ts';
import { linesOf, type OwnLine } from './keep.ts';
import { follow, unfollow } from './with-account.ts';

const tags = ['following'];
const own = { permission: 'notices.own' } as const;
const open = { permission: 'public', repeatable: false } as const;
const rateLimit = { max: 60, timeWindow: '1 minute' };

/** Following with an account, and by a browser without one. By e-mail one follows on the pages of the portal. */
export function followingRoutes(app: App, services: Services): void {
  const { db, clock, settings } = services;

  app.get(
    '/api/v1/followings',
    {
      config: own,
      schema: {
        tags,
        operationId: 'listFollowings',
        summary: 'What I follow, the latest first; what is no longer public is left out',
        response: { 200: pageOf(Following) },
      },
    },
    async (request) => {
      const language = languageFor(request);
      const lines = await linesOf(db.reads, { accountId: actorOf(request).id }, clock());
      return { items: lines.flatMap((line) => shownAs(line, language) ?? []), next: null };
    },
  );

  app.post(
    '/api/v1/followings',
    {
      config: own,
      schema: {
        tags,
        operationId: 'follow',
        summary: 'Follow a theme, an area, a directive or a report; once more to choose other topics',
        body: NewFollowing,
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        follow(tx, { accountId: actor.id }, request.body, clock()),
      ),
  );

  app.delete(
    '/api/v1/followings',
    {
      config: own,
      schema: {
        tags,
        operationId: 'unfollow',
        summary: 'Follow it no longer',
        querystring: z.object({ subject: FollowSubject }),
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => unfollow(tx, actor.id, request.query.subject)),
  );

  app.get(
    '/api/v1/follow-subject',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'getFollowSubject',
        summary: 'What can be followed, by its name; 404 where it is not public',
        querystring: z.object({ subject: FollowSubject, lang: z.enum(['vi', 'en']).optional() }),
        response: { 200: Following.pick({ subject: true, name: true, path: true }) },
      },
    },
    async (request) => {
      const { subject } = request.query;
      const { name, paths } = await getSubject(db.reads, subject, clock());
      const language = languageFor(request);
      return { subject, name: name[language], path: paths[language] };
    },
  );

  app.get(
    '/api/v1/browser-followings/key',
    {
      config: open,
      schema: {
        tags,
        operationId: 'getFollowingPushKey',
        summary: 'The public key a browser subscribes with (VAPID)',
        response: { 200: z.object({ key: z.string() }) },
      },
    },
    async () => ({ key: (await db.inTransaction(pushKeys)).publicKey }),
  );

  app.post(
    '/api/v1/browser-followings',
    {
      config: { ...open, rateLimit },
      schema: {
        tags,
        operationId: 'followByBrowser',
        summary: 'Wake this browser, without an account, when something happens to a subject',
        body: BrowserFollowing,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      demandPushService(request.body.endpoint, settings);
      await db.inTransaction((tx) => followByBrowser(tx, request.body, clock()));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/browser-followings/off',
    {
      config: { ...open, rateLimit },
      schema: {
        tags,
        operationId: 'unfollowByBrowser',
        summary: 'Leave this browser alone about a subject, or about all',
        body: BrowserUnfollowing,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { endpoint, keys, subject } = request.body;
      await db.inTransaction((tx) => unfollowByBrowser(tx, { endpoint, auth: keys.auth, subject }));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/browser-followings/list',
    {
      config: { ...open, rateLimit },
      schema: {
        tags,
        operationId: 'listBrowserFollowings',
        summary: 'What this browser follows',
        body: BrowserAsking,
        response: { 200: pageOf(Following) },
      },
    },
    async (request) => {
      const language = languageFor(request);
      const lines = await linesOf(db.reads, { endpoint: request.body.endpoint }, clock());
      return { items: lines.flatMap((line) => shownAs(line, language) ?? []), next: null };
    },
  );
}

function shownAs({ subject, named, topics, since }: OwnLine, language: Language): Following | undefined {
  return named === undefined
    ? undefined
    : { subject, name: named.name[language], path: named.paths[language], topics, since };
}
