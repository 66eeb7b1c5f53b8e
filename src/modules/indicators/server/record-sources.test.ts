import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { define, record, settleProvince } from '../testing.ts';
import { deriveFigures } from './derive-by-night.ts';

test('open data has what was observed and what follows by formula, of public indicators, as it stands', () =>
  inTestCity(async (city) => {
    const { north, south, province } = await settleProvince(city);
    await define(city, { code: 'households' });
    await define(city);
    await define(city, { code: 'inside', public: false });
    const rate = { unit: 'percent', overAreas: { by: 'none' }, formula: 'poor-households / households' };
    await define(city, { code: 'poor-rate', ...rate });
    await define(city, { code: 'inside-rate', ...rate, public: false });
    for (const [area, poor, all] of [
      [north, 10, 100],
      [south, 90, 300],
    ] as const) {
      await record(city, 'poor-households', area, '2025', poor);
      await record(city, 'households', area, '2025', all);
      await record(city, 'inside', area, '2025', 1);
    }
    await city.tx.run(sql`update observation set origin = 'system' where value = 90`);
    const rows = async (set: string, filter = '') =>
      (await city.request(city.people.office, { url: `/api/v1/data-sets/${set}/records?${filter}` }))
        .json()
        .items.map(({ values }: { values: object }) => values);
    const observed = await rows('observations');
    expect(observed).toHaveLength(4); // the office gets what the public gets
    expect(await rows('observations', 'origin=system')).toMatchObject([
      {
        indicator: 'poor-households',
        area: 'Phường Nam',
        value: 90,
        endsOn: '2025-12-31',
        source: 'Niên giám thống kê',
      },
    ]);
    await deriveFigures(city.services.db, city.now);
    const derived = await rows('derived-figures');
    expect(derived.map(({ areaId, value }: { areaId: string; value: number }) => [areaId, value]).sort()).toEqual(
      [
        [north, 10],
        [south, 30],
        [province, 25],
      ].sort(),
    );
    expect(derived[0]).toMatchObject({ indicator: 'poor-rate', formula: 'poor-households / households' });
    await city.tx.run(sql`update indicator set public = false where code = 'poor-rate'`);
    expect(await rows('derived-figures')).toEqual([]); // at once, not only after the next night
  }));
