import { expect, test } from 'vitest';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import { act } from '../server/testing.ts';

import { inOpen311City, inOtherWard } from './testing.ts';

test('extensions are there for who asks for them: near a point, pages, the language', () =>
  inOpen311City(async ({ get, file, publish }) => {
    const here = (await file()).service_request_id;
    const there = (await file(inOtherWard)).service_request_id;
    for (const number of [here, there]) await publish(number);
    const near = 'lat=22.4501&long=103.9501&radius=300';
    const found = async (query: string) => (await get(`requests.json?${query}`)).json().length;
    expect(await found(`${near}&extensions=true`)).toBe(1);
    expect(await found(near)).toBe(2);
    const paged = await get('requests.json?extensions=true&page_size=1&page=2&language=en');
    expect(paged.headers).toMatchObject({ page: '2', 'page-size': '1' });
    expect(paged.headers.link).toBe(
      '</open311/v2/requests.json?extensions=true&page_size=1&page=1&language=en>; rel="prev"',
    );
    expect(paged.json()[0]).toMatchObject({ service_name: 'Something else', status_notes: 'received' });
    const plain = await get('requests.json?page_size=1&page=2&language=en');
    expect(plain.headers.page).toBeUndefined();
    expect(plain.json()[0].service_name).toBe('Vấn đề khác');
    expect((await get('requests.json', { 'accept-language': 'en' })).json()[0].service_name).toBe('Something else');
  }));

test('extensions tell how it came, how much it weighs, what it repeats, its photos, and what changed since', () =>
  inOpen311City(async (scene) => {
    const { tx, people, get, file, publish } = scene;
    const [main, repeat] = [(await file()).service_request_id, (await file()).service_request_id];
    for (const number of [main, repeat]) await publish(number);
    const idOf = (number: string) => tx.text(sql`select id::text from report where number = ${number}`);
    await act(scene, people.leader, await idOf(repeat), 'link', { mainId: await idOf(main) });
    const read = async (query: string): Promise<Record<string, unknown>[]> =>
      (await get(`requests.json?${query}`)).json();
    const attributesOf = async (number: string) =>
      (await read('extensions=true')).find((one) => one.service_request_id === number)?.extended_attributes;
    expect(await attributesOf(main)).toMatchObject({
      channel: 'open311',
      area: 'Kiểu Mẫu',
      weight: 2,
      duplicate_of: null,
      late: false,
      photos: [],
    });
    expect(await attributesOf(repeat)).toMatchObject({ weight: 1, duplicate_of: main });

    await tx.run(sql`update report set changed_at = '2026-03-08T00:00:00Z' where number = ${main}`);
    const since = encodeURIComponent('2026-03-09T00:00:00+07:00');
    const numbers = async (query: string) => (await read(query)).map((one) => one.service_request_id).sort();
    expect(await numbers(`extensions=true&updated_after=${since}`)).toEqual([repeat]);
    expect(await numbers(`updated_after=${since}`)).toEqual([main, repeat]);
    expect((await get('requests.json?extensions=true&updated_after=yesterday')).statusCode).toBe(400);
  }));

test('address_id is a known place: it says where, and is told again with the request', () =>
  inOpen311City(async ({ tx, now, otherOffice, get, post, key, publish }) => {
    const geometry = { type: 'Point' as const, coordinates: [104.05, 22.45] as [number, number] };
    const placement = { geometry, accuracyM: 5, source: 'đo' };
    const { id } = await createPlace(tx, systemActor, { name: 'Chợ Thử', kind: 'market', placement }, now);
    const filed = await post({ api_key: key, service_code: 'khac', description: 'Ổ gà', address_id: id });
    expect(filed.statusCode).toBe(200);
    const number = filed.json()[0].service_request_id;
    const owner = sql`select owner_id::text || ' ' || place_id from report where number = ${number}`;
    expect(await tx.text(owner)).toBe(`${otherOffice} ${id}`);
    await publish(number);
    const [shown] = (await get(`requests/${number}.json`)).json();
    expect(shown).toMatchObject({
      address_id: id,
      lat: 22.45,
      long: 104.05,
      agency_responsible: 'Trung tâm thử nghiệm',
    });
  }));
