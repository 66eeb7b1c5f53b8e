import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import type { Measure } from '../../../kernel/measure.ts';
import { day, instant } from '../../../kernel/time.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { measures } from '../../../measures.ts';
import { shippedIndicators } from '../shipped.ts';
import { define, settleProvince } from '../testing.ts';
import { takeMeasure } from './measure-by-night.ts';

const afterMidnight = instant('2026-03-10T00:20:00+07:00');

const written = ({ tx }: TestCity) =>
  tx.rows(
    z.object({ area: z.string(), endsOn: z.string(), value: z.number(), status: z.string() }),
    sql`select a.name as area, o.ends_on as "endsOn", o.value, o.status
          from observation o join area a on a.id = o.area_id where o.superseded_at is null order by a.name`,
  );

test('every indicator that the system measures has its measure, and every measure its indicator', () => {
  const measured = shippedIndicators.filter((one) => one.measured).map(({ code }) => code);
  expect(measures.map(({ code }) => code).sort()).toEqual(measured.sort());
});

test('published work is measured for the day that is over, by area and for the whole; unchanged figures are not written again', () =>
  inTestCity(async (city) => {
    const { tx, office, now } = city;
    const { north } = await settleProvince(city);
    await define(city, { code: 'work-open', unit: 'items', frequency: 'day', measured: true });
    const open = (published: boolean, areaId: typeof north | null) =>
      openWorkItem(
        tx,
        systemActor,
        {
          ...{ title: 'Việc cây xanh', ownerId: office, published },
          ...(areaId === null ? {} : { areaId }),
        },
        now,
      );
    await open(true, north);
    await open(true, null);
    await open(false, north);
    const measure = measures.find(({ code }) => code === 'work-open') as Measure;
    expect(await takeMeasure(tx, measure, afterMidnight, afterMidnight)).toBe(2);
    expect(await written(city)).toEqual([
      { area: 'Bắc', endsOn: '2026-03-09', value: 1, status: 'official' },
      { area: 'Kiểu Mẫu', endsOn: '2026-03-09', value: 2, status: 'official' },
    ]);
    expect(await takeMeasure(tx, measure, afterMidnight, afterMidnight)).toBe(0);
  }));

test('of a month that is not over the figure is provisional, and official once it is', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const { north } = await settleProvince(city);
    await define(city, { code: 'by-month', unit: 'items', frequency: 'month', measured: true });
    const asked: unknown[] = [];
    const measure: Measure = {
      code: 'by-month',
      read: async (_, { from, until }) => {
        asked.push([from, until]);
        return [{ areaId: north, value: 7 }];
      },
    };
    await takeMeasure(tx, measure, afterMidnight, afterMidnight);
    expect(await written(city)).toEqual([{ area: 'Bắc', endsOn: '2026-03-31', value: 7, status: 'provisional' }]);
    const april = instant('2026-04-01T00:20:00+07:00');
    await takeMeasure(tx, measure, april, instant('2026-03-31T09:00:00+07:00')); // of the last day so far
    expect((await written(city))[0]?.status).toBe('provisional');
    await takeMeasure(tx, measure, april, april);
    expect((await written(city))[0]?.status).toBe('official');
    expect(asked).toEqual([
      [day('2026-03-01'), day('2026-03-09')],
      [day('2026-03-01'), day('2026-03-31')],
      [day('2026-03-01'), day('2026-03-31')],
    ]);
  }));

test('every measure of the system can be read', () =>
  inTestCity(async ({ tx, now }) => {
    for (const measure of measures)
      expect(await measure.read(tx, { from: day('2026-03-01'), until: day('2026-03-08'), now })).toEqual(
        expect.any(Array),
      );
  }));
