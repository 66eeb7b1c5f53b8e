import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { settleAreas } from '../../../../test/policy/records.ts';
import { createApp } from '../../../app.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import { followPath } from '../../../kernel/following/paths.ts';
import { act, file, settleReports } from '../../reports/server/testing.ts';
import { NewArticle } from '../contract.ts';
import { publishArticle, submitArticle } from '../server/decide-article.ts';
import { createArticle } from '../server/write-article.ts';

test('every feed and calendar of a subject is offered on its page and for machines, and can be read by anybody', () =>
  inTestCity(async (city) => {
    const { tx, people, office, now, request } = city;
    const { ward } = await settleReports(city);
    const { id: report } = await file(city);
    await act(city, people.office, report, 'publish', { text: 'Rác đầy vỉa hè' });
    const text = { title: 'Cầu mới', lead: 'Tóm tắt.', tags: ['giao thông'], areaId: ward, organisationId: office };
    const { id, slug } = await createArticle(tx, people.office, NewArticle.parse(text), now);
    await submitArticle(tx, people.office, { id, version: null }, now);
    await publishArticle(tx, people.office, { id, version: null }, null, now);
    const read = async (url: string) => (await request(null, { url })).body;
    for (const [subject, kinds] of [
      [`area:${ward}`, 5],
      ['theme:giao thông', 2],
      [`report:${report}`, 2],
    ] as const) {
      const page = await read(followPath('vi', subject));
      const offered = [...page.matchAll(/<li><a href="(\/api\/[^"]+)" type="([^"]+)"/g)].map(
        ([, href = '', type = '']) => ({
          href: href.replaceAll('&amp;', '&'),
          type,
        }),
      );
      expect(offered).toHaveLength(kinds);
      for (const { href, type } of offered) {
        expect(page).toContain(`<link rel="alternate" type="${type}"`);
        const answer = await request(null, { url: href });
        expect([href, answer.statusCode, answer.headers['content-type']]).toEqual([
          href,
          200,
          `${type}; charset=utf-8`,
        ]);
        if (type === 'text/calendar') ICAL.parse(answer.body);
        else parseXml(answer.body);
      }
    }
    expect(await read(`/api/v1/articles.ics?tag=${encodeURIComponent('giao thông')}`)).toContain('SUMMARY:Cầu mới');
    expect(await read(`/api/v1/reports/${report}/steps.atom?lang=vi`)).toContain('<entry>');
    // The matter of a page can be followed from it, and its feeds are named there.
    const link = (subject: string) => `href="${followPath('vi', subject)}"`;
    expect(await read(`/vi/dia-ban/${ward}`)).toContain(link(`area:${ward}`));
    expect(await read(`/vi/dia-ban/${ward}`)).toContain(`work-items.ics?area=${ward}`);
    expect(await read(`/vi/tin-tuc/${slug}`)).toContain(link('theme:giao thông'));
    expect(await read(`/vi/chu-de/${encodeURIComponent('giao thông')}`)).toContain(link('theme:giao thông'));
    expect(await read(`/vi/chu-de/khac`)).not.toContain('/vi/theo-doi?subject');
  }));

test('a reader that asks every second is told that nothing changed, and one that asks without end when to come again', () =>
  inTestCity(async (city) => {
    const { ward } = await settleAreas(city);
    const app = createApp({ ...city.services, settings: { ...city.services.settings, OPEN_DATA_PER_MINUTE: 60 } });
    const url = `/api/v1/work-items.atom?area=${ward}`;
    const { etag } = (await app.inject({ url })).headers;
    const statuses = new Set<number>();
    for (let second = 0; second < 58; second += 1) {
      statuses.add((await app.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode);
    }
    expect([...statuses]).toEqual([304]);
    await app.inject({ url });
    const over = await app.inject({ url });
    expect([over.statusCode, Number(over.headers['retry-after']) > 0]).toEqual([429, true]);
  }));
