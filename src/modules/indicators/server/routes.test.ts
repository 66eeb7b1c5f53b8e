import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { anIndicator, define, record, settleProvince } from '../testing.ts';

const get = async ({ request, people }: TestCity, url: string, as: 'office' | 'citizen' | null = null) =>
  request(as === null ? null : people[as], { url });

test('an internal indicator is in no list, series, table or search of the public, and not in their counts', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    await define(city, { code: 'secret-rate', public: false });
    await record(city, 'secret-rate', north, '2025', 12);
    const codes = async (as: 'office' | 'citizen' | null) =>
      (await get(city, `/api/v1/indicators?area=${north}`, as)).json().items.map(({ code }: { code: string }) => code);
    expect(await codes('office')).toEqual(['poor-households', 'secret-rate']);
    for (const as of ['citizen', null] as const) {
      expect(await codes(as)).toEqual(['poor-households']);
      for (const rest of ['', `/series?area=${north}`, '/areas', '/observations', '/observations.csv'])
        expect((await get(city, `/api/v1/indicators/secret-rate${rest}`, as)).statusCode).toBe(404);
    }
    expect(
      (await get(city, `/api/v1/indicators/secret-rate/series?area=${north}`, 'office')).json().points,
    ).toHaveLength(1);
  }));

test('the list tells the latest figure of an area with its age, and of what is derived as well', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    await define(city, { code: 'households' });
    await define(city, { code: 'poor-rate', unit: 'percent', formula: 'poor-households / households' });
    for (const [year, poor] of [
      ['2024', 40],
      ['2025', 30],
    ] as const) {
      await record(city, 'poor-households', north, year, poor);
      await record(city, 'households', north, year, 1200);
    }
    const { items } = (await get(city, `/api/v1/indicators?area=${north}&words=ngheo`)).json();
    const rate = items.find(({ code }: { code: string }) => code === 'poor-rate');
    expect(rate).toMatchObject({ latest: { period: '2025', value: 2.5, origin: 'derived' }, ageDays: 68 });
    expect(rate.recent.map(({ value }: { value: number }) => value)).toEqual([3.33333333333, 2.5]);
  }));

test('the list goes on by field and code, and is narrowed by field', () =>
  inTestCity(async (city) => {
    await define(city, { code: 'a-one', field: 'service' });
    await define(city, { code: 'b-two', field: 'people' });
    await define(city, { code: 'c-three', field: 'people' });
    const first = (await get(city, '/api/v1/indicators?limit=2')).json();
    expect(first.items.map(({ code }: { code: string }) => code)).toEqual(['b-two', 'c-three']);
    const next = (await get(city, `/api/v1/indicators?limit=2&after=${first.next}`)).json();
    expect(next.items.map(({ code }: { code: string }) => code)).toEqual(['a-one']);
    expect(next.next).toBeNull();
    expect((await get(city, '/api/v1/indicators?field=service')).json().items).toHaveLength(1);
  }));

test('areas of a level are told beside each other, those without a figure too', () =>
  inTestCity(async (city) => {
    const { north, south, province } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2025', 30);
    const { items } = (await get(city, '/api/v1/indicators/poor-households/areas')).json();
    expect(
      items.map(({ areaId, point }: { areaId: string; point: { value: number } | null }) => [areaId, point?.value]),
    ).toEqual([
      [north, 30],
      [south, undefined],
    ]);
    const before = (await get(city, '/api/v1/indicators/poor-households/areas?day=2025-06-30')).json();
    expect(before.items[0].point).toBeNull();
    const whole = (await get(city, '/api/v1/indicators/poor-households/areas?level=province')).json();
    expect(whole.items).toEqual([expect.objectContaining({ areaId: province })]);
    expect(whole.items[0].point.missing).toEqual({ why: 'part-missing', of: [south] });
  }));

