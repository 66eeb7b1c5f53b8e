import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { type Day, day } from '../../../kernel/time.ts';
import { settleProvince } from '../../indicators/testing.ts';
import { recordValue, withdrawValue } from './record-value.ts';
import { latestValues } from './values.ts';

test('the latest value of a day is found among those entered in any order, and the one before it once it is withdrawn', () =>
  inTestCity(async ({ tx, now }) => {
    const { north, south } = await settleProvince({ tx, now });
    const enter = (areaId: typeof north, value: number, on: Day, measure = 'clean-water') =>
      recordValue(tx, systemActor, { areaId, measure, value, on, source: 'Niên giám', sourceUrl: null }, now);
    const known = async (on: string, measures = ['clean-water']) => {
      const found = await latestValues(tx, { areaIds: [north, south], measures, day: day(on) });
      return [north, south].map((id) => found.get(id)?.get('clean-water')?.value);
    };
    const marked = () =>
      tx.text(sql`select string_agg(value::text, ',' order by value::text) from scorecard_value where is_latest`);

    await enter(north, 80, day('2024-12-31'));
    await enter(north, 70, day('2022-12-31')); // found in an old yearbook
    const last = await enter(north, 90, day('2025-12-31'));
    await enter(south, 60, day('2023-12-31'));
    await enter(south, 8, day('2025-12-31'), 'road-density');
    expect(await known('2026-03-09')).toEqual([90, 60]);
    expect(await known('2025-06-30')).toEqual([80, 60]);
    expect(await known('2023-01-01')).toEqual([70, undefined]);
    expect(await known('2026-03-09', ['road-density'])).toEqual([undefined, undefined]);
    expect(await marked()).toBe('60,8,90');

    await enter(south, 61, day('2023-12-31')); // in the place of the one for its day
    await withdrawValue(tx, systemActor, last.id, 'Nhập nhầm phường', now);
    expect(await known('2026-03-09')).toEqual([80, 61]);
    expect(await marked()).toBe('61,8,80');
  }));
