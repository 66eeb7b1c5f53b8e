import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Polygon } from '../geo/contract.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
import { day, type Instant } from '../time.ts';
import type { Area, NewArea } from './contract.ts';
import { createArea } from './create-area.ts';
import { endArea } from './end-area.ts';
import {
  ancestors,
  areaAround,
  areaAt,
  descendants,
  findAreaByCode,
  listAreas,
  listLineage,
  outlinesGeoJson,
  predecessors,
  successors,
} from './queries.ts';
import { recordLineage } from './record-lineage.ts';
import { setOutline } from './set-outline.ts';

const before = day('2025-06-30');
const merger = day('2025-07-01');
const today = day('2026-03-09');

const aWard = (input: Partial<NewArea>): NewArea => ({
  code: null,
  level: 'commune',
  kind: 'ward',
  name: 'Kim Tân',
  parentId: null,
  validFrom: day('2020-03-01'),
  ...input,
});

const aBox = (west: number, south: number, size = 0.05): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const sketch = { source: 'a test', licence: null, sketch: true, accuracyM: 1000 };

interface Merger {
  tx: Tx;
  now: Instant;
  city: Area;
  kimTan: Area;
  vanHoa: Area;
  province: Area;
  laoCai: Area;
}

/** Two wards of a city become one ward of the province on the day the city ends. */
const withMerger = (work: (merger: Merger) => Promise<void>) =>
  inTestCity(async ({ tx, now }) => {
    const create = (input: NewArea) => createArea(tx, systemActor, input, now);
    const city = await create(
      aWard({ level: 'district', kind: 'provincial-city', name: 'Lào Cai', code: '080', validTo: merger }),
    );
    const kimTan = await create(aWard({ code: '02647', parentId: city.id, validTo: merger }));
    const vanHoa = await create(
      aWard({ kind: 'commune', name: 'Vạn Hòa', code: '02665', parentId: city.id, validTo: merger }),
    );
    const province = await create(
      aWard({ level: 'province', kind: 'province', name: 'Lào Cai', code: '15', validFrom: merger }),
    );
    const laoCai = await create(aWard({ name: 'Lào Cai', code: '02647', parentId: province.id, validFrom: merger }));
    for (const from of [kimTan, vanHoa]) {
      const lineage = { fromId: from.id, toId: laoCai.id, kind: 'merged', onDay: merger } as const;
      await recordLineage(tx, systemActor, lineage, now);
    }
    await work({ tx, now, city, kimTan, vanHoa, province, laoCai });
  });

test('one code means the ward of its day: 02647 was Kim Tân and is Lào Cai', () =>
  withMerger(async ({ tx }) => {
    expect((await findAreaByCode(tx, 'commune', '02647', before))?.fullName).toBe('Phường Kim Tân');
    expect((await findAreaByCode(tx, 'commune', '02647', merger))?.fullName).toBe('Phường Lào Cai');
  }));

test('two units cannot bear one code on the same day', () =>
  withMerger(async ({ tx, now }) => {
    const again = aWard({ code: '02647', name: 'Khác', validFrom: day('2025-06-01'), validTo: day('2025-06-02') });
    await expect(createArea(tx, systemActor, again, now)).rejects.toMatchObject({ code: 'areas.code-in-use' });
  }));

test('the database itself refuses overlapping periods and a parent that is not higher', () =>
  withMerger(async ({ tx, kimTan, vanHoa }) => {
    const overlap = tx.attempt((inner) => inner.run(sql`update area set valid_to = null where id = ${kimTan.id}`));
    await expect(overlap).rejects.toMatchObject({ constraint: 'area_code_once_a_day' });
    const ring = tx.attempt((inner) =>
      inner.run(sql`update area set parent_id = ${vanHoa.id}, parent_level = 'commune' where id = ${kimTan.id}`),
    );
    await expect(ring).rejects.toMatchObject({ constraint: 'area_parent_is_higher' });
  }));

test('codes, kinds, parents and periods that do not fit are refused', () =>
  withMerger(async ({ tx, now, city, laoCai }) => {
    const refused = async (input: Partial<NewArea>, code: string) =>
      expect(createArea(tx, systemActor, aWard({ name: 'Mới', ...input }), now)).rejects.toMatchObject({ code });
    await refused({ code: '2647' }, 'areas.code-malformed');
    await refused({ kind: 'village' }, 'areas.kind-not-of-level');
    await refused({ parentId: laoCai.id }, 'areas.parent-not-higher');
    await refused({ parentId: city.id }, 'areas.parent-not-in-force');
    await refused({ parentId: city.id, validFrom: merger, validTo: null }, 'areas.parent-not-in-force');
    await refused({ validTo: day('2020-03-01') }, 'areas.ends-before-it-begins');
    await expect(createArea(tx, publicActor, aWard({}), now)).rejects.toMatchObject({ code: 'policy.sign-in-needed' });
  }));

