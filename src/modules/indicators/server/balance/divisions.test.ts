import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import type { AreaId } from '../../../../kernel/areas/contract.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { addDays, day, dayOf, instant } from '../../../../kernel/time.ts';
import { openWorkItem, type WorkToOpen } from '../../../../kernel/work/open-work-item.ts';
import { define, record, settleProvince } from '../../testing.ts';

type Who = keyof TestCity['people'] | null;
const as = ({ people }: TestCity, who: Who) => (who === null ? null : people[who]);
const read = async (city: TestCity, path: string, who: Who = null) =>
  (await city.request(as(city, who), { url: `/api/v1/${path}` })).json();
const write = (city: TestCity, method: 'POST' | 'PUT', path: string, body: object, version = 1) =>
  city.request(city.people.office, {
    ...{ method, url: `/api/v1/area-divisions${path}`, payload: body },
    headers: { 'if-match': `"${version}"` },
  });
const group = (name: string, ...areaIds: AreaId[]) => ({ name: { vi: name, en: name }, areaIds });
const division = (...groups: object[]) => ({
  ...{ name: { vi: 'Bắc – Nam', en: 'North – south' }, source: 'Để thử', from: '2026-01-01', groups },
});

test('a rate of a group is reckoned from what it is a rate of, never averaged; the best and the worst over time', () =>
  inTestCity(async (city) => {
    const { north, south, province } = await settleProvince(city);
    await define(city, { code: 'households', direction: 'neither' });
    await define(city);
    const rate = { code: 'poor-rate', unit: 'percent', overAreas: { by: 'none' }, overTime: { by: 'last' } };
    await define(city, { ...rate, formula: 'poor-households / households' });
    await define(city, { code: 'measured-anew', unit: 'percent', overAreas: { by: 'none' } });
    await define(city, { code: 'inside', public: false });
    for (const [area, year, poor, all] of [
      [north, '2024', 10, 100],
      [south, '2024', 90, 300],
      [province, '2024', 50, 500],
      [north, '2025', 10, 100],
      [south, '2025', 90, 300],
      [province, '2025', 100, 500],
    ] as const) {
      await record(city, 'poor-households', area, year, poor, { confirmed: true });
      await record(city, 'households', area, year, all, { confirmed: true });
      await record(city, 'measured-anew', area, year, 5);
    }
    const made = await write(city, 'POST', '', division(group('A', north, south), group('B', province)));
    expect(made.statusCode).toBe(201);
    const path = `area-divisions/${made.json().id}/balance?codes=poor-rate,measured-anew,inside`;
    const { indicators, work } = await read(city, path);
    expect(indicators.map(({ indicator }: { indicator: { code: string } }) => indicator.code)).toEqual([
      ...['poor-rate', 'measured-anew'], // the public does not see the third
    ]);
    const [poor, anew] = indicators;
    expect(poor.periods).toMatchObject([
      { period: '2024', values: [25, 10], best: 1, worst: 0, ratio: 2.5 }, // 100 of 400; the mean of 10 % and 30 % is 20 %
      { period: '2025', values: [25, 20], ratio: 1.25 },
    ]);
    expect(anew.groups[0].points.at(-1)).toMatchObject({ value: null, missing: { why: 'no-rule' } });
    expect(anew.periods).toEqual([]);
    expect(work).toMatchObject([
      { open: 0, done: 0, people: null, openPer1000: null },
      { open: 0, people: null },
    ]);
  }));

test('work of the areas of a group is told for each thousand people', () =>
  inTestCity(async (city) => {
    const { north, south } = await settleProvince(city);
    const source = sql`population_source = 'thử'`;
    await city.tx.run(sql`update area set population = 4000, ${source} where id = ${north}`);
    await city.tx.run(sql`update area set population = 8000, ${source} where id = ${south}`);
    await city.tx.run(sql`
      insert into work_figure (scope, scope_id, published, standing, n, changed_at)
      values ('area', ${north}, true, 'open', 6, ${city.now}), ('area', ${north}, true, 'on-time', 3, ${city.now}),
             ('area', ${north}, true, 'late', 1, ${city.now}), ('area', ${south}, true, 'open', 4, ${city.now})`);
    const { id } = (await write(city, 'POST', '', division(group('A', north), group('B', south)))).json();
    const { work } = await read(city, `area-divisions/${id}/balance`);
    expect(work).toMatchObject([
      { open: 6, done: 4, onTime: 3, people: 4000, openPer1000: 1.5 },
      { open: 4, done: 0, people: 8000, openPer1000: 0.5 },
    ]);
  }));

