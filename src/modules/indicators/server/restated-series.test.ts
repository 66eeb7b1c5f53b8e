import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { Series } from '../contract.ts';
import { define, record, settleMergedWards, settleProvince } from '../testing.ts';

async function seriesOf({ request }: TestCity, code: string, area: string, more = ''): Promise<Series> {
  const answer = await request(null, { url: `/api/v1/indicators/${code}/series?area=${area}${more}` });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const figures = ({ points }: Series) => points.map(({ period, value }) => [period, value]);
const today = '&restatedTo=2026-03-09';

test('a ward that others merged into has their figures too: added up, averaged or reckoned anew, as each rule says', () =>
  inTestCity(async (city) => {
    const { small, large, merged } = await settleMergedWards(city);
    await define(city);
    await define(city, { code: 'households' });
    await define(city, { code: 'poor-rate', unit: 'percent', formula: 'poor-households / households' });
    const share = { by: 'ratio', of: 'poor-households', over: 'households' };
    await define(city, { code: 'poor-share', unit: 'percent', overAreas: share });
    await define(city, { code: 'clean-water', unit: 'percent', overAreas: { by: 'mean', weight: null } });
    await define(city, { code: 'altitude', unit: 'm', overAreas: { by: 'none' } });
    for (const [area, poor, all, water] of [
      [small, 10, 100, 90],
      [large, 30, 500, 70],
    ] as const) {
      await record(city, 'poor-households', area, '2023', poor);
      await record(city, 'households', area, '2023', all);
      await record(city, 'poor-share', area, '2023', (poor / all) * 100);
      await record(city, 'clean-water', area, '2023', water);
      await record(city, 'altitude', area, '2023', 90);
    }
    await record(city, 'poor-households', merged, '2025', 35);

    const own = await seriesOf(city, 'poor-households', merged);
    expect([figures(own), own.restated]).toEqual([[['2025', 35]], null]);
    const whole = await seriesOf(city, 'poor-households', merged, today);
    expect(figures(whole)).toEqual([
      ['2023', 40],
      ['2025', 35],
    ]);
    expect(whole.restated).toMatchObject({ day: '2026-03-09', estimated: [] });
    expect(whole.restated?.areas.map(({ name, validTo }) => [name, validTo]).sort()).toEqual([
      ['Phường Lớn', '2025-07-01'],
      ['Phường Nhỏ', '2025-07-01'],
    ]);
    for (const reckoned of ['poor-share', 'poor-rate']) {
      expect(figures(await seriesOf(city, reckoned, merged, today))).toEqual([
        ['2023', 6.66666666667],
        ['2025', null], // the households of that year are not known
      ]);
    }
    const averaged = await seriesOf(city, 'clean-water', merged, today);
    expect(figures(averaged)).toEqual([['2023', 75]]); // a thousand people and three thousand
    expect(averaged.restated?.estimated).toEqual(['2023']);
    expect(figures(await seriesOf(city, 'altitude', merged, today))).toEqual([]); // no rule puts heights together
  }));

test('where one that belongs in it has no figure there is none, and what was measured in the ward itself stands', () =>
  inTestCity(async (city) => {
    const { small, large, merged } = await settleMergedWards(city);
    await define(city);
    await record(city, 'poor-households', small, '2024', 8);
    await record(city, 'poor-households', large, '2025', 30); // at its end in the middle of the year
    await record(city, 'poor-households', merged, '2025', 41);
    const { points } = await seriesOf(city, 'poor-households', merged, today);
    expect(points).toMatchObject([
      { period: '2024', value: null, missing: { why: 'part-missing', of: [large] } },
      { period: '2025', value: 41 },
    ]);
  }));

test('what the own parts of an area make stays, with nothing it came from as well', () =>
  inTestCity(async (city) => {
    const { province, north, south } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2025', 10);
    await record(city, 'poor-households', south, '2025', 20);
    const restated = await seriesOf(city, 'poor-households', province, today);
    expect([figures(restated), restated.points[0]?.origin]).toEqual([[['2025', 30]], 'areas']);
  }));

test('back in a ward of before the merger the figures of the merged one are an estimate', () =>
  inTestCity(async (city) => {
    const { small, merged } = await settleMergedWards(city);
    await define(city);
    await record(city, 'poor-households', merged, '2025', 36);
    const restated = await seriesOf(city, 'poor-households', small, '&restatedTo=2025-06-30');
    expect([figures(restated), restated.restated?.estimated]).toEqual([[['2025', 9]], ['2025']]);
  }));
