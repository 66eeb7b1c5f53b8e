import { z } from 'zod';
import type { Cell } from '../../../kernel/feeds/csv.ts';
import { eachPage } from '../../../kernel/feeds/each-page.ts';
import { sendTable } from '../../../kernel/feeds/send-table.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import type { Language } from '../../../kernel/messages.ts';
import type { Services } from '../../../kernel/services.ts';
import { originOf } from '../../../kernel/settings/settings.ts';
import { dayOf } from '../../../kernel/time.ts';
import { InspectionFilter, type InspectionSummary } from '../contract.ts';
import { inspectionExportMessages } from '../export-messages.ts';
import { InspectionKey, keyOfInspection, listInspections } from './queries.ts';

const pageSize = 500;
const Cursor = pageQuery(InspectionKey).shape.after;

interface Telling {
  language: Language;
  origin: string;
}

/** Whom the inspectors met is in no summary. */
const columns = {
  'inspections.column.number': ({ number }) => number,
  'inspections.column.day': ({ inspectedOn }) => inspectedOn,
  'inspections.column.checklist': ({ checklist }, { language }) => checklist[language],
  'inspections.column.organisation': ({ organisation }) => organisation.name,
  'inspections.column.inspector': ({ inspector }) => inspector.name,
  'inspections.column.place': ({ place }) => place?.name ?? null,
  'inspections.column.address': ({ address }) => address,
  'inspections.column.area': ({ area }) => area?.name ?? null,
  'inspections.column.lat': ({ position }) => position?.coordinates[1] ?? null,
  'inspections.column.lon': ({ position }) => position?.coordinates[0] ?? null,
  'inspections.column.answered': ({ answered }) => answered,
  'inspections.column.faults': ({ faults }) => faults,
  'inspections.column.fault-items': ({ faultItems }) => faultItems.join(', '),
  'inspections.column.link': ({ id }, { origin }) => `${origin}/inspections/${id}`,
} as const satisfies Partial<
  Record<keyof typeof inspectionExportMessages, (inspection: InspectionSummary, telling: Telling) => Cell>
>;

/** The list of inspections as files: the same filters, the same rights. */
export function inspectionExportRoutes(app: App, { db, clock, settings }: Services): void {
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/api/v1/inspections.${format}`,
      {
        config: { permission: 'inspections.read' },
        schema: {
          tags: ['inspections'],
          operationId: `exportInspections${format === 'csv' ? 'Csv' : 'Sheet'}`,
          summary: `Inspections that fit a filter, all of them, as ${format === 'csv' ? 'CSV (RFC 4180, UTF-8)' : 'a spreadsheet'}`,
          querystring: InspectionFilter.extend({ lang: z.enum(['vi', 'en']).optional() }),
        },
      },
      async (request, reply) => {
        const { lang: _, ...filter } = request.query;
        const told: Telling = { language: languageFor(request), origin: originOf(settings) };
        const tell = (key: keyof typeof inspectionExportMessages) => say(inspectionExportMessages[key], told.language);
        const actor = actorOf(request);
        const pages = eachPage(
          async (after: InspectionKey | undefined) =>
            onePage(await listInspections(db.reads, actor, filter, pageSize, after), pageSize, keyOfInspection),
          (cursor) => Cursor.parse(cursor),
        );
        const table = {
          name: `${tell('inspections.file')}-${dayOf(clock())}`,
          columns: (Object.keys(columns) as (keyof typeof columns)[]).map(tell),
          language: told.language,
          pages: rowsOf(pages, told),
        };
        await sendTable(reply, format, table);
        return reply;
      },
    );
  }
}

async function* rowsOf(
  pages: AsyncIterable<readonly InspectionSummary[]>,
  told: Telling,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const page of pages) {
    yield page.map((inspection) => Object.values(columns).map((cell) => cell(inspection, told)));
  }
}
