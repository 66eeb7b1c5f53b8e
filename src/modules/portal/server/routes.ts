import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { feedRate, sendDocument } from '../../../kernel/feeds/send-document.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { languageFor } from '../../../kernel/http/language.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { originOf } from '../../../kernel/settings/settings.ts';
import { Instant } from '../../../kernel/time.ts';
import {
  Article,
  ArticleDecided,
  ArticleFilter,
  ArticleId,
  ArticlePreview,
  ArticleSummary,
  ArticleText,
  ArticleVersion,
  longestBody,
  NewArticle,
} from '../contract.ts';
import { readMarkdown } from '../text/read-markdown.ts';
import { writeMarkdown } from '../text/write-markdown.ts';
import { decideRoutes } from './decide-routes.ts';
import { articleCalendar, atomFeed, jsonFeed } from './feeds.ts';
import { articleFileRoutes } from './file-routes.ts';
import { imageRoutes } from './image-routes.ts';
import { demandSeen, getArticle, listArticles, listVersions } from './queries.ts';
import { readHtml } from './read-html.ts';
import { relationRoutes } from './relation-routes.ts';
import { createArticle, writeArticle } from './write-article.ts';

const tags = ['articles'];
const reads = { permission: 'articles.read' } as const;
const writes = { permission: 'articles.write' } as const;
const OneArticle = z.object({ id: ArticleId });
const inFeed = 50;

/** Tin, bài: articles, how they come into public, and the feeds of the latest. */
export function articlesRoutes(app: App, services: Services): void {
  const { db, clock, settings } = services;
  const telling = (request: FastifyRequest) => ({
    language: languageFor(request),
    origin: originOf(settings),
    city: settings.CITY_NAME,
    self: originOf(settings) + request.url,
  });
  decideRoutes(app, services);
  imageRoutes(app, services);
  relationRoutes(app, services);
  articleFileRoutes(app, services);
  historyRoute(app, services, { path: 'articles', kind: 'article', demandSeen });

  app.get(
    '/api/v1/articles',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listArticles',
        summary: 'Articles, the newest first: those in public, or in another state those one may work on',
        querystring: pageQuery(z.tuple([Instant, ArticleId])).extend(ArticleFilter.shape),
        response: { 200: pageOf(ArticleSummary) },
      },
    },
    async (request) => {
      const { limit, after, ...filter } = request.query;
      const found = await listArticles(db.reads, actorOf(request), filter, limit, after);
      return onePage(found, limit, ({ listedAt, id }) => [listedAt, id]);
    },
  );

  for (const format of ['atom', 'json'] as const) {
    app.get(
      `/api/v1/articles.${format}`,
      {
        config: { ...reads, rateLimit: feedRate(settings) },
        schema: {
          tags,
          operationId: format === 'atom' ? 'articlesFeed' : 'articlesJsonFeed',
          summary: `The latest articles as ${format === 'atom' ? 'an Atom feed' : 'a JSON Feed'} of fifty entries`,
          querystring: ArticleFilter.omit({ state: true }).extend({ lang: z.enum(['vi', 'en']).optional() }),
        },
      },
      async (request, reply) => {
        const { lang: _, ...filter } = request.query;
        const asked: ArticleFilter = { ...filter, state: 'published' };
        const articles = (await listArticles(db.reads, actorOf(request), asked, inFeed)).slice(0, inFeed);
        const told = telling(request);
        await sendDocument(request, reply, format === 'atom' ? atomFeed(told, articles) : jsonFeed(told, articles));
        return reply;
      },
    );
  }
  app.get(
    '/api/v1/articles.ics',
    {
      config: { ...reads, rateLimit: feedRate(settings) },
      schema: {
        tags,
        operationId: 'articlesCalendar',
        summary: 'The days of the latest articles as iCalendar, fifty entries',
        querystring: ArticleFilter.omit({ state: true }).extend({ lang: z.enum(['vi', 'en']).optional() }),
      },
    },
    async (request, reply) => {
      const { lang: _, ...filter } = request.query;
      const asked: ArticleFilter = { ...filter, state: 'published' };
      const articles = (await listArticles(db.reads, actorOf(request), asked, inFeed)).slice(0, inFeed);
      await sendDocument(request, reply, articleCalendar(telling(request), articles));
      return reply;
    },
  );

  app.post(
    '/api/v1/articles',
    {
      config: writes,
      schema: {
        tags,
        operationId: 'createArticle',
        summary: 'Write an article: a draft that readers do not see',
        body: NewArticle,
        response: { 201: ArticleDecided },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => createArticle(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/article-previews',
    {
      config: { ...writes, repeatable: false },
      schema: {
        tags,
        operationId: 'previewArticle',
        summary: 'How a text will be read; of a page from elsewhere, the text to go on from',
        body: z
          .object({
            format: z.enum(['markdown', 'html']).default('markdown'),
            text: z.string().max(longestBody * 5),
          })
          .meta({ id: 'ArticlePreviewAsked' }),
        response: { 200: ArticlePreview },
      },
    },
    async ({ body: { format, text } }) => {
      const blocks = format === 'html' ? readHtml(text) : readMarkdown(text);
      return { body: format === 'html' ? writeMarkdown(blocks) : text, blocks };
    },
  );

  app.get(
    '/api/v1/articles/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getArticle',
        summary: 'One article as it is read; beside it, for who may work on it, the version at work',
        params: OneArticle,
        response: { 200: Article },
      },
    },
    (request) => getArticle(db.reads, actorOf(request), request.params),
  );

  app.put(
    '/api/v1/articles/:id',
    {
      config: writes,
      schema: {
        tags,
        operationId: 'writeArticle',
        summary: 'Change the draft; of a published article, write the version that will correct it',
        params: OneArticle,
        body: ArticleText.meta({ id: 'ArticleText' }),
        response: { 200: ArticleDecided },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        writeArticle(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.get(
    '/api/v1/articles/:id/versions',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listArticleVersions',
        summary: 'Every version of an article, the newest first, for who may work on it',
        params: OneArticle,
        response: { 200: z.object({ items: z.array(ArticleVersion), next: z.null() }) },
      },
    },
    async (request) => ({ items: await listVersions(db.reads, actorOf(request), request.params.id), next: null }),
  );
}
