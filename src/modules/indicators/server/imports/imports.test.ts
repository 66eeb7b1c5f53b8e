import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { ObservationId, Revision } from '../../contract.ts';
import { numberCell, textCell, workbookOf } from '../../imports/sheet/testing.ts';
import { define, record, settleProvince } from '../../testing.ts';
import { reviseObservation } from '../record-observation.ts';

type Row = (string | number | Date | null)[];
const terms = { status: 'official', source: 'Niên giám thống kê 2025' };

async function workbook(rows: readonly Row[], more: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Biểu 1');
  for (const row of rows) sheet.addRow(row);
  more(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

type Who = keyof TestCity['people'] | null;
const asked = (city: TestCity, who: Who) => (who === null ? null : city.people[who]);

async function bring(city: TestCity, content: Buffer | string, who: Who = 'office', name = 'so-lieu.xlsx') {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  const body = new Response(form);
  return city.request(asked(city, who), {
    method: 'POST',
    url: '/api/v1/indicator-imports',
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

const post = (city: TestCity, url: string, version: number, payload: object, who: Who = 'office') =>
  city.request(asked(city, who), {
    method: 'POST',
    url: `/api/v1/indicator-imports/${url}`,
    headers: { 'if-match': `"${version}"` },
    payload,
  });

/** Brings a file and tries it as it is suggested, with what is said beside. */
async function tried(city: TestCity, content: Buffer | string, mapping: object = {}, more: object = {}) {
  const brought = (await bring(city, content)).json();
  const body = { mapping: { ...brought.suggested.mapping, ...mapping }, terms, ...more };
  const answer = await post(city, `${brought.id}/try`, brought.version, body);
  return { id: brought.id as string, brought, trial: answer.json(), status: answer.statusCode };
}

const standing = (city: TestCity) =>
  city.tx
    .text(sql`
      select coalesce(json_agg(json_build_array(i.code, a.name, o.ends_on, o.value, o.status, o.origin)
                               order by i.code, a.name, o.ends_on), '[]')::text
        from observation o join indicator i on i.id = o.indicator_id join area a on a.id = o.area_id
       where o.superseded_at is null`)
    .then((text): unknown[] => JSON.parse(text));

const households: Row[] = [
  ['BÁO CÁO HỘ NGHÈO', null, null],
  ['Phường', 'Hộ nghèo', 'Hộ nghèo'],
  [null, 2024, 'Năm 2025'],
  ['P. Bắc', '1.234', 1100],
  ['phuong nam', 900, '850 hộ'],
  ['Tổng cộng', 2134, 1950],
];
const merge = (sheet: ExcelJS.Worksheet) => {
  sheet.mergeCells('A1:C1');
  sheet.mergeCells('A2:A3');
  sheet.mergeCells('B2:C2');
};

test('a messy sheet is understood, tried without a trace, carried out whole, and undone', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { name: { vi: 'Hộ nghèo', en: 'Poor households' } });
    await record(city, 'poor-households', north, '2024', 1200);
    const { id, brought, trial } = await tried(city, await workbook(households, merge));
    expect(brought).toMatchObject({
      state: 'received',
      rows: 3,
      survey: { headingRows: { first: 2, last: 3 }, headings: ['Phường', 'Hộ nghèo – 2024', 'Hộ nghèo – Năm 2025'] },
    });
    expect(brought.suggested.mapping.columns).toEqual([
      { as: 'area' },
      { as: 'value', indicator: 'poor-households', period: '2024' },
      { as: 'value', indicator: 'poor-households', period: 'Năm 2025' },
    ]);
    expect(trial).toMatchObject({
      counts: { figures: 4, added: 3, revised: 1, unchanged: 0, skipped: 1, faults: 0, odd: 0 },
      faults: [],
    });
    const before = [['poor-households', 'Bắc', '2024-12-31', 1200, 'official', 'entered']];
    expect(await standing(city)).toEqual(before);

    const done = await post(city, `${id}/carry-out`, trial.version, {});
    expect(done.json()).toMatchObject({ state: 'carried-out', counts: { added: 3, revised: 1 } });
    expect(await standing(city)).toEqual([
      ['poor-households', 'Bắc', '2024-12-31', 1234, 'revised', 'imported'],
      ['poor-households', 'Bắc', '2025-12-31', 1100, 'official', 'imported'],
      ['poor-households', 'Nam', '2024-12-31', 900, 'official', 'imported'],
      ['poor-households', 'Nam', '2025-12-31', 850, 'official', 'imported'],
    ]);
    expect((await post(city, `${id}/carry-out`, done.json().version, {})).json().code).toBe('indicators.import-closed');

    const undone = await post(city, `${id}/undo`, done.json().version, { reason: 'Nhầm biểu của năm trước' });
    expect(undone.json()).toMatchObject({ state: 'undone', undoneReason: 'Nhầm biểu của năm trước' });
    expect(await standing(city)).toEqual(before);
    const latest = await city.tx.text(sql`select json_agg(value)::text from indicator_latest`);
    expect(JSON.parse(latest)).toEqual([1200]);
    const acts = await city.tx.text(sql`
      select json_agg(act order by at, id)::text from act where about_kind = 'indicator-import'`);
    expect(JSON.parse(acts)).toEqual([
      'indicators.import-received',
      'indicators.import-tried',
      'indicators.import-carried-out',
      'indicators.import-undone',
    ]);
    const again = await post(city, `${id}/undo`, undone.json().version, { reason: 'Lần nữa' });
    expect(again.json().code).toBe('indicators.import-not-carried-out');
  }));

test('a figure that was revised since is not taken back', () =>
  inTestCity(async (city) => {
    const { north, south } = await settleProvince(city);
    await define(city);
    const rows: Row[] = [
      ['Phường', 'Kỳ', 'Giá trị'],
      ['Bắc', 2025, 10],
      ['Nam', 2025, 11],
    ];
    const { id, trial } = await tried(city, await workbook(rows), { indicator: 'poor-households' });
    const done = (await post(city, `${id}/carry-out`, trial.version, {})).json();
    const observation = await city.tx.text(
      sql`select id::text from observation where area_id = ${south} and superseded_at is null`,
    );
    const revision = Revision.parse({ value: 12, source: 'Đính chính', reason: 'Sở đính chính' });
    await reviseObservation(city.tx, city.people.office, ObservationId.parse(observation), revision, city.now);
    const undone = await post(city, `${id}/undo`, done.version, { reason: 'Nhập nhầm tệp' });
    expect(undone.json().state).toBe('undone');
    expect(await standing(city)).toEqual([['poor-households', 'Nam', '2025-12-31', 12, 'revised', 'entered']]);
    expect(north).not.toBe(south);
  }));

test('one bad cell: nothing is written, and the file of faults names its row and column', () =>
  inTestCity(async (city) => {
    await settleProvince(city);
    await define(city);
    const rows: Row[] = [
      ['Phường', 'Kỳ', 'Giá trị'],
      ['Bắc', 2025, 10],
      ['=HYPERLINK("http://x")', 2025, 5],
      ['Nam', 'Quý I/2025', 11],
      ['Nam', 2027, 11],
    ];
    const { id, trial } = await tried(city, await workbook(rows), { indicator: 'poor-households' });
    expect(trial.counts).toMatchObject({ figures: 2, faults: 3 });
    expect(trial.faults).toMatchObject([
      { row: 3, column: 'A', heading: 'Phường', code: 'indicators.import-area-unknown' },
      {
        row: 4,
        column: 'B',
        code: 'indicators.import-period-other',
        message: '“Quý I/2025” không phải một năm, mà chỉ tiêu này có số liệu theo năm.',
      },
      { row: 5, column: 'C', code: 'indicators.period-of-the-future' },
    ]);
    const refused = await post(city, `${id}/carry-out`, trial.version, {});
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'indicators.import-has-faults']);
    expect(await standing(city)).toEqual([]);

    const csv = await city.request(city.people.office, { url: `/api/v1/indicator-imports/${id}/faults.csv?lang=en` });
    const lines = csv.body.split('\r\n');
    expect(lines[0]).toContain('Kind,Row,Column,Heading,Cell,What is wrong');
    expect(lines[1]).toContain(`Fault,3,A,Phường,"'=HYPERLINK(""http://x"")"`);
    expect(lines).toHaveLength(5);
    const sheet = await city.request(city.people.office, { url: `/api/v1/indicator-imports/${id}/faults.xlsx` });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(sheet.rawPayload as never);
    const cell = book.worksheets[0]?.getCell('E2');
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, '=HYPERLINK("http://x")']);
  }));

