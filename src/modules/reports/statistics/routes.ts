import { z } from 'zod';
import { sendTable } from '../../../kernel/feeds/send-table.ts';
import type { App } from '../../../kernel/http/app.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import type { Services } from '../../../kernel/services.ts';
import { HotSpotQuery, HotSpots, Statistics, StatisticsQuery } from './contract.ts';
import { hotSpots } from './hot-spots.ts';
import { statisticsMessages } from './messages.ts';
import { reportStatistics } from './report-statistics.ts';
import { statisticsTable } from './statistics-table.ts';

const tags = ['reports'];
const config = { permission: 'reports.read' } as const;
const Language = z.object({ lang: z.enum(['vi', 'en']).optional() });

/** Thống kê phản ánh: figures of no single report, with what they do not say. */
export function statisticsRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/api/v1/report-statistics',
    {
      config,
      schema: {
        tags,
        operationId: 'reportStatistics',
        summary: 'Figures of reports received in a period, with their caveats',
        querystring: StatisticsQuery,
        response: { 200: Statistics },
      },
    },
    ({ query }) => reportStatistics(db.reads, query, clock()),
  );

  app.get(
    '/api/v1/report-statistics.csv',
    {
      config,
      schema: {
        tags,
        operationId: 'reportStatisticsCsv',
        summary: 'The same as CSV (RFC 4180, UTF-8)',
        querystring: StatisticsQuery.extend(Language.shape),
      },
    },
    async (request, reply) => {
      const { lang: _, ...asked } = request.query;
      const language = languageFor(request);
      const statistics = await reportStatistics(db.reads, asked, clock());
      const { columns, rows } = statisticsTable(statistics, language);
      const name = `${say(statisticsMessages['statistics.file'], language)}-${statistics.from}-${statistics.until}`;
      await sendTable(reply, 'csv', { name, columns, language, pages: inOnePage(rows) });
      return reply;
    },
  );

  app.get(
    '/api/v1/report-hot-spots',
    {
      config,
      schema: {
        tags,
        operationId: 'reportHotSpots',
        summary: 'Where on the map many reports were received in a period',
        querystring: HotSpotQuery,
        response: { 200: HotSpots },
      },
    },
    ({ query }) => hotSpots(db.reads, query, clock()),
  );
}

async function* inOnePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
