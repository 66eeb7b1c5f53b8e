import { z } from 'zod';
import { PictureSize } from '../../../kernel/files/contract.ts';
import { sendDownload } from '../../../kernel/files/download.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { sendJson } from '../../../kernel/http/sending.ts';
import { denied } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { FollowedReport, FollowKey, PhotoId, Rating, ReportId } from '../contract.ts';
import { followedId, readFollowed } from './detail.ts';
import { photoFile } from './photos.ts';
import { rateReport } from './rate-report.ts';
import { readSettings } from './settings.ts';

const tags = ['reports'];
const files = { permission: 'reports.file' } as const;
const Followed = z.object({ key: FollowKey });

/** One’s own report, for whoever has its number and code. */
export function followedRoutes(app: App, services: Services): void {
  const { db, clock, secret } = services;

  app.get(
    '/api/v1/followed-reports/:key',
    {
      config: files,
      schema: {
        tags,
        operationId: 'followReport',
        summary: 'One’s own report, by its number and follow-up code',
        params: Followed,
        response: { 200: FollowedReport },
      },
    },
    async (request, reply) => {
      const { ratingDays } = await readSettings(db.reads);
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      return sendJson(reply, await readFollowed(db.reads, secret, { key: request.params.key, ratingDays }, clock()));
    },
  );

  app.get(
    '/api/v1/followed-reports/:key/photos/:photo',
    {
      config: files,
      schema: {
        tags,
        operationId: 'followedPhoto',
        summary: 'A photo of one’s own report',
        params: Followed.extend({ photo: PhotoId }),
        querystring: PictureSize,
      },
    },
    async (request, reply) => {
      const { key, photo } = request.params;
      const id = await followedId(db.reads, secret, key);
      const file = await db.inTransaction((tx) => photoFile(tx, photo, id, 'reporter'));
      return sendDownload(reply, services.files, file, request.query);
    },
  );

  app.post(
    '/api/v1/followed-reports/:key/rating',
    {
      config: files,
      schema: {
        tags,
        operationId: 'rateReport',
        summary: 'Say whether it is really done: 1 or 2 stars open it again',
        description: 'For the reporter alone, who has the code.',
        params: Followed,
        body: Rating,
        response: { 200: z.object({ id: ReportId }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => {
        if (actor.kind === 'person' && actor.grants.some(({ role }) => role !== 'citizen'))
          throw denied('reports.staff-rate-nothing');
        const id = await followedId(tx, secret, request.params.key);
        await rateReport(tx, id, request.body, clock());
        return { id };
      }),
  );
}