test('figures unlike those before them wait for a person to say that they are right', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    for (const year of ['2022', '2023', '2024']) await record(city, 'poor-households', north, year, 100);
    const rows: Row[] = [
      ['Phường', 'Kỳ', 'Giá trị'],
      ['Bắc', 2025, 1010],
    ];
    const { id, trial } = await tried(city, await workbook(rows), { indicator: 'poor-households' });
    expect(trial).toMatchObject({
      counts: { faults: 0, odd: 1 },
      odd: [{ row: 2, column: 'C', code: 'indicators.import-odd-tenfold' }],
    });
    const refused = await post(city, `${id}/carry-out`, trial.version, {});
    expect(refused.json().code).toBe('indicators.import-has-odd');
    const done = await post(city, `${id}/carry-out`, trial.version, { confirmed: true });
    expect(done.json().state).toBe('carried-out');
  }));

test('a mapping kept by name is chosen again for the next file with the same headings', () =>
  inTestCity(async (city) => {
    await settleProvince(city);
    await define(city);
    const rows = (value: number): Row[] => [
      ['PHƯỜNG', 'Kỳ', 'SỐ HỘ'],
      ['Bắc', 2025, value],
    ];
    const first = (await bring(city, await workbook(rows(10)))).json();
    expect(first.suggested).toMatchObject({ savedAs: null, terms: null });
    const columns = [{ as: 'area' }, { as: 'period' }, { as: 'value', indicator: 'poor-households' }];
    const body = { mapping: { ...first.suggested.mapping, columns }, terms, keepAs: 'Biểu hộ nghèo' };
    expect((await post(city, `${first.id}/try`, first.version, body)).statusCode).toBe(200);
    const next = (await bring(city, 'Phường;kỳ;Số hộ\nNam;2025;7\n', 'office', 'so.csv')).json();
    expect(next.suggested).toMatchObject({
      savedAs: 'Biểu hộ nghèo',
      terms: { source: terms.source },
      mapping: { columns: [{ as: 'area' }, { as: 'period' }, { as: 'value', indicator: 'poor-households' }] },
    });
    const kept = await city.request(city.people.office, { url: '/api/v1/indicator-import-mappings' });
    expect(kept.json().items).toMatchObject([{ name: 'Biểu hộ nghèo' }]);
    const other = (await bring(city, 'Phường;Năm;Số hộ\nNam;2025;7\n', 'office', 'so.csv')).json();
    expect(other.suggested.savedAs).toBeNull();
  }));

