import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { parseXml } from '../feeds/testing.ts';
import type { Actor } from '../identity/actor.ts';
import { openWorkItem } from './open-work-item.ts';

async function settle({ tx, staff, people, office, otherOffice, now }: TestCity) {
  const open = (by: Actor, title: string, ownerId: typeof office, published: boolean, due: string | null) =>
    openWorkItem(tx, by, { title, ownerId, published, deadline: due === null ? null : { rule: due } }, now);
  await open(staff, '=HYPERLINK("http://x","bấm")', office, true, '2026-03-20');
  await open(staff, 'Việc nội bộ <của> văn phòng', office, false, '2026-03-10');
  await open(people.leader, 'Việc nội bộ nơi khác', otherOffice, false, '2026-04-01');
  await open(people.leader, 'Việc công khai, không hạn', otherOffice, true, null);
}

const titlesIn = (csv: string): string[] =>
  csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => /^(?:"((?:[^"]|"")*)"|([^,]*))/.exec(line)?.slice(1).join('').replaceAll('""', '"') ?? '');

test('every format holds what the asker may see of the list and by the same filters, and nothing else', () =>
  inTestCity(async (city) => {
    await settle(city);
    const { request, staff, otherStaff, people } = city;
    for (const asker of [null, staff, otherStaff, people.leader, people.auditor]) {
      for (const filter of ['', 'text=noi+bo']) {
        const listed = await request(asker, { url: `/api/v1/work-items?${filter}` });
        const titles: string[] = listed.json().items.map(({ title }: { title: string }) => title);
        const csv = await request(asker, { url: `/api/v1/work-items.csv?${filter}` });
        expect(titlesIn(csv.body).map((title) => title.replace(/^'/, ''))).toEqual(titles);
        const book = new ExcelJS.Workbook();
        await book.xlsx.load((await request(asker, { url: `/api/v1/work-items.xlsx?${filter}` })).rawPayload as never);
        const cells = book.worksheets[0]?.getColumn(1).values.slice(2) ?? [];
        expect(cells).toEqual(titles);
        const atom = parseXml((await request(asker, { url: `/api/v1/work-items.atom?${filter}` })).body);
        const entries = atom.children.filter(({ name }) => name === 'entry');
        expect(entries.map((entry) => entry.of('title').text).sort()).toEqual([...titles].sort());
      }
    }
  }));

test('deadlines come as days or as things to do, with a lasting identifier, and a reader who has them is told so', () =>
  inTestCity(async (city) => {
    await settle(city);
    const { request, staff } = city;
    const url = '/api/v1/work-items.ics';
    const first = await request(staff, { url });
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = (text: string, name: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(name);
    const days = events(first.body, 'vevent').map((event) => String(event.getFirstPropertyValue('dtstart')));
    expect(days).toEqual(['2026-03-10', '2026-03-20']);
    const todos = events((await request(staff, { url: `${url}?as=todo&lang=en` })).body, 'vtodo');
    expect(todos.map((todo) => todo.getFirstPropertyValue('status'))).toEqual(['NEEDS-ACTION', 'NEEDS-ACTION']);
    expect(todos[0]?.getFirstPropertyValue('description')).toContain('assigned · in time · due 2026-03-10');
    const again = await request(staff, { url, headers: { 'if-none-match': String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
    expect((await request(null, { url })).body).not.toContain('nội bộ');
  }));

test('columns and words are of the language asked for, formulas are text, a wrong filter is refused', () =>
  inTestCity(async (city) => {
    await settle(city);
    const { request } = city;
    const vietnamese = await request(null, { url: '/api/v1/work-items.csv' });
    expect(vietnamese.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(vietnamese.headers['content-disposition']).toContain('danh-sach-viec-2026-03-09.csv');
    expect(vietnamese.body).toContain('Việc,Trạng thái,Ưu tiên,Cơ quan chủ trì');
    expect(vietnamese.body).toContain(`"'=HYPERLINK(""http://x"",""bấm"")",mới giao,thường,Văn phòng thử nghiệm`);
    const english = await request(null, { url: '/api/v1/work-items.csv?lang=en' });
    expect(english.body).toContain('Work,State,Priority,Owner');
    const wrong = await request(null, { url: '/api/v1/work-items.csv?bucket=never' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'http.fields-invalid']);
  }));
