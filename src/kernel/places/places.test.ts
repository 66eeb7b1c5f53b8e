import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import type { Area } from '../areas/contract.ts';
import { createArea } from '../areas/create-area.ts';
import { recordLineage } from '../areas/record-lineage.ts';
import { setOutline } from '../areas/set-outline.ts';
import { systemActor } from '../identity/actor.ts';
import { day } from '../time.ts';
import type { NewPlace } from './contract.ts';
import { createPlace } from './create-place.ts';
import { getPlace, listPlaces, loadGazetteer } from './queries.ts';

const before = day('2025-06-30');
const merger = day('2025-07-01');
const today = day('2026-03-09');

interface Wards {
  duyenHai: Area;
  laoCai: Area;
}

/** A ward that ended, and the one it became, whose outline is a sketch of a square good to 500 m. */
const withWards = (work: (city: TestCity & Wards) => Promise<void>) =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const create = (name: string, from: string, to: string | null) =>
      createArea(
        tx,
        systemActor,
        {
          code: null,
          level: 'commune',
          kind: 'ward',
          name,
          parentId: null,
          validFrom: day(from),
          validTo: to === null ? null : day(to),
        },
        now,
      );
    const duyenHai = await create('Duyên Hải', '2020-03-01', '2025-07-01');
    const laoCai = await create('Lào Cai', '2025-07-01', null);
    await recordLineage(tx, systemActor, { fromId: duyenHai.id, toId: laoCai.id, kind: 'merged', onDay: merger }, now);
    const square = [103.9, 104.1, 104.1, 103.9, 103.9].map((lon, i): [number, number] => [
      lon,
      i > 1 && i < 4 ? 22.6 : 22.4,
    ]);
    const origin = { source: 'a test', licence: null, sketch: true, accuracyM: 500 };
    await setOutline(tx, systemActor, laoCai.id, { outline: { type: 'Polygon', coordinates: [square] }, origin }, now);
    await work({ ...city, duyenHai, laoCai });
  });

const aPlace = (input: Partial<NewPlace>): NewPlace => ({ name: 'Đền Thượng', kind: 'relic-site', ...input });
const at = (lon: number, lat: number) => ({
  geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
  accuracyM: 20,
  source: 'seen on site',
});

test('a place may be known by name only, and says so', () =>
  withWards(async ({ tx, now, staff, duyenHai }) => {
    const place = await createPlace(tx, staff, aPlace({ aliases: ['đền Thượng'], areaId: duyenHai.id }), now);
    expect(place).toMatchObject({ placement: null, version: 1, aliases: ['đền Thượng'] });
    expect(await listPlaces(tx, today, { placed: false })).toHaveLength(1);
    expect(await listPlaces(tx, today, { placed: true })).toEqual([]);
  }));

test('the area of a place is that of the day', () =>
  withWards(async ({ tx, now, staff, duyenHai, laoCai }) => {
    const { id } = await createPlace(tx, staff, aPlace({ areaId: duyenHai.id }), now);
    expect((await getPlace(tx, id, before)).areaId).toBe(duyenHai.id);
    expect((await getPlace(tx, id, today)).areaId).toBe(laoCai.id);
    expect(await listPlaces(tx, today, { areaId: laoCai.id })).toHaveLength(1);
    expect(await listPlaces(tx, today, { areaId: duyenHai.id })).toEqual([]);
    const placed = await createPlace(
      tx,
      staff,
      aPlace({ name: 'Ga', kind: 'station', placement: at(103.97, 22.49) }),
      now,
    );
    expect(placed.areaId).toBe(laoCai.id);
    expect((await getPlace(tx, placed.id, day('2019-01-01'))).areaId).toBeNull();
  }));

