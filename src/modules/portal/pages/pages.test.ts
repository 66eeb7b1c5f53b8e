import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { aWorkItem, settleAreas } from '../../../../test/policy/records.ts';
import { sql } from '../../../kernel/db/db.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import { ArticleId, NewArticle } from '../contract.ts';
import { publishArticle, submitArticle, withdrawArticle } from '../server/decide-article.ts';
import { createArticle, writeArticle } from '../server/write-article.ts';

const at = (city: TestCity, url: string, headers: Record<string, string> = {}) => city.request(null, { url, headers });

async function anArticle(city: TestCity, changed: object = {}, isPublished = true) {
  const { tx, people, office, now } = city;
  const text = NewArticle.parse({
    title: 'Cầu mới <script>alert(1)</script>',
    lead: 'Thông xe & an toàn.',
    body: '## Vì sao\n\n- một\n  - hai\n\n> "lời"\n\n[xem](https://example.org/?a=1&b=2)',
    tags: ['giao thông'],
    author: 'Người viết thử',
    organisationId: office,
    ...changed,
  });
  const { id, slug } = await createArticle(tx, people.office, text, now);
  if (!isPublished) return { id, slug };
  await submitArticle(tx, people.office, { id, version: null }, now);
  await publishArticle(tx, people.office, { id, version: null }, null, now);
  return { id, slug };
}

test('a warning in force stands on every page with what to do, and goes when it is cancelled', () =>
  inTestCity(async (city) => {
    const { people } = city;
    const act = (url: string, payload: object = {}) => city.request(people.leader, { method: 'POST', url, payload });
    const drafted = await act('/api/v1/warnings', {
      categories: ['met'],
      event: { vi: 'Lũ quét' },
      headline: { vi: 'Lũ quét <b>ven suối</b>' },
      instruction: { vi: 'Rời khỏi bờ suối ngay.' },
      ...{ urgency: 'immediate', severity: 'severe', certainty: 'likely', expiresAt: '2026-03-10T05:00:00Z' },
    });
    const path = `/api/v1/warnings/${drafted.json().id}`;
    const etag = String((await at(city, '/vi/lien-he')).headers.etag);
    expect((await at(city, '/vi')).body).not.toContain('Lũ quét');
    await act(`${path}/issue`);
    for (const url of ['/vi', '/en/news', '/vi/tin-tuc/khong-co-bai-nay']) {
      const { body } = await at(city, url);
      expect(body).toContain('Lũ quét &lt;b&gt;ven suối&lt;/b&gt;');
      expect(body).toContain('Rời khỏi bờ suối ngay.');
    }
    expect((await at(city, '/vi/lien-he', { 'if-none-match': etag })).statusCode).toBe(200);
    await act(`${path}/cancel`, { reason: 'Nước đã rút' });
    expect((await at(city, '/vi')).body).not.toContain('Lũ quét');
    expect((await at(city, '/vi/lien-he', { 'if-none-match': etag })).statusCode).toBe(304);
  }));

