import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { BrokenCell, Percentage } from '../cells.ts';
import { surveySheet } from '../survey.ts';
import { MergedFiller } from './merged-cells.ts';
import { meaningOf } from './number-formats.ts';
import { readCsv } from './read-csv.ts';
import { numberCell, rowsOf, textCell, withTable, workbookOf, zipOf } from './testing.ts';

async function written(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Số liệu'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('cells as a spreadsheet program writes them: text, numbers, shares, days, formulas, errors', async () => {
  const content = await written((sheet) => {
    sheet.addRow(['Phường', 12.5, 0.125, new Date('2025-03-01T00:00:00Z'), null, 'cuối']);
    sheet.getCell('C1').numFmt = '0.0%';
    sheet.getCell('D1').numFmt = 'mm/yyyy';
    sheet.addRow([]);
    sheet.addRow([{ formula: 'B1*2', result: 25 }, { formula: 'X', result: { error: '#REF!' } }, true]);
    sheet.getCell('A4').value = { richText: [{ text: 'Cam ' }, { text: 'Đường', font: { bold: true } }] };
  });
  const { rows } = await withTable(content, rowsOf);
  expect(rows).toEqual([
    { row: 1, cells: ['Phường', 12.5, new Percentage(12.5), new Date('2025-03-01T00:00:00Z'), null, 'cuối'] },
    { row: 3, cells: [25, new BrokenCell('#REF!'), 'TRUE'] },
    { row: 4, cells: ['Cam Đường'] },
  ]);
});

test('merged cells hold across in headings, and down in rows of figures', async () => {
  const content = await written((sheet) => {
    sheet.addRow(['Dân số', null, 'Kỳ']);
    sheet.addRow(['Cam Đường', 5, 'Quý I']);
    sheet.addRow([null, 6, 'Quý II']);
    sheet.addRow(['Mục', null, null]);
    sheet.mergeCells('A1:B1');
    sheet.mergeCells('A2:A3');
    sheet.mergeCells('A4:C4');
  });
  const { rows, merged } = await withTable(content, rowsOf);
  const filled = (way: 'across' | 'down') => {
    const filler = new MergedFiller(merged);
    return rows.map((row) => filler.fill(row, way).cells.map((cell) => cell ?? null));
  };
  expect(filled('across')[0]).toEqual(['Dân số', 'Dân số', 'Kỳ']);
  expect(filled('down').slice(1)).toEqual([
    ['Cam Đường', 5, 'Quý I'],
    ['Cam Đường', 6, 'Quý II'],
    expect.arrayContaining(['Mục']),
  ]);
  expect(
    filled('down')[3]
      ?.slice(1)
      .every((cell) => cell === null || cell === 'Mục'),
  ).toBe(true);
});

test('hidden sheets are not offered, the others in their order', async () => {
  const content = await written((sheet, book) => {
    sheet.addRow(['a', 1]);
    book.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['b']);
    book.addWorksheet('Quý II').addRow(['c']);
  });
  await withTable(content, async ({ sheets }) => expect(sheets).toEqual(['Số liệu', 'Quý II']));
});

test('a million empty rows, some with a format, cost neither rows nor memory', async () => {
  const head = `<row r="1">${textCell('A1', 'Phường')}${textCell('B1', 'Dân số')}</row>`;
  const first = `<row r="2">${textCell('A2', 'Cam Đường')}${numberCell('B2', 5)}</row>`;
  const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}" s="1"/>`).join('');
  const last = `<row r="1000003">${textCell('A1000003', 'Bảo Hà')}${numberCell('B1000003', 7)}</row>`;
  const content = workbookOf(head + first + empty + last);
  const before = process.memoryUsage().heapUsed;
  const survey = await withTable(content, (table) => surveySheet(table, 'Biểu'));
  expect(survey).toMatchObject({ rows: 2, headings: ['Phường', 'Dân số'], headingRows: { first: 1, last: 1 } });
  expect(survey.samples.map(({ row }) => row)).toEqual([2, 1_000_003]);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
});

