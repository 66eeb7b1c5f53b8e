import ExcelJS from 'exceljs';
import { fromBuffer, type ZipFile } from 'yauzl';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import { withoutDiacritics } from '../../../../kernel/vietnamese.ts';
import { mostRows } from '../contract.ts';

/** What a column may be about, and what its heading may say, in Vietnamese or English. */
export const columns = {
  reference: ['Mã', 'Mã phản ánh', 'Reference', 'Ref'],
  category: ['Lĩnh vực', 'Nhóm', 'Category'],
  text: ['Nội dung', 'Mô tả', 'Description', 'Text'],
  lat: ['Vĩ độ', 'Lat', 'Latitude'],
  lon: ['Kinh độ', 'Lon', 'Long', 'Longitude'],
  address: ['Địa chỉ', 'Vị trí', 'Địa điểm', 'Address', 'Location'],
  reportedAt: ['Thời điểm', 'Thời gian', 'Ngày phản ánh', 'Reported at', 'Date'],
  filedFor: ['Qua', 'Hình thức', 'Kênh', 'Received by', 'Channel'],
  name: ['Người phản ánh', 'Họ tên', 'Họ và tên', 'Reporter', 'Name'],
  phone: ['Điện thoại', 'Số điện thoại', 'Phone'],
  email: ['Email', 'Thư điện tử', 'E-mail'],
} as const satisfies Record<string, readonly string[]>;
export type Column = keyof typeof columns;

export interface SheetRow {
  /** As the spreadsheet counts. */
  row: number;
  cells: Partial<Record<Column, string | Date>>;
}
export interface Sheet {
  /** The heading under which each column stands in this sheet. */
  headings: Partial<Record<Column, string>>;
  unknownColumns: string[];
  rows: SheetRow[];
}

const plain = (text: string): string =>
  withoutDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
const columnOf = new Map(
  Object.entries(columns).flatMap(([column, headings]) =>
    headings.map((heading) => [plain(heading), column as Column]),
  ),
);

const mostUnpackedBytes = 64 * 1024 * 1024;

/** The first sheet of a workbook, by its headings. Formulas count as what they last came to. */
export async function readSheet(content: Buffer): Promise<Sheet> {
  await demandSmall(content);
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(content as never);
  } catch {
    throw invalid('intake.sheet-unreadable');
  }
  const [first] = book.worksheets;
  if (first === undefined) throw invalid('intake.sheet-empty');
  const sheet: Sheet = { headings: {}, unknownColumns: [], rows: [] };
  const at = new Map<number, Column>();
  first.getRow(1).eachCell((cell, number) => {
    const heading = textOf(cell);
    if (typeof heading !== 'string' || heading === '') return;
    const column = columnOf.get(plain(heading));
    if (column === undefined || sheet.headings[column] !== undefined) sheet.unknownColumns.push(heading);
    else {
      sheet.headings[column] = heading;
      at.set(number, column);
    }
  });
  for (const needed of ['category', 'text'] as const) {
    if (sheet.headings[needed] === undefined) throw invalid('intake.column-missing', { column: columns[needed][0] });
  }
  first.eachRow((row, number) => {
    if (number === 1) return;
    const cells: SheetRow['cells'] = {};
    row.eachCell((cell, place) => {
      const column = at.get(place);
      const value = textOf(cell);
      if (column !== undefined && value !== '') cells[column] = value;
    });
    if (Object.keys(cells).length > 0) sheet.rows.push({ row: number, cells });
  });
  if (sheet.rows.length === 0) throw invalid('intake.sheet-empty');
  if (sheet.rows.length > mostRows) throw invalid('intake.sheet-too-long', { most: mostRows });
  return sheet;
}

function textOf({ value, text }: ExcelJS.Cell): string | Date {
  if (value instanceof Date) return value;
  if (typeof value === 'object' && value !== null && 'result' in value && value.result instanceof Date)
    return value.result;
  if (typeof value === 'number') return String(value);
  return String(text ?? '').trim();
}

/** A workbook is an archive: what it unpacks to is counted before anything reads it. */
async function demandSmall(content: Buffer): Promise<void> {
  const unreadable = invalid('intake.sheet-unreadable');
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(content, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(unreadable),
    );
  });
  let unpacked = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      for await (const part of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        unpacked += part.length;
        if (unpacked > mostUnpackedBytes) throw invalid('intake.sheet-too-large');
      }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable;
  }
}
