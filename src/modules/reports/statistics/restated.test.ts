import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { endArea } from '../../../kernel/areas/end-area.ts';
import { recordLineage } from '../../../kernel/areas/record-lineage.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { endOrganisation } from '../../../kernel/organisations/end-organisation.ts';
import { renameOrganisation } from '../../../kernel/organisations/rename-organisation.ts';
import { day } from '../../../kernel/time.ts';
import { ask, box, file, settleReports } from '../server/testing.ts';
import type { HotSpots, Statistics } from './contract.ts';
import { writeFacts } from './keep-facts.ts';
import { ran } from './testing.ts';

const onDay = day('2026-03-01');
const today = '&areasOf=2026-03-09';
const before = '&areasOf=2026-02-15';

/** A whole month and days of the next: what is summed by months and what is counted singly have to agree. */
const statistics = (city: TestCity, query = '') =>
  ask<Statistics>(city, null, `/api/v1/report-statistics?from=2026-02-01&until=2026-03-09${query}`);

const told = ({ items }: Statistics) => Object.fromEntries(items.map(({ name, received }) => [name.vi, received]));
const caveat = ({ caveats }: Pick<Statistics, 'caveats'>, code: string) =>
  caveats.find((one) => one.code === code)?.data.reports;

type At = [lon: number, lat: number];

async function filed(city: TestCity, [lon, lat]: At, reportedAt: string): Promise<string> {
  const report = await file(city, { position: { type: 'Point', coordinates: [lon, lat] } });
  await ran(city, report, { reportedAt, doneAfter: 20 });
  return report.id;
}

async function begin({ tx, now }: TestCity, name: string, parentId: AreaId, edges: Parameters<typeof box>) {
  const isWard = edges[3] - edges[1] > 0.05;
  const level = isWard ? ('commune' as const) : ('neighbourhood' as const);
  const kind = isWard ? ('ward' as const) : ('residential-group' as const);
  const { id } = await createArea(tx, systemActor, { level, kind, name, parentId, code: null, validFrom: onDay }, now);
  const origin = { source: 'thử nghiệm', licence: null, sketch: false, accuracyM: 0 };
  await setOutline(tx, systemActor, id, { outline: box(...edges), origin }, now);
  return id;
}

/**
 * On 1 March one ward went into another as a whole, and a third was divided between that one and a new one at 104.052° E.
 * Of each there are reports from before: two of the first; of the third three to the west, two to the east, one without a
 * position. From after there is one in each half of the new ward and one in the rest.
 */
async function settleChange(city: TestCity) {
  const { tx, now } = city;
  const { city: province, ward, otherWard } = await settleReports(city);
  const february = '2026-02-10T03:00:00Z';
  // The square of the map from 104.0515 to 104.0570 lies on both sides of the new border.
  const west: At[] = [
    [104.02, 22.45],
    [104.0519, 22.45],
    [104.0517, 22.45],
  ];
  const east: At[] = [
    [104.0521, 22.45],
    [104.08, 22.45],
  ];
  for (const at of [[103.95, 22.45], [103.96, 22.45], ...west, ...east] as At[]) await filed(city, at, february);
  const nowhere = await filed(city, [104.03, 22.45], february);
  await tx.run(sql`update report set position = null where id = ${nowhere}`);
  for (const id of [ward, otherWard]) await endArea(tx, systemActor, id, { onDay, reason: 'Sắp xếp lại' }, now);
  const merged = await begin(city, 'Hợp Nhất', province, [103.9, 22.4, 104.052, 22.5]);
  const rest = await begin(city, 'Phần Lẻ', province, [104.052, 22.4, 104.1, 22.5]);
  await recordLineage(tx, systemActor, { fromId: ward, toId: merged, kind: 'merged', onDay }, now);
  for (const toId of [merged, rest]) {
    const half = { fromId: otherWard, toId, share: 0.5, shareBasis: 'diện tích' };
    await recordLineage(tx, systemActor, { ...half, kind: 'split', onDay }, now);
  }
  for (const at of [
    [103.95, 22.45],
    [104.02, 22.45],
    [104.08, 22.45],
  ] as At[]) {
    await filed(city, at, '2026-03-05T03:00:00Z');
  }
  await writeFacts(tx);
  return { ward, otherWard, merged, rest, province };
}

