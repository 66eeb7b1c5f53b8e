import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { script } from '../../../kernel/db/transaction.ts';
import { type Actor, publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import type { MapCounts, MapFilter } from '../../../kernel/tiles/contract.ts';
import { foldMapCells, rebuildMapCells } from '../../../kernel/tiles/count-on-map.ts';
import { boxOf } from '../../../kernel/tiles/mercator.ts';
import { CountedCell, cellRows, countsOf } from '../../../kernel/tiles/read-cells.ts';
import { readTile, tileOf } from '../../../kernel/tiles/testing.ts';
import { addDays, day, dayOf } from '../../../kernel/time.ts';
import * as work from '../../../kernel/work/acts.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import { reportsLayer } from './map-layer.ts';
import { act, file, inOtherWard, inWard, settleReports } from './testing.ts';

const titlesOf = (features: { properties: Record<string, unknown> }[] | undefined) =>
  (features ?? []).map(({ properties }) => properties.id).sort();

async function tile(city: TestCity, actor: Actor | null, zoom: number, query = '') {
  const [lon, lat] = inWard.coordinates;
  const at = tileOf([lon, lat], zoom);
  const response = await city.request(actor, { url: `/tiles/reports/${zoom}/${at.x}/${at.y}.mvt${query}` });
  expect(response.statusCode).toBe(200);
  return readTile(new Uint8Array(response.rawPayload), at);
}

test('reports are on the map of those who may see them, and of everybody once they are published', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city);
    await file(city, { position: inOtherWard });
    const secret = await file(city, { text: 'Tôi tố cáo cán bộ phường nhận tiền của tiểu thương' });
    for (const actor of [null, city.people.citizen, city.otherStaff]) {
      expect(titlesOf((await tile(city, actor, 15)).reports)).toEqual([]);
    }
    expect(titlesOf((await tile(city, city.staff, 15)).reports)).toEqual([id]);
    const before = await city.request(null, { url: '/tiles/reports/10/807/446.mvt' });
    await publishWorkOf(city.tx, systemActor, id, true, city.now);
    const [drawn] = (await tile(city, null, 15)).reports ?? [];
    expect(drawn?.properties).toMatchObject({
      id,
      state: 'received',
      bucket: 'in-time',
      dueSoon: true,
      category: 'rac-thai',
      weight: 1,
      ownerId: city.office,
    });
    const about = JSON.stringify((await city.request(null, { url: '/api/v1/map/items?layers=reports' })).json());
    expect(about).toContain(id);
    expect(about, 'no words of citizens').not.toContain('chợ');
    expect(about).not.toContain(secret.id);
    expect((await tile(city, null, 10))['reports-cells']?.[0]?.properties).toMatchObject({ count: 1, inTime: 1 });
    const after = await city.request(null, { url: '/tiles/reports/10/807/446.mvt' });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    const tasks = await city.request(null, { url: '/api/v1/map/counts?layers=tasks' });
    expect(tasks.json().items[0].count, 'the work of a report is no task').toBe(0);
  }));

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

