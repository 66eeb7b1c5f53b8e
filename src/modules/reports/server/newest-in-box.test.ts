import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { type Actor, publicActor } from '../../../kernel/identity/actor.ts';
import type { MapFilter } from '../../../kernel/tiles/contract.ts';
import { boxOf, type Box as MapBox, worldX, worldY } from '../../../kernel/tiles/mercator.ts';
import { day, dayOf, Instant } from '../../../kernel/time.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import { type Box, boxOfCell, type Covering, cellsOf, covering, coveringOfTile } from '../grid.ts';
import { reportsLayer } from './map-layer.ts';
import { act, ask, file, settleReports } from './testing.ts';

/** A corner of four cells, and how wide and high these are. */
const inside: Box = [103.93, 22.43, 103.93, 22.43];
const [lon, south, east, lat] = boxOfCell(cellsOf(covering(inside) as Covering)[0] ?? 0, 'cell');
const [wide, high] = [east - lon, lat - south];
const boxes: Record<string, Box> = {
  'four cells to their edges': [lon - wide, lat - high, lon + wide, lat + high],
  'a corner of four cells': [lon - wide / 25, lat - high / 25, lon + wide / 25, lat + high / 25],
  'a sliver along an edge': [lon - wide * 0.8, lat - high / 50, lon + wide * 2.4, lat + high / 50],
  'many cells': [lon - wide * 5, lat - high * 5, lon + wide * 12, lat + high * 12],
};

test('a box is covered by cells, each once, what lies in it apart from what it touches, and that from what it hardly does', () => {
  const corner = covering(boxes['a corner of four cells'] as Box);
  expect([corner?.whole, corner?.parts]).toEqual([[], []]);
  const parts = corner?.slivers.map(({ part }) => (part[2] - part[0]) * (part[3] - part[1])) ?? [];
  expect(parts.reduce((sum, part) => sum + part) / (wide * high)).toBeCloseTo((2 / 25) ** 2, 9);
  const half = covering([lon - wide / 2, lat - high, lon + wide, lat + high]);
  expect(half?.parts).toHaveLength(2);
  for (const box of Object.values(boxes)) {
    const cells = cellsOf(covering(box) as Covering);
    expect(new Set(cells).size).toBe(cells.length);
  }
  expect(covering(boxes['many cells'] as Box)).toMatchObject({ grid: 'wide_cell' });
  expect(covering([100, 15, 108, 24]), 'so much that time alone finds its newest').toBeNull();
});

test('a tile is made of whole cells, and of no more than sixteen', () => {
  const [x, y] = [Math.floor(worldX(lon) * 2 ** 16), Math.floor(worldY(lat - high / 2) * 2 ** 16)];
  for (const [zoom, grid, cells] of [
    [16, 'cell', 1],
    [15, 'cell', 4],
    [14, 'cell', 16],
    [13, 'wide_cell', 1],
    [11, 'wide_cell', 16],
  ] as const) {
    const tile = { z: zoom, x: x >> (16 - zoom), y: y >> (16 - zoom) };
    const covered = coveringOfTile(tile) as Covering;
    expect(covered).toMatchObject({ grid, parts: [], slivers: [] });
    expect(new Set(covered.whole).size, `${zoom}`).toBe(cells);
    const edges = boxOf(tile);
    for (const cell of covered.whole) {
      const [w, s, e, n] = boxOfCell(cell, grid);
      expect(w >= edges.west && s >= edges.south && e <= edges.east && n <= edges.north, `${zoom}`).toBe(true);
    }
  }
  expect(coveringOfTile({ z: 17, x: 0, y: 0 })).toBeNull();
  expect(coveringOfTile({ z: 10, x: 0, y: 0 })).toBeNull();
});

test('the database numbers cells as the program does, also at the ends of the world', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const Numbered = z.object({ cell: z.bigint(), wide: z.bigint() });
    await settleReports(city);
    for (const [x, y] of [
      [lon, lat],
      [103.8055, 22.1995],
      [103.7109375, 22.5],
      [0, 0],
      [-180, 90],
      [180, -90],
    ] as const) {
      await tx.run(sql`
        insert into report (id, number, work_item_id, state, category_id, text, position, owner_id, channel, reported_at,
                            filed_at, changed_at)
        select gen_random_uuid(), ${`P ${x} ${y}`}, gen_random_uuid(), 'done', (select id from report_category limit 1), 'x',
               ST_SetSRID(ST_MakePoint(${x}::float8, ${y}::float8), 4326), (select id from organisation limit 1), 'web',
               now(), now(), now()`);
      const row = await tx.row(
        Numbered,
        sql`select cell, wide_cell as wide from report where number = ${`P ${x} ${y}`}`,
      );
      const at = (zoom: number) => Math.floor(worldY(y) * 2 ** zoom) * 2 ** 16 + Math.floor(worldX(x) * 2 ** zoom);
      expect(row, `${x} ${y}`).toEqual({ cell: BigInt(at(16)), wide: BigInt(at(13)) });
    }
  }));

const Id = z.object({ id: z.string() });
const Item = Id.extend({ at: Instant, lon: z.number(), lat: z.number() });

/** Page by page, four at a time, to the end. */
async function listed(city: TestCity, actor: Actor | null, box: Box, filter = ''): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const url = `/api/v1/reports?box=${box.join(',')}&limit=4${filter}${cursor}`;
    const page = await ask<{ items: { id: string }[]; next: string | null }>(city, actor, url);
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === null) return ids;
    cursor = `&after=${page.next}`;
  }
}