test('reports of an area that was divided are shown in the area that holds their position, one without stays apart', () =>
  inTestCity(async (city) => {
    await settleChange(city);
    const then = await statistics(city, '&by=area');
    expect(told(then)).toEqual({
      'Phường Kiểu Mẫu': 2,
      'Phường Bên Kia': 6,
      'Phường Hợp Nhất': 2,
      'Phường Phần Lẻ': 1,
    });
    const now = await statistics(city, `&by=area${today}`);
    expect(told(now)).toEqual({ 'Phường Hợp Nhất': 7, 'Phường Phần Lẻ': 3, 'địa bàn đã chia tách': 1 });
    expect(caveat(now, 'areas-not-restated')).toBe(1);
    expect(now.total.received).toBe(11);
    // Of five or more that were done times are told: those of the seven, wherever they were filed.
    expect(now.items[0]).toMatchObject({ done: 7, calendarHours: { mean: 20, median: 20, p90: 20 } });
    expect(told(await statistics(city, `&by=area${before}`))).toEqual({
      'Phường Kiểu Mẫu': 3,
      'Phường Bên Kia': 8,
    });
  }));

test('whole months say the same of divided areas as their days', () =>
  inTestCity(async (city) => {
    await settleChange(city);
    const of = (from: string, until: string) =>
      ask<Statistics>(city, null, `/api/v1/report-statistics?from=${from}&until=${until}&by=area${today}`);
    expect(told(await of('2026-02-02', '2026-02-27'))).toEqual(told(await of('2026-02-01', '2026-02-28')));
  }));

test('an area of today takes in what went into it, and says how many reports may belong to it', () =>
  inTestCity(async (city) => {
    const { merged, rest, ward, otherWard } = await settleChange(city);
    const of = (area: string, query = '') => statistics(city, `&area=${area}${query}`);
    expect((await of(merged)).total.received).toBe(2);
    expect(caveat(await of(merged), 'divided-left-out')).toBeUndefined();
    const now = await of(merged, today);
    expect(now.total).toMatchObject({ received: 7, done: 7, calendarHours: { median: 20 } });
    expect(caveat(now, 'divided-left-out')).toBe(1);
    expect(told(await of(merged, `${today}&by=month`))).toEqual({ '2026-02': 5, '2026-03': 2 });
    expect(told(await of(merged, `${today}&by=area`))).toEqual({ 'Phường Hợp Nhất': 7 });
    expect((await of(rest, today)).total.received).toBe(3);
    // One that has ended is as it was on its last day; shown in the areas of today.
    expect(told(await of(otherWard, `${today}&by=area`))).toEqual({
      'Phường Hợp Nhất': 4,
      'Phường Phần Lẻ': 3,
      'địa bàn đã chia tách': 1,
    });
    expect((await of(ward, today)).total.received).toBe(3);
    expect((await of(ward)).total.received).toBe(2);
  }));

test('hot spots of an area are those of then or of today as well', () =>
  inTestCity(async (city) => {
    const { merged, rest } = await settleChange(city);
    for (let i = 0; i < 4; i++) await filed(city, [104.0519, 22.45], '2026-02-20T03:00:00Z');
    // Filed on a day before the change, by an area of that day.
    await city.tx.run(sql`
      update report set area_id = (select id from area where name = 'Bên Kia') where reported_at = '2026-02-20T03:00:00Z'`);
    await writeFacts(city.tx);
    const of = async (query: string) =>
      await ask<HotSpots>(city, null, `/api/v1/report-hot-spots?from=2026-02-01&until=2026-03-09${query}`);
    expect((await of('')).items.map(({ received }) => received)).toEqual([7]);
    const now = await of(`&area=${merged}${today}`);
    expect([now.areasOf, now.items.map(({ received }) => received)]).toEqual(['2026-03-09', [6]]);
    expect((await of(`&area=${merged}`)).items).toEqual([]);
    expect((await of(`&area=${rest}${today}`)).items).toEqual([]);
  }));

