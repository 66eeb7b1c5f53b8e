import { once } from 'node:events';
import { PassThrough, Readable, type Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { FastifyReply } from 'fastify';
import { attachment } from '../files/file-name.ts';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { byteOrderMark, type Cell, csvLine } from './csv.ts';
import { feedsMessages } from './messages.ts';

export type TableFormat = 'csv' | 'xlsx';

export interface Table {
  /** Of the file, without its ending. */
  name: string;
  columns: readonly string[];
  language: Language;
  /** Page by page, as the database gives them: no more than one page is held. */
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A sheet has no more rows than this, its heading and the line that says so included. */
const mostSheetRows = 1_048_576;

/** Sends a list as a file while it is still being read. The size of the list does not show in the memory it takes. */
export async function sendTable(reply: FastifyReply, format: TableFormat, table: Table): Promise<void> {
  reply
    .header('content-type', mediaTypes[format])
    .header('content-disposition', attachment(`${table.name}.${format}`))
    .header('cache-control', 'private, no-store');
  await reply.send(tableStream(format, table));
}

/** The file as it is being written, for whoever reads it at their own speed. */
export function tableStream(format: TableFormat, table: Table): Readable {
  if (format === 'csv') return Readable.from(csvOf(table));
  const out = new PassThrough();
  writeSheet(table, out).catch((fault) => out.destroy(fault instanceof Error ? fault : new Error(String(fault))));
  return out;
}

async function* csvOf({ columns, pages }: Table): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns);
  for await (const page of pages) yield page.map(csvLine).join('');
}

/** Every text is written as text: a sheet carries out nothing that was not written as a formula. */
async function writeSheet({ name, columns, pages, language }: Table, out: Writable): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet(name.slice(0, 31).replace(/[\\/*?:[\]]/g, ' '), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = columns.map((header) => ({ header, width: Math.min(40, Math.max(12, header.length + 2)) }));
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  let rows = 1;
  for await (const page of pages) {
    for (const cells of page) {
      if (rows === mostSheetRows - 1) {
        sheet.addRow([say(feedsMessages['feeds.sheet-full'], language)]).commit();
        return book.commit();
      }
      sheet.addRow([...cells]).commit();
      rows += 1;
    }
    await packed(sheet, out);
    if (out.destroyed) return; // whoever asked has gone
  }
  await book.commit();
}

/** Waits until what was written is on its way, or whoever asked has gone. */
async function packed(sheet: ExcelJS.Worksheet, out: Writable): Promise<void> {
  for (const way of [...waysInto(sheet), out]) {
    if (out.destroyed) return;
    if (way.write('')) continue;
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([once(way, 'drain', { signal }), once(out, 'close', { signal })]).finally(() => waiting.abort());
  }
}

/** Where rows wait to be packed, which ExcelJS does not wait for: what is read faster than it is packed would pile up. */
const waysInto = (sheet: ExcelJS.Worksheet): readonly Writable[] =>
  (sheet as unknown as { stream: { pipes: Writable[] } }).stream.pipes;
