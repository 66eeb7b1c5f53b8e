import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { ReportId } from '../contract.ts';
import { readCalls, recordCall } from './calls.ts';
import { DeskCount, DeskFilter, DeskReport, LastHour, NewCall, ReportCall, UnitsForReport } from './contract.ts';
import { countDesk, DeskKey, deskReports } from './desk.ts';
import { lastHour } from './period.ts';
import { unitsFor } from './units.ts';

const tags = ['duty'];
const OneReport = z.object({ id: ReportId });

/** Bàn trực: what comes in, who may get it, who was called back, and the last hour. */
export function dutyRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/duty-desk',
    {
      config: { permission: 'duty.use' },
      schema: {
        tags,
        operationId: 'deskReports',
        summary: 'Open reports that one’s side owns or gives out, as they came in, the newest first',
        querystring: pageQuery(DeskKey).extend(DeskFilter.shape),
        response: { 200: pageOf(DeskReport) },
      },
    },
    async (request) => {
      const { limit, after, ...filter } = request.query;
      const found = await deskReports(db.reads, actorOf(request), { filter, limit: limit + 1, after }, clock());
      return onePage(found, limit, ({ filedAt, id }) => [filedAt, id]);
    },
  );

  app.get(
    '/api/v1/duty-desk/count',
    {
      config: { permission: 'duty.use' },
      schema: {
        tags,
        operationId: 'countDeskReports',
        summary: 'How many of them wait for what',
        response: { 200: DeskCount },
      },
    },
    (request) => countDesk(db.reads, actorOf(request), clock()),
  );

  app.get(
    '/api/v1/reports/:id/units',
    {
      config: { permission: 'duty.use' },
      schema: {
        tags,
        operationId: 'unitsForReport',
        summary: 'Which organisations may get a report, why, and what they have to do already',
        description:
          'The one that routing suggests comes first. With words: those whose name has them. Where a rule says that it is ' +
          'not ours, the agency it refers to.',
        params: OneReport,
        querystring: z.object({ q: z.string().trim().min(1).max(100).optional().describe('Words of the name.') }),
        response: { 200: UnitsForReport },
      },
    },
    async (request) => {
      const { params, query } = request;
      return db.inTransaction((tx) => unitsFor(tx, actorOf(request), params.id, query.q, clock()));
    },
  );

  app.get(
    '/api/v1/reports/:id/calls',
    {
      config: { permission: 'reports.call-back' },
      schema: {
        tags,
        operationId: 'callsAboutReport',
        summary: 'When the reporter was called back and what came of it, the newest first',
        params: OneReport,
        response: { 200: z.object({ items: z.array(ReportCall) }) },
      },
    },
    async (request) => ({
      items: await readCalls(db.reads, actorOf(request), request.params.id),
    }),
  );

  app.post(
    '/api/v1/reports/:id/calls',
    {
      config: { permission: 'reports.call-back' },
      schema: {
        tags,
        operationId: 'recordCall',
        summary: 'Enter what came of calling the reporter back; never public',
        params: OneReport,
        body: NewCall,
        response: { 201: ReportCall },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        recordCall(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/last-hour',
    {
      config: { permission: 'reports.read' },
      schema: {
        tags,
        operationId: 'lastHour',
        summary: 'Reports of the last hour: came in, dispatched, accepted, done, became late',
        description: 'Counts what the asker may see. It costs what happened in the hour, not what is stored.',
        response: { 200: LastHour },
      },
    },
    (request) => lastHour(db.reads, actorOf(request), clock()),
  );
}