test('without an outline nobody knows which reports of a divided area lie in one', () =>
  inTestCity(async (city) => {
    const { merged, rest } = await settleChange(city);
    await city.tx.run(sql`delete from area_outline where area_id = ${rest}`);
    const asked = await statistics(city, `&area=${rest}${today}`);
    expect([asked.total.received, caveat(asked, 'divided-left-out')]).toEqual([1, 3]);
    expect((await statistics(city, `&area=${merged}${today}`)).total.received).toBe(7);
    const query = `?from=2026-02-01&until=2026-03-09&area=${rest}${today}`;
    expect(caveat(await ask<HotSpots>(city, null, `/api/v1/report-hot-spots${query}`), 'divided-left-out')).toBe(2);
  }));

test('by neighbourhood: the groups reports lie in, merged ones as of today, and those of no known group apart', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const { ward } = await settleReports(city);
    const group = async (name: string, west: number) => {
      const id = await begin(city, name, ward, [west, 22.44, west + 0.02, 22.46]);
      await tx.run(sql`update area set valid_from = '2020-01-01' where id = ${id}`);
      return id;
    };
    const [one, two] = [await group('Tổ 1', 103.92), await group('Tổ 2', 103.94)];
    for (const lon of [103.93, 103.93, 103.95, 103.98]) await filed(city, [lon, 22.45], '2026-02-10T03:00:00Z');
    for (const id of [one, two]) await endArea(tx, systemActor, id, { onDay, reason: 'Sáp nhập' }, now);
    const both = await begin(city, 'Tổ 3', ward, [103.92, 22.44, 103.96, 22.46]);
    for (const fromId of [one, two]) {
      await recordLineage(tx, systemActor, { fromId, toId: both, kind: 'merged', onDay }, now);
    }
    await writeFacts(tx);
    const then = await statistics(city, '&by=neighbourhood');
    expect(then.items.map(({ key, received }) => [key, received])).toEqual([
      [one, 2],
      [two, 1],
      [null, 1],
    ]);
    expect(told(then)).toEqual({ 'Tổ dân phố Tổ 1': 2, 'Tổ dân phố Tổ 2': 1, 'không rõ': 1 });
    expect(told(await statistics(city, `&by=neighbourhood${today}`))).toEqual({ 'Tổ dân phố Tổ 3': 3, 'không rõ': 1 });
    expect((await statistics(city, `&area=${both}${today}`)).total.received).toBe(3);
  }));

test('by unit: each under the name it had when the report was with it, renamed and merged ones too', () =>
  inTestCity(async (city) => {
    const { tx, now, office, otherOffice } = city;
    await settleReports(city);
    const inBoth: At[] = [
      [103.95, 22.45],
      [104.03, 22.45],
    ];
    for (const at of [...inBoth, inBoth[0] as At]) await filed(city, at, '2026-02-10T03:00:00Z');
    const name = 'Văn phòng mới';
    const renamed = await renameOrganisation(tx, systemActor, office, { name, onDay, legalBasis: null }, now);
    const successors = [{ id: renamed.id, kind: 'merged' as const }];
    await endOrganisation(tx, systemActor, otherOffice, { onDay, successors }, now);
    await filed(city, inBoth[0] as At, '2026-03-05T03:00:00Z');
    await writeFacts(tx);
    const { items, total } = await statistics(city, '&by=organisation');
    expect(items.map(({ key, name, received }) => [key, name.vi, received])).toEqual([
      [office, 'Văn phòng thử nghiệm', 2],
      [otherOffice, 'Trung tâm thử nghiệm', 1],
      [renamed.id, name, 1],
    ]);
    expect(total.received).toBe(4);
    expect((await statistics(city, `&owner=${office}`)).total.received).toBe(2);
    expect((await statistics(city, `&owner=${renamed.id}`)).total.received).toBe(1);
  }));
