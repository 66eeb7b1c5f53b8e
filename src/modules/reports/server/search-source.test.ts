import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { SearchPage } from '../../../kernel/search/contract.ts';
import { indexRecords, rebuildSearch } from '../../../kernel/search/index-entries.ts';
import { eraseReportData } from '../privacy/erase-report-data.ts';
import { reportSearch } from './search-source.ts';
import { act, ask, file, settleReports } from './testing.ts';

const search = (city: TestCity, actor: Actor | null, words: string) =>
  ask<SearchPage>(city, actor, `/api/v1/search?q=${encodeURIComponent(words)}&kinds=report`);

/** What somebody finds by some words, and what the count says. */
async function found(city: TestCity, actor: Actor | null, words: string): Promise<string[]> {
  const { items, counts } = await search(city, actor, words);
  const ids = items.map(({ id }) => id);
  expect(counts.find(({ kind }) => kind === 'report')?.count ?? 0, words).toBe(ids.length);
  return ids;
}

const publish = async (city: TestCity, id: string, text: string) => {
  const { version } = await ask(city, city.people.office, `/api/v1/reports/${id}`);
  await ask(city, city.people.office, {
    method: 'POST',
    url: `/api/v1/reports/${id}/publish`,
    headers: { 'if-match': `"${version}"` },
    payload: { text, address: null, namesAreMeant: false },
  });
};

test('before it is published those who work on it find a report by its words and number, and nobody else does', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id, number } = await file(city, { text: 'Xe 24A-123.45 chắn lối vào trạm bơm' });
    for (const words of ['tram bom', '24A-123.45', number, 'rác thải']) {
      for (const actor of [city.staff, city.people.leader]) expect(await found(city, actor, words)).toEqual([id]);
      for (const actor of [null, city.people.citizen, city.otherStaff])
        expect(await found(city, actor, words)).toEqual([]);
    }
    const { items } = await search(city, city.staff, 'trạm bơm');
    expect(items).toMatchObject([
      { number, state: 'received', url: `/reports/${id}`, organisation: 'Văn phòng thử nghiệm' },
    ]);
    await act(city, city.staff, id, 'accept');
    expect((await search(city, city.staff, 'trạm bơm')).items).toMatchObject([{ state: 'accepted' }]);
    // It is found as a report, not as work beside it.
    const work = await ask<SearchPage>(city, city.staff, `/api/v1/search?q=${number}&kinds=task`);
    expect(work.items).toEqual([]);
  }));

test('published it is found by the words as moderated alone, by whoever; withheld again it is gone for the public', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city, { text: 'Xe 24A-123.45 chắn lối vào trạm bơm' });
    await publish(city, id, 'Xe [biển số] chắn lối vào trạm bơm');
    for (const actor of [null, city.otherStaff, city.staff]) {
      expect(await found(city, actor, 'trạm bơm')).toEqual([id]);
      expect(await found(city, actor, '24A-123.45')).toEqual([]);
    }
    const { items } = await search(city, null, 'trạm bơm');
    expect(JSON.stringify(items)).not.toContain('24A');
    const { version } = await ask(city, city.people.office, `/api/v1/reports/${id}`);
    await ask(city, city.people.office, {
      method: 'POST',
      url: `/api/v1/reports/${id}/withhold`,
      headers: { 'if-match': `"${version}"` },
      payload: { reason: 'Còn thông tin riêng của hộ dân' },
    });
    expect(await found(city, null, 'trạm bơm')).toEqual([]);
    expect(await found(city, city.staff, '24A-123.45')).toEqual([id]);
  }));

test('what is restricted leaves no trace: not in hits, not in counts, not in guesses; the people named find it', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { auditor } = city.people;
    await city.tx.run(sql`update report_setting set confidant_ids = array[${auditor.id}::uuid]`);
    const { id, number } = await file(city, { text: 'Tôi tố cáo cán bộ nhận phong bì xanh' });
    for (const words of ['phong bì xanh', number, 'phong bi xanhh']) {
      for (const actor of [null, city.staff, city.people.leader]) {
        expect(await found(city, actor, words)).toEqual([]);
      }
    }
    expect(await found(city, auditor, 'phong bì xanh')).toEqual([id]);
    // An entry that lags behind gives nothing away either.
    await city.tx.run(sql`update work_item_reader set account_id = ${city.people.office.id}
                           where work_item_id = (select work_item_id from report where id = ${id})`);
    expect((await search(city, auditor, 'phong bì xanh')).items).toEqual([]);
    await indexRecords(city.tx, [reportSearch], [id]);
    expect(await found(city, city.people.office, 'phong bì xanh')).toEqual([id]);
  }));

test('words that were erased find nothing; rebuilt, everything is as it was', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city, { text: 'Ông Nguyễn Văn Thử, 0912 345 678, đổ đất chắn cống' });
    expect(await found(city, city.staff, '0912 345 678')).toEqual([id]);
    const all = { contact: true, words: true, photos: true };
    await eraseReportData(city.tx, city.administrator, id, all, 'theo yêu cầu', city.now);
    expect(await found(city, city.staff, '0912 345 678')).toEqual([]);
    expect(await found(city, city.staff, 'đổ đất chắn cống')).toEqual([id]);
    await rebuildSearch(city.tx, [reportSearch]);
    expect(await found(city, city.staff, 'đổ đất chắn cống')).toEqual([id]);
  }));