test('a place outside the city, or with impossible coordinates, is refused', () =>
  withWards(async ({ tx, now, staff }) => {
    const refused = async (lon: number, lat: number, code: string) =>
      expect(createPlace(tx, staff, aPlace({ placement: at(lon, lat) }), now)).rejects.toMatchObject({ code });
    await refused(105.85, 21.03, 'places.outside-city'); // Hà Nội
    await refused(103.89, 22.5, 'places.outside-city'); // 1,030 m west of a sketch good to 500 m
    await refused(22.48, 103.97, 'geo.coordinates-swapped');
    await refused(2.35, 48.85, 'geo.outside-country');
    await refused(423_000, 2_486_000, 'geo.looks-projected');
    const near = await createPlace(tx, staff, aPlace({ placement: at(103.897, 22.5) }), now); // 310 m
    expect(near.placement?.geometry).toEqual({ type: 'Point', coordinates: [103.897, 22.5] });
    const line: NewPlace['placement'] = {
      geometry: {
        type: 'LineString',
        coordinates: [
          [103.97, 22.49],
          [104.3, 22.49],
        ],
      },
      accuracyM: 5,
      source: 'drawn',
    };
    await expect(createPlace(tx, staff, aPlace({ name: 'Đường', placement: line }), now)).rejects.toMatchObject({
      code: 'places.outside-city',
    });
    await expect(createPlace(tx, staff, aPlace({ placement: at(103.9, 22.5) }), now)).rejects.toMatchObject({
      code: 'places.known',
    });
  }));

test('the reader gets every name of every place', () =>
  withWards(async ({ tx, now, staff, laoCai }) => {
    const { id } = await createPlace(
      tx,
      staff,
      aPlace({ name: 'Công viên Thủy Hoa', aliases: ['Thủy Hoa', 'công viên Thuỷ Hoa'], areaId: laoCai.id }),
      now,
    );
    expect(await loadGazetteer(tx, today)).toEqual([
      { id, names: ['Công viên Thủy Hoa', 'Thủy Hoa', 'công viên Thuỷ Hoa'], areaId: laoCai.id },
    ]);
  }));

test('staff put an unplaced place on the map; the second of two who edit gets both versions', () =>
  withWards(async ({ tx, now, staff, otherStaff, request }) => {
    const { id } = await createPlace(tx, staff, aPlace({}), now);
    const read = await request(null, { method: 'GET', url: `/api/v1/places/${id}` });
    expect(read.headers.etag).toBe('"1"');
    const put = (actor: typeof staff | null, etag: string | undefined, payload: object) =>
      request(actor, {
        method: 'PUT',
        url: `/api/v1/places/${id}/geometry`,
        payload,
        headers: etag === undefined ? {} : { 'if-match': etag },
      });
    expect((await put(null, '"1"', at(103.97, 22.5))).statusCode).toBe(401);
    expect((await put(staff, undefined, at(103.97, 22.5))).statusCode).toBe(428);
    expect((await put(staff, '"1"', at(105.85, 21.03))).json()).toMatchObject({
      status: 400,
      code: 'places.outside-city',
    });
    expect(
      (await put(staff, '"1"', { ...at(103.97, 22.5), geometry: { type: 'Point', coordinates: ['x'] } })).json(),
    ).toMatchObject({ code: 'http.fields-invalid' });

    const placed = await put(staff, '"1"', at(103.97, 22.5));
    expect([placed.statusCode, placed.headers.etag]).toEqual([200, '"2"']);
    expect(placed.json().placement).toMatchObject({ source: 'seen on site', placedBy: staff.id, placedAt: now });
    const late = await put(otherStaff, '"1"', at(103.98, 22.51));
    expect(late.json()).toMatchObject({
      status: 412,
      code: 'http.version-stale',
      details: { current: { version: 2 }, sent: { geometry: { coordinates: [103.98, 22.51] } } },
    });
    const missing = await request(staff, {
      method: 'PUT',
      url: '/api/v1/places/0190d3a5-0000-7000-8000-000000000000/geometry',
      payload: at(103.97, 22.5),
      headers: { 'if-match': '"1"' },
    });
    expect(missing.json()).toMatchObject({ status: 404, code: 'places.unknown' });
  }));

test('places are entered by staff and listed for everybody', () =>
  withWards(async ({ staff, request }) => {
    const post = (actor: typeof staff | null, payload: object) =>
      request(actor, { method: 'POST', url: '/api/v1/places', payload });
    expect((await post(null, aPlace({}))).statusCode).toBe(401);
    expect((await post(staff, aPlace({ name: ' ' }))).json().code).toBe('http.fields-invalid');
    expect((await post(staff, aPlace({ placement: at(103.97, 22.5) }))).statusCode).toBe(201);
    const list = (await request(null, { method: 'GET', url: '/api/v1/places?q=den%20thuong&placed=true' })).json();
    expect(list).toMatchObject({ items: [{ name: 'Đền Thượng' }], next: null });
  }));
