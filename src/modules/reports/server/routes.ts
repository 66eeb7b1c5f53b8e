import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { PictureSize } from '../../../kernel/files/contract.ts';
import { sendDownload } from '../../../kernel/files/download.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { checkGeometry } from '../../../kernel/geo/faults.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { sendJson } from '../../../kernel/http/sending.ts';
import { denied } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { categoryOffered } from '../categories/queries.ts';
import {
  Filed,
  FollowedReport,
  FollowKey,
  NewReport,
  NewReportFor,
  OwnReport,
  PhotoId,
  Rating,
  Report,
  type ReportActBody,
  type ReportActName,
  ReportCount,
  ReporterView,
  ReportFilter,
  ReportId,
  ReportPage,
  reportActBodies,
} from '../contract.ts';
import { SimilarAsked, SimilarReport } from '../duplicates/contract.ts';
import { findSimilar } from '../duplicates/find-similar.ts';
import { reportsMessages } from '../messages.ts';
import { ReportState } from '../states.ts';
import { type CarryOut, reportActs } from './acts.ts';
import { addAfterPhoto } from './add-after-photo.ts';
import { categoriesRoutes } from './categories-routes.ts';
import { followedId, readFollowed, readReport } from './detail.ts';
import { fileReport } from './file-report.ts';
import { countReports, ListKey, reportPage } from './list.ts';
import { lookAtReporter } from './look-at-reporter.ts';
import { ownReports } from './own-reports.ts';
import { keepPhoto, photoFile, photoRefusal, photoUpload } from './photos.ts';
import { rateReport } from './rate-report.ts';
import { routingRoutes } from './routing-routes.ts';
import { readSettings } from './settings.ts';
import { demandPace } from './throttle-intake.ts';

const OneReport = z.object({ id: ReportId });
const Changed = z.object({ id: ReportId, state: ReportState, version: z.int() }).meta({ id: 'ReportChanged' });
const Followed = z.object({ key: FollowKey });
const Kept = z.object({ id: PhotoId });

const tags = ['reports'];
const reads = { permission: 'reports.read' } as const;
const files = { permission: 'reports.file' } as const;

export function reportsRoutes(app: App, services: Services): void {
  const { db, clock, secret } = services;
  categoriesRoutes(app, services);
  routingRoutes(app, services);

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
      return sendJson(reply, await db.reads.text(reportPage(asked)));
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
        response: { 201: Kept },
      },
    },
    async (request, reply) => {
      const received = await receivePhoto(request);
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
        response: { 201: Kept },
      },
    },
    async (request, reply) => {
      const received = await receivePhoto(request);
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

  for (const name of Object.keys(reportActBodies) as ReportActName[]) actRoute(name);

  historyRoute(app, services, {
    path: 'reports',
    kind: 'report',
    demandSeen: async (tx, actor, id) => {
      const { json } = await readReport(tx, actor, ReportId.parse(id), clock());
      if (!(JSON.parse(json) as Report).inside) throw denied('audit.insiders-only');
    },
  });

  async function receivePhoto(request: Parameters<typeof receiveUpload>[0]) {
    try {
      return (await receiveUpload(request, services.files, photoUpload)).file;
    } catch (error) {
      throw photoRefusal(error);
    }
  }

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
