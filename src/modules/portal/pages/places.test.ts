import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { aWorkItem, settleAreas } from '../../../../test/policy/records.ts';
import { endArea } from '../../../kernel/areas/end-area.ts';
import { Placement } from '../../../kernel/places/contract.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import { day } from '../../../kernel/time.ts';
import { NewArticle } from '../contract.ts';
import { publishArticle, submitArticle } from '../server/decide-article.ts';
import { createArticle } from '../server/write-article.ts';

const placement = Placement.parse({
  geometry: { type: 'Point', coordinates: [103.95, 22.45] },
  accuracyM: 20,
  source: 'đo',
});

test('the page of a place tells where it lies, what is done there, and nothing that is not public', () =>
  inTestCity(async (city) => {
    const { tx, administrator, office, people, now, request } = city;
    const { ward, otherWard } = await settleAreas(city);
    const { id } = await createPlace(
      tx,
      administrator,
      { name: 'Chợ <i>Thử</i>', aliases: ['Chợ Cũ'], kind: 'market', areaId: ward, placement },
      now,
    );
    const open = { ownerId: office, placeIds: [id] };
    const shown = await aWorkItem(city, administrator, 'Sửa mái chợ', { ...open, published: true });
    await aWorkItem(city, administrator, 'Việc kín', { ...open, published: false });
    const text = NewArticle.parse({ title: 'Chợ mở lại', lead: 'Sáng nay.', organisationId: office, placeId: id });
    for (const isPublic of [true, false]) {
      const { id: article } = await createArticle(
        tx,
        people.office,
        { ...text, title: isPublic ? 'Chợ mở lại' : 'Nháp kín' },
        now,
      );
      await submitArticle(tx, people.office, { id: article, version: null }, now);
      if (isPublic) await publishArticle(tx, people.office, { id: article, version: null }, null, now);
    }
    const { body, statusCode } = await request(null, { url: `/vi/dia-diem/${id}` });
    expect(statusCode).toBe(200);
    for (const told of [
      'Chợ &lt;i&gt;Thử&lt;/i&gt;',
      'Nay thuộc',
      'Kiểu Mẫu',
      'Chợ mở lại',
      '<svg class="map"',
      `/tasks/${shown.id}`,
    ]) {
      expect(body).toContain(told);
    }
    for (const absent of ['Việc kín', 'Nháp kín', '<i>']) expect(body).not.toContain(absent);
    expect(body).toMatch(new RegExp(`rel="canonical" href="[^"]*/vi/dia-diem/${id}"`));
    expect(body).toContain('"@type":"Place"');
    expect((await request(null, { url: '/sitemap.xml' })).body).toContain(`/en/places/${id}`);
    expect((await request(null, { url: '/vi/tim-kiem?q=cho+cu' })).body).toContain(`href="/vi/dia-diem/${id}"`);
    expect((await request(null, { url: '/en/places?q=cho&kind=market' })).body).toContain(`/en/places/${id}`);
    expect((await request(null, { url: '/vi/dia-diem?q=zzz&kind=x' })).body).toContain('Không có địa điểm nào');
    await endArea(tx, administrator, ward, { onDay: day('2026-03-01') }, now);
    expect((await request(null, { url: `/vi/dia-diem/${id}` })).body).toContain('Trước ngày 1/3/2026');
    expect((await request(null, { url: `/vi/dia-diem/${otherWard}` })).statusCode).toBe(404);
  }));
