import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { atomType, writeAtom } from '../../../kernel/feeds/atom.ts';
import { eachPage } from '../../../kernel/feeds/each-page.ts';
import { feedRate, sendDocument } from '../../../kernel/feeds/send-document.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { say } from '../../../kernel/http/language.ts';
import { pageQuery } from '../../../kernel/http/paging.ts';
import { inTurn, type Turns } from '../../../kernel/http/turns.ts';
import type { Services } from '../../../kernel/services.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { ReportFilter, type ReportPage } from '../contract.ts';
import { reportExportMessages } from '../export-messages.ts';
import { atomEntryOf } from './export.ts';
import { ListKey, readReports } from './list.ts';
import { sendReports, tellingTo } from './send-reports.ts';

const tags = ['reports'];
const reads = { permission: 'reports.read' } as const;
const pageSize = 500;
const inFeed = 50;
const Cursor = pageQuery(ListKey).shape.after;
const Filtered = ReportFilter.extend({ lang: z.enum(['vi', 'en']).optional() });

/** The list of reports as files and as a feed: the same filters, the same rights, what people wrote masked. */
export function reportExportRoutes(app: App, { db, clock, settings }: Services, turns: Turns): void {
  const readPage =
    (request: FastifyRequest, filter: ReportFilter, limit: number) =>
    async (after: ListKey | undefined): Promise<ReportPage> => {
      const asked = { filter, limit, after, viewer: viewerOf(actorOf(request)), now: clock() };
      return readReports(inTurn(db.reads, turns, request.ip), asked);
    };

  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/api/v1/reports.${format}`,
      {
        config: reads,
        schema: {
          tags,
          operationId: `exportReports${format === 'csv' ? 'Csv' : 'Sheet'}`,
          summary: `Reports that fit a filter, all of them, as ${format === 'csv' ? 'CSV (RFC 4180, UTF-8)' : 'a spreadsheet'}`,
          querystring: Filtered,
        },
      },
      async (request, reply) => {
        const { lang: _, ...filter } = request.query;
        const pages = eachPage(readPage(request, filter, pageSize), (cursor) => Cursor.parse(cursor));
        await sendReports(reply, { format, told: tellingTo(request, settings), now: clock() }, pages);
        return reply;
      },
    );
  }

  app.get(
    '/api/v1/reports.atom',
    {
      config: { ...reads, rateLimit: feedRate(settings) },
      schema: {
        tags,
        operationId: 'reportsFeed',
        summary: 'The newest fifty reports that fit a filter, as an Atom feed',
        querystring: Filtered,
      },
    },
    async (request, reply) => {
      const { lang: _, ...filter } = request.query;
      const told = tellingTo(request, settings);
      const { items } = await readPage(request, filter, inFeed)(undefined);
      const self = told.origin + request.url;
      const text = writeAtom({
        id: self,
        title: `${say(reportExportMessages['reports.feed'], told.language)} · ${settings.CITY_NAME}`,
        self,
        alternate: `${told.origin}/reports`,
        author: `Đô Thị ${settings.CITY_NAME}`,
        language: told.language,
        entries: items.map((report) => atomEntryOf(report, told)),
      });
      await sendDocument(request, reply, { type: atomType, text });
      return reply;
    },
  );
}
