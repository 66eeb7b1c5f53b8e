import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { settleReports } from '../../server/testing.ts';
import type { SheetOutcome } from '../contract.ts';

type Row = (string | number | Date | null)[];

async function workbook(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Phản ánh');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const headings = [
  'LĨNH VỰC',
  'Nội dung',
  'Vĩ độ',
  'Kinh độ',
  'Địa chỉ',
  'Thời điểm',
  'Qua',
  'Họ và tên',
  'Điện thoại',
  'Ghi chú',
];
const good: Row = [
  'Rác thải, vệ sinh môi trường',
  'Rác đổ đầy vỉa hè',
  22.45,
  103.95,
  null,
  '08/03/2026 09:15',
  'điện thoại',
  'Nguyễn An',
  '0912345678',
  'x',
];
const inWords: Row = [
  'duong-sa',
  'Ổ gà',
  null,
  null,
  'Ngã ba Kim Tân',
  new Date('2026-03-08T07:30:00Z'),
  'Thư',
  null,
  null,
  null,
];

async function send(
  { request, people }: TestCity,
  content: Buffer,
  query = '',
  as: keyof TestCity['people'] | null = 'officer',
) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), 'phan-anh.xlsx');
  const body = new Response(form);
  return request(as === null ? null : people[as], {
    method: 'POST',
    url: `/api/v1/reports/import${query}`,
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}
const countOf = ({ tx }: TestCity) => tx.text(sql`select count(*)::text from report`);

test('a dry run says what would happen and keeps nothing; then every row is filed, once however often it is sent', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const content = await workbook([headings, good, inWords]);
    const tried: SheetOutcome = (await send(city, content)).json();
    expect(tried).toMatchObject({ rows: 2, committed: false, errors: [], unknownColumns: ['Ghi chú'] });
    expect(tried.filed).toHaveLength(2);
    expect(await countOf(city)).toBe('0');
    const done: SheetOutcome = (await send(city, content, '?commit=true')).json();
    expect(done).toMatchObject({ rows: 2, committed: true, errors: [] });
    const again: SheetOutcome = (await send(city, content, '?commit=true')).json();
    expect(again.filed).toEqual(done.filed);
    const kept = await city.tx.text(sql`
      select json_agg(json_build_object('channel', r.channel, 'for', r.filed_for, 'at', r.reported_at at time zone 'UTC',
                                        'name', p.name) order by r.number)::text
        from report r left join report_reporter p on p.report_id = r.id`);
    expect(JSON.parse(kept)).toEqual([
      { channel: 'sheet', for: 'phone', at: '2026-03-08T02:15:00', name: 'Nguyễn An' },
      { channel: 'sheet', for: 'letter', at: '2026-03-08T00:30:00', name: null },
    ]);
  }));

test('each row that is wrong is named with its heading and its reason, and then nothing at all is filed', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const change = (at: number, value: Row[number]): Row => good.map((cell, i) => (i === at ? value : cell));
    const rows = [
      good,
      change(0, 'Không có lĩnh vực này'),
      change(1, null),
      change(2, 'hai mươi'),
      change(3, null),
      change(3, 10),
      change(5, 'hôm qua'),
      change(5, '09/03/2027'),
      change(6, 'bồ câu'),
      change(8, 'không có'),
      change(1, 'x'.repeat(4001)),
    ];
    const outcome: SheetOutcome = (
      await send(city, await workbook([headings, ...rows]), '?commit=true&lang=en')
    ).json();
    expect(outcome).toMatchObject({ rows: 11, committed: false, filed: [] });
    expect(outcome.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'LĨNH VỰC', 'intake.category-unknown'],
      [4, 'Nội dung', 'intake.cell-missing'],
      [5, 'Vĩ độ', 'intake.number-unreadable'],
      [6, 'Kinh độ', 'intake.cell-missing'],
      [7, null, 'reports.outside-city'],
      [8, 'Thời điểm', 'intake.time-unreadable'],
      [9, null, 'reports.reported-in-future'],
      [10, 'Qua', 'intake.filed-for-unknown'],
      [11, 'Điện thoại', 'intake.contact-unreadable'],
      [12, 'Nội dung', 'intake.text-too-long'],
    ]);
    expect(outcome.errors[0]?.message).toBe('There is no category "Không có lĩnh vực này".');
    expect(await countOf(city)).toBe('0');
  }));

test('English headings do as well; what is no sheet, is empty, too long or lacks a column is refused', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const english: Row[] = [
      ['Category', 'Description', 'Latitude', 'Longitude'],
      ['Waste and street cleaning', 'Waste', '22,45', '103.95'],
    ];
    expect((await send(city, await workbook(english), '?commit=true')).json().committed).toBe(true);
    const refused = async (content: Buffer) => {
      const answer = await send(city, content);
      return [answer.statusCode, answer.json().code];
    };
    expect(await refused(await workbook([['Nội dung'], ['x']]))).toEqual([400, 'intake.column-missing']);
    expect(await refused(await workbook([headings]))).toEqual([400, 'intake.sheet-empty']);
    const many = Array.from({ length: 501 }, () => good);
    expect(await refused(await workbook([headings, ...many]))).toEqual([400, 'intake.sheet-too-long']);
    expect(await refused(Buffer.from('Lĩnh vực,Nội dung\n'))).toEqual([400, 'files.type-not-taken']);
    expect((await send(city, await workbook([headings, good]), '', 'citizen')).statusCode).toBe(403);
    expect((await send(city, await workbook([headings, good]), '', null)).statusCode).toBe(401);
  }));
