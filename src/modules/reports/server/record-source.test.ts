import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { Collection } from '../../../kernel/ogc/testing.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import { file, inWard, settleReports } from './testing.ts';

async function fivePublished(city: TestCity): Promise<string[]> {
  await settleReports(city);
  const ids: string[] = [];
  for (let day = 1; day <= 5; day++) {
    const { id } = await file(city, { text: `Rác số ${day}` });
    const at = `2026-03-0${day === 4 ? 3 : day}T01:00:00Z`; // two of them were said at the same moment
    await city.tx.run(sql`update report set reported_at = ${at} where id = ${id}`);
    await publishWorkOf(city.tx, city.people.leader, id, true, city.now);
    ids.push(id);
  }
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
  return [fifth, ...[third, fourth].sort().reverse(), second, first];
}

test('pages of reports go from the newest to the oldest, whatever is asked, and on from one that has gone meanwhile', () =>
  inTestCity(async (city) => {
    const newestFirst = await fivePublished(city);
    const pagesOf = async (url: string, meanwhile: (id: string) => Promise<unknown> = async () => {}) => {
      const seen: string[] = [];
      for (let next = url; next !== ''; ) {
        const page = Collection.parse((await city.request(null, { url: next })).json());
        seen.push(...page.features.map(({ id }) => id));
        await meanwhile(page.features.at(-1)?.id ?? '');
        const href = page.links.find(({ rel }) => rel === 'next')?.href;
        next = href === undefined ? '' : new URL(href).pathname + new URL(href).search;
      }
      return seen;
    };
    const items = '/ogc/collections/reports/items?limit=2';
    const [lon = 0, lat = 0] = inWard.coordinates;
    expect(await pagesOf(items)).toEqual(newestFirst);
    expect(await pagesOf(`${items}&bbox=${lon - 0.01},${lat - 0.01},${lon + 0.01},${lat + 0.01}`)).toEqual(newestFirst);
    const since = encodeURIComponent("reportedAt > TIMESTAMP('2026-03-02T00:00:00Z')");
    expect(await pagesOf(`${items}&filter=${since}`)).toEqual(newestFirst.slice(0, 4));
    const hide = (id: string) => city.tx.run(sql`update report set publication = 'withheld' where id = ${id}`);
    expect(await pagesOf(items, hide), 'each page hides its last report').toEqual(newestFirst);
  }));

test('so do the records of the data set and its file', () =>
  inTestCity(async (city) => {
    const newestFirst = await fivePublished(city);
    const records = '/api/v1/data-sets/reports/records?limit=3';
    const idsOf = async (url: string): Promise<{ ids: string[]; next: string | null }> => {
      const { items, next } = (await city.request(null, { url })).json();
      return { ids: items.map(({ id }: { id: string }) => id), next };
    };
    const first = await idsOf(records);
    const second = await idsOf(`${records}&after=${first.next}`);
    expect([...first.ids, ...second.ids]).toEqual(newestFirst);
    expect(second.next).toBeNull();
    const unknown = 'after=0190a000-0000-7000-8000-00000000dead';
    for (const url of [records, `${records}&sort=reportedAt`, '/ogc/collections/reports/items?limit=3']) {
      const refused = await city.request(null, { url: `${url}&${unknown}` });
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.cursor-invalid']);
      const [last = ''] = newestFirst.slice(-1);
      expect((await city.request(null, { url: `${url}&after=${last}` })).statusCode).toBe(200);
    }
    const csv = (await city.request(null, { url: '/data/reports.csv?state=received' })).body;
    const lines = csv.trim().split('\n').slice(1);
    expect(lines.map((line) => newestFirst.find((id) => line.includes(id)))).toEqual(newestFirst);
  }));
