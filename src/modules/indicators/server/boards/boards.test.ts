import { expect, test } from 'vitest';
import { recording } from '../../../../../bench/record.ts';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { createApp } from '../../../../app.ts';
import { define, record, settleProvince } from '../../testing.ts';

type Who = keyof TestCity['people'] | null;
const as = ({ people }: TestCity, who: Who) => (who === null ? null : people[who]);
const name = { vi: 'Kinh tế', en: 'Economy' };

const make = async (city: TestCity, board: object, who: Who = 'officer') =>
  city.request(as(city, who), {
    method: 'POST',
    url: '/api/v1/boards',
    payload: { name, organisationId: city.office, ...board },
  });
const read = async (city: TestCity, path: string, who: Who = null) => {
  const answer = await city.request(as(city, who), { url: `/api/v1/boards${path}` });
  return { status: answer.statusCode, ...answer.json() };
};
const change = async (city: TestCity, id: string, version: number, board: object, who: Who = 'officer') =>
  city.request(as(city, who), {
    method: 'PUT',
    url: `/api/v1/boards/${id}`,
    headers: { 'if-match': `"${version}"` },
    payload: { name, organisationId: city.office, ...board },
  });

const tile = (indicator: string, more: object = {}) => ({ indicator, picture: 'number', width: 1, ...more });

async function settle(city: TestCity) {
  const areas = await settleProvince(city);
  await define(city);
  await define(city, { code: 'inside', public: false });
  for (const [year, value] of [
    ['2023', 30],
    ['2024', 20],
    ['2025', 10],
  ] as const) {
    await record(city, 'poor-households', areas.north, year, value);
    await record(city, 'poor-households', areas.south, year, value * 3);
    await record(city, 'inside', areas.north, year, value);
  }
  return areas;
}

test('a board answers all its tiles, of the area and the day that are looked at', () =>
  inTestCity(async (city) => {
    const { province, north, south } = await settle(city);
    const tiles = [
      tile('poor-households'),
      tile('poor-households', { areaId: south, picture: 'series', width: 2 }),
      tile('poor-households', { picture: 'bars', width: 2 }),
    ];
    const { id } = (await make(city, { tiles })).json();
    const now = await read(city, `/${id}/figures`, 'officer');
    expect(now.areaId).toBe(province);
    expect(now.tiles.map((one: { area: { name: string } }) => one.area.name)).toEqual([
      ...['Kiểu Mẫu', 'Nam', 'Kiểu Mẫu'],
    ]);
    expect(now.tiles[0].points.at(-1)).toMatchObject({ period: '2025', value: 40, origin: 'areas' });
    expect(now.tiles[1].points.map(({ value }: { value: number }) => value)).toEqual([90, 60, 30]);
    expect(now.tiles[2].areas).toMatchObject([
      { areaId: north, kind: 'ward', name: 'Bắc', points: [{}, {}, { value: 10 }] },
      { areaId: south, points: [{}, {}, { value: 30 }] },
    ]);
    const then = await read(city, `/${id}/figures?area=${north}&day=2024-12-31`, 'officer');
    expect(then.tiles[0].points.at(-1)).toMatchObject({ period: '2024', value: 20, origin: 'entered' });
    expect(then.tiles[1].points.at(-1)).toMatchObject({ period: '2024', value: 60 });
    expect(then.tiles[2].areas).toEqual([]); // a ward has no parts
    expect((await read(city, `/${id}/figures?area=${city.office}`, 'officer')).status).toBe(404);
  }));

test('the public sees public boards with public indicators, and how many tiles it does not see', () =>
  inTestCity(async (city) => {
    const { north } = await settle(city);
    const tiles = [tile('inside'), tile('poor-households')];
    const { id, version } = (await make(city, { tiles })).json();
    expect((await read(city, `/${id}`)).status).toBe(404);
    expect((await read(city, '')).items).toEqual([]);
    expect((await change(city, id, version, { tiles, public: true })).statusCode).toBe(403); // an officer makes none public
    expect((await change(city, id, version, { tiles, public: true }, 'head')).statusCode).toBe(200);
    expect(await read(city, `/${id}/figures?area=${north}`)).toMatchObject({
      board: { leftOut: 1, mayEdit: false, tiles: [{ indicator: 'poor-households' }] },
      tiles: [{ indicator: { code: 'poor-households' } }],
    });
    expect((await read(city, '')).items).toMatchObject([{ id, tiles: 1, leftOut: 1 }]);
    expect((await read(city, '', 'auditor')).items).toMatchObject([{ id, tiles: 2, leftOut: 0 }]);
    expect((await read(city, `/${id}`, 'officer')).tiles).toHaveLength(2);
  }));

test('a board is changed on the revision it was read at, copied, and removed; what cannot be on it is refused', () =>
  inTestCity(async (city) => {
    const { north } = await settle(city);
    const refused = async (board: object) => (await make(city, board)).json().code;
    expect(await refused({ tiles: [tile('nothing')] })).toBe('boards.indicator-unknown');
    expect(await refused({ tiles: [tile('inside', { areaId: city.office })] })).toBe('boards.area-unknown');
    expect((await make(city, { organisationId: city.otherOffice })).statusCode).toBe(403);
    const { id } = (await make(city, { tiles: [tile('poor-households', { areaId: north }), tile('inside')] })).json();
    const turned = await change(city, id, 1, { tiles: [tile('inside'), tile('poor-households', { width: 4 })] });
    expect(turned.json()).toMatchObject({ version: 2, tiles: [{ indicator: 'inside' }, { width: 4 }] });
    expect((await change(city, id, 1, { tiles: [] })).statusCode).toBe(412);
    const copied = await city.request(city.people.officer, {
      method: 'POST',
      url: `/api/v1/boards/${id}/copies`,
      payload: { name: { vi: 'Bản chép', en: 'A copy' }, organisationId: city.office },
    });
    expect(copied.json()).toMatchObject({ name: { en: 'A copy' }, public: false, tiles: turned.json().tiles });
    const gone = { method: 'DELETE', url: `/api/v1/boards/${id}`, headers: { 'if-match': '"2"' } } as const;
    expect((await city.request(city.people.officer, gone)).statusCode).toBe(204);
    expect((await read(city, `/${id}`, 'officer')).status).toBe(404);
    expect((await read(city, '', 'officer')).items).toMatchObject([{ name: { vi: 'Bản chép' } }]);
  }));

test('thirty tiles ask the database no more often than one', () =>
  inTestCity(async (city) => {
    await settle(city);
    const one = (await make(city, { tiles: [tile('poor-households')] })).json().id;
    const many = Array.from({ length: 30 }, (_, n) =>
      tile(n % 2 ? 'inside' : 'poor-households', { picture: (['number', 'series', 'bars', 'table'] as const)[n % 4] }),
    );
    const thirty = (await make(city, { tiles: many })).json().id;
    const recorded = recording(city.services.db);
    const app = createApp({ ...city.services, db: recorded.db });
    const headers = { cookie: await city.cookieOf(city.people.officer) };
    const asked = async (id: string) => {
      recorded.take();
      await app.inject({ url: `/api/v1/boards/${id}/figures`, headers });
      return recorded.take().flatMap(({ statements }) => statements).length;
    };
    expect(await asked(thirty)).toBe(await asked(one));
    await app.close();
  }));
