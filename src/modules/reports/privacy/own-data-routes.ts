import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { FollowKey } from '../contract.ts';
import { followedId } from '../server/detail.ts';
import { eraseOwnData } from './erase-own-data.ts';
import { changeRetention, retentionRules } from './keep-retention.ts';
import { ownData } from './own-data.ts';
import {
  Erased,
  NewPrivacyRequest,
  OwnData,
  PrivacyAnswer,
  PrivacyRequest,
  PrivacyRequestTaken,
  Retained,
  RetentionRule,
  RetentionTerms,
  ToErase,
} from './own-data-contract.ts';
import { answerRequest, askAboutData, listRequests, RequestKey } from './privacy-requests.ts';

const tags = ['privacy'];
const byCode = { permission: 'reports.file' } as const;
const byAccount = { permission: 'account.own' } as const;
const Followed = z.object({ key: FollowKey });

/** What people may ask of their own data, and how long it is kept. */
export function ownDataRoutes(app: App, services: Services): void {
  const { db, clock, secret } = services;

  app.get(
    '/api/v1/followed-reports/:key/data',
    {
      config: byCode,
      schema: {
        tags,
        operationId: 'dataOfFollowedReport',
        summary: 'Everything that is kept about whoever has the follow-up code',
        params: Followed,
        response: { 200: OwnData },
      },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      const reportId = await followedId(db.reads, secret, params.key);
      return ownData(db.reads, { reportId }, clock());
    },
  );

  app.post(
    '/api/v1/followed-reports/:key/erase',
    {
      config: byCode,
      schema: {
        tags,
        operationId: 'eraseDataOfFollowedReport',
        summary: 'Have one’s data in a report erased; cannot be undone',
        params: Followed,
        body: ToErase,
        response: { 200: Erased },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx) => {
        const reportId = await followedId(tx, secret, request.params.key);
        return eraseOwnData(tx, { reportId }, request.body, clock());
      }),
  );

  app.post(
    '/api/v1/followed-reports/:key/requests',
    {
      config: byCode,
      schema: {
        tags,
        operationId: 'askAboutData',
        summary: 'Ask about one’s data what a person has to answer, within the working days the law gives',
        params: Followed,
        body: NewPrivacyRequest,
        response: { 201: PrivacyRequestTaken },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx) => {
        const reportId = await followedId(tx, secret, request.params.key);
        return askAboutData(tx, reportId, request.body, clock());
      }),
  );

  app.get(
    '/api/v1/account/report-data',
    {
      config: byAccount,
      schema: {
        tags,
        operationId: 'dataOfMyReports',
        summary: 'Everything that is kept about the asker in what they reported',
        response: { 200: OwnData },
      },
    },
    (request) => ownData(db.reads, { accountId: actorOf(request).id }, clock()),
  );

  app.post(
    '/api/v1/account/report-data/erase',
    {
      config: byAccount,
      schema: {
        tags,
        operationId: 'eraseDataOfMyReports',
        summary: 'Have one’s data erased in all that one reported; cannot be undone',
        body: ToErase,
        response: { 200: Erased },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        eraseOwnData(tx, { accountId: actor.id }, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/privacy-requests',
    {
      config: { permission: 'reports.call-back' },
      schema: {
        tags,
        operationId: 'listPrivacyRequests',
        summary: 'What people asked about their data, the oldest first',
        querystring: pageQuery(RequestKey).extend({ open: z.stringbool().optional().describe('Not answered yet.') }),
        response: { 200: pageOf(PrivacyRequest) },
      },
    },
    async (request) => {
      const { limit, after, open } = request.query;
      const found = await listRequests(db.reads, actorOf(request), { open, limit: limit + 1, after });
      return onePage(found, limit, ({ id }) => id);
    },
  );

  app.post(
    '/api/v1/privacy-requests/:id/answer',
    {
      config: { permission: 'reports.call-back' },
      schema: {
        tags,
        operationId: 'answerPrivacyRequest',
        summary: 'Answer somebody about their data, and erase what was agreed',
        params: z.object({ id: z.uuid() }),
        body: PrivacyAnswer,
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        answerRequest(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/report-retention',
    {
      config: { permission: 'reports.see-settings' },
      schema: {
        tags,
        operationId: 'listRetentionRules',
        summary: 'How long what is personal in reports is kept after their end',
        response: { 200: z.object({ items: z.array(RetentionRule) }) },
      },
    },
    async () => ({ items: await retentionRules(db.reads) }),
  );

  app.put(
    '/api/v1/report-retention/:what',
    {
      config: { permission: 'reports.settle' },
      schema: {
        tags,
        operationId: 'changeRetention',
        summary: 'Keep it for so long from now on',
        description: 'Needs If-Match with the version of the rule.',
        params: z.object({ what: Retained }),
        body: RetentionTerms,
        response: { 200: RetentionRule },
      },
    },
    (request, reply) => {
      const rule = { what: request.params.what, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeRetention(tx, actor, rule, request.body, clock()),
      );
    },
  );
}