test('a unit ends only after its parts, and only once', () =>
  withMerger(async ({ tx, now, province, laoCai }) => {
    const end = (area: Area, onDay: string) => endArea(tx, systemActor, area.id, { onDay: day(onDay) }, now);
    await expect(end(province, '2026-01-01')).rejects.toMatchObject({
      code: 'areas.has-parts',
      details: { part: 'Phường Lào Cai' },
    });
    await expect(end(laoCai, '2025-07-01')).rejects.toMatchObject({ code: 'areas.ends-before-it-begins' });
    await end(laoCai, '2026-01-01');
    expect((await end(province, '2026-01-01')).validTo).toBe('2026-01-01');
    await expect(end(province, '2026-02-01')).rejects.toMatchObject({ code: 'areas.already-ended' });
  }));

test('the units above and below are those of the day', () =>
  withMerger(async ({ tx, city, kimTan, province, laoCai }) => {
    const names = (areas: Area[]) => areas.map((area) => area.fullName);
    expect(names(await descendants(tx, city.id, before))).toEqual(['Phường Kim Tân', 'Xã Vạn Hòa']);
    expect(await descendants(tx, city.id, merger)).toEqual([]);
    expect(names(await ancestors(tx, kimTan.id, before))).toEqual(['Thành phố Lào Cai']);
    expect(names(await ancestors(tx, laoCai.id, today))).toEqual(['Tỉnh Lào Cai']);
    expect(names(await descendants(tx, province.id, today))).toEqual(['Phường Lào Cai']);
  }));

test('after a merger a former ward is found again in its successor, and the successor in its former wards', () =>
  withMerger(async ({ tx, kimTan, laoCai }) => {
    const after = await successors(tx, kimTan.id, today);
    expect(after).toMatchObject([{ area: { id: laoCai.id }, share: 1 }]);
    expect(await successors(tx, kimTan.id, before)).toMatchObject([{ area: { id: kimTan.id }, share: 1 }]);
    const origin = await predecessors(tx, laoCai.id, before);
    expect(origin.map(({ area }) => area.name)).toEqual(['Kim Tân', 'Vạn Hòa']);
    expect(await listLineage(tx, laoCai.id)).toHaveLength(2);
  }));

test('the parts of a unit that was split follow their shares through a later merger', () =>
  withMerger(async ({ tx, now, laoCai, province }) => {
    const onDay = day('2026-01-01');
    await endArea(tx, systemActor, laoCai.id, { onDay }, now);
    const make = (name: string) =>
      createArea(tx, systemActor, aWard({ name, parentId: province.id, validFrom: onDay }), now);
    const [north, south] = [await make('Bắc'), await make('Nam')];
    const split = (toId: Area['id'], share: number) =>
      recordLineage(
        tx,
        systemActor,
        { fromId: laoCai.id, toId, kind: 'split', onDay, share, shareBasis: 'population' },
        now,
      );
    await split(north.id, 0.75);
    await split(south.id, 0.25);
    const [kimTan] = await listAreas(tx, before, { name: 'kim tan' });
    expect(kimTan).toBeDefined();
    if (kimTan === undefined) return;
    expect(await successors(tx, kimTan.id, today)).toMatchObject([
      { area: { name: 'Bắc' }, share: 0.75 },
      { area: { name: 'Nam' }, share: 0.25 },
    ]);
    const wrongDay = { fromId: kimTan.id, toId: north.id, kind: 'merged', onDay } as const;
    await expect(recordLineage(tx, systemActor, wrongDay, now)).rejects.toMatchObject({
      code: 'areas.lineage-off-its-day',
    });
  }));

