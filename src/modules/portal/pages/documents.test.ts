import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { confirmFindings, publishDirective } from '../../directives/index.ts';
import { readSample } from '../../directives/server/testing.ts';
import { documentText, linesOf } from './document-text.ts';

test('every clause has an address, also where several begin on one line or on an empty one', () => {
  const text = 'Điều 1. Phạm vi 😀\n\n1. Một\na) hai';
  const clause = (id: string, start: number, kind = 'clause') => ({ id, kind, label: id, start });
  const lines = linesOf(text, [clause('2', 26), clause('1', 0, 'article'), clause('1.0', 0), clause('1.1', 18)]);
  expect(lines.map(({ clauses }) => clauses.map(({ id }) => id))).toEqual([['1', '1.0'], ['1.1'], ['2']]);
  const { text: shown } = documentText(lines, (label) => `đến ${label}`);
  for (const id of ['1', '1.0', '1.1', '2']) expect(shown).toContain(`id="${id}"`);
  expect(documentText(linesOf('<b>', []), String).text).toBe('<p>&lt;b&gt;</p>');
});

test('the library has what is published alone, found by words of a clause, with its file where that was opened', () =>
  inTestCity(async (city) => {
    const { request, people, tx, now } = city;
    const { id } = await readSample(city);
    const get = async (url: string) => (await request(null, { url })).body;
    expect(await get('/vi/van-ban')).not.toContain(id);
    expect((await request(null, { url: `/vi/van-ban/${id}` })).statusCode).toBe(404);
    await confirmFindings(tx, people.office, id, { findings: 'all-settled' }, now);
    await publishDirective(tx, people.office, { id, version: null }, now);
    for (const query of ['', '?q=rà soát biển hiệu', '?q=ra+soat+bien+hieu', '?q=12/KH-UBND', '?kind=plan&year=2026']) {
      expect(await get(`/vi/van-ban${encodeURI(query)}`)).toContain(`/vi/van-ban/${id}`);
    }
    expect(await get('/vi/van-ban?q=bien+hieu')).toMatch(new RegExp(`/vi/van-ban/${id}#[^"]+`));
    for (const query of ['?kind=decision', '?year=2001', '?q=zzzzzz', '?year=x%27', '?after=zz&issuer=ai']) {
      const body = await get(`/en/documents${query}`);
      expect(body).toContain('<h1>Documents</h1>');
    }
    expect(await get('/vi/van-ban?kind=decision')).not.toContain(id);
    const page = await get(`/en/documents/${id}`);
    expect(page).toContain('Giao Phòng Quản lý đô thị chủ trì');
    expect(page).toContain('"@type":"Legislation"');
    expect(page).not.toContain('/original');
    expect(await get('/sitemap.xml')).toContain(`/vi/van-ban/${id}`);
    const original = `/api/v1/directives/${id}/original`;
    expect((await request(null, { url: original })).statusCode).toBe(404);
    const opened = await request(people.office, {
      method: 'POST',
      url: `/api/v1/directives/${id}/open-file`,
      headers: { 'if-match': `"${await versionOf()}"` },
      payload: { open: true },
    });
    expect(opened.statusCode).toBe(200);
    expect(await get(`/vi/van-ban/${id}`)).toContain(original);
    expect((await request(null, { url: original })).headers['content-disposition']).toContain('attachment');
    await tx.run(sql`update directive set state = 'withdrawn', withdrawn_reason = 'nhầm' where id = ${id}`);
    expect((await request(null, { url: original })).statusCode).toBe(404);

    async function versionOf() {
      return (await request(people.office, { url: `/api/v1/directives/${id}` })).json().version;
    }
  }));
