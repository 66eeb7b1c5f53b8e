import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sql } from '../db/db.ts';
import { atomType, writeAtom } from '../feeds/atom.ts';
import type { Cell } from '../feeds/csv.ts';
import { eachPage } from '../feeds/each-page.ts';
import { calendarType, writeCalendar } from '../feeds/icalendar.ts';
import { feedRate, sendDocument } from '../feeds/send-document.ts';
import { sendTable } from '../feeds/send-table.ts';
import { type App, actorOf } from '../http/app.ts';
import { languageFor, say } from '../http/language.ts';
import { pageQuery } from '../http/paging.ts';
import { inTurn, type Turns } from '../http/turns.ts';
import type { Services } from '../services.ts';
import { originOf } from '../settings/settings.ts';
import { dayOf } from '../time.ts';
import { WorkItemFilter, WorkItemSummary } from './contract.ts';
import { atomEntryOf, calendarEntryOf, columnTitles, rowOf, type Telling } from './export.ts';
import { type ListAsked, ListKey, latestWork, listWorkItems } from './list.ts';
import { workMessages } from './messages.ts';
import { viewerOf } from './visibility.ts';

const tags = ['work'];
const reads = { permission: 'work.read' } as const;
const pageSize = 500;
const mostInCalendar = 1000;
const inFeed = 50;

const Cursor = pageQuery(ListKey).shape.after;
const Language = z.object({ lang: z.enum(['vi', 'en']).optional() });
const Filtered = WorkItemFilter.extend(Language.shape);

/** The list of work as files and feeds: the same filters, the same rights, and nothing personal. */
export function workExportRoutes(app: App, { db, clock, settings }: Services, turns: Turns): void {
  const telling = (request: FastifyRequest): Telling => ({
    language: languageFor(request),
    origin: originOf(settings),
  });
  const asking = (request: FastifyRequest, filter: WorkItemFilter): Omit<ListAsked, 'limit' | 'after'> => {
    const [now, actor] = [clock(), actorOf(request)];
    return { filter, actor, viewer: viewerOf(actor), today: dayOf(now), now };
  };
  const selfOf = (request: FastifyRequest): string => originOf(settings) + request.url;

  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/api/v1/work-items.${format}`,
      {
        config: reads,
        schema: {
          tags,
          operationId: `exportWorkItems${format === 'csv' ? 'Csv' : 'Sheet'}`,
          summary: `Work that fits a filter, all of it, as ${format === 'csv' ? 'CSV (RFC 4180, UTF-8)' : 'a spreadsheet'}`,
          querystring: Filtered,
        },
      },
      async (request, reply) => {
        const { lang: _, ...filter } = request.query;
        const told = telling(request);
        const tell = (key: keyof typeof workMessages) => say(workMessages[key], told.language);
        const asked = asking(request, filter);
        const reads = inTurn(db.reads, turns, request.ip);
        const table = {
          name: `${tell('work.file')}-${asked.today}`,
          columns: columnTitles(told),
          language: told.language,
          pages: rowsOf(
            eachPage(
              (after: ListKey | undefined) => listWorkItems(reads, { ...asked, limit: pageSize, after }),
              (cursor) => Cursor.parse(cursor),
            ),
            told,
          ),
        };
        await sendTable(reply, format, table);
        return reply;
      },
    );
  }

  app.get(
    '/api/v1/work-items.ics',
    {
      config: { ...reads, rateLimit: feedRate(settings) },
      schema: {
        tags,
        operationId: 'workCalendar',
        summary: 'Deadlines of work that fits a filter, as iCalendar; what burns first, a thousand at most',
        querystring: Filtered.extend({
          as: z
            .enum(['event', 'todo'])
            .default('event')
            .describe('Days in the calendar, or things to do (VTODO), which not every program shows.'),
        }),
      },
    },
    async (request, reply) => {
      const { lang: _, as, ...filter } = request.query;
      const told = telling(request);
      const asked = asking(request, { open: true, ...filter, dated: true });
      const { items } = await listWorkItems(db.reads, { ...asked, limit: mostInCalendar });
      const entries = items.flatMap((item) => calendarEntryOf(item, as, told) ?? []);
      const name = `${say(workMessages['work.calendar'], told.language)} · ${settings.CITY_NAME}`;
      await sendDocument(request, reply, {
        type: calendarType,
        text: writeCalendar({ name, refreshHours: 4, entries }),
      });
      return reply;
    },
  );

  app.get(
    '/api/v1/work-items.atom',
    {
      config: { ...reads, rateLimit: feedRate(settings) },
      schema: {
        tags,
        operationId: 'workFeed',
        summary: 'Work that fits a filter and was touched last, as an Atom feed of fifty entries',
        querystring: Filtered,
      },
    },
    async (request, reply) => {
      const { lang: _, ...filter } = request.query;
      const told = telling(request);
      const asked = asking(request, filter);
      const found = await db.reads.text(sql`select ${latestWork({ ...asked, limit: inFeed })}::text`);
      const items = z.array(WorkItemSummary).parse(JSON.parse(found));
      const text = writeAtom({
        id: selfOf(request),
        title: `${say(workMessages['work.feed'], told.language)} · ${settings.CITY_NAME}`,
        self: selfOf(request),
        alternate: `${told.origin}/`,
        author: `Đô Thị ${settings.CITY_NAME}`,
        language: told.language,
        entries: items.map((item) => atomEntryOf(item, told)),
      });
      await sendDocument(request, reply, { type: atomType, text });
      return reply;
    },
  );
}

async function* rowsOf(
  pages: AsyncIterable<readonly WorkItemSummary[]>,
  told: Telling,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const page of pages) yield page.map((item) => rowOf(item, told));
}