test('every section is a whole page in both languages, without script', () =>
  inTestCity(async (city) => {
    await settleAreas(city);
    await anArticle(city);
    const paths = [
      ['/vi', '/en'],
      ['/vi/tin-tuc', '/en/news'],
      ['/vi/chu-de', '/en/topics'],
      ['/vi/dia-ban', '/en/areas'],
      ['/vi/loi-hua', '/en/promise'],
      ['/vi/lien-he', '/en/contacts'],
      ['/vi/tim-kiem?q=cau+moi', '/en/search?q=cau+moi'],
      ['/vi/so-do-trang', '/en/site-map'],
      ['/vi/quy-dinh', '/en/legal'],
      ['/vi/du-lieu', '/en/data'],
      ['/vi/du-lieu/areas', '/en/data/areas'],
      ['/vi/thong-ke-truy-cap', '/en/access'],
    ];
    for (const [vi = '', en = ''] of paths) {
      for (const [language, url] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const answer = await at(city, url);
        expect(`${url} ${answer.statusCode}`).toBe(`${url} 200`);
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(answer.headers['set-cookie']).toBeUndefined();
        expect(answer.body).toContain(`<html lang="${language}">`);
        expect(answer.body.match(/<h1[ >]/g)).toHaveLength(1);
        expect(answer.body.replaceAll(/<script type="application\/ld\+json">/g, '')).not.toContain('<script');
        expect(answer.body).not.toMatch(/undefined|\[object|portal\.page\./);
        expect(answer.body).toContain(`<link rel="canonical" href="`);
        expect(answer.body).toContain('hreflang="en"');
      }
    }
  }));

test('the pages load no script at all, but the one for following, whose script is under two kilobytes compressed', () =>
  inTestCity(async (city) => {
    const { ward } = await settleAreas(city);
    const { slug } = await anArticle(city);
    const scriptOf = async (url: string): Promise<number> => {
      const { body, statusCode } = await at(city, url);
      expect([url, statusCode]).toEqual([url, 200]);
      const text = body.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
      expect(text).not.toMatch(/<script(?![^>]* src=)|\son[a-z]+=|javascript:|<link[^>]*(modulepreload|as="script")/i);
      const sources = [...text.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, source = '']) => source);
      const scripts = await Promise.all(sources.map(async (source) => at(city, source)));
      expect(scripts.map(({ body: script }) => /\bimport\b/.test(script))).not.toContain(true);
      return scripts.reduce((sum, { rawPayload }) => sum + gzipSync(rawPayload).length, 0);
    };
    for (const url of ['/vi', `/vi/tin-tuc/${slug}`, `/vi/dia-ban/${ward}`, '/vi/tim-kiem?q=cau', '/vi/du-lieu/areas'])
      expect([url, await scriptOf(url)]).toEqual([url, 0]);
    const following = await scriptOf(`/vi/theo-doi?subject=area:${ward}`);
    expect(following).toBeGreaterThan(0);
    expect(following).toBeLessThan(2000);
  }));

test('an article is read whole, with what machines read of it, and nothing it says can be markup', () =>
  inTestCity(async (city) => {
    const { slug } = await anArticle(city);
    const { body, statusCode } = await at(city, `/vi/tin-tuc/${slug}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('<h1>Cầu mới &lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(body).toContain('<ul><li>một<ul><li>hai</li></ul></li></ul>');
    expect(body).toContain('<a href="https://example.org/?a=1&amp;b=2">xem</a>');
    expect(body).not.toContain('<script>');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Cầu mới <script>alert(1)</script>',
      inLanguage: 'vi',
      author: { name: 'Người viết thử' },
    });
    const english = (await at(city, `/en/news/${slug}`)).body;
    expect(english).toContain('This article is in Vietnamese');
    expect(english).toMatch(new RegExp(`rel="canonical" href="[^"]*/vi/tin-tuc/${slug}"`));
  }));

test('a draft is on no page and not in the site map; what was withdrawn says so', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const draft = await anArticle(city, { title: 'Bản nháp kín' }, false);
    const shown = await anArticle(city, { title: 'Bài đã đăng' });
    const pages = ['/vi', '/vi/tin-tuc', '/vi/chu-de/giao%20th%C3%B4ng', '/vi/tim-kiem?q=ban+nhap+kin', '/sitemap.xml'];
    for (const url of pages) {
      const { body } = await at(city, url);
      expect(body).not.toContain(draft.slug);
      expect(body).not.toContain('Bản nháp kín');
    }
    expect((await at(city, '/sitemap.xml')).body).toContain(`/vi/tin-tuc/${shown.slug}`);
    for (const actor of [null, people.office]) {
      expect((await city.request(actor, { url: `/vi/tin-tuc/${draft.slug}` })).statusCode).toBe(404);
    }
    await withdrawArticle(tx, people.office, { id: shown.id, version: null }, 'nhầm', now);
    const gone = await at(city, `/vi/tin-tuc/${shown.slug}`);
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('Bài đã được gỡ');
    expect(gone.body).not.toContain('Bài đã đăng');
    expect((await at(city, '/sitemap.xml')).body).not.toContain(shown.slug);
  }));

test('a correction is marked where the article is read and where it is listed', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id, slug } = await anArticle(city, { title: 'Bài' });
    const text = NewArticle.omit({ organisationId: true, language: true }).parse({ title: 'Bài sửa', lead: 'Mới.' });
    await writeArticle(
      tx,
      people.office,
      { id: ArticleId.parse(id), version: null },
      { ...text, correction: 'Sửa số liệu' },
      now,
    );
    expect((await at(city, `/vi/tin-tuc/${slug}`)).body).not.toContain('Bài sửa');
    await submitArticle(tx, people.office, { id, version: null }, now);
    await publishArticle(tx, people.office, { id, version: null }, null, now);
    expect((await at(city, `/vi/tin-tuc/${slug}`)).body).toContain('Sửa số liệu');
    expect((await at(city, '/vi/tin-tuc')).body).toContain('đã đính chính');
  }));

