import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { endArea } from '../../../kernel/areas/end-area.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { createOrganisation } from '../../../kernel/organisations/create-organisation.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import { day } from '../../../kernel/time.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { publicViewer, viewerOf } from '../../../kernel/work/visibility.ts';
import type { Findings } from '../contract.ts';
import { Plan } from '../contract.ts';
import { assessPlan } from './assess-plan.ts';
import { box, settleWards, survey, type Wards } from './testing.ts';

const onDay = day('2026-07-01');

const withWards = (work: (city: TestCity, wards: Wards) => Promise<void>) =>
  inTestCity(async (city) => work(city, await settleWards(city)));

const assess = async (city: TestCity, plan: unknown, on = onDay): Promise<Findings> =>
  (await assessPlan(city.tx, Plan.parse(plan), { viewer: viewerOf(city.people.leader), day: on, now: city.now }))
    .findings;

const merge = (...units: { id: string }[]) => ({
  proposals: [{ name: 'Mới', kind: 'ward', members: units.map(({ id }) => ({ unitId: id })) }],
});
const along = (unit: { id: string }, ...line: [number, number][]) => ({
  cuts: [{ unitId: unit.id, line }],
  proposals: [
    { name: 'Trái', kind: 'ward', members: [{ unitId: unit.id, side: 'left' }] },
    { name: 'Phải', kind: 'commune', members: [{ unitId: unit.id, side: 'right' }] },
  ],
});

test('a merger: area on the ellipsoid, people and land from sources, the border found, standards met with their sources', () =>
  withWards(async (city, { west, east }) => {
    const { units } = await assess(city, merge(west, east));
    expect(units).toHaveLength(1);
    // 0.2° of longitude at 22.45°N is 20.58 km, 0.1° of latitude 11.07 km.
    expect(units[0]?.areaM2).toBeGreaterThan(227.6e6);
    expect(units[0]?.areaM2).toBeLessThan(228.2e6);
    expect(units[0]).toMatchObject({
      fullName: 'Phường Mới',
      sketch: false,
      population: { value: 22_000, estimated: false, sources: ['dân số Tây', 'dân số Đông'] },
      statedKm2: { value: 228, estimated: false },
      density: { value: 96.5, estimated: false },
      contiguity: { touch: 'border', gapM: 0 },
    });
    const standards = units[0]?.standards.find(({ set }) => set === 'ward-112-2025');
    expect(standards).toMatchObject({
      passes: true,
      standards: [
        { code: 'population', value: 22_000, threshold: 21_000, met: true, source: 'dân số Tây; dân số Đông' },
        { code: 'area', value: 228, threshold: 5.5, met: true },
      ],
    });
    expect(standards?.standards[0]?.law[0]?.url).toMatch(/^https:/);
    const civilised = units[0]?.cards.find(({ set }) => set === 'civilised-ward-04-2022');
    expect(civilised?.before.map(({ areaId }) => areaId)).toEqual([west.id, east.id]);
  }));

test('the special cases of a commune are those of the scenario, and unknown ones are refused', () =>
  withWards(async (city, { north }) => {
    const plan = (cases: string[]) => ({
      proposals: [{ name: 'Núi', kind: 'commune', members: [{ unitId: north.id }], cases }],
    });
    const passes = async (...cases: string[]) => {
      const { units } = await assess(city, plan(cases));
      return units[0]?.standards.find(({ set }) => set === 'commune-112-2025');
    };
    expect(await passes()).toMatchObject({
      passes: false,
      standards: [{ threshold: 16_000, met: false }, { met: true }],
    });
    expect(await passes('mountain', 'minority-50')).toMatchObject({
      cases: ['mountain', 'minority-50'],
      passes: true,
      standards: [
        { threshold: 2500, met: true },
        { threshold: 100, met: true },
      ],
    });
    await expect(assess(city, plan(['lake']))).rejects.toMatchObject({ code: 'boundaries.case-unknown' });
    await expect(assess(city, plan(['mountain', 'island']))).rejects.toMatchObject({
      code: 'scorecards.cases-exclude',
    });
  }));

