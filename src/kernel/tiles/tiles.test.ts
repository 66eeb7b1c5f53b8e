import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { AreaId } from '../areas/contract.ts';
import { newId } from '../brand.ts';
import { sql } from '../db/db.ts';
import { type Actor, systemActor } from '../identity/actor.ts';
import { createPlace } from '../places/create-place.ts';
import { placeOnMap } from '../places/place-on-map.ts';
import { atCityTime, day } from '../time.ts';
import { acceptWorkItem, placeWorkItem, restrictWork } from '../work/acts.ts';
import type { WorkItemId } from '../work/contract.ts';
import { openWorkItem, type WorkToOpen } from '../work/open-work-item.ts';
import type { MapItem } from './contract.ts';
import { type Box, boxOf } from './mercator.ts';
import { readTile, tileOf } from './testing.ts';

const here = [103.9712, 22.4861] as const;
const point = (position: readonly [number, number]) => ({
  type: 'Point' as const,
  coordinates: [...position] as [number, number],
});

const open = ({ tx, office, now }: TestCity, more: Partial<WorkToOpen> = {}): Promise<WorkItemId> =>
  openWorkItem(
    tx,
    systemActor,
    { title: 'Chỉnh trang vỉa hè', ownerId: office, position: point(here), published: true, ...more },
    now,
  );

async function ask(city: TestCity, actor: Actor | null, address: string, headers: Record<string, string> = {}) {
  const response = await city.request(actor, { url: address, headers });
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: new Uint8Array(response.rawPayload),
    response,
  };
}

async function tile(city: TestCity, actor: Actor | null, layers: string, z: number, query = '') {
  const at = tileOf(here, z);
  const answer = await ask(city, actor, `/tiles/${layers}/${z}/${at.x}/${at.y}.mvt${query}`);
  expect(answer.response.body.slice(0, 200), 'no problem').not.toContain('"code"');
  expect(answer.status).toBe(200);
  return readTile(answer.bytes, at);
}

/** A ward with many corners around a box. */
async function drawArea({ tx, now }: TestCity, { west, south, east, north }: Box): Promise<string> {
  const id = newId(AreaId);
  await tx.run(sql`
    insert into area (id, level, kind, name, valid_from) values (${id}, 'commune', 'ward', 'Phường Thử', '2020-01-01')`);
  const frame = sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;
  await tx.run(sql`
    insert into area_outline (id, area_id, outline, area_m2, sketch, accuracy_m, source, added_at)
    values (${newId(AreaId)}, ${id}, ST_Multi(ST_Segmentize(${frame}, 0.005)), 1000000, true, 100, 'thử', ${now})`);
  return id;
}

const titles = (features: { properties: Record<string, unknown> }[] | undefined) =>
  (features ?? []).map(({ properties }) => properties.title).sort();
const counted = (features: { properties: Record<string, unknown> }[] | undefined) =>
  (features ?? []).reduce((sum, { properties }) => sum + Number(properties.count), 0);

test('a tile tells where a task lies and how it stands; from afar, how many there are', () =>
  inTestCity(async (city) => {
    const id = await open(city, { deadline: { rule: '30d' } });
    const near = await tile(city, null, 'tasks', 16);
    const [feature] = near.tasks ?? [];
    expect(feature?.properties).toMatchObject({
      id,
      title: 'Chỉnh trang vỉa hè',
      state: 'assigned',
      bucket: 'in-time',
      dueSoon: false,
      priority: 'normal',
      ownerId: city.office,
      at: Date.parse(city.now) / 1000,
    });
    const [lon = 0, lat = 0] = feature?.geometry.type === 'Point' ? feature.geometry.coordinates : [];
    expect(Math.hypot(lon - here[0], lat - here[1])).toBeLessThan(0.00001);
    await open(city);
    for (const z of [0, 7, 10, 11, 12]) {
      const far = await tile(city, null, 'tasks', z);
      expect(Object.keys(far)).toEqual(['tasks-cells']);
      const counts = { count: 2, inTime: 1, withoutDeadline: 1, overdue: 0, dueSoon: 0, doneOnTime: 0, doneLate: 0 };
      expect(far['tasks-cells']?.map(({ properties }) => properties)).toEqual([counts]);
    }
  }));