test('a figure is entered, asked about, confirmed, revised and withdrawn over the wire, and told in the trail', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const { north } = await settleProvince(city);
    const { id } = await define(city);
    await record(city, 'poor-households', north, '2024', 120);
    const enter = (payload: object) =>
      request(people.office, {
        ...{ method: 'POST', url: '/api/v1/indicators/poor-households/observations' },
        payload: { areaId: north, period: '2025', status: 'official', source: 'Niên giám', ...payload },
      });
    const asked = await enter({ value: 1180 });
    expect([asked.statusCode, asked.json().code]).toEqual([409, 'indicators.figure-unusual']);
    expect(asked.json().details.oddities[0]).toMatchObject({ kind: 'tenfold', factor: 9.83 });
    expect((await enter({ value: 'nhiều' })).statusCode).toBe(400);
    const entered = (await enter({ value: 1180, confirmed: true })).json();
    const act = (what: string, of: string, payload: object) =>
      request(people.office, { method: 'POST', url: `/api/v1/observations/${of}/${what}`, payload });
    const reason = 'Nhầm hàng';
    const revised = (await act('revise', entered.id, { value: 118, source: 'Niên giám', reason })).json();
    expect(revised).toMatchObject({ value: 118, status: 'revised', period: '2025' });
    expect((await act('withdraw', entered.id, { reason })).json().code).toBe('indicators.figure-superseded');
    expect((await act('withdraw', revised.id, { reason })).statusCode).toBe(200);
    const { items } = (await get(city, '/api/v1/indicators/poor-households/observations', 'office')).json();
    expect(items.map(({ value }: { value: number }) => value).sort()).toEqual([118, 1180, 120]);
    const history = (await get(city, `/api/v1/indicator-definitions/${id}/history`, 'office')).json();
    expect(history.items.map(({ act: did }: { act: string }) => did)).toEqual(['indicators.defined']);
  }));

test('the table of figures is CSV with sources, and nothing in it is carried out by a spreadsheet program', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2025', 30, { source: '=HYPERLINK("http://x")' });
    const { body, headers } = await get(city, '/api/v1/indicators/poor-households/observations.csv');
    expect(headers['content-type']).toContain('text/csv');
    const [head, line] = body.replace('\ufeff', '').split('\r\n');
    expect(head).toContain('Số hộ nghèo (hộ)');
    expect(line).toContain('Phường Bắc,2025,2025-01-01,2025-12-31,30,chính thức,"\'=HYPERLINK(""http://x"")"');
  }));

test('a code that formulas or addresses speak of is refused, and a formula is told of its faults while it is written', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const reserved = { ...anIndicator(), code: 'sum' };
    const refused = await request(people.office, { method: 'POST', url: '/api/v1/indicators', payload: reserved });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'indicators.code-reserved']);
    await define(city);
    await define(city, { code: 'households', name: { vi: 'Số hộ', en: 'Households' } });
    await define(city, { code: 'poor-rate', unit: 'percent', formula: 'poor-households / households' });
    const check = async (formula: string, unit = 'percent', more = '') => {
      const url = `/api/v1/indicator-formulas/check?unit=${unit}&formula=${encodeURIComponent(formula)}${more}`;
      return (await request(people.office, { url })).json();
    };
    expect((await check('poor-households / households')).follows).toMatchObject([
      { code: 'poor-households' },
      { code: 'households' },
    ]);
    expect((await check('poor-households / ')).code).toBe('indicators.formula-ends');
    expect((await check('max(households)')).code).toBe('indicators.formula-unreadable');
    expect((await check('poor-households + 1', 'households')).code).toBe('indicators.formula-units-do-not-add');
    expect(await check('households', 'km2')).toMatchObject({
      code: 'indicators.formula-unit-differs',
      detail: 'Công thức cho ra hộ, còn đơn vị tính của chỉ tiêu là m².',
    });
    expect((await check('poor-rate', 'percent', '&code=poor-rate')).code).toBe('indicators.formula-cycle');
    expect((await check('x'.repeat(501))).code).toBe('http.fields-invalid');
  }));
