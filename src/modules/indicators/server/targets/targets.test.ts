import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import type { AreaId } from '../../../../kernel/areas/contract.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { readSample } from '../../../directives/server/testing.ts';
import { define, record, settleProvince } from '../../testing.ts';

type Who = keyof TestCity['people'] | null;
const actorOf = (city: TestCity, who: Who) => (who === null ? null : city.people[who]);

const set = (city: TestCity, target: object, who: Who = 'office', code = 'poor-households') =>
  city.request(actorOf(city, who), { method: 'POST', url: `/api/v1/indicators/${code}/targets`, payload: target });
const read = async (city: TestCity, path: string, who: Who = 'office') =>
  (await city.request(actorOf(city, who), { url: `/api/v1/${path}` })).json();

const target = (areaId: AreaId, more: object = {}) => ({
  ...{ areaId, comparator: '<=', value: 100, by: '2030-12-31', source: 'Nghị quyết 01-NQ/TU' },
  baseline: { value: 500, on: '2020-12-31' },
  ...more,
});

test('a target says where it stands by the figures, its path and what is missing', () =>
  inTestCity(async (city) => {
    const { north, south } = await settleProvince(city);
    await define(city);
    const created = await set(city, target(north));
    expect(created.statusCode).toBe(201);
    expect(created.json()).toMatchObject({ state: 'no-data', goal: 100, unit: 'households', area: 'Phường Bắc' });
    await record(city, 'poor-households', north, '2025', 320); // 500 − 400 × 1826 / 3652 is 300
    const [off] = (await read(city, 'indicators/poor-households/targets')).items;
    expect(off).toMatchObject({
      state: 'off-path',
      expected: 300,
      observed: { value: 320, period: '2025' },
      final: false,
    });
    expect(off).toMatchObject({ progress: 0.45, short: 220 });
    expect(off.waypoints).toEqual([
      { on: '2020-12-31', value: 500 },
      { on: '2030-12-31', value: 100 },
    ]);
    await set(city, target(south, { value: 400, by: '2025-12-31', baseline: null }));
    await record(city, 'poor-households', south, '2025', 390);
    await record(city, 'poor-households', south, '2024', 900);
    const items = (await read(city, `indicators/poor-households/targets?area=${south}`, null)).items;
    expect(items).toMatchObject([{ state: 'exceeded', final: true, observed: { value: 390 } }]);
  }));

test('what the months of a year add up to is judged as a sum', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { code: 'revenue', unit: 'billion-dong', frequency: 'month', overTime: { by: 'sum' } });
    for (const [month, value] of [
      ['2025-12', 50],
      ['2026-01', 10],
      ['2026-02', 12],
    ] as const)
      await record(city, 'revenue', north, month, value, { confirmed: true });
    const sum = target(north, {
      comparator: '>=',
      value: 120,
      counts: 'sum-of-year',
      by: '2026-12-31',
      baseline: { value: 0, on: '2025-12-31' },
    });
    const made = (await set(city, sum, 'office', 'revenue')).json();
    expect(made).toMatchObject({ observed: { value: 22, on: '2026-02-28' }, state: 'on-path' });
    const yearly = await set(city, target(north, { counts: 'sum-of-year' }), 'office', 'poor');
    expect(yearly.statusCode).toBe(404);
  }));

test('targets that make no sense are refused, each with its reason', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    const codeOf = async (more: object) => (await set(city, target(north, more))).json().code;
    expect(await codeOf({ comparator: 'increase', baseline: null })).toBe('indicators.target-without-baseline');
    expect(await codeOf({ comparator: 'increase', value: -1 })).toBe('indicators.target-change-negative');
    expect(await codeOf({ relative: true })).toBe('indicators.target-relative');
    expect(await codeOf({ counts: 'sum-of-year' })).toBe('indicators.target-no-sum');
    expect(await codeOf({ baseline: { value: 1, on: '2031-01-01' } })).toBe('indicators.target-days');
    expect(await codeOf({ steps: [{ on: '2030-12-31', value: 1 }] })).toBe('indicators.target-days');
    expect(await codeOf({ source: null })).toBe('indicators.target-without-source');
    expect(await codeOf({ findingId: '0190a000-0000-7000-8000-00000000ffff' })).toBe(
      'indicators.target-clause-unknown',
    );
    expect(await codeOf({})).toBeUndefined();
    expect(await codeOf({})).toBe('indicators.target-stands');
    expect((await set(city, target(north, { by: '2029-12-31' }), 'officer')).statusCode).toBe(403);
    expect((await set(city, target(north, { by: '2029-12-31' }), null)).statusCode).toBe(401);
  }));

test('a withdrawn target is gone from the lists and kept with its reason; another may take its place', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    const { id } = (await set(city, target(north))).json();
    const withdraw = (which: string) =>
      city.request(city.people.office, {
        method: 'POST',
        url: `/api/v1/indicator-targets/${which}/withdraw`,
        payload: { reason: 'Nghị quyết mới thay thế' },
      });
    expect((await withdraw(id)).statusCode).toBe(204);
    expect((await withdraw(id)).statusCode).toBe(404);
    expect((await read(city, 'indicators/poor-households/targets')).items).toEqual([]);
    expect(await city.tx.text(sql`select withdrawn_reason from indicator_target`)).toBe('Nghị quyết mới thay thế');
    expect((await set(city, target(north, { value: 90 }))).statusCode).toBe(201);
  }));