test('a tile shows what the asker may see: published work, one’s own, and restricted work to those named alone', () =>
  inTestCity(async (city) => {
    const { office, otherOffice, staff, otherStaff, people } = city;
    await open(city, { title: 'Việc công khai' });
    await open(city, { title: 'Việc nội bộ', published: false });
    await open(city, { title: 'Việc đơn vị khác', published: false, ownerId: otherOffice });
    await open(city, { title: 'Việc phối hợp', published: false, ownerId: otherOffice, partnerIds: [office] });
    await open(city, { title: 'Việc hạn chế', published: false, ownerId: otherOffice, readerIds: [staff.id] });
    const seen: [Actor | null, string[]][] = [
      [null, ['Việc công khai']],
      [people.citizen, ['Việc công khai']],
      [staff, ['Việc công khai', 'Việc hạn chế', 'Việc nội bộ', 'Việc phối hợp']],
      [otherStaff, ['Việc công khai', 'Việc phối hợp', 'Việc đơn vị khác']],
      [people.leader, ['Việc công khai', 'Việc nội bộ', 'Việc phối hợp', 'Việc đơn vị khác']],
    ];
    for (const [actor, expected] of seen) {
      expect(titles((await tile(city, actor, 'tasks', 15)).tasks)).toEqual([...expected].sort());
      expect(counted((await tile(city, actor, 'tasks', 9))['tasks-cells'])).toBe(expected.length);
      const list = (await city.request(actor, { url: '/api/v1/map/items?layers=tasks' })).json();
      expect(titles(list.items.map((item: { title: string }) => ({ properties: item })))).toEqual([...expected].sort());
      const counts = (await city.request(actor, { url: '/api/v1/map/counts?layers=tasks' })).json();
      expect(counts.items).toMatchObject([{ layer: 'tasks', count: expected.length }]);
    }
  }));

test('an officer appointed for one ward sees what is unpublished there, and not in the next', () =>
  inTestCity(async (city) => {
    const { tx, otherOffice, staff } = city;
    const [ward, next] = ['0190a000-0000-7000-8000-00000000b102', '0190a000-0000-7000-8000-00000000b103'];
    await tx.run(sql`
      insert into area (id, level, kind, name, valid_from)
      values (${ward}, 'commune', 'ward', 'Phường Một', '2020-01-01'), (${next}, 'commune', 'ward', 'Phường Hai', '2020-01-01')`);
    for (const [title, areaId] of [
      ['Trong phường', ward],
      ['Ngoài phường', next],
    ]) {
      const id = await open(city, { title: title ?? '', ownerId: otherOffice, published: false });
      await tx.run(sql`update work_item set area_id = ${areaId} where id = ${id}`);
    }
    await tx.run(sql`update appointment set role = 'leader', organisation_id = null, area_id = ${ward}
                      where account_id = ${staff.id} and role = 'head'`);
    await tx.run(sql`delete from appointment where account_id = ${staff.id} and role = 'officer'`);
    expect(titles((await tile(city, staff, 'tasks', 15)).tasks)).toEqual(['Trong phường']);
    expect(counted((await tile(city, staff, 'tasks', 9))['tasks-cells'])).toBe(1);
  }));

