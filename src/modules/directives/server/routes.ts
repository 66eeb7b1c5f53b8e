import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { documentTypes, pictureTypes } from '../../../kernel/files/media-type.ts';
import type { ReceivedFile } from '../../../kernel/files/store.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import { readBody } from '../../../kernel/http/reading.ts';
import { sendJson } from '../../../kernel/http/sending.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import {
  Board,
  Directive,
  DirectiveCorrection,
  DirectiveId,
  DirectivePage,
  DirectiveState,
  NewDirectiveText,
  ReadingProgress,
  ReadingState,
  Withdrawal,
} from '../contract.ts';
import { type DocumentReader, openDocumentReader } from '../reader/process.ts';
import { readBoard } from './board.ts';
import { correctDirective, publishDirective, withdrawDirective } from './decide-directive.ts';
import { directiveFileRoutes } from './file-routes.ts';
import { findingsRoutes } from './findings-routes.ts';
import { importDirective } from './import-directive.ts';
import { progressRoutes } from './progress/progress-routes.ts';
import { getDirective, keyOf, ListKey, listDirectives, readerOf, readingProgress } from './queries.ts';
import { openReadingQueue } from './reading-queue.ts';
import { versionsRoutes } from './versions-routes.ts';

const mebibyte = 1024 * 1024;
const upload = { types: [...documentTypes, ...pictureTypes], limitBytes: 50 * mebibyte };

const OneDirective = z.object({ id: DirectiveId });
const Imported = z.object({ id: DirectiveId, reading: ReadingState });
const Decided = z.object({ id: DirectiveId, state: DirectiveState, version: z.int() });

const tags = ['directives'];

export function directivesRoutes(app: App, services: Services, openReader?: () => DocumentReader): void {
  const { db, clock, files } = services;
  const onFault = (fault: unknown) => app.log.error({ err: fault }, 'fault while reading a document');
  const queue = openReadingQueue(services, openReader ?? (() => openDocumentReader({ onFault })), onFault);
  app.addHook('onListen', async () => queue.watch());
  app.addHook('onClose', () => queue.close());

  findingsRoutes(app, services);
  progressRoutes(app, services);
  versionsRoutes(app, services, { bodyLimit: 8 * mebibyte, receive: receiveDocument, received: () => queue.wake() });

  const reads = { permission: 'directives.read' } as const;
  const reviews = { permission: 'directives.review' } as const;
  const seesDrafts = { permission: 'directives.see-drafts' } as const;
  const publishes = { permission: 'directives.publish' } as const;

  app.get(
    '/api/v1/board',
    {
      config: reads,
      schema: { tags, operationId: 'getBoard', summary: 'How far everything has come', response: { 200: Board } },
    },
    async (request, reply) => {
      return sendJson(reply, await readBoard(db.reads, { ...readerOf(actorOf(request)), today: dayOf(clock()) }));
    },
  );

  app.get(
    '/api/v1/directives',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listDirectives',
        summary: 'Directives, the newest first',
        querystring: pageQuery(ListKey).extend({ state: DirectiveState.optional() }),
        response: { 200: DirectivePage },
      },
    },
    async (request) => {
      const { limit, after, state } = request.query;
      const asked = { ...readerOf(actorOf(request)), state, today: dayOf(clock()), limit: limit + 1, after };
      return onePage(await db.inTransaction((tx) => listDirectives(tx, asked)), limit, keyOf);
    },
  );

  app.post(
    '/api/v1/directives',
    {
      config: { permission: 'directives.import' },
      bodyLimit: 8 * mebibyte,
      schema: {
        tags,
        operationId: 'importDirective',
        summary: 'Take a document in: a file as multipart/form-data, or its text as JSON',
        response: { 202: Imported },
      },
    },
    async (request, reply) => {
      const received = await receiveDocument(request);
      try {
        return await answerAct(services, request, reply, 202, async (tx, actor) => {
          const id = await importDirective(tx, files, actor, received, clock());
          return { id, reading: 'queued' as const };
        });
      } finally {
        await files.discard(received); // nothing is left where it was kept
        queue.wake();
      }
    },
  );

  /** A file as multipart/form-data, or the text itself as JSON. */
  async function receiveDocument(request: FastifyRequest): Promise<ReceivedFile> {
    if (request.isMultipart()) return (await receiveUpload(request, files, upload)).file;
    const { text, name } = readBody(NewDirectiveText, request.body);
    return files.receive(Readable.from([Buffer.from(text, 'utf8')]), { ...upload, name });
  }

  app.get(
    '/api/v1/directives/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getDirective',
        summary: 'One directive with its text, its clauses and its tasks',
        params: OneDirective,
        response: { 200: Directive },
      },
    },
    async (request, reply) => {
      const now = clock();
      const asked = { ...readerOf(actorOf(request)), today: dayOf(now), now };
      const directive = await db.inTransaction((tx) => getDirective(tx, request.params.id, asked));
      reply.header('etag', `"${directive.version}"`);
      return sendJson(reply, JSON.stringify(directive));
    },
  );

  app.patch(
    '/api/v1/directives/:id',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'correctDirective',
        summary: 'Put right what was read from the letterhead',
        params: OneDirective,
        body: DirectiveCorrection,
        response: { 200: Decided },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        correctDirective(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.get(
    '/api/v1/directives/:id/reading',
    {
      config: seesDrafts,
      schema: {
        tags,
        operationId: 'readingProgress',
        summary: 'How far the reading has come',
        params: OneDirective,
        response: { 200: ReadingProgress },
      },
    },
    (request) => db.inTransaction((tx) => readingProgress(tx, request.params.id)),
  );

  app.post(
    '/api/v1/directives/:id/publish',
    {
      config: publishes,
      schema: {
        tags,
        operationId: 'publishDirective',
        summary: 'Show the directive and its tasks to the public',
        params: OneDirective,
        response: { 200: Decided },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) => publishDirective(tx, actor, which, clock()));
    },
  );

  app.post(
    '/api/v1/directives/:id/withdraw',
    {
      config: publishes,
      schema: {
        tags,
        operationId: 'withdrawDirective',
        summary: 'Take the directive back and recall its open work',
        params: OneDirective,
        body: Withdrawal,
        response: { 200: Decided },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        withdrawDirective(tx, actor, which, request.body.reason, clock()),
      );
    },
  );

  directiveFileRoutes(app, services);
  historyRoute(app, services, {
    path: 'directives',
    kind: 'directive',
    demandSeen: (_reads, actor, id) => {
      const now = clock();
      const asked = { ...readerOf(actor), today: dayOf(now), now };
      return db.inTransaction((tx) => getDirective(tx, DirectiveId.parse(id), asked));
    },
  });
}
