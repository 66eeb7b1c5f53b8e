import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { day } from '../../../kernel/time.ts';
import { composeSeries } from '../rules/compose-series.ts';
import { define, record, settleProvince } from '../testing.ts';
import { readKnown, readSeries } from './series.ts';

test('what the database adds up over the parts is what they make one by one, gaps and statuses too', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const { province, north, south } = await settleProvince(city);
    const rule = { frequency: 'year', unit: 'percent' } as const;
    const indicators = [
      await define(city),
      await define(city, { code: 'households' }),
      await define(city, { ...rule, code: 'weighted', overAreas: { by: 'mean', weight: 'households' } }),
      await define(city, { ...rule, code: 'plain', overAreas: { by: 'mean' } }),
      await define(city, {
        ...{ ...rule, code: 'rate', overAreas: { by: 'ratio', of: 'poor-households', over: 'households' } },
      }),
      await define(city, { ...rule, code: 'derived', formula: 'poor-households / households' }),
    ];
    for (const [area, year, poor, all, share] of [
      [north, '2022', 40, 1200, 0.1],
      [north, '2023', 30, 1100, 0.2],
      [south, '2023', 10, 400, 0.7],
      [north, '2024', 20, 1000, 0.3],
      [south, '2025', 5, null, 0.4],
      [north, '2025', 10, 0, 0.5],
    ] as const) {
      const told = { confirmed: true, status: year === '2023' ? 'official' : 'provisional' };
      await record(city, 'poor-households', area, year, poor, told);
      if (all !== null) await record(city, 'households', area, year, all, told);
      await record(city, 'weighted', area, year, share, told);
      await record(city, 'plain', area, year, share, { confirmed: true });
    }
    const asked = { indicators, day: day('2025-12-31') };
    const [known] = await readKnown(tx, asked.day, [{ indicators, areaIds: [province, north, south] }]);
    if (known === undefined) throw new Error('nothing is known');
    expect(known.sumsOf('weighted', province)).toHaveLength(4);
    const oneByOne = indicators.map((one) => [
      one.code,
      composeSeries({ ...known, sumsOf: () => undefined }, one, province, 'year'),
    ]);
    const summed = await readSeries(tx, { ...asked, areaIds: [province] });
    expect([...summed].map(([code, byArea]) => [code, byArea.get(province)])).toEqual(oneByOne);
    const values = (code: string) =>
      summed
        .get(code)
        ?.get(province)
        ?.map(({ value, missing }) => value ?? missing?.of);
    expect(values('poor-households')).toEqual([[south], 40, [south], 15]);
    expect(values('weighted')).toEqual([[south], 0.333333333333, [south], [south]]);
    expect(values('plain')).toEqual([[south], 0.45, [south], 0.45]);
    expect(values('rate')).toEqual([[south], 2.66666666667, [south], [south]]);
    const statuses = summed
      .get('poor-households')
      ?.get(province)
      ?.map(({ status }) => status);
    expect(statuses).toEqual([null, 'official', null, 'provisional']);
  }));

test('a year of months, and a rule that reads what follows by formula, are put together part by part', () =>
  inTestCity(async (city) => {
    const { province, north, south } = await settleProvince(city);
    const births = await define(city, { code: 'births', unit: 'people', frequency: 'month', overTime: { by: 'sum' } });
    const poor = await define(city);
    const half = await define(city, { code: 'half', unit: 'households', formula: 'poor-households / 2' });
    const ratio = { by: 'ratio', of: 'half', over: 'poor-households' };
    const share = await define(city, { code: 'share', unit: 'percent', overAreas: ratio });
    for (const area of [north, south]) {
      for (let month = 1; month <= 12; month++)
        await record(city, 'births', area, `2025-${String(month).padStart(2, '0')}`, 5);
      await record(city, 'poor-households', area, '2025', 8);
    }
    const asked = { indicators: [births, poor, half, share], areaIds: [province], day: day('2025-12-31') };
    const series = await readSeries(city.tx, { ...asked, frequency: 'year', last: 1 });
    const told = asked.indicators.map(({ code }) => series.get(code)?.get(province)?.at(-1)?.value);
    expect(told).toEqual([120, 16, 8, 50]);
  }));
