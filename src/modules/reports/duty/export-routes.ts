import { z } from 'zod';
import { eachPage } from '../../../kernel/feeds/each-page.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { sendReports, tellingTo } from '../server/send-reports.ts';
import { DeskFilter } from './contract.ts';
import { DeskKey, deskReports } from './desk.ts';

const pageSize = 500;
const Cursor = pageQuery(DeskKey).shape.after;
const Filtered = DeskFilter.pick({ waits: true }).extend({ lang: z.enum(['vi', 'en']).optional() });

/** What is open at the duty desk as a file: the same filter, the same rights, what people wrote masked. */
export function deskExportRoutes(app: App, { db, clock, settings }: Services): void {
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/api/v1/duty-desk.${format}`,
      {
        config: { permission: 'duty.use' },
        schema: {
          tags: ['duty'],
          operationId: `exportDesk${format === 'csv' ? 'Csv' : 'Sheet'}`,
          summary: `What is open at the duty desk, all of it, as ${format === 'csv' ? 'CSV (RFC 4180, UTF-8)' : 'a spreadsheet'}`,
          querystring: Filtered,
        },
      },
      async (request, reply) => {
        const { lang: _, ...filter } = request.query;
        const pages = eachPage(
          async (after: DeskKey | undefined) => {
            const asked = { filter, limit: pageSize + 1, after };
            const found = await deskReports(db.reads, actorOf(request), asked, clock());
            return onePage(found, pageSize, ({ filedAt, id }) => [filedAt, id]);
          },
          (cursor) => Cursor.parse(cursor),
        );
        await sendReports(reply, { format, told: tellingTo(request, settings), now: clock() }, pages);
        return reply;
      },
    );
  }
}
