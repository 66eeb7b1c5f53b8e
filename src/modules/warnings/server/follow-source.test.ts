import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../../test/city.ts';
import { settleAreas } from '../../../../test/policy/records.ts';
import { sql } from '../../../kernel/db/db.ts';
import { readCap } from '../cap/read-cap.ts';
import { concernedBy } from './follow-source.ts';
import { warningsInForce } from './queries.ts';

const alert = await readFile(new URL('../cap/testing/alert.xml', import.meta.url), 'utf8');
const withCircle = (circle: string) => alert.replace(/<polygon>[^<]*<\/polygon>/, `<circle>${circle}</circle>`);

test('a circle of an alert is drawn around its centre; one without a radius, or off the earth, is refused', () => {
  const ring = readCap(withCircle('22.45,103.95 3.0')).terms?.outline?.coordinates[0]?.[0] ?? [];
  expect(ring.at(0)).toEqual(ring.at(-1));
  for (const [lon, lat] of ring) {
    const kmEast = (lon - 103.95) * 111.195 * Math.cos((22.45 * Math.PI) / 180);
    expect(Math.hypot(kmEast, (lat - 22.45) * 111.195)).toBeCloseTo(3, 6);
  }
  for (const wrong of ['22.45,103.95', '22.45 3', '95,103 3', '22.45,103.95 -1', '22.45,103.95 x'])
    expect(() => readCap(withCircle(wrong))).toThrow('warnings.cap-element-invalid');
});

test('a drawn alert concerns the units its drawing touches and those around them; one for nowhere in particular, all', () =>
  inTestCity(async (city) => {
    const { tx, people, now, request } = city;
    const { city: whole, ward, otherWard } = await settleAreas(city);
    const touched = await tx.text(
      sql`select ST_AsText(ST_PointOnSurface(outline)) from area_outline where area_id = ${ward}`,
    );
    const [lon, lat] = z.tuple([z.coerce.number(), z.coerce.number()]).parse(touched.match(/[\d.]+/g));
    const outline = readCap(withCircle(`${lat},${lon} 0.5`)).terms?.outline ?? null;
    const warning = { areaIds: [], outline };
    const subjects = async (of: Parameters<typeof concernedBy>[0]) =>
      JSON.parse(await tx.text(sql`select to_jsonb(${concernedBy(of)})::text`)).sort();
    expect(await subjects(warning)).toEqual([`area:${ward}`, `area:${whole}`].sort());
    expect(await subjects({ ...warning, outline: null })).toEqual(['area:*']);
    expect(await subjects({ ...warning, areaIds: [whole] })).toEqual(
      [`area:${ward}`, `area:${whole}`, `area:${otherWard}`].sort(),
    );

    const terms = {
      categories: ['met'],
      event: { vi: 'Lũ' },
      headline: { vi: 'Lũ' },
      areaIds: [ward],
      severity: 'severe',
    };
    const rest = { urgency: 'immediate', certainty: 'likely', expiresAt: '2026-03-10T05:00:00Z' };
    const act = (url: string, payload: object) => request(people.leader, { method: 'POST', url, payload });
    const { id } = (await act('/api/v1/warnings', { ...terms, ...rest })).json();
    await act(`/api/v1/warnings/${id}/issue`, {});
    const found = async (area: string) => (await warningsInForce(tx, now, area)).length;
    expect([await found(ward), await found(whole), await found(otherWard)]).toEqual([1, 1, 0]);
  }));
