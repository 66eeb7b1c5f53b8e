import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity, testNow } from '../../../test/city.ts';
import { newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import { type Actor, publicActor, systemActor } from '../identity/actor.ts';
import { PlaceId } from '../places/contract.ts';
import { addDays, atCityTime, type Day, Day as DayOf, dayOf } from '../time.ts';
import { confirmDone, placeWorkItem, reassign, recallWork, restrictWork, returnWork } from '../work/acts.ts';
import { bucketOf, isDueSoon } from '../work/bucket.ts';
import type { WorkItemId } from '../work/contract.ts';
import { moveTasksOfPlace, tasksLayer } from '../work/map-layer.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { publishWorkOf } from '../work/publish-work.ts';
import { WorkState } from '../work/states.ts';
import type { MapFilter } from './contract.ts';
import { foldMapCells, rebuildMapCells } from './count-on-map.ts';
import { boxOf, type TileId, worldX, worldY } from './mercator.ts';
import { CountedCell, cellRows, countsOf } from './read-cells.ts';
import { tileOf } from './testing.ts';

type Pick = (below: number) => number;

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}
const oneOf = <T>(pick: Pick, values: readonly T[]): T => values[pick(values.length)] as T;

const today = dayOf(testNow);
const sources = ['0190a000-0000-7000-8000-00000000a001', '0190a000-0000-7000-8000-00000000a002'] as const;
const places = [newId(PlaceId), newId(PlaceId)] as const;

/** Few enough positions that several lie in one cell, over some tiles of zoom 12. */
const somewhere = (pick: Pick) => ({
  type: 'Point' as const,
  coordinates: [103.9 + pick(40) * 0.0051, 22.4 + pick(40) * 0.0047] as [number, number],
});

async function putPlace(tx: Tx, pick: Pick, id: PlaceId): Promise<void> {
  const before = await tx.row(
    z.object({ at: z.tuple([z.number(), z.number()]).nullable() }),
    sql`select case when geometry is not null then jsonb_build_array(ST_X(geometry), ST_Y(geometry)) end as at
          from place where id = ${id} for update`,
  );
  const [lon, lat] = somewhere(pick).coordinates;
  await tx.run(sql`
    update place set geometry = ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326), accuracy_m = 1,
                     source = 'thử', placed_by = 'thử', placed_at = ${testNow} where id = ${id}`);
  const was = before?.at ?? null;
  await moveTasksOfPlace(tx, id, was === null ? null : { type: 'Point', coordinates: was });
}

function openOne({ tx, office, otherOffice, staff }: TestCity, pick: Pick): Promise<WorkItemId> {
  const isRestricted = pick(8) === 0;
  return openWorkItem(
    tx,
    systemActor,
    {
      title: 'Chỉnh trang vỉa hè',
      ownerId: oneOf(pick, [office, otherOffice]),
      position: pick(3) === 0 ? null : somewhere(pick),
      placeIds: pick(2) === 0 ? [] : [oneOf(pick, places)],
      deadline:
        pick(6) === 0
          ? null
          : { rule: addDays(today, pick(200) - 100), from: atCityTime(addDays(today, -200), '08:00') },
      source: { kind: pick(7) === 0 ? 'report' : 'directive', id: oneOf(pick, sources), ref: null, label: '01-NQ/TU' },
      published: !isRestricted && pick(2) === 0,
      readerIds: isRestricted ? [staff.id] : null,
    },
    testNow,
  );
}

async function doSomething({ tx, office, otherOffice, staff }: TestCity, items: WorkItemId[], pick: Pick) {
  const doing = { id: oneOf(pick, items), version: null };
  const reason = 'Thử nghiệm';
  const finished = { withoutEvidence: reason, finishedOn: addDays(today, -pick(100)) };
  const elsewhere = pick(3) === 0 ? { position: null } : { position: somewhere(pick) };
  const acts = [
    () => confirmDone(tx, systemActor, { ...doing, body: finished }, testNow),
    () => returnWork(tx, systemActor, { ...doing, body: { reason } }, testNow),
    () => recallWork(tx, systemActor, { ...doing, body: { reason } }, testNow),
    () =>
      reassign(tx, systemActor, { ...doing, body: { ownerId: oneOf(pick, [office, otherOffice]), reason } }, testNow),
    () => placeWorkItem(tx, systemActor, { ...doing, body: elsewhere }, testNow),
    () => placeWorkItem(tx, systemActor, { ...doing, body: { placeIds: [oneOf(pick, places)] } }, testNow),
    () => restrictWork(tx, systemActor, { ...doing, body: { readerIds: [staff.id], reason } }, testNow),
    () => publishWorkOf(tx, systemActor, oneOf(pick, sources), pick(4) > 0, testNow),
    () => putPlace(tx, pick, oneOf(pick, places)),
    () => foldMapCells(tx),
  ];
  // Acts that the state does not allow are refused and change nothing, which the cells must survive too.
  await tx
    .attempt(async () => oneOf<() => Promise<unknown>>(pick, acts)())
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
    });
}

