import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { day, type Instant } from '../../../kernel/time.ts';
import { Revision } from '../contract.ts';
import { anIndicator, define, record, settleProvince } from '../testing.ts';
import { changeIndicator } from './define-indicator.ts';
import { listObservations } from './observations.ts';
import { recordObservation, reviseObservation, withdrawObservation } from './record-observation.ts';
import { readSeries } from './series.ts';
import { rebuildLatest, writeObservations } from './write-observations.ts';

const latest = ({ tx }: Pick<TestCity, 'tx'>) =>
  tx.rows(
    z.object({ endsOn: z.string(), value: z.number(), status: z.string() }),
    sql`select ends_on as "endsOn", value, status from indicator_latest order by area_id, indicator_id`,
  );

test('the latest figure follows what is entered, revised and withdrawn, as if it were reckoned anew', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { north } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2024', 120);
    const later = await record(city, 'poor-households', north, '2025', 100);
    await record(city, 'poor-households', north, '2023', 140);
    expect(await latest(city)).toEqual([{ endsOn: '2025-12-31', value: 100, status: 'official' }]);

    const revision = Revision.parse({ value: 98, source: 'Niên giám in lại', reason: 'Đếm trùng hai hộ' });
    const revised = await reviseObservation(tx, people.office, later.id, revision, now);
    expect(await latest(city)).toEqual([{ endsOn: '2025-12-31', value: 98, status: 'revised' }]);
    await withdrawObservation(tx, people.office, revised.id, 'Chưa có số chính thức', now);
    const kept = await latest(city);
    expect(kept).toEqual([{ endsOn: '2024-12-31', value: 120, status: 'official' }]);
    await rebuildLatest(tx);
    expect(await latest(city)).toEqual(kept);
  }));

test('revisions are kept with their reason, and a figure that gave way is not revised again', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { north } = await settleProvince(city);
    const { id: indicatorId } = await define(city);
    const first = await record(city, 'poor-households', north, '2025', 100);
    const revision = Revision.parse({ value: 98, source: 'Niên giám in lại', reason: 'Đếm trùng hai hộ' });
    await reviseObservation(tx, people.office, first.id, revision, '2027-01-01T00:00:00.000Z' as Instant);
    const kept = await listObservations(tx, people.office, { indicatorId, all: true, limit: 10 });
    expect(kept.map(({ value, supersededReason }) => [value, supersededReason])).toEqual([
      [98, null],
      [100, 'Đếm trùng hai hộ'],
    ]);
    await expect(reviseObservation(tx, people.office, first.id, revision, now)).rejects.toMatchObject({
      code: 'indicators.figure-superseded',
    });
    await expect(record(city, 'poor-households', north, '2025', 97)).rejects.toMatchObject({
      code: 'indicators.figure-stands',
    });
  }));

test('a figure unlike those before it is refused until somebody says that it is right', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    await record(city, 'poor-households', north, '2024', 120);
    await expect(record(city, 'poor-households', north, '2025', 1180)).rejects.toMatchObject({
      code: 'indicators.figure-unusual',
      details: { oddities: [{ kind: 'tenfold', compared: 120 }] },
    });
    const confirmed = await record(city, 'poor-households', north, '2025', 1180, { confirmed: true });
    expect(confirmed.value).toBe(1180);
  }));

test('what follows from others is never typed, nor what the system measures', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city);
    await define(city, { code: 'households', name: { vi: 'Số hộ', en: 'Households' } });
    await define(city, { code: 'poor-rate', unit: 'percent', formula: 'poor-households / households' });
    await define(city, { code: 'open-work', unit: 'items', measured: true });
    await expect(record(city, 'poor-rate', north, '2025', 3)).rejects.toMatchObject({
      code: 'indicators.derived-never-typed',
    });
    await expect(record(city, 'open-work', north, '2025', 3)).rejects.toMatchObject({
      code: 'indicators.measured-never-typed',
    });
  }));

test.each([
  ['2025-Q1', 'official', 'indicators.period-not-of-frequency'],
  ['2031', 'provisional', 'indicators.period-of-the-future'],
  ['2026', 'official', 'indicators.period-not-over'],
  ['2019', 'official', 'indicators.area-not-in-force'],
])('a figure for %s, %s, is refused: %s', (period, status, code) =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { validFrom: '2010-01-01' });
    await expect(record(city, 'poor-households', north, period, 3, { status })).rejects.toMatchObject({ code });
  }),
);

