import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { Query, sql } from '../../../kernel/db/db.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import { file, inOtherWard, settleReports } from './testing.ts';

test('reports come as files and as a feed: what the asker may see, by the same filters, without personal data', () =>
  inTestCity(async (city) => {
    const { tx, request, staff, people } = city;
    await settleReports(city);
    const here = await file(city, { text: 'Nhà ông Nguyễn Văn An, 0912 345 678, đổ rác =)', address: '=1+1' });
    const there = await file(city, { text: 'Rác ở bên kia', position: inOtherWard });
    await tx.run(sql`
      update report set publication = 'public', public_text = 'Rác ở bên kia' where number = ${there.number}`);
    const seenBy = async (asker: typeof staff | null, query = '') => {
      const csv = (await request(asker, { url: `/api/v1/reports.csv?${query}` })).body.trimEnd().split('\r\n').slice(1);
      const listed = (await request(asker, { url: `/api/v1/reports?${query}` })).json().items;
      const numbers: string[] = listed.map(({ number }: { number: string }) => number);
      expect(csv.map((line) => line.slice(0, numbers[0]?.length ?? 0))).toEqual(numbers);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await request(asker, { url: `/api/v1/reports.xlsx?${query}` })).rawPayload as never);
      expect(book.worksheets[0]?.getColumn(1).values.slice(2) ?? []).toEqual(numbers);
      const feed = parseXml((await request(asker, { url: `/api/v1/reports.atom?${query}` })).body);
      expect(feed.children.filter(({ name }) => name === 'entry').map((entry) => entry.of('id').text)).toEqual(
        listed.map(({ id }: { id: string }) => `urn:uuid:${id}`),
      );
      return numbers;
    };
    expect(await seenBy(null)).toEqual([there.number]);
    expect((await seenBy(staff)).sort()).toEqual([here.number, there.number].sort());
    expect((await seenBy(people.leader, 'publication=waiting')).sort()).toEqual([here.number]);
    const csv = (await request(staff, { url: '/api/v1/reports.csv' })).body;
    expect(csv).toContain('Số,Lĩnh vực,Trạng thái');
    expect(csv).toContain("'=1+1");
    expect(csv).toContain('[số điện thoại]');
    for (const personal of ['0912 345', '0912345', 'Nguyễn Văn An']) {
      expect(csv).not.toContain(personal);
      expect((await request(staff, { url: '/api/v1/reports.atom' })).body).not.toContain(personal);
    }
    expect((await request(staff, { url: '/api/v1/reports.csv?lang=en' })).body).toContain('Number,Category,State');
  }));

test('an export goes on behind its first pages, each report once and in order, also where many came at one moment', () =>
  inTestCity(async (city) => {
    const { tx, request, staff } = city;
    await settleReports(city);
    const { id } = await file(city);
    await tx.run(sql`
      create temporary table copied on commit drop as
      select gen_random_uuid() as id, gen_random_uuid() as work_item_id, gen_random_uuid() as deadline_id, 'PA-2026-' || (500000 + n) as number
        from generate_series(1, 1050) as n`);
    const copy = async (table: string, original: string, changes: string) => {
      const columns = await tx.text(sql`
        select string_agg(quote_ident(attname), ', ') from pg_attribute
         where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`);
      const text = `
        insert into ${table} (${columns})
        select ${columns} from (
          select (jsonb_populate_record(o, jsonb_build_object(${changes}))).* from copied c, ${table} o where o.id = (
            select ${original} from report r join work_item w on w.id = r.work_item_id where r.id = `;
      await tx.run(new Query([text, ')) as made'], [id]));
    };
    await copy('deadline', 'w.deadline_id', `'id', c.deadline_id`);
    await copy('work_item', 'w.id', `'id', c.work_item_id, 'source_ref', c.id, 'deadline_id', c.deadline_id`);
    await copy('report', 'r.id', `'id', c.id, 'work_item_id', c.work_item_id, 'number', c.number`);
    const lines = (await request(staff, { url: '/api/v1/reports.csv' })).body.trimEnd().split('\r\n').slice(1);
    const numbers = lines.map((line) => line.slice(0, line.indexOf(',')));
    const inOrder = sql`select string_agg(number, ' ' order by reported_at desc, id desc) from report`;
    expect(numbers.join(' ')).toBe(await tx.text(inOrder));
    expect(numbers).toHaveLength(1051);
  }));