test('after any acts the cells say what the reports themselves say, for everybody', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, office, otherOffice, staff, otherStaff, now } = city;
    const pick = numbers(7);
    const somewhere = () => ({
      type: 'Point' as const,
      coordinates: [103.91 + pick(18) * 0.01, 22.41 + pick(8) * 0.01] as [number, number],
    });
    await tx.run(sql`update report_setting set dispatcher_id = ${otherOffice}`);
    const reports: { id: string; work: WorkItemId }[] = [];
    for (let n = 0; n < 12; n++) {
      const said = pick(6) === 0 ? { text: 'Tố cáo cán bộ nhận tiền của dân' } : {};
      const { id } = await file(city, { ...said, position: somewhere() });
      const found = await tx.row(
        z.object({ work: WorkItemId }),
        sql`select work_item_id as work from report where id = ${id}`,
      );
      if (found !== undefined) reports.push({ id, work: found.work });
    }
    const reason = 'Thử nghiệm';
    for (let step = 0; step < 50; step++) {
      const { id, work: workId } = reports[pick(reports.length)] ?? { id: '', work: '' as WorkItemId };
      const doing = { id: workId, version: null };
      const body = { ownerId: pick(2) === 0 ? office : otherOffice, reason };
      const acts = [
        () => work.acceptWorkItem(tx, systemActor, { ...doing, body: {} }, now),
        () => work.recallWork(tx, systemActor, { ...doing, body: { reason } }, now),
        () => work.returnWork(tx, systemActor, { ...doing, body: { reason } }, now),
        () => work.reassign(tx, systemActor, { ...doing, body }, now),
        () => work.restrictWork(tx, systemActor, { ...doing, body: { readerIds: [staff.id], reason } }, now),
        () => publishWorkOf(tx, systemActor, id, pick(4) > 0, now),
        () => publishWorkOf(tx, systemActor, id, true, now),
        async () => {
          await tx.run(sql`update report_category set after_photo = false`);
          await work.confirmDone(tx, systemActor, { ...doing, body: { withoutEvidence: reason } }, now);
        },
        () =>
          act(city, city.people.office, id, 'recategorise', { category: pick(2) === 0 ? 'tieng-on' : 'do-xe', reason }),
        () => act(city, city.people.office, id, 'move', { position: somewhere() }),
        () => foldMapCells(tx),
      ];
      // What the state does not allow is refused and changes nothing, which the cells must survive too.
      await tx.attempt(async () => acts[pick(acts.length)]?.()).catch(() => {});
    }
    const eyes: Actor[] = [publicActor, systemActor, staff, otherStaff, city.people.leader];
    const scanned = { since: day('2000-01-01') }; // a filter by days is answered from the reports
    const compare = async () => {
      for (const actor of eyes) {
        for (const filter of [
          {},
          { owner: office },
          { open: true },
          { bucket: 'done-on-time' },
          { state: 'accepted' },
        ] as MapFilter[]) {
          for (const today of [dayOf(now), addDays(dayOf(now), 20)]) {
            const asked = { actor, now, today };
            const kept = await countsOf(tx, reportsLayer, { ...asked, filter });
            expect(kept).toEqual(await countsOf(tx, reportsLayer, { ...asked, filter: { ...filter, ...scanned } }));
          }
        }
        const at = tileOf([103.97, 22.45], 11);
        const asked = { actor, now, today: dayOf(now), tile: at, box: boxOf(at) };
        const cells = async (filter: MapFilter) => {
          const rows = await tx.rows(CountedCell, cellRows(reportsLayer, { ...asked, filter }));
          return rows
            .map(({ x: _x, y: _y, ...counts }: CountedCell): MapCounts => counts)
            .map((one) => JSON.stringify(one))
            .sort();
        };
        expect(await cells({})).toEqual(await cells(scanned));
        expect(await cells({ state: 'assigned' })).toEqual(await cells({ state: 'assigned', ...scanned }));
      }
    };
    await compare();
    const everything = await countsOf(tx, reportsLayer, { actor: systemActor, filter: {}, now, today: dayOf(now) });
    expect(everything.count, 'there is something to count').toBeGreaterThan(3);
    await rebuildMapCells(tx, reportsLayer.name, reportsLayer.counted);
    await compare();
  }));

test('a city that counted its map without states counts it by state from the records it has', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, office, staff, people, now } = city;
    const filed = [await file(city), await file(city), await file(city, { position: inOtherWard })];
    const [first, second] = filed.map(({ id }) => id);
    await act(city, staff, first ?? '', 'accept');
    await publishWorkOf(tx, systemActor, first ?? '', true, now);
    await act(city, people.office, second ?? '', 'reject', { reason: 'Không đúng sự thật' });
    for (const deadline of [null, { rule: '30d' }, { rule: '2d' }]) {
      const position = { type: 'Point' as const, coordinates: [103.9712, 22.4961] as [number, number] };
      const task = { title: 'Chỉnh trang vỉa hè', ownerId: office, deadline, position, published: true };
      const id = await openWorkItem(tx, systemActor, task, now);
      const doing = { id, version: null, body: { withoutEvidence: 'Thử nghiệm' } };
      if (deadline?.rule === '2d') await work.confirmDone(tx, systemActor, doing, now);
    }
    const cells = () =>
      tx.rows(z.looseObject({}), sql`select * from map_cell order by layer, level, cell, state, standing, owner_id, n`);
    await foldMapCells(tx);
    const counted = await cells();
    expect(new Set(counted.map(({ state }) => state))).toEqual(new Set(['assigned', 'accepted', 'done']));
    await tx.run(
      script(`truncate map_cell;
        alter table map_cell drop column state;
        alter table map_cell_delta drop column state;
        alter table map_cell add primary key
          (layer, level, cell, published, standing, due_on, owner_id, area_id, category_id, given_by_id);`),
    );
    const migration = new URL('../../../../db/migrations/0076-map-cells-by-state.sql', import.meta.url);
    await tx.run(script(await readFile(migration, 'utf8')));
    expect(await cells()).toEqual(counted);
  }));
