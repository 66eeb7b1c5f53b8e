import ExcelJS from 'exceljs';
import Fastify from 'fastify';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { day, instant } from '../time.ts';
import { type AtomFeed, entryId, updatedOf, writeAtom } from './atom.ts';
import { byteOrderMark, csvLine, harmless } from './csv.ts';
import { type CalendarEntry, writeCalendar } from './icalendar.ts';
import { sendDocument } from './send-document.ts';
import { sendTable } from './send-table.ts';
import { parseXml } from './testing.ts';
import { element, escapeXml, xmlDocument } from './xml.ts';

const nasty = 'Ổ gà <b>&amp; "sâu"\' ]]> \u0000\u0008 \ud800 😀\r\ndòng hai\tngăn';

test('whatever a text holds, the document is well-formed and the text comes out as it went in', () => {
  const parser = new SaxesParser();
  let text = '';
  let attribute = '';
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('opentag', ({ attributes }) => {
    attribute = String(attributes.label ?? '');
  });
  parser.write(xmlDocument(element('a', { label: nasty }, nasty))).close();
  const kept = nasty.replace('\u0000\u0008 \ud800', ' ');
  expect(text.trim()).toBe(kept);
  expect(attribute).toBe(kept);
  expect(escapeXml('a]]>b')).toBe('a]]&gt;b');
});

const aFeed = (entries: AtomFeed['entries']): string =>
  writeAtom({
    id: 'https://dothi.example/feed',
    title: nasty,
    self: 'https://dothi.example/feed?a=1&b=2',
    author: 'Đô Thị',
    language: 'vi',
    entries,
  });

test('a feed has what Atom demands, and is as new as its newest entry', () => {
  const entry = (id: string, at: string) => ({ id: entryId(id), title: nasty, updated: instant(at), summary: nasty });
  const entries = [entry('a', '2026-03-01T00:00:00Z'), entry('b', '2026-03-09T07:30:00+07:00')];
  const feed = parseXml(aFeed(entries));
  expect(feed.name).toBe('feed');
  expect(feed.of('updated').text).toBe('2026-03-09T00:30:00.000Z');
  expect(feed.of('link').attributes).toMatchObject({ rel: 'self', href: 'https://dothi.example/feed?a=1&b=2' });
  expect(feed.children.filter(({ name }) => name === 'entry').map((one) => one.of('id').text)).toEqual([
    'urn:uuid:a',
    'urn:uuid:b',
  ]);
  expect(feed.of('entry').of('summary').text).toContain('<b>&amp; "sâu"');
  expect(updatedOf([])).toBe('1970-01-01T00:00:00.000Z');
  expect(parseXml(aFeed([])).of('updated').text).toBe('1970-01-01T00:00:00.000Z');
});

test('a calendar is read by another program as it was meant', () => {
  const common = { title: `Hạn; một, hai \\ ba: ${'đường phố '.repeat(20)}`, description: nasty, version: 3 };
  const entries: CalendarEntry[] = [
    { ...common, uid: 'a@dothi', kind: 'event', on: day('2026-12-31'), changedAt: instant('2026-03-09T01:30:00Z') },
    {
      ...common,
      uid: 'b@dothi',
      kind: 'todo',
      dueOn: day('2026-03-31'),
      doneOn: day('2026-03-30'),
      state: 'done',
      changedAt: instant('2026-03-09T01:30:00Z'),
      url: 'https://dothi.example/tasks/b',
    },
    {
      ...common,
      uid: 'c@dothi',
      kind: 'event',
      from: instant('2026-04-01T08:00:00+07:00'),
      to: instant('2026-04-01T09:00:00+07:00'),
      changedAt: instant('2026-03-09T01:30:00Z'),
    },
  ];
  const text = writeCalendar({ name: 'Thời hạn Lào Cai', refreshHours: 4, entries });
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Thời hạn Lào Cai');
  const [whole, span] = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  expect(whole?.summary).toBe(common.title);
  expect(whole?.description).toContain('dòng hai');
  expect([whole?.startDate.isDate, whole?.startDate.toString(), whole?.endDate.toString()]).toEqual([
    true,
    '2026-12-31',
    '2027-01-01',
  ]);
  expect(span?.startDate.toJSDate().toISOString()).toBe('2026-04-01T01:00:00.000Z');
  const todo = calendar.getFirstSubcomponent('vtodo');
  expect(todo?.getFirstPropertyValue('status')).toBe('COMPLETED');
  expect(String(todo?.getFirstPropertyValue('due'))).toBe('2026-03-31');
  expect(todo?.getFirstPropertyValue('url')).toBe('https://dothi.example/tasks/b');
});