test('what is no workbook, is cut off, or is broken inside is refused as unreadable', async () => {
  const good = workbookOf(`<row r="1">${textCell('A1', 'x')}</row>`);
  const refused = (content: Buffer) => withTable(content, rowsOf).catch((error) => error.code);
  expect(await refused(good.subarray(0, good.length - 30))).toBe('indicators.import-unreadable');
  expect(await refused(Buffer.from('PK\x03\x04 nothing'))).toBe('indicators.import-unreadable');
  expect(await refused(zipOf({ 'xl/other.xml': '<a/>' }))).toBe('indicators.import-unreadable');
  expect(await refused(workbookOf('<row r="1"><c></row>'))).toBe('indicators.import-unreadable');
});

test('cells and rows that do not say where they are stand behind the one before', async () => {
  const content = workbookOf('<row><c t="str"><v>a</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>');
  const { rows } = await withTable(content, rowsOf);
  expect(rows).toEqual([
    { row: 1, cells: ['a', 2] },
    { row: 2, cells: [3] },
  ]);
});

test('formats tell shares and days from numbers', () => {
  expect(meaningOf(10, undefined)).toBe('percent');
  expect(meaningOf(14, undefined)).toBe('day');
  expect(meaningOf(4, undefined)).toBe('number');
  expect(meaningOf(164, 'dd/mm/yyyy;@')).toBe('day');
  expect(meaningOf(164, '[$-42A]mmmm yyyy')).toBe('day');
  expect(meaningOf(164, '#,##0\\ "đồng/tháng"')).toBe('number');
  expect(meaningOf(164, '#,##0.0 [Red]')).toBe('number');
  expect(meaningOf(164, '0.0"%"')).toBe('number');
  expect(meaningOf(164, '0,0 %')).toBe('percent');
});

test('text with separators: quotes, line breaks in cells, empty lines, any of three separators', async () => {
  const rows = [...readCsv('a;"b ""x"";\ny";\r\n\n;;\nc;2', ';')];
  expect(rows).toEqual([
    { row: 1, cells: ['a', 'b "x";\ny', null] },
    { row: 4, cells: ['c', '2'] },
  ]);
  for (const text of ['\ufeffXã;Số\nBảo Hà;1,5', 'Xã\tSố\nBảo Hà\t1,5', 'Xã,Số\nBảo Hà,"1,5"']) {
    const { rows: read } = await withTable(text, rowsOf);
    expect(read.map(({ cells }) => cells)).toEqual([
      ['Xã', 'Số'],
      ['Bảo Hà', '1,5'],
    ]);
  }
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Xã\tSố\nBảo Hà\t2', 'utf16le')]);
  expect((await withTable(utf16, rowsOf, 'text/plain')).rows[1]?.cells).toEqual(['Bảo Hà', '2']);
  const legacy = Buffer.from([0x58, 0xe3, 0x3b, 0x31]);
  await expect(withTable(legacy, rowsOf, 'text/plain')).rejects.toMatchObject({ code: 'indicators.import-not-utf8' });
});

test('a sheet without a heading, without a row or with nothing is refused with what is the matter', async () => {
  const refused = (text: string) => withTable(text, (table) => surveySheet(table, 'CSV')).catch((error) => error.code);
  expect(await refused('\n\n')).toBe('indicators.import-empty');
  expect(await refused('Xã;Số\n')).toBe('indicators.import-no-headings');
  expect(await refused('Bảo Hà;5\nCam Đường;6\n')).toBe('indicators.import-no-headings');
});

test('where a person says which rows name the columns, that holds', async () => {
  const text = 'Biểu;2\nXã;Số\nBảo Hà;x\nCam Đường;6\n';
  const survey = await withTable(text, (table) => surveySheet(table, 'CSV', { first: 2, last: 2 }));
  expect(survey).toMatchObject({ headings: ['Xã', 'Số'], rows: 2 });
});
