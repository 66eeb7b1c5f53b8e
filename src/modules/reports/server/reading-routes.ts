import { z } from 'zod';
import { PictureSize } from '../../../kernel/files/contract.ts';
import { sendDownload } from '../../../kernel/files/download.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { sendJson } from '../../../kernel/http/sending.ts';
import type { Services } from '../../../kernel/services.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { OwnReport, PhotoId, Report, ReportCount, ReportFilter, ReportId, ReportPage } from '../contract.ts';
import { readReport } from './detail.ts';
import { countReports, ListKey, readReportPage } from './list.ts';
import { ownReports } from './own-reports.ts';
import { photoFile } from './photos.ts';

const tags = ['reports'];
const reads = { permission: 'reports.read' } as const;
const OneReport = z.object({ id: ReportId });

/** Reports as far as the asker may see them. */
export function readingRoutes(app: App, services: Services): void {
  const { db, clock, secret } = services;

  app.get(
    '/api/v1/reports',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listReports',
        summary: 'Reports, the newest first',
        querystring: pageQuery(ListKey).extend(ReportFilter.shape),
        response: { 200: ReportPage },
      },
    },
    async (request, reply) => {
      const { limit, after, ...filter } = request.query;
      const asked = { filter, limit, after, viewer: viewerOf(actorOf(request)), now: clock() };
      return sendJson(reply, await readReportPage(db.reads, asked));
    },
  );

  app.get(
    '/api/v1/reports/count',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'countReports',
        summary: 'How many reports fit a filter',
        querystring: ReportFilter,
        response: { 200: ReportCount },
      },
    },
    async (request) =>
      countReports(db.reads, { filter: request.query, viewer: viewerOf(actorOf(request)), now: clock() }),
  );

  app.get(
    '/api/v1/reports/mine',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        operationId: 'myReports',
        summary: 'What the asker reported, the newest first, each with its follow-up code',
        querystring: pageQuery(ListKey),
        response: {
          200: pageOf(OwnReport),
        },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      return ownReports(db.reads, secret, { accountId: actorOf(request).id, limit, after, now: clock() });
    },
  );

  app.get(
    '/api/v1/reports/:id',
    {
      config: reads,
      schema: { tags, operationId: 'getReport', summary: 'One report', params: OneReport, response: { 200: Report } },
    },
    async (request, reply) => {
      const { json, version } = await readReport(db.reads, actorOf(request), request.params.id, clock());
      reply.header('etag', `"${version}"`);
      return sendJson(reply, json);
    },
  );

  app.get(
    '/api/v1/reports/:id/photos/:photo',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'reportPhoto',
        summary: 'A photo of a report, as far as the asker may see it',
        params: OneReport.extend({ photo: PhotoId }),
        querystring: PictureSize,
      },
    },
    async (request, reply) => {
      const { id, photo } = request.params;
      const viewer = viewerOf(actorOf(request));
      const file = await db.inTransaction((tx) => photoFile(tx, photo, id, viewer));
      return sendDownload(reply, services.files, file, request.query);
    },
  );
}
