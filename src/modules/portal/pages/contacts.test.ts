import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { settleAreas } from '../../../../test/policy/records.ts';
import { NewContact } from '../../../kernel/organisations/contact-contract.ts';
import { setContact } from '../../../kernel/organisations/contacts.ts';
import { serveArea } from '../../../kernel/organisations/serve-area.ts';
import { day } from '../../../kernel/time.ts';
import { frameAround, mapPicture } from './map-picture.ts';

async function settleContacts({ tx, administrator, office, now }: TestCity) {
  const contact = NewContact.parse({
    address: '12 Phố Thử, phường Kiểu Mẫu',
    position: { lon: 103.95, lat: 22.45 },
    phones: [{ number: '0214 3840 123', label: 'trực 24 giờ' }],
    email: 'vanphong@test.example',
  });
  await setContact(tx, administrator, office, { contact, version: 0 }, now);
}

test('contacts are listed with whom to call, whether they are open, and a map; my ward names them too', () =>
  inTestCity(async (city) => {
    const { ward } = await settleAreas(city);
    await settleContacts(city);
    await serveArea(city.tx, city.administrator, city.office, { areaId: ward, from: day('2026-01-01') }, city.now);
    for (const url of ['/vi/lien-he', `/vi/dia-ban/${ward}`]) {
      const { body, statusCode } = await city.request(null, { url });
      expect(statusCode).toBe(200);
      expect(body).toContain('href="tel:+842143840123"');
      expect(body).toContain('Đang mở cửa đến 12:00');
      expect(body).toContain('<svg class="map"');
      expect(body).toContain('Kiểu Mẫu</text>');
    }
    const { body } = await city.request(null, { url: '/en/contacts' });
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(json)['@graph']).toContainEqual(
      expect.objectContaining({ '@type': 'GovernmentOffice', telephone: ['+842143840123'] }),
    );
    const found = async (query: string) => (await city.request(null, { url: `/vi/lien-he?${query}` })).body;
    expect(await found('q=pho+thu')).not.toContain('Trung tâm thử nghiệm');
    expect(await found('q=khong+co+dau')).toContain('Không có cơ quan nào như vậy');
    expect(await found('open=2')).toContain('Trung tâm thử nghiệm');
  }));

test('marks that would cover each other become one, and names cannot be markup', () => {
  const frame = frameAround([{ lon: 104, lat: 22 }], 1000);
  if (frame === null) throw new Error('a point has a frame');
  const ground = {
    areas: [
      {
        name: '<b>',
        at: { lon: 104, lat: 22 },
        chosen: true,
        outline: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [103.9, 21.9],
              [104.1, 21.9],
              [104, 22.1],
              [103.9, 21.9],
            ],
          ] as [number, number][][],
        },
      },
    ],
    waters: [],
    sources: [],
  };
  const marks = ['1', '2'].map((label) => ({ lon: 104, lat: 22, label }));
  const { text } = mapPicture(frame, ground, { marks, label: 'bản đồ' });
  expect(text.match(/<rect/g)).toHaveLength(1);
  expect(text).toContain('>1, 2</text>');
  expect(text).toContain('&lt;b&gt;');
});