test('who has a page is told so, also when only the access figures have changed', () =>
  inTestCity(async (city) => {
    await anArticle(city);
    const { etag } = (await at(city, '/vi')).headers;
    expect(etag).toMatch(/^W\//);
    await city.tx.run(sql`insert into visit_day (day, visits) values ('2026-03-01', 41)`);
    const again = await at(city, '/vi', { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await anArticle(city, { title: 'Tin nữa' });
    expect((await at(city, '/vi', { 'if-none-match': String(etag) })).statusCode).toBe(200);
  }));

test('addresses that lead nowhere are answered by a page that helps on', () =>
  inTestCity(async (city) => {
    const wrong = [
      '/vi/khong-co',
      '/en/news/none',
      '/vi/tin-tuc/%3Cscript%3E',
      '/vi/dia-ban/x',
      '/vi/dia-ban/0190a000-0000-7000-8000-00000000dead',
      '/en/promise/0190a000-0000-7000-8000-00000000dead',
      `/vi/chu-de/${'a'.repeat(150)}`,
    ];
    for (const url of wrong) {
      const answer = await at(city, url);
      expect(`${url} ${answer.statusCode}`).toBe(`${url} 404`);
      expect(answer.body).toContain('<form action="');
      expect(answer.headers.etag).toBeUndefined();
    }
    for (const after of ['x', '[]', Buffer.from('["2026","x"]').toString('base64url')]) {
      expect((await at(city, `/vi/tin-tuc?after=${after}`)).statusCode).toBe(200);
    }
  }));

test('news is read on page by page, each article once', () =>
  inTestCity(async (city) => {
    for (let nr = 0; nr < 23; nr++) await anArticle(city, { title: `Tin số ${nr}` });
    const first = (await at(city, '/vi/tin-tuc')).body;
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = (await at(city, next.replaceAll('&amp;', '&'))).body;
    const titles = [first, second].flatMap((body) => [...body.matchAll(/>(Tin số \d+)</g)].map(([, title]) => title));
    expect(titles).toHaveLength(23);
    expect(new Set(titles).size).toBe(23);
    expect(second).not.toContain('rel="next"');
  }));

test('my ward tells what is done there, what is late, and what was made public alone', () =>
  inTestCity(async (city) => {
    const { office, otherOffice, administrator, tx } = city;
    const { ward, otherWard, city: province } = await settleAreas(city);
    const open = { ownerId: office, areaId: ward, published: true };
    const late = await aWorkItem(city, administrator, 'Lát lại vỉa hè', open);
    await tx.run(sql`update work_item set original_due_on = '2026-02-01', due_on = '2026-02-01' where id = ${late.id}`);
    await aWorkItem(city, administrator, 'Việc nội bộ', { ...open, published: false });
    await aWorkItem(city, administrator, 'Việc nơi khác', { ...open, areaId: otherWard, ownerId: otherOffice });
    await anArticle(city, { title: 'Tin phường', areaId: ward });
    await anArticle(city, { title: 'Tin nơi khác', areaId: otherWard });
    const { body } = await at(city, `/vi/dia-ban/${ward}`);
    expect(body).toContain('Lát lại vỉa hè');
    expect(body).toContain('Quá hạn, hạn 1/2/2026');
    expect(body).toContain('Tin phường');
    expect(body).toContain('/scorecards/ward-112-2025');
    for (const absent of ['Việc nội bộ', 'Việc nơi khác', 'Tin nơi khác']) expect(body).not.toContain(absent);
    expect((await at(city, `/vi/dia-ban/${province}`)).body).toContain('Tin nơi khác');
  }));

test('the site map is well-formed and names pages that are there; robots are told where it is', () =>
  inTestCity(async (city) => {
    await settleAreas(city);
    await anArticle(city);
    const answer = await at(city, '/sitemap.xml');
    const addresses = parseXml(answer.body).children.map((url) => new URL(url.of('loc').text).pathname);
    expect(addresses.length).toBeGreaterThan(20);
    for (const path of addresses) expect(`${path} ${(await at(city, path)).statusCode}`).toBe(`${path} 200`);
    expect((await at(city, '/robots.txt')).body).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m);
  }));
