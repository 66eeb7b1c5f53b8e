import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { PhotoId, ReportId } from '../contract.ts';
import { Moderated, Moderation, ModerationCount, PhotoToPublish, ToPublish, ToWithhold } from './contract.ts';
import { publicCopy, publishPhoto, withholdPhoto } from './moderate-photo.ts';
import { publishReport, withholdReport } from './moderate-report.ts';
import { countWaiting, moderationOf, moderationQueue, QueueKey } from './moderation-queue.ts';

const tags = ['reports'];
const config = { permission: 'reports.moderate' } as const;
const OneReport = z.object({ id: ReportId });
const OnePhoto = OneReport.extend({ photo: PhotoId });
const ofVersion = 'Needs If-Match with the ETag of the report that was read.';

/** Kiểm duyệt: what the public sees of reports, text and photo by photo. */
export function moderationRoutes(app: App, services: Services): void {
  const { db, clock, files } = services;

  app.get(
    '/api/v1/moderation',
    {
      config,
      schema: {
        tags,
        operationId: 'moderationQueue',
        summary: 'Reports whose text or whose photos wait to be looked at, the oldest first, with what to mask',
        querystring: pageQuery(QueueKey).extend({ waiting: z.enum(['texts', 'photos']).default('texts') }),
        response: { 200: pageOf(Moderation) },
      },
    },
    async (request) => {
      const { limit, after, waiting } = request.query;
      const found = await moderationQueue(db.reads, actorOf(request), { waiting, limit: limit + 1, after });
      return onePage(found, limit, ({ key }) => key);
    },
  );

  app.get(
    '/api/v1/moderation/count',
    {
      config,
      schema: {
        tags,
        operationId: 'countModeration',
        summary: 'How much waits to be looked at',
        response: { 200: ModerationCount },
      },
    },
    async (request) => ({
      texts: await countWaiting(db.reads, actorOf(request), 'texts'),
      photos: await countWaiting(db.reads, actorOf(request), 'photos'),
    }),
  );

  app.get(
    '/api/v1/reports/:id/publication',
    {
      config,
      schema: {
        tags,
        operationId: 'publicationOfReport',
        summary: 'What was said, what the public reads of it, and what to mask',
        params: OneReport,
        response: { 200: Moderation },
      },
    },
    (request) => moderationOf(db.reads, actorOf(request), request.params.id),
  );

  app.post(
    '/api/v1/reports/:id/publish',
    {
      config,
      schema: {
        tags,
        operationId: 'publishReport',
        summary: 'Let the public read the report, in these words',
        description: ofVersion,
        params: OneReport,
        body: ToPublish,
        response: { 200: Moderated },
      },
    },
    (request, reply) => {
      const looked = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        publishReport(tx, actor, looked, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/reports/:id/withhold',
    {
      config,
      schema: {
        tags,
        operationId: 'withholdReport',
        summary: 'Keep the report from the public, with a reason',
        description: ofVersion,
        params: OneReport,
        body: ToWithhold,
        response: { 200: Moderated },
      },
    },
    (request, reply) => {
      const looked = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        withholdReport(tx, actor, looked, request.body.reason, clock()),
      );
    },
  );

  app.post(
    '/api/v1/reports/:id/photos/:photo/publish',
    {
      config,
      schema: {
        tags,
        operationId: 'publishReportPhoto',
        summary: 'Let the public see a copy of the photo in which the rectangles are unreadable',
        description: `${ofVersion} The original stays inside.`,
        params: OnePhoto,
        body: PhotoToPublish,
        response: { 200: Moderated },
      },
    },
    async (request, reply) => {
      const { id, photo } = request.params;
      const { cover } = request.body;
      const looked = { id, version: expectedVersion(request), photoId: photo, cover };
      await moderationOf(db.reads, actorOf(request), id);
      const copy = await publicCopy(db.reads, files, { id: photo, reportId: id }, cover);
      try {
        return await answerAct(services, request, reply, 200, (tx, actor) =>
          publishPhoto(tx, files, actor, { ...looked, copy }, clock()),
        );
      } finally {
        if (copy !== null) await files.discard(copy);
      }
    },
  );

  app.post(
    '/api/v1/reports/:id/photos/:photo/withhold',
    {
      config,
      schema: {
        tags,
        operationId: 'withholdReportPhoto',
        summary: 'Keep the photo from the public, with a reason',
        description: ofVersion,
        params: OnePhoto,
        body: ToWithhold,
        response: { 200: Moderated },
      },
    },
    (request, reply) => {
      const { id, photo } = request.params;
      const looked = { id, version: expectedVersion(request), photoId: photo, reason: request.body.reason };
      return answerAct(services, request, reply, 200, (tx, actor) => withholdPhoto(tx, actor, looked, clock()));
    },
  );
}