test('a write shows in the next tile; until then the public is told that nothing has changed', () =>
  inTestCity(async (city) => {
    const id = await open(city);
    const at = tileOf(here, 14);
    const address = `/tiles/tasks/14/${at.x}/${at.y}.mvt`;
    const ofOthers = `/tiles/tasks/14/${at.x + 30}/${at.y}.mvt`;
    const first = await ask(city, null, address);
    expect(first.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'public, max-age=0, s-maxage=2, must-revalidate',
      vary: 'Cookie, Authorization',
    });
    const again = { 'if-none-match': String(first.headers.etag) };
    expect((await ask(city, null, address, again)).status).toBe(304);
    const elsewhere = await ask(city, null, ofOthers);

    await acceptWorkItem(city.tx, systemActor, { id, version: null, body: {} }, city.now);
    const second = await ask(city, null, address, again);
    expect(second.status).toBe(200);
    expect(readTile(second.bytes, at).tasks?.[0]?.properties.state).toBe('accepted');
    const unchanged = await ask(city, null, ofOthers, { 'if-none-match': String(elsewhere.headers.etag) });
    expect(unchanged.status, 'what changed far away makes no tile old').toBe(304);

    const readerIds = [city.staff.id];
    const restricting = { id, version: null, body: { readerIds, reason: 'Bảo vệ người báo tin' } };
    await restrictWork(city.tx, systemActor, restricting, city.now);
    const third = await ask(city, null, address, { 'if-none-match': String(second.headers.etag) });
    expect(third.status).toBe(200);
    expect(third.bytes.length, 'an empty tile').toBe(0);
    expect(counted((await tile(city, null, 'tasks', 10))['tasks-cells'])).toBe(0);
  }));

test('what one person sees is kept for that person alone, and is asked for again each time', () =>
  inTestCity(async (city) => {
    const id = await open(city, { published: false });
    const at = tileOf(here, 14);
    const address = `/tiles/tasks/14/${at.x}/${at.y}.mvt`;
    const mine = await ask(city, city.staff, address);
    expect(mine.headers['cache-control']).toBe('private, no-cache');
    const again = { 'if-none-match': String(mine.headers.etag) };
    expect((await ask(city, city.staff, address, again)).status).toBe(304);
    expect((await ask(city, null, address, again)).bytes.length, 'my tag gives others nothing').toBe(0);
    await acceptWorkItem(city.tx, systemActor, { id, version: null, body: {} }, city.now);
    expect((await ask(city, city.staff, address, again)).status).toBe(200);
  }));

test('filters hold for tiles near and far, for the list and for the counts', () =>
  inTestCity(async (city) => {
    const { otherOffice } = city;
    await open(city, { title: 'Có hạn', deadline: { rule: '30d' } });
    await open(city, {
      title: 'Quá hạn',
      deadline: { rule: '2026-03-02', from: atCityTime(day('2026-02-02'), '08:00') },
      ownerId: otherOffice,
    });
    const undated = await open(city, { title: 'Không hạn' });
    await acceptWorkItem(city.tx, systemActor, { id: undated, version: null, body: {} }, city.now);
    const filters: [string, string[]][] = [
      ['bucket=overdue', ['Quá hạn']],
      ['bucket=in-time', ['Có hạn']],
      ['bucket=without-deadline', ['Không hạn']],
      [`owner=${otherOffice}`, ['Quá hạn']],
      ['open=false', []],
      ['state=assigned', ['Có hạn', 'Quá hạn']],
      ['state=accepted', ['Không hạn']],
      ['state=accepted&bucket=overdue', []],
      ['state=done', []],
      ['since=2026-03-09&until=2026-03-09', ['Có hạn', 'Không hạn', 'Quá hạn']],
      ['since=2026-03-10', []],
      ['until=2026-03-08', []],
      [`category=${otherOffice}`, []],
      [`area=${otherOffice}`, []],
    ];
    const all = (await city.request(null, { url: '/api/v1/map/items?layers=tasks' })).json();
    const states = Object.fromEntries(all.items.map(({ title, state }: MapItem) => [title, state]));
    expect(states).toEqual({ 'Có hạn': 'assigned', 'Không hạn': 'accepted', 'Quá hạn': 'assigned' });
    for (const [filter, expected] of filters) {
      expect(titles((await tile(city, null, 'tasks', 14, `?${filter}`)).tasks), filter).toEqual(expected);
      const far = await tile(city, null, 'tasks', 8, `?${filter}`);
      expect(counted(far['tasks-cells']), filter).toBe(expected.length);
      const list = (await city.request(null, { url: `/api/v1/map/items?${filter}` })).json();
      expect(list.items.map(({ title }: { title: string }) => title).sort(), filter).toEqual(expected);
      const counts = (await city.request(null, { url: `/api/v1/map/counts?layers=tasks&${filter}` })).json();
      expect(counts.items[0].count, filter).toBe(expected.length);
    }
  }));