test('a point lies in the unit of its day, and outside the city in none', () =>
  withMerger(async ({ tx, now, kimTan, vanHoa, laoCai }) => {
    await setOutline(tx, systemActor, kimTan.id, { outline: aBox(103.95, 22.45), origin: sketch }, now);
    await setOutline(tx, systemActor, vanHoa.id, { outline: aBox(104.0, 22.45), origin: sketch }, now);
    await setOutline(tx, systemActor, laoCai.id, { outline: aBox(103.95, 22.4, 0.1), origin: sketch }, now);
    const station = { lon: 103.97833, lat: 22.4925 };
    expect((await areaAt(tx, station, before))?.fullName).toBe('Phường Kim Tân');
    expect((await areaAt(tx, station, today))?.fullName).toBe('Phường Lào Cai');
    expect((await areaAt(tx, { lon: 104.0, lat: 22.47 }, before))?.code).toBe('02647'); // on the common border
    expect(await areaAt(tx, { lon: 105.85, lat: 21.03 }, today)).toBeUndefined();
    const justOutside = { lon: 103.945, lat: 22.47 }; // some 515 m west of a sketch good to 1,000 m
    expect(await areaAt(tx, justOutside, before)).toBeUndefined();
    expect((await areaAround(tx, justOutside, before))?.id).toBe(kimTan.id);
    expect(await areaAround(tx, { lon: 103.935, lat: 22.47 }, before)).toBeUndefined();
  }));

test('a new outline supersedes the sketch, is measured on the ellipsoid, and the sketch is kept', () =>
  withMerger(async ({ tx, now, laoCai }) => {
    await setOutline(tx, systemActor, laoCai.id, { outline: aBox(103.95, 22.45), origin: sketch }, now);
    const origin = { source: 'survey', licence: null, sketch: false, accuracyM: 1 };
    const area = await setOutline(tx, systemActor, laoCai.id, { outline: aBox(103.95, 22.45, 0.1), origin }, now);
    expect(area.outline).toMatchObject({ source: 'survey', sketch: false });
    // 0.1° of longitude at 22.5°N is 10.29 km, 0.1° of latitude 11.07 km.
    expect(area.outline?.areaM2).toBeGreaterThan(113.8e6);
    expect(area.outline?.areaM2).toBeLessThan(114.1e6);
    const kept = await tx.text(sql`select count(*)::text from area_outline where area_id = ${laoCai.id}`);
    expect(kept).toBe('2');
  }));

test('an outline that crosses itself is refused before the database sees it', () =>
  withMerger(async ({ tx, now, laoCai }) => {
    const bowTie: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [103.9, 22.4],
          [104, 22.5],
          [104, 22.4],
          [103.9, 22.5],
          [103.9, 22.4],
        ],
      ],
    };
    await expect(
      setOutline(tx, systemActor, laoCai.id, { outline: bowTie, origin: sketch }, now),
    ).rejects.toMatchObject({
      code: 'geo.ring-crosses',
    });
  }));

test('the map gets the outlines of a day, neighbours meeting also when drawn roughly', () =>
  withMerger(async ({ tx, now, kimTan, vanHoa, laoCai }) => {
    await setOutline(tx, systemActor, kimTan.id, { outline: aBox(103.95, 22.45), origin: sketch }, now);
    await setOutline(tx, systemActor, vanHoa.id, { outline: aBox(104.0, 22.45), origin: sketch }, now);
    await setOutline(tx, systemActor, laoCai.id, { outline: aBox(103.95, 22.4), origin: sketch }, now);
    const collection = JSON.parse(await outlinesGeoJson(tx, before, { level: 'commune', toleranceDegrees: 0.01 }));
    expect(collection.features.map((f: { properties: unknown }) => f.properties)).toMatchObject([
      { name: 'Kim Tân', sketch: true },
      { name: 'Vạn Hòa', sketch: true },
    ]);
    expect(JSON.parse(await outlinesGeoJson(tx, day('2019-01-01'), {})).features).toEqual([]);
  }));

test('lists page by name in Vietnamese order and find names typed without diacritics', () =>
  inTestCity(async ({ tx, now }) => {
    const province = await createArea(
      tx,
      systemActor,
      aWard({ level: 'province', kind: 'province', name: 'Lào Cai', code: '15', validFrom: merger }),
      now,
    );
    for (const name of ['Đồng Tuyển', 'Duyên Hải', 'Ân', 'Bình Minh', 'An']) {
      await createArea(tx, systemActor, aWard({ name, parentId: province.id, validFrom: merger }), now);
    }
    const first = await listAreas(tx, today, { level: 'commune', limit: 3 });
    expect(first.map((area) => area.name)).toEqual(['An', 'Ân', 'Bình Minh']);
    const last = first.at(-1);
    if (last === undefined) throw new Error('no page');
    const second = await listAreas(tx, today, { level: 'commune', limit: 3, after: last });
    expect(second.map((area) => area.name)).toEqual(['Duyên Hải', 'Đồng Tuyển']);
    expect(await listAreas(tx, today, { name: 'dong tuyen' })).toMatchObject([{ name: 'Đồng Tuyển' }]);
  }));