test('work of a day that is over is counted from when it was opened and closed; not where an area has ended since', () =>
  inTestCity(async (city) => {
    const { north, south } = await settleProvince(city);
    const work = async (areaId: AreaId, changed: Partial<WorkToOpen>) => {
      const opened = { title: 'Việc thử', ownerId: city.office, areaId, published: true, ...changed };
      return openWorkItem(city.tx, city.people.office, opened, instant('2026-01-10T02:00:00Z'));
    };
    await work(north, { deadline: { rule: day('2026-01-20') } });
    const done = await work(north, { deadline: { rule: day('2026-01-20') } });
    const recalled = await work(south, {});
    const close = (id: string, state: string, on: string | null, at: string) =>
      city.tx.run(sql`update work_item set state = ${state}, finished_on = ${on}, closed_at = ${at} where id = ${id}`);
    await close(done, 'done', '2026-01-19', '2026-01-22T02:00:00Z'); // finished in time, confirmed three days later
    await close(recalled, 'recalled', null, '2026-01-25T02:00:00Z');
    const { id } = (await write(city, 'POST', '', division(group('A', north), group('B', south)))).json();
    const on = async (then: string) => read(city, `area-divisions/${id}/balance?day=${then}`);
    expect((await on('2026-01-09')).work).toMatchObject([{ open: 0 }, { open: 0 }]);
    expect(await on('2026-01-21')).toMatchObject({
      workOn: '2026-01-21',
      work: [
        { open: 2, overdue: 2, done: 0 },
        { open: 1, overdue: 0 },
      ],
    });
    expect((await on('2026-01-26')).work).toMatchObject([{ open: 1, overdue: 1, done: 1, onTime: 1 }, { open: 0 }]);
    expect((await on('2030-01-01')).workOn).toBe(dayOf(city.now)); // of a day to come nothing is known yet
    await city.tx.run(sql`update area set valid_to = ${addDays(dayOf(city.now), -1)} where id = ${south}`);
    expect((await on('2026-01-26')).work).toBeNull();
  }));

test('groups are drawn anew from a day on, and stand as they were before it; what cannot be is refused', () =>
  inTestCity(async (city) => {
    const { north, south, province } = await settleProvince(city);
    const refused = async (...groups: object[]) => (await write(city, 'POST', '', division(...groups))).json().code;
    expect(await refused(group('A', north), group('B', north))).toBe('divisions.area-twice');
    expect(await refused({ ...group('A', north), areaIds: [city.office] }, group('B', south))).toBe(
      'divisions.area-not-in-force',
    );
    const first = (await write(city, 'POST', '', division(group('A', north), group('B', south)))).json();
    const [a, b] = first.groups;
    const next = {
      ...division({ ...group('A', south), id: a.id }, { ...group('B', north, province), id: b.id }),
      from: '2026-03-01',
    };
    const changed = await write(city, 'PUT', `/${first.id}`, next);
    expect(changed.json()).toMatchObject({ version: 2, groups: [{ id: a.id, areas: [{ id: south }] }, { id: b.id }] });
    const then = await read(city, `area-divisions/${first.id}?day=2026-02-28`);
    expect(then.groups).toMatchObject([{ areas: [{ id: north, name: 'Bắc' }] }, { areas: [{ id: south }] }]);
    expect((await write(city, 'PUT', `/${first.id}`, division(...next.groups), 2)).json().code).toBe(
      'divisions.before-last',
    );
    expect((await write(city, 'PUT', `/${first.id}`, next, 1)).statusCode).toBe(412);
    const proposed = await read(city, 'area-division-proposal?by=urban-rural');
    expect(proposed.groups).toMatchObject([{ name: { en: 'Urban' }, areas: [{}, {}] }, { areas: [] }]);
    expect((await read(city, 'area-division-proposal?by=north-south')).undecided).toHaveLength(2);
  }));