test('a list in a box holds what lies in it, edges and all, newest first and each once, for whoever may see it', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, now, people } = city;
    const offsets = [-1.2, -1, -0.02, 0, 0.02, 1, 2.02];
    let n = 0;
    for (const dx of offsets) {
      for (const dy of [0, dx === 1 ? -1 : 0.01]) {
        const coordinates: [number, number] = [lon + dx * wide, lat + dy * high];
        const { id } = await file(city, { text: `Rác số ${n}`, position: { type: 'Point', coordinates } });
        await tx.run(
          sql`update report set reported_at = reported_at - make_interval(mins => ${(n * 5) % 14}) where id = ${id}`,
        );
        if (n++ % 3 !== 0) await publishWorkOf(tx, people.leader, id, true, now);
      }
    }
    for (const [name, box] of Object.entries(boxes)) {
      const [west, south, east, north] = box;
      const expected = async (seen: ReturnType<typeof sql>) =>
        (
          await tx.rows(
            Id,
            sql`select id from report where ST_X(position) between ${west}::float8 and ${east}::float8
                   and ST_Y(position) between ${south}::float8 and ${north}::float8 and ${seen}
                 order by reported_at desc, id desc`,
          )
        ).map(({ id }) => id);
      const everything = await expected(sql`true`);
      const published = await expected(sql`publication = 'public'`);
      expect(published.length, name).toBeGreaterThan(1);
      expect(everything.length, name).toBeGreaterThan(published.length);
      expect(await listed(city, null, box), name).toEqual(published);
      expect(await listed(city, people.leader, box), name).toEqual(everything);
      const filter = '&category=rac-thai&state=received';
      for (const [actor, all] of [
        [null, published],
        [people.leader, everything],
      ] as const) {
        const url = `/api/v1/reports/count?box=${box.join(',')}`;
        expect(await ask(city, actor, url), name).toEqual({ count: all.length, exact: true });
        expect(await ask(city, actor, `${url}${filter}`), name).toEqual({ count: all.length, exact: true });
      }
      expect(await listed(city, people.leader, box, filter), name).toEqual(everything);
    }
  }));

test('the list beside the map and a tile of it find what going through everything finds, by every filter and page by page', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, now, people, otherStaff } = city;
    for (let n = 0; n < 24; n++) {
      const coordinates: [number, number] = [
        lon + (((n * 7) % 24) / 6 - 1.6) * wide,
        lat + (((n * 5) % 24) / 12 - 0.8) * high,
      ];
      const { id } = await file(city, { text: `Rác số ${n}`, position: { type: 'Point', coordinates } });
      await tx.run(
        sql`update report set reported_at = reported_at - make_interval(hours => ${((n * 5) % 14) * 3}) where id = ${id}`,
      );
      if (n % 3 !== 0) await publishWorkOf(tx, people.leader, id, true, now);
      if (n % 4 === 0) await act(city, people.office, id, 'reject', { reason: 'Không đúng sự thật' });
    }
    const shown = new Set<string>();
    const filters: MapFilter[] = [{}, { open: true }, { owner: city.office }, { state: 'assigned' }];
    filters.push({ since: day('2026-03-09') }, { until: day('2026-03-08'), open: true });
    for (const actor of [publicActor, otherStaff, people.leader]) {
      for (const filter of filters) {
        for (const [name, sides] of Object.entries(boxes)) {
          const [west, south, east, north] = sides;
          const asked = { actor, filter, now, today: dayOf(now) };
          const page = (box: MapBox | null, rows: number, after?: readonly [Instant, string]) =>
            tx.rows(
              Item,
              sql`select id, came_at as at, lon, lat from (${reportsLayer.items({ ...asked, box }, { rows, after })}) as found`,
            );
          const liesIn = ({ lon: x, lat: y }: z.infer<typeof Item>) =>
            x >= west && x <= east && y >= south && y <= north;
          const expected = (await page(null, 1000)).filter(liesIn).map(({ id }) => id);
          const found: string[] = [];
          for (let after: readonly [Instant, string] | undefined; ; ) {
            const items = await page({ west, south, east, north }, 9, after);
            found.push(...items.map(({ id }) => id));
            const last = items.at(-1);
            if (last === undefined || items.length < 9) break;
            after = [last.at, last.id];
          }
          expect([name, filter, found]).toEqual([name, filter, expected]);
          shown.add(`${JSON.stringify(filter)} ${found.length > 0}`);
        }
        for (const z of [13, 14, 15, 16, 17]) {
          const tile = { z, x: Math.floor(worldX(lon) * 2 ** z), y: Math.floor(worldY(lat - high / 2) * 2 ** z) };
          const asked = { actor, filter, now, today: dayOf(now) };
          const newest = reportsLayer.newest({ ...asked, tile, box: boxOf(tile) }, { rows: 1000 });
          const found = await tx.rows(Item, sql`select id, came_at as at, lon, lat from (${newest}) as found`);
          const everything = reportsLayer.items({ ...asked, box: null }, { rows: 1000 });
          const expected = (
            await tx.rows(Item, sql`select id, came_at as at, lon, lat from (${everything}) as found`)
          ).filter(
            (item) =>
              worldX(item.lon) * 2 ** z >= tile.x &&
              worldX(item.lon) * 2 ** z < tile.x + 1 &&
              worldY(item.lat) * 2 ** z >= tile.y &&
              worldY(item.lat) * 2 ** z < tile.y + 1,
          );
          expect([z, filter, found]).toEqual([z, filter, expected]);
        }
      }
    }
    for (const filter of filters) expect(shown).toContain(`${JSON.stringify(filter)} true`);
  }));
