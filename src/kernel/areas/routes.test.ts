import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import type { Polygon } from '../geo/contract.ts';
import { systemActor } from '../identity/actor.ts';
import { day } from '../time.ts';
import { createArea } from './create-area.ts';
import { endArea } from './end-area.ts';
import { recordLineage } from './record-lineage.ts';
import { setOutline } from './set-outline.ts';

const merger = day('2025-07-01');

const box: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [103.9, 22.4],
      [104.1, 22.4],
      [104.1, 22.6],
      [103.9, 22.6],
      [103.9, 22.4],
    ],
  ],
};

/** A former ward without an outline and the ward it became. */
async function withWards({ tx, now }: TestCity) {
  const create = (name: string, code: string, from: string) =>
    createArea(
      tx,
      systemActor,
      { code, level: 'commune', kind: 'ward', name, parentId: null, validFrom: day(from) },
      now,
    );
  const kimTan = await create('Kim Tân', '02647', '2020-03-01');
  await endArea(tx, systemActor, kimTan.id, { onDay: merger }, now);
  const laoCai = await create('Lào Cai', '02647', '2025-07-01');
  await recordLineage(tx, systemActor, { fromId: kimTan.id, toId: laoCai.id, kind: 'merged', onDay: merger }, now);
  const origin = { source: 'a test', licence: null, sketch: true, accuracyM: 1000 };
  await setOutline(tx, systemActor, laoCai.id, { outline: box, origin }, now);
  return { kimTan, laoCai };
}

test('the public reads areas as of a day', () =>
  inTestCity(async (city) => {
    const { kimTan, laoCai } = await withWards(city);
    const get = async (url: string) => (await city.request(null, { method: 'GET', url: `/api/v1${url}` })).json();
    expect((await get('/areas?level=commune')).items).toMatchObject([{ id: laoCai.id, fullName: 'Phường Lào Cai' }]);
    expect((await get('/areas?day=2025-06-30&q=phuong%20kim')).items).toMatchObject([{ id: kimTan.id }]);
    expect((await get('/areas?q=xa%20lao')).items).toEqual([]);
    expect(await get('/areas/at?lon=103.97&lat=22.48')).toMatchObject({ id: laoCai.id, outline: { sketch: true } });
    expect(await get('/areas/at?lon=105.85&lat=21.03')).toMatchObject({ status: 404, code: 'areas.none-there' });
    expect(await get(`/areas/${kimTan.id}`)).toMatchObject({
      validTo: '2025-07-01',
      ancestors: [],
      lineage: [{ toId: laoCai.id }],
    });
    expect((await get(`/areas/${kimTan.id}/successors`)).items).toMatchObject([{ area: { id: laoCai.id }, share: 1 }]);
    expect((await get(`/areas/${laoCai.id}/predecessors?day=2024-01-01`)).items).toMatchObject([
      { area: { id: kimTan.id } },
    ]);
  }));

test('outlines come as GeoJSON with their origin', () =>
  inTestCity(async (city) => {
    const { kimTan, laoCai } = await withWards(city);
    const map = await city.request(null, { method: 'GET', url: '/api/v1/areas.geojson?level=commune&toleranceM=100' });
    expect(map.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    expect(map.json().features).toMatchObject([
      { id: laoCai.id, properties: { sketch: true, source: 'a test' }, geometry: { type: 'MultiPolygon' } },
    ]);
    const outline = (id: string) => city.request(null, { method: 'GET', url: `/api/v1/areas/${id}/outline` });
    expect((await outline(laoCai.id)).json()).toMatchObject({ type: 'Feature', id: laoCai.id });
    expect((await outline(kimTan.id)).json()).toMatchObject({ code: 'areas.without-outline' });
  }));

test('a list goes on where the page before ended', () =>
  inTestCity(async (city) => {
    await withWards(city);
    for (const name of ['Ân', 'Bình Minh', 'Đồng Tuyển']) {
      const area = { code: null, level: 'commune', kind: 'ward', name, parentId: null, validFrom: merger } as const;
      await createArea(city.tx, systemActor, area, city.now);
    }
    const names: string[] = [];
    let after = '';
    do {
      const url = `/api/v1/areas?limit=1${after === '' ? '' : `&after=${after}`}`;
      const page = (await city.request(null, { method: 'GET', url })).json();
      names.push(...page.items.map((area: { name: string }) => area.name));
      after = page.next ?? '';
    } while (after !== '');
    expect(names).toEqual(['Ân', 'Bình Minh', 'Đồng Tuyển', 'Lào Cai']);
  }));

test('what makes no sense is refused with a code', () =>
  inTestCity(async (city) => {
    const refused = async (url: string, status: number, code: string) => {
      const answer = await city.request(null, { method: 'GET', url: `/api/v1${url}` });
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    };
    await refused('/areas?day=2026-02-30', 400, 'http.fields-invalid');
    await refused('/areas?after=zzz', 400, 'http.fields-invalid');
    await refused('/areas?limit=201', 400, 'http.fields-invalid');
    await refused('/areas/at?lon=22&lat=103', 400, 'http.fields-invalid');
    await refused('/areas/at?lon=22', 400, 'http.fields-invalid');
    await refused('/areas/not-an-id', 400, 'http.fields-invalid');
    await refused('/areas/0190d3a5-0000-7000-8000-000000000000', 404, 'areas.unknown');
    await refused('/areas/0190d3a5-0000-7000-8000-000000000000/outline', 404, 'areas.unknown');
  }));

test('a series is restated in the areas of a day, and what is missing or lost is told', () =>
  inTestCity(async (city) => {
    const { kimTan, laoCai } = await withWards(city);
    const restate = async (payload: object) => {
      const answer = await city.request(null, { method: 'POST', url: '/api/v1/areas/restate', payload });
      return answer.json();
    };
    const figure = { areaId: kimTan.id, value: 12 };
    const series = [{ period: '2024', asOf: '2024-12-31', figures: [figure] }];
    expect(await restate({ day: '2026-01-01', by: 'sum', series })).toMatchObject({
      series: [{ period: '2024', items: [{ areaId: laoCai.id, value: 12, estimated: false }], lost: [] }],
    });
    expect(await restate({ day: '2010-01-01', by: 'sum', series })).toMatchObject({
      series: [{ items: [], lost: [{ areaId: kimTan.id, value: 12 }] }],
    });
    const twice = [{ period: '2024', figures: [figure, figure] }];
    expect(await restate({ day: '2026-01-01', by: 'sum', series: twice })).toMatchObject({ status: 400 });
  }));
