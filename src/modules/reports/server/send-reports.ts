import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cell } from '../../../kernel/feeds/csv.ts';
import { sendTable, type TableFormat } from '../../../kernel/feeds/send-table.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import { originOf, type Settings } from '../../../kernel/settings/settings.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { ReportSummary } from '../contract.ts';
import { reportExportMessages } from '../export-messages.ts';
import { columnTitles, rowOf, type Telling } from './export.ts';

export const tellingTo = (request: FastifyRequest, settings: Settings): Telling => ({
  language: languageFor(request),
  origin: originOf(settings),
});

interface Sent {
  format: TableFormat;
  told: Telling;
  now: Instant;
}

/** A list of reports as a file, page by page, what people wrote masked. */
export async function sendReports(
  reply: FastifyReply,
  { format, told, now }: Sent,
  pages: AsyncIterable<readonly ReportSummary[]>,
): Promise<void> {
  const tell = (key: keyof typeof reportExportMessages) => say(reportExportMessages[key], told.language);
  const table = {
    name: `${tell('reports.file')}-${dayOf(now)}`,
    columns: columnTitles(told),
    language: told.language,
    pages: rowsOf(pages, told),
  };
  await sendTable(reply, format, table);
}

async function* rowsOf(
  pages: AsyncIterable<readonly ReportSummary[]>,
  told: Telling,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const page of pages) yield page.map((report) => rowOf(report, told));
}