const Scanned = z.object({
  ownerId: z.string(),
  published: z.boolean(),
  restricted: z.boolean(),
  state: WorkState,
  originalDueOn: DayOf.nullable(),
  finishedOn: DayOf.nullable(),
  lon: z.number(),
  lat: z.number(),
});
type Scanned = z.infer<typeof Scanned>;

const scan = (tx: Tx): Promise<Scanned[]> =>
  tx.rows(
    Scanned,
    sql`select w.owner_id as "ownerId", w.published, w.restricted, w.state, w.original_due_on as "originalDueOn",
               w.finished_on as "finishedOn", ST_X(coalesce(w.position, p.geometry)) as lon,
               ST_Y(coalesce(w.position, p.geometry)) as lat
          from work_item w left join place p on p.id = w.place_id
         where coalesce(w.position, p.geometry) is not null and w.source_kind <> 'report' and w.state <> 'recalled'`,
  );

const within = ({ lon, lat }: Scanned, { z: zoom, x, y }: TileId): boolean =>
  Math.floor(worldX(lon) * 2 ** zoom) === x && Math.floor(worldY(lat) * 2 ** zoom) === y;

const count = (rows: Scanned[], on: Day) => {
  const of = (bucket: string) => rows.filter((row) => bucketOf(row, on) === bucket).length;
  return {
    count: rows.length,
    overdue: of('overdue'),
    inTime: of('in-time'),
    dueSoon: rows.filter((row) => isDueSoon(row, on)).length,
    withoutDeadline: of('without-deadline'),
    doneOnTime: of('done-on-time'),
    doneLate: of('done-late'),
  };
};

async function expectCellsToMatch(city: TestCity, on: Day): Promise<void> {
  const { tx, otherOffice, otherStaff, staff, office } = city;
  const all = await scan(tx);
  const eyes: [Actor, (row: Scanned) => boolean][] = [
    [publicActor, (row) => row.published],
    [systemActor, (row) => !row.restricted],
    [otherStaff, (row) => row.published || (!row.restricted && row.ownerId === otherOffice)],
    [staff, (row) => row.published || row.restricted || row.ownerId === office],
  ];
  const tiles = [9, 11, 12].map((zoom) => tileOf([104, 22.5], zoom));
  for (const [actor, sees] of eyes) {
    const seen = all.filter(sees);
    const filters: [MapFilter, (row: Scanned) => boolean][] = [
      [{}, () => true],
      [{ owner: otherOffice }, ({ ownerId }) => ownerId === otherOffice],
      [{ state: 'assigned' }, ({ state }) => state === 'assigned'],
      [{ state: 'done', open: false }, ({ state }) => state === 'done'],
    ];
    for (const [filter, fits] of filters) {
      const asked = { actor, filter, now: testNow, today: on };
      const kept = seen.filter(fits);
      expect(await countsOf(tx, tasksLayer, asked)).toEqual(count(kept, on));
      for (const tile of tiles) {
        const cells = await tx.rows(CountedCell, cellRows(tasksLayer, { ...asked, tile, box: boxOf(tile) }));
        const inTile = kept.filter((row) => within(row, tile));
        const sum = (key: 'count' | 'overdue' | 'doneLate') => cells.reduce((total, cell) => total + cell[key], 0);
        const { count: number, overdue, doneLate } = count(inTile, on);
        expect([sum('count'), sum('overdue'), sum('doneLate')]).toEqual([number, overdue, doneLate]);
        const fine = new Set(inTile.map((row) => cellOf(worldX(row.lon), worldY(row.lat), tile.z)));
        expect(new Set(cells.map(({ x, y }) => cellOf(x, y, tile.z))), 'each in its own cell').toEqual(fine);
      }
    }
  }
}

const cellOf = (x: number, y: number, zoom: number) =>
  `${Math.floor(x * 2 ** (zoom + 4))}/${Math.floor(y * 2 ** (zoom + 4))}`;

test('after any acts, at any zoom, the cells are what a full count says', () =>
  inTestCity(async (city) => {
    const pick = numbers(2);
    for (const id of places) await city.tx.run(sql`insert into place (id, name, kind) values (${id}, ${id}, 'market')`);
    const items: WorkItemId[] = [];
    for (let step = 0; step < 24; step++) items.push(await openOne(city, pick));
    for (let step = 0; step < 60; step++) {
      await doSomething(city, items, pick);
      if (step === 30) await expectCellsToMatch(city, addDays(today, 20));
    }
    const before = await scan(city.tx);
    expect(before.filter(({ published }) => published).length, 'there is something to count').toBeGreaterThan(3);
    await rebuildMapCells(city.tx, tasksLayer.name, tasksLayer.counted);
    await expectCellsToMatch(city, today);
  }));