test('what is derived or measured is never imported, nor what another office answers for', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { organisationId: city.otherOffice });
    await define(city, { code: 'twice', name: { vi: 'Gấp đôi', en: 'Twice' }, formula: 'poor-households * 2' });
    const rows: Row[] = [
      ['Phường', 'Kỳ', 'Chỉ tiêu', 'Giá trị'],
      ['Bắc', 2025, 'twice', 10],
      ['Bắc', 2025, 'poor-households', 10],
    ];
    const brought = (await bring(city, await workbook(rows), 'officer')).json();
    const body = { mapping: brought.suggested.mapping, terms };
    const trial = (await post(city, `${brought.id}/try`, brought.version, body, 'officer')).json();
    expect(trial.faults).toMatchObject([
      { row: 2, code: 'indicators.import-not-yours' },
      { row: 3, code: 'indicators.import-not-yours' },
    ]);
    const byOffice = (await post(city, `${brought.id}/try`, trial.version, body)).json();
    expect(byOffice.faults).toMatchObject([{ row: 2, code: 'indicators.derived-never-typed' }]);
    expect(north).toBeDefined();
  }));

test('another sheet or other heading rows can be chosen; an old version is refused', () =>
  inTestCity(async (city) => {
    await settleProvince(city);
    await define(city);
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Bìa').addRow(['Báo cáo quý']);
    book.addWorksheet('Số').addRows([
      ['Phường', 'Kỳ', 'Giá trị'],
      ['Bắc', 2025, 3],
    ]);
    book.addWorksheet('Khác').addRows([
      ['Xã', 'Số'],
      ['Nam', 12],
    ]);
    const brought = (await bring(city, Buffer.from(await book.xlsx.writeBuffer()))).json();
    expect(brought.survey).toMatchObject({ sheets: ['Bìa', 'Số', 'Khác'], sheet: 'Số' }); // the first with figures
    await post(city, `${brought.id}/sheet`, brought.version, { sheet: 'Khác' });
    const chosen = await post(city, `${brought.id}/sheet`, brought.version + 1, { sheet: 'Số' });
    expect(chosen.json().survey).toMatchObject({ sheet: 'Số', headings: ['Phường', 'Kỳ', 'Giá trị'] });
    const stale = await post(city, `${brought.id}/sheet`, brought.version, { sheet: 'Khác' });
    expect(stale.statusCode).toBe(412);
    const none = await post(city, `${brought.id}/sheet`, chosen.json().version, { sheet: 'Không có' });
    expect([none.statusCode, none.json().code]).toEqual([400, 'indicators.import-sheet-unknown']);
    const body = { mapping: { ...chosen.json().suggested.mapping, columns: [{ as: 'area' }] }, terms };
    const lacking = await post(city, `${brought.id}/try`, chosen.json().version, body);
    expect([lacking.statusCode, lacking.json().code]).toEqual([400, 'indicators.import-no-value-column']);
  }));

