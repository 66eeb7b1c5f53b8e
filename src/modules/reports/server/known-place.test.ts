import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { recordLineage } from '../../../kernel/areas/record-lineage.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import type { PlaceId } from '../../../kernel/places/contract.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import { day } from '../../../kernel/time.ts';
import type { Filed, FollowedReport, Report } from '../contract.ts';
import { ask, inOtherWard, inWard, settleReports } from './testing.ts';

const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;

/** A market that is on the map, or of which only the ward is known. */
async function aMarket({ tx, now }: TestCity, where: { areaId: AreaId } | 'on the map'): Promise<PlaceId> {
  const placement = { geometry: inOtherWard, accuracyM: 5, source: 'đo' };
  const given = where === 'on the map' ? { areaId: null, placement } : { areaId: where.areaId, placement: null };
  const market = { name: 'Chợ Thử', kind: 'market' as const, aliases: [], note: null, ...given };
  return (await createPlace(tx, systemActor, market, now)).id;
}

const fileAt = (city: TestCity, said: object, status = 201) =>
  ask<Filed & { code: string }>(
    city,
    null,
    post('/api/v1/reports', { category: 'rac-thai', text: 'Rác', ...said }),
    status,
  );
const read = (city: TestCity, { id }: Filed) => ask<Report>(city, city.people.leader, `/api/v1/reports/${id}`);

test('a report from a known place is shown with it, lies in its area, and goes to who serves there', () =>
  inTestCity(async (city) => {
    const { otherWard } = await settleReports(city);
    const placeId = await aMarket(city, 'on the map');
    const filed = await fileAt(city, { placeId });
    expect(filed).toMatchObject({ area: { id: otherWard }, owner: { id: city.otherOffice } });
    const place = { id: placeId, name: 'Chợ Thử' };
    const shown = { place, position: inOtherWard, area: { id: otherWard } };
    expect(await read(city, filed)).toMatchObject(shown);
    const path = `/api/v1/followed-reports/${filed.number}-${filed.followCode}`;
    expect(await ask<FollowedReport>(city, null, path)).toMatchObject(shown);
    const { workItemId } = await read(city, filed);
    expect(await ask<object>(city, city.people.leader, `/api/v1/work-items/${workItemId}`)).toMatchObject({
      places: [place],
    });
  }));

test('a pin beside the place is where it is; the place is told with it', () =>
  inTestCity(async (city) => {
    const { ward } = await settleReports(city);
    const filed = await fileAt(city, { placeId: await aMarket(city, 'on the map'), position: inWard });
    expect(filed).toMatchObject({ area: { id: ward }, owner: { id: city.office } });
    expect(await read(city, filed)).toMatchObject({ place: { name: 'Chợ Thử' }, position: inWard });
  }));

test('a rule of routing about a place holds for what is reported there, and for nothing else', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const placeId = await aMarket(city, 'on the map');
    const rule = { name: 'Chợ', ordinal: 1, placeIds: [placeId], organisationId: city.office, validFrom: '2026-01-01' };
    await ask(city, city.people.office, post('/api/v1/report-routing-rules', rule), 201);
    expect((await fileAt(city, { placeId })).owner.id).toBe(city.office);
    expect((await fileAt(city, { position: inOtherWard })).owner.id).toBe(city.otherOffice);
  }));

test('a place that is on no map lies in its ward, and once the ward was merged in the one it became', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const { city: province, otherWard } = await settleReports(city);
    const placeId = await aMarket(city, { areaId: otherWard });
    const before = await fileAt(city, { placeId });
    expect(before).toMatchObject({ area: { id: otherWard }, owner: { id: city.otherOffice } });
    expect(await read(city, before)).toMatchObject({ place: { id: placeId }, position: null });

    const became = { level: 'commune', kind: 'ward', name: 'Mới', parentId: province, code: null } as const;
    const { id: toId } = await createArea(tx, systemActor, { ...became, validFrom: day('2026-03-09') }, now);
    await tx.run(sql`update area set valid_to = '2026-03-09' where id = ${otherWard}`);
    const merged = { fromId: otherWard, toId, kind: 'merged', onDay: day('2026-03-09') } as const;
    await recordLineage(tx, systemActor, merged, now);
    expect(await fileAt(city, { placeId })).toMatchObject({ area: { id: toId }, owner: { id: city.otherOffice } });
  }));

test('a place that nobody knows is refused by a sentence', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const refused = await fileAt(city, { placeId: '0190c000-0000-7000-8000-0000000000ff' }, 404);
    expect(refused.code).toBe('reports.place-unknown');
    expect(await city.tx.text(sql`select count(*)::text from report`)).toBe('0');
  }));
