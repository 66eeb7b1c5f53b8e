import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { aWorkItem, settleAreas } from '../../../../test/policy/records.ts';
import { NewContact } from '../../../kernel/organisations/contact-contract.ts';
import { setContact } from '../../../kernel/organisations/contacts.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import { NewArticle } from '../contract.ts';
import { publishArticle, submitArticle } from '../server/decide-article.ts';
import { createArticle } from '../server/write-article.ts';

async function settle(city: TestCity) {
  const { tx, administrator, office, people, now, request } = city;
  const { ward } = await settleAreas(city);
  const exceptions = [{ from: '2026-04-01', until: '2026-04-01', periods: [], note: 'Kiểm kê' }];
  const phones = [{ number: '0214 3840 123', label: 'trực đêm' }];
  const contact = NewContact.parse({ address: '1 Phố Thử', phones, exceptions, position: { lon: 103.95, lat: 22.45 } });
  await setContact(tx, administrator, office, { contact, version: 0 }, now);
  const geometry = { type: 'Point' as const, coordinates: [103.95, 22.45] as [number, number] };
  const placement = { geometry, accuracyM: 20, source: 'đo tại chỗ' };
  const given = { name: 'Chợ Thử', aliases: ['Chợ Cũ'], kind: 'market' as const, areaId: ward, note: 'Họp sáng' };
  const { id } = await createPlace(tx, administrator, { ...given, placement }, now);
  await aWorkItem(city, administrator, 'Sửa mái chợ', { ownerId: office, placeIds: [id], published: true });
  const text = NewArticle.parse({ title: 'Chợ mở lại', lead: 'Sáng nay.', organisationId: office, placeId: id });
  const article = await createArticle(tx, people.office, text, now);
  await submitArticle(tx, people.office, { id: article.id, version: null }, now);
  await publishArticle(tx, people.office, { id: article.id, version: null }, null, now);
  const warned = await request(people.leader, {
    method: 'POST',
    url: '/api/v1/warnings',
    payload: {
      ...{ categories: ['met'], event: { vi: 'Lũ quét' }, headline: { vi: 'Lũ quét ven suối' } },
      ...{ instruction: { vi: 'Rời bờ suối.' }, urgency: 'immediate', severity: 'severe', certainty: 'likely' },
      expiresAt: '2026-03-10T05:00:00Z',
    },
  });
  const warning = warned.json();
  await request(people.leader, {
    method: 'POST',
    url: `/api/v1/warnings/${warning.id}/issue`,
    headers: { 'if-match': `"${warning.version}"` },
    payload: {},
  });
  return { id };
}

type Node = DefaultTreeAdapterMap['node'];

/** What a reader is told in the language of the page: words marked as of another one are left out. */
function wordsOf(node: Node): string {
  if (['script', 'head'].includes(node.nodeName)) return '';
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  const other = 'attrs' in node && node.attrs.some(({ name, value }) => name === 'lang' && !value.startsWith('zh'));
  return other || !('childNodes' in node) ? '' : node.childNodes.map(wordsOf).join(' ');
}

const vietnamese = /[ăâđêôơư]|[\u1ea0-\u1ef9]/iu;

test('the pages of visitors are Chinese, and what is not is marked as Vietnamese', () =>
  inTestCity(async (city) => {
    const { id } = await settle(city);
    const paths = [
      '',
      '/contacts',
      '/places',
      `/places/${id}`,
      '/how-to-report',
      '/news',
      '/warnings',
      '/contacts?q=zz',
      '/none',
    ];
    for (const path of paths) {
      const { body, headers } = await city.request(null, { url: `/zh${path}` });
      expect(headers['content-language']).toBe('zh-Hans');
      expect(body).toContain('<html lang="zh-Hans">');
      expect(body).not.toMatch(/undefined|\[object|portal\.page\./);
      const [html] = parse(body).childNodes.filter(({ nodeName }) => nodeName === 'html');
      const body_ =
        html !== undefined && 'childNodes' in html
          ? html.childNodes.find(({ nodeName }) => nodeName === 'body')
          : undefined;
      const told = body_ === undefined || !('childNodes' in body_) ? '' : body_.childNodes.map(wordsOf).join(' ');
      expect(told).toMatch(/\p{Script=Han}/u);
      const left = told.split(/\s{2,}/).filter((words) => vietnamese.test(words.replaceAll('Lào Cai', '')));
      expect([path, left]).toEqual([path, []]);
    }
    const { body } = await city.request(null, { url: `/vi/dia-diem/${id}` });
    expect(body).toMatch(new RegExp(`hreflang="zh-Hans" href="[^"]*/zh/places/${id}"`));
    expect((await city.request(null, { url: '/vi/van-ban' })).body).not.toContain('hreflang="zh-Hans" href="http');
    expect((await city.request(null, { url: '/sitemap.xml' })).body).toContain('/zh/contacts');
    expect((await city.request(null, { url: '/zh/areas' })).statusCode).toBe(404);
  }));