test('what is no table is refused, and so is whoever may not enter figures', () =>
  inTestCity(async (city) => {
    const codeOf = async (content: Buffer | string) => (await bring(city, content)).json().code;
    expect(await codeOf(Buffer.from('%PDF-1.4 x'))).toBe('files.type-not-taken');
    expect(await codeOf('một dòng chữ')).toBe('indicators.import-no-headings');
    const rows: Row[] = [
      ['Phường', 'Số'],
      ['Bắc', 1],
    ];
    expect((await bring(city, await workbook(rows), 'citizen')).statusCode).toBe(403);
    expect((await bring(city, await workbook(rows), null)).statusCode).toBe(401);
    const unknown = await city.request(city.people.office, {
      url: '/api/v1/indicator-imports/0190a000-0000-7000-8000-00000000ffff',
    });
    expect(unknown.statusCode).toBe(404);
  }));

test('twenty thousand rows and a hundred thousand empty ones: all or nothing, by a few statements', () =>
  inTestCity(async (city) => {
    await settleProvince(city);
    await define(city, { frequency: 'day', validFrom: '1990-01-01' });
    await city.tx.run(sql`update area set valid_from = '1990-01-01'`);
    const day = (i: number) => new Date(Date.UTC(1995, 0, 1 + Math.floor(i / 2))).toISOString().slice(0, 10);
    const row = (i: number) =>
      `<row r="${i + 2}">${textCell(`A${i + 2}`, i % 2 === 0 ? 'Bắc' : 'Nam')}${textCell(`B${i + 2}`, day(i))}${numberCell(`C${i + 2}`, 100 + (i % 7))}</row>`;
    const head = `<row r="1">${textCell('A1', 'Phường')}${textCell('B1', 'Kỳ')}${textCell('C1', 'Giá trị')}</row>`;
    const rows = Array.from({ length: 20_000 }, (_, i) => row(i)).join('');
    const empty = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 20_002}" s="1"/>`).join('');
    const { id, trial } = await tried(city, workbookOf(head + rows + empty), { indicator: 'poor-households' });
    expect(trial.counts).toMatchObject({ figures: 20_000, added: 20_000, faults: 0 });
    const done = await post(city, `${id}/carry-out`, trial.version, { confirmed: true });
    expect(done.json().state).toBe('carried-out');
    const count = () => city.tx.text(sql`select count(*)::text from observation where superseded_at is null`);
    expect(await count()).toBe('20000');
    await post(city, `${id}/undo`, done.json().version, { reason: 'Thử rút lại' });
    expect(await count()).toBe('0');
  }));
