import { z } from 'zod';
import { checkGeometry } from '../../../kernel/geo/faults.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import { categoryOffered } from '../categories/queries.ts';
import { Filed, NewReport, NewReportFor } from '../contract.ts';
import { SimilarAsked, SimilarReport } from '../duplicates/contract.ts';
import { findSimilar } from '../duplicates/find-similar.ts';
import { fileReport } from './file-report.ts';
import { KeptPhoto, keepPhoto, photoUpload, receivePhoto } from './photos.ts';
import { readSettings } from './settings.ts';
import { demandPace } from './throttle-intake.ts';

const tags = ['reports'];
const files = { permission: 'reports.file' } as const;

/** Reporting something, with its photos, by anybody or for somebody who called. */
export function filingRoutes(app: App, services: Services): void {
  const { db, clock, secret } = services;

  app.post(
    '/api/v1/reports',
    {
      config: files,
      schema: {
        tags,
        operationId: 'fileReport',
        summary: 'Report something, with or without an account',
        description: `Answers 429 with Retry-After to whoever sends very many: nothing sent is dropped, send the rest later.`,
        body: NewReport,
        response: { 201: Filed },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => {
        const who = actor.kind === 'person' ? { account: actor.id } : { address: request.ip };
        await demandPace(tx, { secret, who }, await readSettings(tx), clock());
        return fileReport(tx, services, actor, { report: request.body, channel: 'web' }, clock());
      }),
  );

  app.post(
    '/api/v1/reports/on-behalf',
    {
      config: { permission: 'reports.file-for' },
      schema: {
        tags,
        operationId: 'fileReportFor',
        summary: 'Take a report down for somebody who called, came or wrote',
        body: NewReportFor,
        response: { 201: Filed },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        fileReport(tx, services, actor, { report: request.body, channel: request.body.filedFor }, clock()),
      ),
  );

  app.post(
    '/api/v1/report-photos',
    {
      config: files,
      bodyLimit: photoUpload.limitBytes + 1024 * 1024,
      schema: {
        tags,
        operationId: 'sendReportPhoto',
        summary: 'Send a photo before the report it belongs to',
        description:
          'multipart/form-data with one file: JPEG, PNG or WebP up to 15 MB. Kept for a day without a report.',
        response: { 201: KeptPhoto },
      },
    },
    async (request, reply) => {
      const received = await receivePhoto(request, services.files);
      try {
        return await answerAct(services, request, reply, 201, async (tx, actor) => {
          const who = actor.kind === 'person' ? { account: `photos ${actor.id}` } : { address: `photos ${request.ip}` };
          const settings = await readSettings(tx);
          await demandPace(tx, { secret, who }, { ...settings, perAddress: settings.perAddress * 5 }, clock());
          return { id: await keepPhoto(tx, services.files, received, { reportId: null, kind: 'before' }, clock()) };
        });
      } finally {
        await services.files.discard(received);
      }
    },
  );

  app.post(
    '/api/v1/reports/similar',
    {
      config: files,
      schema: {
        tags,
        operationId: 'similarReports',
        summary: 'Whether somebody has reported the same, asked while filing',
        body: SimilarAsked,
        response: { 200: z.object({ items: z.array(SimilarReport) }) },
      },
    },
    async (request) => {
      const { position, category, text } = request.body;
      checkGeometry(position);
      const [lon, lat] = position.coordinates;
      const now = clock();
      const categoryId = category === undefined ? null : (await categoryOffered(db.reads, category, dayOf(now))).id;
      const looked = { position: { lon, lat }, categoryId, text, at: now, except: null };
      return { items: await findSimilar(db.reads, actorOf(request), looked) };
    },
  );
}