test('an officer enters the figures of indicators that their organisation answers for, and no others', () =>
  inTestCity(async (city) => {
    const { tx, people, office, otherOffice, now } = city;
    const { north } = await settleProvince(city);
    await define(city, { code: 'ours', organisationId: office });
    await define(city, { code: 'theirs', organisationId: otherOffice });
    await define(city, { code: 'nobodys' });
    const entry = {
      ...{ areaId: north, period: '2025', value: 1, status: 'official' as const },
      ...{ source: 'Báo cáo', sourceUrl: null, confirmed: false },
    };
    await recordObservation(tx, people.officer, 'ours', entry, now);
    for (const code of ['theirs', 'nobodys'])
      await expect(recordObservation(tx, people.officer, code, entry, now)).rejects.toMatchObject({ kind: 'denied' });
  }));

test('a definition goes in no circle, keeps its unit once there are figures, and breaks none that follow from it', () =>
  inTestCity(async (city) => {
    const { north } = await settleProvince(city);
    await define(city, { code: 'b', unit: 'ratio' });
    await define(city, { code: 'a', unit: 'ratio', formula: 'b * 2' });
    const alter = (code: string, changed: Record<string, unknown>) => {
      const { code: _, ...terms } = anIndicator({ code, ...changed });
      return changeIndicator(city.tx, city.people.office, { code, version: 1 }, terms, city.now);
    };
    await expect(alter('b', { unit: 'ratio', formula: 'a / 2' })).rejects.toMatchObject({
      code: 'indicators.formula-cycle',
      details: { path: 'b → a → b' },
    });
    await expect(alter('b', { unit: 'people' })).rejects.toMatchObject({ code: 'indicators.formula-unit-differs' });
    await define(city);
    await record(city, 'poor-households', north, '2025', 3);
    await expect(alter('poor-households', { unit: 'people' })).rejects.toMatchObject({
      code: 'indicators.has-figures',
    });
    expect((await alter('poor-households', { public: false })).version).toBe(2);
  }));

test('a series holds what was observed, what follows by formula, and what parts and months make together', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const { province, north, south } = await settleProvince(city);
    const poor = await define(city);
    const all = await define(city, { code: 'households', name: { vi: 'Số hộ', en: 'Households' } });
    const rate = await define(city, { code: 'poor-rate', unit: 'percent', formula: 'poor-households / households' });
    const births = await define(city, { code: 'births', unit: 'people', frequency: 'month', overTime: { by: 'sum' } });
    await record(city, 'poor-households', north, '2024', 40);
    await record(city, 'poor-households', north, '2025', 30);
    await record(city, 'poor-households', south, '2025', 10);
    await record(city, 'households', north, '2025', 1200);
    await record(city, 'households', south, '2025', 400);
    const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
    for (const month of months) await record(city, 'births', north, `2025-${month}`, 5);
    for (const month of months.slice(0, 3)) await record(city, 'births', north, `2024-${month}`, 5);

    const series = await readSeries(tx, {
      ...{ indicators: [poor, all, rate, births], areaIds: [north, province], day: day('2025-12-31') },
      ...{ frequency: 'year', last: 2 },
    });
    const told = (code: string, areaId: typeof north) =>
      series
        .get(code)
        ?.get(areaId)
        ?.map(({ period, value, origin, missing }) => [period, value, origin, missing?.why]);
    expect(told('poor-rate', north)).toEqual([
      ['2024', null, 'derived', 'part-missing'],
      ['2025', 2.5, 'derived', undefined],
    ]);
    expect(told('poor-rate', province)?.at(-1)).toEqual(['2025', 2.5, 'derived', undefined]);
    expect(told('poor-households', province)).toEqual([
      ['2024', null, 'areas', 'part-missing'],
      ['2025', 40, 'areas', undefined],
    ]);
    expect(told('births', north)).toEqual([
      ['2024', null, 'time', 'part-missing'],
      ['2025', 60, 'time', undefined],
    ]);
  }));

test('many figures are written at once, and what stood gives way', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const { north, south } = await settleProvince(city);
    const { id } = await define(city);
    await record(city, 'poor-households', north, '2025', 100);
    const row = (areaId: typeof north, value: number) => ({
      ...{ indicatorId: id, areaId, startsOn: day('2025-01-01'), endsOn: day('2025-12-31'), value },
      ...{ status: 'official' as const, source: 'Bảng tính', sourceUrl: null },
    });
    const ids = await writeObservations(tx, [row(north, 90), row(south, 50)], {
      ...{ origin: 'imported', batchId: '0190a000-0000-7000-8000-0000000000ff', by: 'system', at: now },
    });
    expect(ids).toHaveLength(2);
    expect((await latest(city)).map(({ value }) => value).sort()).toEqual([50, 90]);
    const superseded = await tx.text(sql`select superseded_by_id::text from observation where value = 100`);
    expect(superseded).toBe(ids[0]);
  }));
