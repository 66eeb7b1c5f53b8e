import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../db/db.ts';
import { day } from '../../time.ts';
import { DeadlineRule } from './contract.ts';

const url = '/api/v1/deadline-rules';
const terms = {
  nameVi: 'Trả lời kiến nghị của phường',
  nameEn: 'Answering a proposal of a ward',
  rule: '5wd',
  anchor: 'received',
  source: 'Quy chế làm việc, Điều 12',
  sourceUrl: null,
} as const;

async function rulesOn({ request }: TestCity, on: string): Promise<DeadlineRule[]> {
  const answer = await request(null, { url: `${url}?day=${on}` });
  return DeadlineRule.array().parse(answer.json().items);
}

test('what the law is known to say is there with its source, from the day it is in force', () =>
  inTestCity(async (city) => {
    const of = async (on: string) => (await rulesOn(city, on)).map(({ code }) => code);
    expect(await of('2018-12-31')).toEqual([]);
    expect(await of('2019-01-01')).toEqual(['denunciation-settled']);
    expect(await of('2026-03-09')).toEqual([
      'denunciation-settled',
      'inspection-followed-up',
      'personal-data-answered',
    ]);
    for (const { source, sourceUrl } of await rulesOn(city, '2026-03-09')) {
      expect(source).toMatch(/\d/);
      expect(sourceUrl).toMatch(/^https?:/);
    }
  }));

test('a term is added, says something else from a day on, and ends; every day keeps what was said then', () =>
  inTestCity(async (city) => {
    const { request, administrator: by, tx } = city;
    const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
      request(by, { method, url: `${url}${path}`, ...(payload === undefined ? {} : { payload }) });
    const added = await send('POST', '', { ...terms, code: 'ward-answered', validFrom: '2026-01-05' });
    expect(added.statusCode).toBe(201);
    const { id } = added.json();
    const ruleOn = async (on: string) => (await rulesOn(city, on)).find((one) => one.id === id)?.rule;

    const later = { ...terms, rule: '3wd', validFrom: '2026-06-01' };
    expect((await send('PUT', `/${id}`, later)).statusCode).toBe(204);
    expect(await ruleOn('2026-05-31')).toBe('5wd');
    expect(await ruleOn('2026-06-01')).toBe('3wd');
    expect((await send('PUT', `/${id}`, { ...later, validFrom: '2026-05-01' })).json()).toMatchObject({
      status: 409,
      code: 'deadlines.rule-begins-later',
    });
    const history = (await request(null, { url: `${url}/${id}` })).json().items;
    expect(history).toMatchObject([
      { rule: '3wd', validFrom: '2026-06-01', validTo: null },
      { rule: '5wd', validFrom: '2026-01-05', validTo: '2026-06-01' },
    ]);
    // Without a day: what is in force, and what is to come.
    const coming = DeadlineRule.array().parse((await request(null, { url })).json().items);
    expect(coming.filter((one) => one.id === id).map(({ validFrom }) => validFrom)).toEqual([
      day('2026-01-05'),
      day('2026-06-01'),
    ]);

    const same = { ...terms, code: 'ward-answered', validFrom: '2026-03-09' };
    expect((await send('POST', '', same)).json()).toMatchObject({ status: 409, code: 'deadlines.rule-code-taken' });
    expect((await send('DELETE', `/${id}`)).statusCode).toBe(204);
    expect(await ruleOn('2026-03-08')).toBe('5wd');
    expect(await ruleOn('2026-03-09')).toBeUndefined();
    expect(await ruleOn('2026-06-01')).toBeUndefined();
    expect((await send('DELETE', `/${id}`)).statusCode).toBe(404);
    const acts = await tx.text(sql`select string_agg(act, ' ' order by at, id) from act where about_id = ${id}`);
    expect(acts).toBe('deadlines.rule-added deadlines.rule-changed deadlines.rule-ended');
  }));

test('a day, a term without end and an address that is none are refused', () =>
  inTestCity(async ({ request, people }) => {
    const add = (change: object) =>
      request(people.administrator, {
        method: 'POST',
        url,
        payload: { ...terms, code: 'trial', validFrom: '2026-03-09', ...change },
      });
    for (const change of [
      { rule: '2026-06-30' },
      { rule: '0d' },
      { sourceUrl: 'javascript:alert(1)' },
      { code: 'Hạn' },
    ]) {
      expect((await add(change)).statusCode, JSON.stringify(change)).toBe(400);
    }
    expect((await add({ rule: '9999m' })).json()).toMatchObject({ code: 'deadlines.rule-too-long' });
  }));