test('work at a place moves with it, and leaves it for a position of its own', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const placed = (position: readonly [number, number]) => ({
      geometry: point(position),
      accuracyM: 10,
      source: 'thử',
    });
    await drawArea(city, { west: 103, south: 21, east: 106, north: 23 });
    const place = await createPlace(tx, systemActor, { name: 'Chợ Thử', kind: 'market' }, now);
    const id = await open(city, { position: null, placeIds: [place.id] });
    const far = async () => counted((await tile(city, null, 'tasks', 11))['tasks-cells']);
    expect(await far()).toBe(0);
    const actor = {
      ...administrator,
      grants: [{ role: 'administrator' as const, organisationId: null, areaId: null }],
    };
    const first = await placeOnMap(tx, actor, place.id, { placement: placed(here), version: 1 }, now);
    expect(await far()).toBe(1);
    expect(titles((await tile(city, null, 'tasks', 14)).tasks)).toHaveLength(1);
    const away = await placeOnMap(
      tx,
      actor,
      place.id,
      { placement: placed([104.9, 21.9]), version: first.version },
      now,
    );
    expect(await far()).toBe(0);
    await placeWorkItem(tx, systemActor, { id, version: null, body: { position: point(here) } }, now);
    expect(await far()).toBe(1);
    await placeOnMap(tx, actor, place.id, { placement: placed([105.1, 21.5]), version: away.version }, now);
    expect(await far(), 'its own position stays').toBe(1);
  }));

test('areas and places have tiles too, cut to what the tile shows, several layers in one', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const at = tileOf(here, 14);
    const { west, south, east, north } = boxOf(at);
    const area = await drawArea(city, { west: west - 1, south: south - 1, east: east + 1, north: north + 1 });
    const placement = { geometry: point(here), accuracyM: 10, source: 'thử' };
    await createPlace(tx, systemActor, { name: 'Công viên Thử', kind: 'park', placement }, now);
    await open(city);
    const all = await tile(city, null, 'areas,places,tasks', 14);
    expect(Object.keys(all).sort()).toEqual(['areas', 'places', 'tasks']);
    expect(all.places?.[0]?.properties).toMatchObject({ name: 'Công viên Thử', kind: 'park' });
    const [outline] = all.areas ?? [];
    expect(outline?.properties).toEqual({ id: area, name: 'Phường Thử', kind: 'ward', level: 'commune', sketch: true });
    const rings = outline?.geometry.type === 'Polygon' ? outline.geometry.coordinates : [];
    expect(rings[0]?.length, 'the frame of the tile is left of a thousand corners').toBe(5);
    const reach = ((east - west) / 4096) * 65;
    for (const [lon = 0] of rings[0] ?? []) expect(lon).toBeGreaterThan(west - reach);
  }));

test('TileJSON says where the tiles are and what is in them', () =>
  inTestCity(async (city) => {
    const response = await city.request(null, { url: '/tiles/areas,tasks.json?bucket=overdue' });
    const json = response.json();
    expect(json).toMatchObject({ tilejson: '3.0.0', scheme: 'xyz', minzoom: 0, maxzoom: 16 });
    expect(json.tiles).toEqual(['http://localhost:80/tiles/areas,tasks/{z}/{x}/{y}.mvt?bucket=overdue']);
    const layers = json.vector_layers as { id: string; minzoom: number; maxzoom: number; fields: object }[];
    expect(layers.map(({ id, minzoom, maxzoom }) => [id, minzoom, maxzoom])).toEqual([
      ['areas', 0, 16],
      ['tasks-cells', 0, 12],
      ['tasks', 13, 16],
    ]);
    const id = await open(city);
    const [drawn] = (await tile(city, null, 'tasks', 16)).tasks ?? [];
    expect(Object.keys(layers[2]?.fields ?? {}), id).toEqual(
      expect.arrayContaining(Object.keys(drawn?.properties ?? {})),
    );
  }));

