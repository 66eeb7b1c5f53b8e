import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { denied } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import {
  type Report,
  type ReportActBody,
  type ReportActName,
  ReporterView,
  ReportId,
  reportActBodies,
} from '../contract.ts';
import { SimilarReport } from '../duplicates/contract.ts';
import { findSimilar } from '../duplicates/find-similar.ts';
import { reportsMessages } from '../messages.ts';
import { ReportState } from '../states.ts';
import { type CarryOut, reportActs } from './acts.ts';
import { addAfterPhoto } from './add-after-photo.ts';
import { readReport } from './detail.ts';
import { lookAtReporter } from './look-at-reporter.ts';
import { KeptPhoto, photoUpload, receivePhoto } from './photos.ts';

const tags = ['reports'];
const OneReport = z.object({ id: ReportId });
const Changed = z.object({ id: ReportId, state: ReportState, version: z.int() }).meta({ id: 'ReportChanged' });

/** What those who work on a report do with it. */
export function handlingRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/reports/:id/similar',
    {
      config: { permission: 'reports.handle' },
      schema: {
        tags,
        operationId: 'similarToReport',
        summary: 'What may be the same as a report',
        params: OneReport,
        response: { 200: z.object({ items: z.array(SimilarReport) }) },
      },
    },
    async (request) => {
      const { json } = await readReport(db.reads, actorOf(request), request.params.id, clock());
      const { id, position, category, text, reportedAt }: Report = JSON.parse(json);
      const [lon, lat] = position?.coordinates ?? [0, 0];
      const here = position === null ? null : { lon, lat };
      const looked = { position: here, categoryId: category.id, text: text ?? '', at: reportedAt, except: id };
      return { items: await findSimilar(db.reads, actorOf(request), looked) };
    },
  );

  app.post(
    '/api/v1/reports/:id/photos',
    {
      config: { permission: 'reports.handle' },
      bodyLimit: photoUpload.limitBytes + 1024 * 1024,
      schema: {
        tags,
        operationId: 'addAfterPhoto',
        summary: 'Add a photo of the result; it is evidence of the work as well',
        description: 'multipart/form-data with one file.',
        params: OneReport,
        response: { 201: KeptPhoto },
      },
    },
    async (request, reply) => {
      const received = await receivePhoto(request, services.files);
      try {
        return await answerAct(services, request, reply, 201, async (tx, actor) => ({
          id: await addAfterPhoto(tx, services.files, actor, request.params.id, received, clock()),
        }));
      } finally {
        await services.files.discard(received);
      }
    },
  );

  app.get(
    '/api/v1/reports/:id/reporter',
    {
      config: { permission: 'reports.call-back' },
      schema: {
        tags,
        operationId: 'reporterOfReport',
        summary: 'Who to call back; every look is in the trail',
        params: OneReport,
        response: { 200: ReporterView },
      },
    },
    (request) =>
      db.inTransaction((tx) =>
        lookAtReporter(tx, { ...actorOf(request), address: request.ip }, request.params.id, clock()),
      ),
  );

  for (const name of Object.keys(reportActBodies) as ReportActName[]) actRoute(name);

  historyRoute(app, services, {
    path: 'reports',
    kind: 'report',
    demandSeen: async (tx, actor, id) => {
      const { json } = await readReport(tx, actor, ReportId.parse(id), clock());
      if (!(JSON.parse(json) as Report).inside) throw denied('audit.insiders-only');
    },
  });

  /** `POST /reports/{id}/accept` and so on, each with the version it was thought out on. */
  function actRoute<Act extends ReportActName>(name: Act): void {
    const matter = reportActBodies[name] as unknown as z.ZodType<ReportActBody<Act>>;
    const mayBeLeftOut = matter.safeParse({}).success;
    app.post(
      `/api/v1/reports/:id/${name}`,
      {
        config: { permission: 'reports.handle' },
        schema: {
          tags,
          operationId: `${name}Report`,
          summary: reportsMessages[`reports.act.${name}`].en,
          description: 'For the organisation that owns the report or the one that gave it out. Takes If-Match.',
          params: OneReport,
          body: mayBeLeftOut ? matter.nullish() : matter,
          response: { 200: Changed },
        },
      },
      (request, reply) => {
        const version = expectedVersion(request);
        const body = matter.parse(request.body ?? {});
        const carryOut = reportActs[name] as CarryOut<Act>;
        return answerAct(services, request, reply, 200, (tx, actor) =>
          carryOut(tx, actor, { id: request.params.id, version, body }, clock()),
        );
      },
    );
  }
}