test('nothing in a table is a formula, and what was quoted is read as it was', () => {
  expect(csvLine(['a,b', 'nói "ừ"', 'hai\ndòng', -5, null, true])).toBe('"a,b","nói ""ừ""","hai\ndòng",-5,,true\r\n');
  for (const text of ['=1+1', '+84 912', '-2+3', '@SUM(A1)', '\t=1', '  =HYPERLINK("x")', '\r=1', '＝1+1']) {
    expect(harmless(text)).toBe(`'${text}`);
  }
  expect(harmless('Phường A = phường B')).toBe('Phường A = phường B');
});

async function* pages(rows: number) {
  for (let from = 0; from < rows; from += 100) {
    yield Array.from({ length: Math.min(100, rows - from) }, (_, i) => [`=dòng ${from + i}`, from + i, null]);
  }
}

test('a table is sent as CSV or as a sheet, whole and in order, under a name with marks', async () => {
  const app = Fastify();
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(`/a.${format}`, async (_request, reply) => {
      await sendTable(reply, format, {
        name: 'Việc',
        columns: ['Tên', 'Số', 'Trống'],
        language: 'vi',
        pages: pages(250),
      });
      return reply;
    });
  }
  const csv = await app.inject({ url: '/a.csv' });
  expect(csv.headers['content-disposition']).toContain("filename*=UTF-8''Vi%E1%BB%87c.csv");
  expect(csv.body.startsWith(`${byteOrderMark}Tên,Số,Trống\r\n'=dòng 0,0,\r\n`)).toBe(true);
  expect(csv.body.trimEnd().split('\r\n')).toHaveLength(251);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await app.inject({ url: '/a.xlsx' })).rawPayload as never);
  const [sheet] = book.worksheets;
  expect(sheet?.rowCount).toBe(251);
  expect(sheet?.getRow(251).values).toEqual([undefined, '=dòng 249', 249]);
  expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
});

test('a fault while a table is read breaks the answer off instead of ending it as if it were whole', async () => {
  const app = Fastify();
  async function* broken() {
    yield [['một']];
    throw new Error('the database went away');
  }
  for (const format of ['csv', 'xlsx'] as const) {
    app.get(`/a.${format}`, async (_request, reply) => {
      await sendTable(reply, format, { name: 'a', columns: ['a'], language: 'vi', pages: broken() });
      return reply;
    });
  }
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  for (const format of ['csv', 'xlsx']) {
    const reading = fetch(`${url}/a.${format}`).then((answer) => answer.arrayBuffer());
    await expect(reading).rejects.toThrow();
  }
  await app.close();
});

test('who has the document is not sent it again', async () => {
  const app = Fastify();
  app.get('/feed', async (request, reply) => {
    await sendDocument(request, reply, { type: 'text/plain; charset=utf-8', text: 'một' });
    return reply;
  });
  const first = await app.inject({ url: '/feed' });
  const again = (tag: string) => app.inject({ url: '/feed', headers: { 'if-none-match': tag } });
  expect([first.statusCode, first.body]).toEqual([200, 'một']);
  expect((await again(`"other", W/${first.headers.etag}`)).statusCode).toBe(304);
  expect((await again('"other"')).statusCode).toBe(200);
});