test('a changed target takes the place of the one before in one act, says which, and nothing changes if it is refused', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    const { id } = (await set(city, target(north))).json();
    const change = (which: string, more: object) =>
      city.request(city.people.office, {
        method: 'POST',
        url: `/api/v1/indicator-targets/${which}/change`,
        payload: { ...target(north, more), reason: 'Nghị quyết điều chỉnh' },
      });
    expect((await change(id, { relative: true })).json().code).toBe('indicators.target-relative');
    expect((await read(city, 'indicator-targets')).items).toMatchObject([{ id, replaces: null }]);
    const changed = await change(id, { value: 80 });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({ value: 80, replaces: { value: 100, reason: 'Nghị quyết điều chỉnh' } });
    expect((await read(city, 'indicator-targets')).items).toMatchObject([{ value: 80 }]);
    expect((await change(id, { value: 70 })).statusCode).toBe(404);
  }));

test('all targets stand in the order of their days, page by page, and by their state', () =>
  inTestCity(async (city) => {
    const { north, south, province } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2025', 320);
    for (const [areaId, by] of [
      [south, '2031-12-31'],
      [north, '2030-12-31'],
      [province, '2029-12-31'],
    ] as const)
      await set(city, target(areaId, { by }));
    const first = await read(city, 'indicator-targets?limit=2');
    const rest = await read(city, `indicator-targets?limit=2&after=${first.next}`);
    const days = [...first.items, ...rest.items].map(({ by }: { by: string }) => by.slice(0, 4));
    expect([days, rest.next]).toEqual([['2029', '2030', '2031'], null]);
    expect((await read(city, 'indicator-targets?state=off-path,not-met', null)).items).toMatchObject([
      { area: 'Phường Bắc', state: 'off-path', organisation: null },
    ]);
    expect((await read(city, 'indicator-targets?state=tired')).code).toBe('http.fields-invalid');
  }));

test('from the clause one comes to the target, and back; who may not see the directive reads its source in words', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    const { id: directiveId, findings } = await readSample(city);
    const findingId = findings[0]?.id;
    const { source: _, ...tied } = target(north, { findingId });
    const made = (await set(city, tied)).json();
    expect(made.clause).toMatchObject({ findingId, directiveId });
    expect(made.source).toContain(made.clause.address);
    const byDirective = `indicator-targets?directive=${directiveId}`;
    expect((await read(city, byDirective)).items).toMatchObject([{ id: made.id }]);
    expect((await read(city, byDirective, null)).items).toEqual([]);
    const [seen] = (await read(city, 'indicators/poor-households/targets', null)).items;
    expect(seen).toMatchObject({ clause: null, source: made.source });
  }));

test('targets and forecasts of an indicator that is not public are not there for the public', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { public: false });
    await set(city, target(north));
    for (const path of ['targets', `forecast?area=${north}`]) {
      const answer = await city.request(null, { url: `/api/v1/indicators/poor-households/${path}` });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'indicators.unknown']);
    }
  }));

test('a forecast comes with its range, its method, its past and what it says of the targets', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { validFrom: '2010-01-01' });
    await city.tx.run(sql`update area set valid_from = '2010-01-01'`);
    for (let year = 2016; year <= 2025; year += 1)
      await record(city, 'poor-households', north, String(year), 500 - 20 * (year - 2016) + (year % 3), {
        confirmed: true,
      });
    await record(city, 'poor-households', north, '2026', 5, { status: 'provisional', confirmed: true }); // still runs
    await set(city, target(north, { value: 240 }));
    await set(city, target(north, { value: 100, by: '2029-12-31' }));
    const told = await read(city, `indicators/poor-households/forecast?area=${north}`, null);
    expect(told).toMatchObject({
      until: '2030',
      forecast: { state: 'forecast', method: 'theil-sen', used: 10, confidence: 0.8 },
    });
    const { values, backtest } = told.forecast;
    expect(values.map(({ period }: { period: string }) => period)).toEqual(['2026', '2027', '2028', '2029', '2030']);
    expect(values[4].value).toBeCloseTo(221, -1);
    expect(values[4].high - values[4].low).toBeGreaterThan(values[0].high - values[0].low);
    expect(backtest).toMatchObject({ naive: 'last-value', better: true, folds: 6 });
    expect(told.targets).toMatchObject([
      { by: '2029-12-31', goal: 100, reaches: 'unlikely' },
      { by: '2030-12-31', goal: 240, reaches: 'likely' },
    ]);
  }));

test('too few figures, or too far ahead, is said and no number given', () =>
  inTestCity(async (city) => {
    const { north, south } = await settleProvince(city);
    await define(city);
    for (const [i, year] of ['2020', '2021', '2022', '2023', '2024', '2025'].entries())
      await record(city, 'poor-households', north, year, 100 - i, { confirmed: true });
    const forecast = async (area: AreaId, until: string) =>
      (await read(city, `indicators/poor-households/forecast?area=${area}&until=${until}`)).forecast;
    expect(await forecast(south, '2030-12-31')).toEqual({ state: 'not-enough', why: 'points', have: 0, need: 6 });
    expect(await forecast(north, '2031-12-31')).toEqual({ state: 'not-enough', why: 'too-far', have: 5, need: 6 });
    expect(await forecast(north, '2030-12-31')).toMatchObject({ state: 'forecast', used: 6 });
  }));