test('a line cuts a unit in two: left and right of it, people by area and marked as estimated', () =>
  withWards(async (city, { east }) => {
    // Northwards, a quarter of the width from the western border.
    const { units } = await assess(city, along(east, [104.025, 22.3], [104.025, 22.6]));
    const [left, right] = units;
    expect(left?.members[0]).toMatchObject({ side: 'left', population: 10_000 });
    expect(left?.members[0]?.share).toBeCloseTo(0.25, 3);
    expect(left).toMatchObject({ population: { value: 2500, estimated: true }, statedKm2: { estimated: true } });
    expect(right).toMatchObject({ population: { value: 7500, estimated: true }, contiguity: { touch: 'border' } });
    expect((left?.areaM2 ?? 0) + (right?.areaM2 ?? 0)).toBeCloseTo(east.outline?.areaM2 ?? 0, -2);
    expect(right?.standards.find(({ set }) => set === 'commune-112-2025')?.standards[0]).toMatchObject({
      value: 7500,
      estimated: true,
    });
    // Drawn southwards, left and right change places.
    const southwards = await assess(city, along(east, [104.025, 22.6], [104.025, 22.3]));
    expect(southwards.units[0]?.members[0]?.share).toBeCloseTo(0.75, 3);
  }));

test('a bent line through a unit of several parts cuts the part it reaches, and the rest goes with the nearer piece', () =>
  withWards(async (city, { far }) => {
    const island = box(104.52, 22.42, 0.02, 0.02).coordinates;
    const outline = { type: 'MultiPolygon' as const, coordinates: [box(104.4, 22.4, 0.1, 0.1).coordinates, island] };
    await setOutline(city.tx, systemActor, far.id, { outline, origin: survey }, city.now);
    const { units } = await assess(city, along(far, [104.39, 22.45], [104.45, 22.47], [104.45, 22.6]));
    const [left, right] = units.map(({ members }) => members[0]?.share ?? 0);
    // The corner in the north-west, 0.0025 to 0.003 square degrees of 0.0104; the island lies beside the other.
    expect(left).toBeGreaterThan(0.17);
    expect(left).toBeLessThan(0.24);
    expect((left ?? 0) + (right ?? 0)).toBeCloseTo(1, 9);
    expect(JSON.stringify(units[1]?.outline)).toContain('104.54');
  }));

test('a line that does not go through is refused, and says why', () =>
  withWards(async (city, { east, far }) => {
    const refused = async (line: [number, number][], code: string, unit: { id: string } = east) =>
      expect(assess(city, along(unit, ...line))).rejects.toMatchObject({ code });
    await refused(
      [
        [104.2, 22.3],
        [104.2, 22.6],
      ],
      'boundaries.line-outside',
    );
    await refused(
      [
        [104, 22.3],
        [104, 22.6],
      ],
      'boundaries.line-touches',
    ); // along the border
    await refused(
      [
        [103.95, 22.55],
        [104.05, 22.45],
      ].map(([x = 0, y = 0]) => [x + 0.05, y + 0.05]),
      'boundaries.line-touches',
    );
    await refused(
      [
        [104.05, 22.3],
        [104.05, 22.45],
      ],
      'boundaries.line-ends-inside',
    );
    await refused(
      [
        [104.02, 22.42],
        [104.05, 22.45],
      ],
      'boundaries.line-ends-inside',
    );
    await refused(
      [
        [104.02, 22.3],
        [104.02, 22.6],
        [104.05, 22.6],
        [104.05, 22.3],
      ],
      'boundaries.line-cuts-often',
    );
    await refused(
      [
        [103.999, 22.40105],
        [104.00105, 22.399],
      ],
      'boundaries.line-cuts-sliver',
    );
    await refused(
      [
        [104.05, 22.3],
        [104.05, 22.3],
      ],
      'geo.line-too-short',
    );
    await refused(
      [
        [22.3, 104.05],
        [22.6, 104.05],
      ],
      'geo.coordinates-swapped',
    );
    await city.tx.run(sql`delete from area_outline where area_id = ${far.id}`);
    await refused(
      [
        [104.45, 22.3],
        [104.45, 22.6],
      ],
      'boundaries.no-outline',
      far,
    );
  }));

test('a merger of units that do not touch, or only in a point, is refused', () =>
  withWards(async (city, { west, east, north, far }) => {
    await expect(assess(city, merge(west, far))).rejects.toMatchObject({
      code: 'boundaries.not-touching',
      details: { one: 'Phường Tây', other: 'Phường Xa' },
    });
    await expect(assess(city, merge(west, north))).rejects.toMatchObject({ code: 'boundaries.touch-in-a-point' });
    expect((await assess(city, merge(west, north, east))).units[0]).toMatchObject({ contiguity: { touch: 'border' } });
  }));