const refused: [string, number, string][] = [
  ['/tiles/tasks/23/0/0.mvt', 400, 'tiles.zoom'],
  ['/tiles/tasks/3/8/0.mvt', 400, 'tiles.no-such-tile'],
  ['/tiles/tasks/3/0/8.mvt', 400, 'tiles.no-such-tile'],
  ['/tiles/tasks/-1/0/0.mvt', 400, 'tiles.address'],
  ['/tiles/tasks/1e1/0/0.mvt', 400, 'tiles.address'],
  ['/tiles/tasks/3/0/1.5.mvt', 400, 'tiles.address'],
  ['/tiles/tasks/3/0/1.png', 400, 'tiles.address'],
  ['/tiles/tasks/3/0/1', 400, 'tiles.address'],
  ['/tiles/nothing/3/0/1.mvt', 404, 'tiles.unknown-layer'],
  ['/tiles/tasks,,areas/3/0/1.mvt', 404, 'tiles.unknown-layer'],
  ['/tiles/nothing.json', 404, 'tiles.unknown-layer'],
  ['/tiles/tasks', 404, 'tiles.address'],
  ['/tiles/tasks/3/0/1.mvt?bucket=lost', 400, 'http.fields-invalid'],
  ['/tiles/tasks/3/0/1.mvt?state=recalled', 400, 'http.fields-invalid'],
  ['/tiles/tasks/3/0/1.mvt?since=yesterday', 400, 'http.fields-invalid'],
  ['/api/v1/map/items?box=1,2,3', 400, 'http.fields-invalid'],
  ['/api/v1/map/items?box=3,2,1,4', 400, 'http.fields-invalid'],
  ['/api/v1/map/items?after=x', 400, 'http.fields-invalid'],
  ['/api/v1/map/items?layers=areas', 404, 'tiles.unknown-layer'],
];

test('what there is no tile of is refused clearly', () =>
  inTestCity(async (city) => {
    for (const [url, status, code] of refused) {
      const response = await city.request(null, { url });
      expect([url, response.statusCode, response.json().code]).toEqual([url, status, code]);
      expect(response.json().detail.length).toBeGreaterThan(10);
    }
  }));

test('at the antimeridian and at the poles nothing is lost and nothing shows twice', () =>
  inTestCity(async (city) => {
    const corners: [number, number][] = [
      [180, 0.1],
      [-180, 0.1],
      [179.9999, -84.9],
      [0, 90],
      [0, -90],
    ];
    for (const corner of corners) {
      const id = await open(city, { title: corner.join(' ') });
      const [lon, lat] = corner;
      await city.tx.run(sql`
        update work_item set position = ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326) where id = ${id}`);
    }
    for (const z of [2, 13]) {
      const last = 2 ** z - 1;
      const rows = new Set(corners.map((corner) => tileOf(corner, z).y));
      let found = 0;
      for (const x of z === 2 ? [0, 1, 2, 3] : [0, 2 ** 12, last]) {
        for (const y of rows) {
          const { status, bytes } = await ask(city, null, `/tiles/tasks/${z}/${x}/${y}.mvt?since=2026-01-01`);
          expect(status).toBe(200);
          const layers = readTile(bytes, { z, x, y });
          found += z < 13 ? counted(layers['tasks-cells']) : titles(layers.tasks).length;
        }
      }
      expect(found).toBe(corners.length);
    }
  }));
