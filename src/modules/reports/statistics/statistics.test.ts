import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { createPlace } from '../../../kernel/places/create-place.ts';
import type { Filed } from '../contract.ts';
import { aReport, ask, file, inOtherWard, inWard, settleReports } from '../server/testing.ts';
import type { HotSpots, Statistics } from './contract.ts';
import { writeFacts } from './keep-facts.ts';
import { ran } from './testing.ts';

const url = '/api/v1/report-statistics';
const statistics = (city: TestCity, query = '') =>
  ask<Statistics>(city, null, `${url}?from=2026-01-01&until=2026-03-31${query}`);

test('figures of a period: received, on time, late, open, how long it took, reopened, rated', () =>
  inTestCity(async (city) => {
    const { ward, otherWard } = await settleReports(city);
    // Monday 09/03 08:30; 24 working hours end on Thursday 08:30.
    for (const doneAfter of [24, 24, 48, 48, 96]) await ran(city, await file(city), { doneAfter, rating: 4 });
    await ran(city, await file(city, { category: 'chieu-sang', position: inOtherWard }), { doneAfter: 1, reopened: 1 });
    await file(city, { position: inOtherWard });
    await file(city, { category: 'can-bo', text: 'Cán bộ một cửa hách dịch' });
    expect(await writeFacts(city.tx)).toBeGreaterThan(0);

    const { total, caveats, items } = await statistics(city, '&by=category');
    expect(total).toMatchObject({
      received: 7,
      done: 6,
      open: 1,
      openLate: 0,
      onTime: 5,
      late: 1,
      onTimeShare: 0.8333,
    });
    expect(total).toMatchObject({ reopened: 1, reopenShare: 0.1429, rated: 5, meanRating: 4, responseShare: 0.8333 });
    expect(total.calendarHours).toEqual({ mean: 40.2, median: 36, p90: 72 });
    // A day from Monday 08:30 holds eight hours of office, two days sixteen, four thirty-two.
    expect(total.workingHours).toMatchObject({ median: 12, p90: 24 });
    expect(items.map(({ key, received }) => [key, received])).toEqual([
      ['rac-thai', 6],
      ['chieu-sang', 1],
    ]);
    expect(items[1]?.calendarHours).toBeNull(); // of one report it would be that report's own
    const codes = caveats.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['not-a-sample', 'small-numbers', 'still-open', 'restricted-left-out']),
    );

    const [byChannel] = (await statistics(city, '&by=channel')).items;
    expect([byChannel?.key, byChannel?.name.vi]).toEqual(['web', 'trang web']);
    expect(caveats.find(({ code }) => code === 'channel-coverage')?.vi).toContain('qua kênh “trang web”');

    const byArea = (await statistics(city, '&by=area')).items.map(({ key, received }) => [key, received]);
    expect(byArea).toEqual([
      [ward, 5],
      [otherWard, 2],
    ]);
    expect((await statistics(city, `&area=${otherWard}`)).total.received).toBe(2);
    expect((await statistics(city, '&channel=phone')).total).toMatchObject({ received: 0, onTimeShare: null });
    await ask(city, null, `${url}?from=2026-03-02&until=2026-03-01`, 400);
  }));

test('how many ratings are of reports that staff took down is told with the figures', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const caveat = async () => (await statistics(city)).caveats.find(({ code }) => code === 'rated-on-behalf')?.data;
    for (const rating of [5, 1]) await ran(city, await file(city), { doneAfter: 20, rating });
    await writeFacts(city.tx);
    expect(await caveat()).toBeUndefined();
    const payload = { ...aReport(), filedFor: 'phone' };
    const called = await ask<Filed>(
      city,
      city.staff,
      { method: 'POST', url: '/api/v1/reports/on-behalf', payload },
      201,
    );
    await ran(city, called, { doneAfter: 20, rating: 5 });
    await writeFacts(city.tx);
    expect(await caveat()).toEqual({ rated: 1, all: 3 });
    expect((await statistics(city, '&channel=web')).caveats.map(({ code }) => code)).not.toContain('rated-on-behalf');
  }));

test('sums of whole months and single days say the same, also after reports changed', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const days = ['2026-01-05', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-09'];
    const filed: Filed[] = [];
    for (const on of days) {
      const report = await file(city);
      filed.push(report);
      await ran(city, report, { reportedAt: `${on}T03:00:00Z`, doneAfter: 20 });
    }
    await writeFacts(city.tx);
    const months = async () =>
      (await statistics(city, '&by=month')).items.map(({ key, received, done }) => [key, received, done]);
    expect(await months()).toEqual([
      ['2026-01', 2, 2],
      ['2026-02', 2, 2],
      ['2026-03', 1, 1],
    ]);
    const part = await ask<Statistics>(city, null, `${url}?from=2026-01-31&until=2026-03-08&by=month`);
    expect(part.items.map(({ key, received }) => [key, received])).toEqual([
      ['2026-01', 1],
      ['2026-02', 2],
    ]);

    const [first] = filed;
    await city.tx.run(sql`update report set outcome = null, closed_at = null where id = ${first?.id ?? ''}`);
    await city.tx.run(sql`insert into report_fact_due (report_id, at) values (${first?.id ?? ''}, now())`);
    expect((await statistics(city)).caveats.map(({ code }) => code)).toContain('behind');
    await writeFacts(city.tx);
    expect((await months())[0]).toEqual(['2026-01', 2, 1]);
    expect((await statistics(city)).caveats.map(({ code }) => code)).not.toContain('behind');
  }));

test('a cell of the map is a hot spot from five reports on, and the places of fewer are not told', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const placement = { geometry: inWard, accuracyM: 20, source: 'thử nghiệm' };
    await createPlace(city.tx, systemActor, { name: 'chợ Kiểu Mẫu', kind: 'market', placement }, city.now);
    const vague = { ...placement, accuracyM: 5000 };
    await createPlace(city.tx, systemActor, { name: 'a chợ ở đâu đó', kind: 'market', placement: vague }, city.now);
    for (let i = 0; i < 5; i++) await file(city, { position: inWard });
    for (let i = 0; i < 4; i++) await file(city, { position: inOtherWard });
    for (let i = 0; i < 5; i++) {
      const { id } = await file(city);
      await city.tx.run(sql`update report set position = null where id = ${id}`);
    }
    await writeFacts(city.tx);
    const { items } = await ask<HotSpots>(city, null, '/api/v1/report-hot-spots');
    expect(items).toMatchObject([
      {
        received: 5,
        open: 5,
        area: 'Phường Kiểu Mẫu',
        near: 'chợ Kiểu Mẫu',
        categories: [{ code: 'rac-thai', received: 5 }],
      },
    ]);
    const [west, south, east, north] = items[0]?.box ?? [0, 0, 0, 0];
    const [lon = 0, lat = 0] = inWard.coordinates;
    expect(west <= lon && lon < east && south < lat && lat <= north).toBe(true);
    expect(east - west).toBeCloseTo(360 / 2 ** 16, 5); // a square of the map at zoom 16
  }));

test('the table says the same, with the caveats in it', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await file(city);
    await writeFacts(city.tx);
    const { body, headers } = await city.request(null, { url: `${url}.csv?by=category&lang=en` });
    expect(headers['content-type']).toContain('text/csv');
    const [heading, ...lines] = body.trim().split('\r\n');
    expect(heading).toContain('Group,Received');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('no sample');
  }));