test('sketches that miss each other by less than they may be off still touch, and that is told', () =>
  withWards(async (city, { west, east }) => {
    const origin = { ...survey, sketch: true, accuracyM: 400 };
    const shifted = box(104.003, 22.4, 0.097, 0.1); // some 309 m from the border
    await setOutline(city.tx, systemActor, east.id, { outline: shifted, origin }, city.now);
    const { units } = await assess(city, merge(west, east));
    expect(units[0]).toMatchObject({ sketch: true, contiguity: { touch: 'near' } });
    expect(units[0]?.contiguity.gapM).toBeGreaterThan(295);
    await setOutline(
      city.tx,
      systemActor,
      east.id,
      { outline: shifted, origin: { ...origin, accuracyM: 100 } },
      city.now,
    );
    await expect(assess(city, merge(west, east))).rejects.toMatchObject({ code: 'boundaries.not-touching' });
  }));

test('what no source tells stays unknown: people, the verdict, contiguity without an outline', () =>
  withWards(async (city, { west, far }) => {
    await city.tx.run(sql`delete from area_outline where area_id = ${far.id}`);
    const { units } = await assess(city, merge(west, far));
    expect(units[0]).toMatchObject({
      areaM2: null,
      population: { value: null },
      density: { value: null },
      contiguity: { touch: 'unknown', gapM: null },
    });
    expect(units[0]?.standards.find(({ set }) => set === 'ward-112-2025')).toMatchObject({
      passes: null,
      standards: [
        { value: null, met: null },
        { value: null, met: null },
      ],
    });
  }));

test('a unit that has ended or not begun on the day, one in two proposals, one of another level: refused', () =>
  withWards(async (city, { province, west, east, north }) => {
    const twice = { proposals: [...merge(west, east).proposals, ...merge(north, east).proposals] };
    await expect(assess(city, twice)).rejects.toMatchObject({ code: 'boundaries.in-two-proposals' });
    await expect(assess(city, merge(west, province))).rejects.toMatchObject({ code: 'boundaries.levels-differ' });
    await expect(assess(city, merge({ id: city.office }))).rejects.toMatchObject({ code: 'areas.unknown' });
    await expect(assess(city, merge(west, east), day('2020-01-01'))).rejects.toMatchObject({
      code: 'boundaries.unit-not-begun',
    });
    await endArea(city.tx, systemActor, east.id, { onDay: day('2026-05-01') }, city.now);
    await expect(assess(city, merge(west, east))).rejects.toMatchObject({
      code: 'boundaries.unit-ended',
      details: { unit: 'Phường Đông', day: '2026-05-01' },
    });
    const asProvince = { proposals: [{ name: 'Mới', kind: 'province', members: [{ unitId: west.id }] }] };
    await expect(assess(city, asProvince)).rejects.toMatchObject({ code: 'boundaries.kind-not-of-level' });
  }));

test('what lies in the units is counted, by share where one is cut, and only what the asker may see', () =>
  withWards(async (city, { west, east }) => {
    const { tx, now, administrator, people, office } = city;
    const open = (areaId: string, published: boolean) =>
      openWorkItem(
        tx,
        people.leader,
        { title: 'Việc', ownerId: office, areaId: areaId as never, published, deadline: null },
        now,
      );
    for (const published of [true, true, false]) await open(east.id, published);
    await open(west.id, false);
    await createPlace(tx, administrator, { name: 'Chợ', kind: 'market', areaId: east.id }, now);
    const committee = await createOrganisation(
      tx,
      systemActor,
      {
        name: 'UBND phường Đông',
        kind: 'peoples-committee',
        parentId: null,
        validFrom: day('2020-01-01'),
        areaIds: [east.id],
      },
      now,
    );
    const merged = (await assess(city, merge(west, east))).units[0]?.counts;
    expect(merged).toMatchObject({
      openWork: { n: 4, estimated: false },
      openReports: { n: 0 },
      places: { n: 1 },
      organisations: [{ id: committee.id, name: 'UBND phường Đông' }],
      parts: 0,
      appointments: 0,
    });
    const seen = await assessPlan(tx, Plan.parse(merge(west, east)), { viewer: publicViewer, day: onDay, now });
    expect(seen.findings.units[0]?.counts.openWork).toEqual({ n: 2, estimated: false });
    const cut = await assess(city, along(east, [104.05, 22.3], [104.05, 22.6]));
    expect(cut.units.map(({ counts }) => counts.openWork)).toEqual([
      { n: 2, estimated: true },
      { n: 2, estimated: true },
    ]);
  }));
