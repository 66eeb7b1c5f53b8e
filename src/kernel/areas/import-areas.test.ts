import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import type { Position } from '../geo/contract.ts';
import { toVn2000 } from '../geo/vn2000.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
import { day } from '../time.ts';
import { createArea } from './create-area.ts';
import { type ImportOptions, importAreas } from './import-areas.ts';
import { findAreaByCode } from './queries.ts';
import { setOutline } from './set-outline.ts';

const merger = day('2025-07-01');
const today = day('2026-03-09');

const options: ImportOptions = {
  crs: 'wgs84',
  day: today,
  source: 'a survey',
  licence: null,
  accuracyM: 5,
  create: false,
  dryRun: false,
};

const rectangle = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const left = rectangle(103.9, 22.4, 104.0, 22.5);
const right = rectangle(104.0, 22.4, 104.1, 22.5);

const unit = (code: unknown, fullName: string, ring: unknown, more: object = {}) => ({
  type: 'Feature',
  properties: { code, fullName, ...more },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const file = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

const camDuong = (ring: unknown = left) => unit('02671', 'Phường Cam Đường', ring);
const laoCai = (ring: unknown = right) => unit('02647', 'Phường Lào Cai', ring);

/** Two wards since the merger; the second one bore another name before. */
const withWards = (work: (city: TestCity) => Promise<void>) =>
  inTestCity(async (city) => {
    const create = (name: string, code: string, from: string, to: string | null) =>
      createArea(
        city.tx,
        systemActor,
        {
          code,
          level: 'commune',
          kind: 'ward',
          name,
          parentId: null,
          validFrom: day(from),
          validTo: to === null ? null : day(to),
        },
        city.now,
      );
    await create('Cam Đường', '02671', '2025-07-01', null);
    await create('Kim Tân', '02647', '2020-03-01', '2025-07-01');
    await create('Lào Cai', '02647', '2025-07-01', null);
    await work(city);
  });

const run = ({ tx, now }: TestCity, text: string, more: Partial<ImportOptions> = {}) =>
  importAreas(tx, systemActor, text, { ...options, ...more }, now);

test('outlines of known units take the place of sketches', () =>
  withWards(async (city) => {
    const ward = await findAreaByCode(city.tx, 'commune', '02671', today);
    if (ward === undefined) throw new Error('no ward');
    const origin = { source: 'drawn', licence: null, sketch: true, accuracyM: 1000 };
    await setOutline(
      city.tx,
      systemActor,
      ward.id,
      { outline: { type: 'Polygon', coordinates: [right] }, origin },
      city.now,
    );
    const report = await run(city, file(camDuong(), laoCai()));
    expect(report).toMatchObject({
      imported: true,
      findings: [],
      units: [{ replaces: 'sketch' }, { replaces: 'nothing' }],
    });
    const after = await findAreaByCode(city.tx, 'commune', '02671', today);
    expect(after?.outline).toMatchObject({ sketch: false, source: 'a survey', accuracyM: 5 });
    expect((await run(city, file(camDuong()))).units).toMatchObject([{ replaces: 'outline' }]);
  }));

test('a dry run reports and changes nothing', () =>
  withWards(async (city) => {
    const report = await run(city, file(camDuong()), { dryRun: true });
    expect(report).toMatchObject({ imported: false, findings: [], units: [{ code: '02671' }] });
    expect((await findAreaByCode(city.tx, 'commune', '02671', today))?.outline).toBeNull();
  }));

test('outlines in the grid of the cadastre arrive where they belong', () =>
  withWards(async (city) => {
    const grid = left.map(toVn2000);
    const report = await run(city, file(camDuong(grid)), { crs: 'vn2000' });
    expect(report.imported).toBe(true);
    // 0.1° by 0.1° at 22.45° N on the ellipsoid.
    expect(report.units[0]?.areaM2).toBeGreaterThan(113.9e6);
    expect(report.units[0]?.areaM2).toBeLessThan(114.1e6);
    expect((await run(city, file(camDuong(grid)))).findings).toMatchObject([{ code: 'geo.looks-projected' }]);
    expect((await run(city, file(camDuong()), { crs: 'vn2000' })).findings).toMatchObject([
      { code: 'geo.looks-geographic' },
    ]);
  }));

const wrong: [string, object[], string][] = [
  [
    'crossing rings',
    [
      camDuong([
        [103.9, 22.4],
        [104, 22.5],
        [104, 22.4],
        [103.9, 22.5],
        [103.9, 22.4],
      ]),
    ],
    'geo.ring-crosses',
  ],
  ['swapped coordinates', [camDuong(left.map(([lon, lat]) => [lat, lon]))], 'geo.coordinates-swapped'],
  ['an open ring', [camDuong(left.slice(0, -1))], 'geo.ring-open'],
  ['coordinates that are no numbers', [camDuong([['x', 1]])], 'geo.not-an-outline'],
  ['an unknown code', [unit('99999', 'Xã Không Có', left)], 'areas.import.code-unknown'],
  ['a code twice', [camDuong(left), camDuong(right)], 'areas.import.code-twice'],
  ['no code', [unit(undefined, 'Phường Cam Đường', left)], 'areas.import.code-missing'],
  ['a code as a number', [unit(2671, 'Phường Cam Đường', left)], 'areas.import.code-not-text'],
  ['a code that is none', [unit('2671', 'Phường Cam Đường', left)], 'areas.import.code-malformed'],
  ['the unit that bore the code before', [unit('02647', 'Phường Kim Tân', left)], 'areas.import.name-differs'],
  ['another kind of unit', [unit('02671', 'Xã Cam Đường', left)], 'areas.import.name-differs'],
  [
    'another period',
    [unit('02671', 'Phường Cam Đường', left, { validFrom: '2026-01-01' })],
    'areas.import.period-differs',
  ],
  [
    'one unit on top of another',
    [camDuong(left), laoCai(rectangle(103.92, 22.4, 104.1, 22.5))],
    'areas.import.overlap',
  ],
];
test.each(wrong)('%s: nothing is imported, not even what is right', (_, features, code) =>
  withWards(async (city) => {
    const report = await run(city, file(...features, ...(features.length === 1 ? [laoCai(right)] : [])));
    expect(report.imported).toBe(false);
    expect(report.findings).toContainEqual(expect.objectContaining({ severity: 'error', code }));
    expect((await findAreaByCode(city.tx, 'commune', '02647', today))?.outline).toBeNull();
  }),
);

test('small overlaps and gaps between neighbours are told, not repaired', () =>
  withWards(async (city) => {
    const sliver = await run(city, file(camDuong(left), laoCai(rectangle(103.9999, 22.4, 104.1, 22.5))));
    expect(sliver.imported).toBe(true);
    // 0.0001° by 0.1°: 10.3 m by 11.07 km.
    expect(sliver.findings).toMatchObject([{ severity: 'warning', code: 'areas.import.overlap' }]);
    expect(sliver.findings[0]?.details.m2).toBeGreaterThan(113_000);
    expect(sliver.findings[0]?.details.m2).toBeLessThan(115_000);

    const slit = await run(city, file(camDuong(left), laoCai(rectangle(104.0001, 22.4, 104.1, 22.5))));
    expect(slit.findings).toMatchObject([
      { severity: 'warning', code: 'areas.import.gap', units: ['Phường Cam Đường (02671)', 'Phường Lào Cai (02647)'] },
    ]);
    expect(slit.findings[0]?.details.m2).toBeGreaterThan(110_000);
  }));

test('an outline is compared with the imported ones of its neighbours', () =>
  withWards(async (city) => {
    await run(city, file(camDuong(left)));
    const report = await run(city, file(laoCai(rectangle(103.95, 22.4, 104.1, 22.5))));
    expect(report.findings).toMatchObject([
      { severity: 'warning', code: 'areas.import.overlap', units: ['Phường Lào Cai (02647)', 'Cam Đường (02671)'] },
    ]);
  }));

test('units that are not known are entered when asked for, under their parent', () =>
  withWards(async (city) => {
    const province = { code: '15', level: 'province', kind: 'province', name: 'Lào Cai', parentId: null } as const;
    const { id } = await createArea(city.tx, systemActor, { ...province, validFrom: merger }, city.now);
    const feature = unit('02923', 'Xã Gia Phú', left, { provinceCode: '15', validFrom: '2025-07-01' });
    expect((await run(city, file(feature), { create: true })).units).toMatchObject([{ isNew: true }]);
    expect(await findAreaByCode(city.tx, 'commune', '02923', merger)).toMatchObject({
      fullName: 'Xã Gia Phú',
      parentId: id,
      outline: { sketch: false },
    });
    const orphan = unit('02902', 'Xã Phong Hải', right, { provinceCode: '99' });
    expect((await run(city, file(orphan), { create: true })).findings).toMatchObject([
      { code: 'areas.import.parent-unknown' },
    ]);
    const nameless = unit('02902', 'Phong Hải', right);
    expect((await run(city, file(nameless), { create: true })).findings).toMatchObject([
      { code: 'areas.import.name-without-kind' },
    ]);
  }));

test('only an administrator imports', () =>
  withWards(async ({ tx, now, staff }) => {
    const attempt = (actor: typeof staff) => importAreas(tx, actor, file(camDuong()), options, now);
    await expect(attempt(staff)).rejects.toMatchObject({ code: 'policy.not-allowed' });
    await expect(attempt(publicActor)).rejects.toMatchObject({ code: 'policy.sign-in-needed' });
  }));
