import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { asInstant, type Instant } from '../../../kernel/time.ts';
import { eraseParties } from './keep-retention.ts';

const later = ({ now }: TestCity, days: number): Instant =>
  asInstant(Temporal.Instant.from(now).add({ hours: 24 * days }));

/** Two inspections of today whose inspectors met somebody; nothing else of them matters here. */
async function inspect({ tx, staff, office, now }: TestCity): Promise<string[]> {
  const ids = ['0190a000-0000-7000-8000-00000000aa01', '0190a000-0000-7000-8000-00000000aa02'];
  for (const id of ids) {
    await tx.run(sql`
      insert into inspection (id, number, version_id, organisation_id, inspector_id, address, inspected_on, begun_at,
                              finished_at, answered, faults, filed_at)
      values (${id}, ${`KT-2026-${id.slice(-6)}`}, '0190a0c0-0000-7000-8000-000000000142', ${office}, ${staff.id}, 'Chợ',
              '2026-03-09', ${now}, ${now}, 1, 0, ${now})`);
    await tx.run(sql`
      insert into inspection_party (inspection_id, name, role, said) values (${id}, 'Bà Thử', 'chủ hộ', 'Sẽ dọn')`);
  }
  return ids;
}

test('whom the inspectors met is kept until the office sets a term, erased after it once, and what was found stays', () =>
  inTestCity(async (city) => {
    const { tx, request, administrator, people } = city;
    const ids = await inspect(city);
    expect(await eraseParties(tx, later(city, 3650))).toBe(0);
    const url = '/api/v1/inspection-retention';
    const rule = await request(people.officer, { url });
    expect([rule.json(), rule.headers.etag]).toEqual([
      { afterDays: null, source: null, confirmed: false, version: 1 },
      '"1"',
    ]);
    const set = (version: number, payload: object, as = administrator) =>
      request(as, { method: 'PUT', url, headers: { 'if-match': `"${version}"` }, payload });
    const terms = { afterDays: 30, source: null, confirmed: false };
    expect((await set(1, terms, people.officer)).statusCode).toBe(403);
    expect((await set(1, { ...terms, confirmed: true })).statusCode).toBe(400);
    expect((await set(1, terms)).json()).toMatchObject({ afterDays: 30, version: 2 });
    expect((await set(1, terms)).statusCode).toBe(412);

    expect(await eraseParties(tx, later(city, 30))).toBe(0);
    expect(await eraseParties(tx, later(city, 31))).toBe(2);
    expect(await eraseParties(tx, later(city, 31))).toBe(0);
    const kept = await tx.text(sql`select json_agg(json_build_array(name, role, said, erased_at is not null))::text
                                     from inspection_party`);
    expect(JSON.parse(kept)).toEqual([
      [null, null, null, true],
      [null, null, null, true],
    ]);
    expect((await request(people.leader, { url: `/api/v1/inspections/${ids[0]}` })).json()).toMatchObject({
      party: null,
    });
    const trail = sql`select string_agg(distinct actor_kind || ' ' || reason, ',') from act where act = 'order.party-erased'`;
    expect(await tx.text(trail)).toBe('system Hết thời hạn lưu giữ 30 ngày');
  }));
