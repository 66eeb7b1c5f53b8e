import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { Instant } from '../../../kernel/time.ts';
import { ArticleDecided, ArticleId } from '../contract.ts';
import { discardDraft, publishArticle, returnArticle, submitArticle, withdrawArticle } from './decide-article.ts';

const tags = ['articles'];
const writes = { permission: 'articles.write' } as const;
const decides = { permission: 'articles.publish' } as const;
const params = z.object({ id: ArticleId });
const response = { 200: ArticleDecided };
const Reason = z.string().trim().min(3).max(1000);

/** How an article comes into public, and out of it. */
export function decideRoutes(app: App, services: Services): void {
  const { clock } = services;

  for (const { path, operationId, summary, act } of [
    {
      path: 'submit',
      operationId: 'submitArticle',
      summary: 'Submit the draft for review: it stands still until somebody decides',
      act: submitArticle,
    },
    {
      path: 'discard',
      operationId: 'discardArticleDraft',
      summary: 'Give the draft up; what is in public stays there',
      act: discardDraft,
    },
  ]) {
    app.post(
      `/api/v1/articles/:id/${path}`,
      { config: writes, schema: { tags, operationId, summary, params, response } },
      (request, reply) => {
        const which = { id: request.params.id, version: expectedVersion(request) };
        return answerAct(services, request, reply, 200, (tx, actor) => act(tx, actor, which, clock()));
      },
    );
  }

  app.post(
    '/api/v1/articles/:id/return',
    {
      config: { permission: 'articles.read' },
      schema: {
        tags,
        operationId: 'returnArticle',
        summary: 'Send the version back to who writes, or take it back, from review or before its time',
        params,
        body: z.object({ reason: Reason.nullable().default(null) }),
        response,
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      const { reason } = request.body;
      return answerAct(services, request, reply, 200, (tx, actor) => returnArticle(tx, actor, which, reason, clock()));
    },
  );

  app.post(
    '/api/v1/articles/:id/publish',
    {
      config: decides,
      schema: {
        tags,
        operationId: 'publishArticle',
        summary: 'Publish what was submitted, now or at a time ahead; of a published article, its correction',
        params,
        body: z.object({ publishAt: Instant.nullable().default(null) }),
        response,
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      const { publishAt } = request.body;
      return answerAct(services, request, reply, 200, (tx, actor) =>
        publishArticle(tx, actor, which, publishAt, clock()),
      );
    },
  );

  app.post(
    '/api/v1/articles/:id/withdraw',
    {
      config: decides,
      schema: {
        tags,
        operationId: 'withdrawArticle',
        summary: 'Withdraw an article from the public',
        params,
        body: z.object({ reason: Reason }),
        response,
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      const { reason } = request.body;
      return answerAct(services, request, reply, 200, (tx, actor) =>
        withdrawArticle(tx, actor, which, reason, clock()),
      );
    },
  );
}
