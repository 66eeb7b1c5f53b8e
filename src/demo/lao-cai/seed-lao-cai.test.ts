import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../test/city.ts';
import { areaAt, findAreaByCode, listAreas, predecessors, successors } from '../../kernel/areas/queries.ts';
import { sql } from '../../kernel/db/db.ts';
import { geometryFaults } from '../../kernel/geo/faults.ts';
import { positionsOf } from '../../kernel/geo/positions.ts';
import { systemActor } from '../../kernel/identity/actor.ts';
import { findOrganisation } from '../../kernel/organisations/find-organisation.ts';
import {
  listOrganisations,
  loadOrganisationNames,
  organisationSuccessors,
} from '../../kernel/organisations/queries.ts';
import { listPlaces } from '../../kernel/places/queries.ts';
import { day } from '../../kernel/time.ts';
import { seedLaoCai } from './seed-lao-cai.ts';
import { sketchOutlines } from './sketch-outlines.ts';

const before = day('2025-06-30');
const today = day('2026-03-09');

test('the sketch is the same every time, faultless, and neighbours share their corners', () => {
  const sketch = sketchOutlines();
  expect(sketchOutlines()).toEqual(sketch);
  const all = [...Object.values(sketch.former), ...Object.values(sketch.current), sketch.city];
  expect(all.flatMap((outline) => geometryFaults(outline))).toEqual([]);
  const corners = (outline: (typeof all)[number]) => new Set(positionsOf(outline).map((corner) => corner.join()));
  const ward = corners(sketch.current['phuong-cam-duong']);
  const shared = [...corners(sketch.former['binh-minh'])].filter((corner) => ward.has(corner));
  expect(shared.length).toBeGreaterThan(5);
});

test('the demo city stands as it was and as it is, its parts neither overlapping nor leaving gaps', () =>
  inTestCity(async ({ tx, now }) => {
    const { areas } = await seedLaoCai(tx, systemActor, now);
    const city = await findAreaByCode(tx, 'district', '080', before);
    expect(await listAreas(tx, before, { parentId: city?.id })).toHaveLength(17);
    expect(await findAreaByCode(tx, 'district', '080', today)).toBeUndefined();
    const communes = await listAreas(tx, today, { level: 'commune' });
    expect(communes.map((area) => area.fullName)).toEqual([
      'Phường Cam Đường',
      'Xã Cốc San',
      'Xã Gia Phú',
      'Xã Hợp Thành',
      'Phường Lào Cai',
    ]);
    for (const { outline, statedArea } of communes) {
      if (outline === null || statedArea === null) continue;
      expect(outline.sketch).toBe(true);
      expect(Math.abs(outline.areaM2 / 1e6 / statedArea.km2 - 1)).toBeLessThan(0.015);
    }
    const cityKm2 = (city?.outline?.areaM2 ?? 0) / 1e6;
    expect(Math.abs(cityKm2 / 282.13 - 1)).toBeLessThan(0.01);

    const kimTan = areas.get('kim-tan');
    const camDuong = await findAreaByCode(tx, 'commune', '02671', today);
    if (kimTan === undefined || camDuong === undefined) throw new Error('the seed lacks a ward');
    expect(await successors(tx, kimTan, today)).toMatchObject([{ area: { fullName: 'Phường Lào Cai' } }]);
    expect(await predecessors(tx, camDuong.id, before)).toHaveLength(7);
    expect((await areaAt(tx, { lon: 103.97833, lat: 22.4925 }, today))?.fullName).toBe('Phường Lào Cai');
    expect((await areaAt(tx, { lon: 104.02, lat: 22.42 }, before))?.fullName).toBe('Phường Pom Hán');

    const Sums = z.object({ parts: z.number(), whole: z.number(), city: z.number() });
    const sums = await tx.row(
      Sums,
      sql`select sum(o.area_m2) as parts, ST_Area(ST_Union(o.outline)::geography) as whole,
                 (select c.area_m2 from area_outline c join area on area.id = c.area_id where area.code = '080') as city
            from area a join area_outline o on o.area_id = a.id join area p on p.id = a.parent_id
           where p.code = '080'`,
    );
    expect(Math.abs((sums?.parts ?? 0) - (sums?.whole ?? 0))).toBeLessThan(1);
    expect(Math.abs((sums?.parts ?? 0) - (sums?.city ?? 0))).toBeLessThan(1);
  }));

test('what the programme names is found: organisations of their day and of today, places with a position only if sourced', () =>
  inTestCity(async ({ tx, now }) => {
    const { organisations } = await seedLaoCai(tx, systemActor, now);
    const names = await loadOrganisationNames(tx, today);
    const find = (words: string) => findOrganisation(words, names)[0];
    const expectFound = (words: string, key: string) => {
      expect(find(words)?.organisationId).toBe(organisations.get(key));
      expect(find(words)?.confidence).toBeGreaterThanOrEqual(0.8);
    };
    expectFound('UBND phường Cam Đường', 'ubnd-phuong-cam-duong');
    expectFound('Phòng KTHTĐT phường Lào Cai', 'kinh-te-phuong-lao-cai');
    expectFound('Phòng Kinh tế xã Hợp Thành', 'kinh-te-xa-hop-thanh');
    expectFound('Trung tâm PVHCC phường Lào Cai', 'pvhcc-phuong-lao-cai');
    expectFound('Tỉnh uỷ', 'tinh-uy');
    expectFound('Sở TN&MT', 'so-nnmt');
    expectFound('MTTQ tỉnh', 'mttq-tinh');
    expect(findOrganisation('UBND các phường, xã', names)).toHaveLength(4);

    const then = await loadOrganisationNames(tx, before);
    const city = findOrganisation('UBND thành phố', then)[0];
    expect(city?.organisationId).toBe(organisations.get('tp-ubnd'));
    if (city === undefined) return;
    expect(await organisationSuccessors(tx, city.organisationId, today)).toHaveLength(4);
    expect(findOrganisation('Thành ủy', then)[0]?.organisationId).toBe(organisations.get('tp-thanh-uy'));
    expect(await listOrganisations(tx, before, { kind: 'peoples-committee' })).toHaveLength(19);

    const placed = await listPlaces(tx, today, { placed: true });
    expect(placed.map(({ name }) => name)).toEqual(['Cầu Hồ Kiều', 'Ga Lào Cai', 'Sông Hồng']);
    const [market] = await listPlaces(tx, today, { name: 'Chợ Cốc Lếu' });
    const ward = await findAreaByCode(tx, 'commune', '02647', today);
    expect(market).toMatchObject({ placement: null, areaId: ward?.id });
  }));
