import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { type Actor, publicActor } from '../../../kernel/identity/actor.ts';
import type { MapFilter } from '../../../kernel/tiles/contract.ts';
import type { Box as MapBox } from '../../../kernel/tiles/mercator.ts';
import { day, dayOf, Instant } from '../../../kernel/time.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import { type Box, cellsOf, covering } from '../grid.ts';
import { reportsLayer } from './map-layer.ts';
import { act, ask, file, settleReports } from './testing.ts';

const [lon, lat] = [103.93, 22.43]; // a corner of four cells
const boxes: Record<string, Box> = {
  'four cells to their edges': [lon - 0.005, lat - 0.005, lon + 0.005, lat + 0.005],
  'a corner of four cells': [lon - 0.0002, lat - 0.0002, lon + 0.0002, lat + 0.0002],
  'a sliver along an edge': [lon - 0.004, lat - 0.0001, lon + 0.012, lat + 0.0001],
  'many cells': [lon - 0.025, lat - 0.025, lon + 0.06, lat + 0.06],
};

test('a box is covered by cells, each once, the hardly touched ones apart with what of the box lies in them', () => {
  const edges = covering(boxes['four cells to their edges'] as Box);
  expect(edges?.whole).toHaveLength(4);
  expect(edges?.slivers).toHaveLength(5); // what lies on the edge belongs to the next cell
  const corner = covering(boxes['a corner of four cells'] as Box);
  expect(corner?.whole).toEqual([]);
  const parts = corner?.slivers.map(({ part: [west, south, east, north] }) => (east - west) * (north - south)) ?? [];
  expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(0.0004 ** 2, 12);
  for (const box of Object.values(boxes)) {
    const cells = cellsOf(covering(box) as NonNullable<ReturnType<typeof covering>>);
    expect(new Set(cells).size).toBe(cells.length);
  }
  expect(covering([103, 21, 105, 23]), 'so much that time alone finds its newest').toBeNull();
});

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
    const offsets = [-0.006, -0.005, -0.0001, 0, 0.0001, 0.005, 0.0101];
    let n = 0;
    for (const dx of offsets) {
      for (const dy of [0, dx === 0.005 ? -0.005 : 0.00005]) {
        const coordinates: [number, number] = [lon + dx, lat + dy];
        const { id } = await file(city, { text: `Rác số ${n}`, position: { type: 'Point', coordinates } });
        await tx.run(
          sql`update report set reported_at = reported_at - make_interval(mins => ${(n * 5) % 14}) where id = ${id}`,
        );
        if (n++ % 3 !== 0) await publishWorkOf(tx, people.leader, id, true, now);
      }
    }
    for (const [name, [west, south, east, north]] of Object.entries(boxes)) {
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
      expect(await listed(city, null, [west, south, east, north]), name).toEqual(published);
      expect(await listed(city, people.leader, [west, south, east, north]), name).toEqual(everything);
      const filter = '&category=rac-thai&state=received';
      expect(await listed(city, people.leader, [west, south, east, north], filter), name).toEqual(everything);
    }
  }));

test('the list beside the map finds in a box what going through everything finds, by every filter and page by page', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { tx, now, people, otherStaff } = city;
    for (let n = 0; n < 24; n++) {
      const coordinates: [number, number] = [
        lon + ((n * 7) % 24) * 0.0008 - 0.008,
        lat + ((n * 5) % 24) * 0.0004 - 0.004,
      ];
      const { id } = await file(city, { text: `Rác số ${n}`, position: { type: 'Point', coordinates } });
      await tx.run(
        sql`update report set reported_at = reported_at - make_interval(hours => ${((n * 5) % 14) * 3}) where id = ${id}`,
      );
      if (n % 3 !== 0) await publishWorkOf(tx, people.leader, id, true, now);
      if (n % 4 === 0) await act(city, people.office, id, 'reject', { reason: 'Không đúng sự thật' });
    }
    const shown = new Set<string>();
    const filters: MapFilter[] = [{}, { open: true }, { owner: city.office }];
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
      }
    }
    for (const filter of filters) expect(shown).toContain(`${JSON.stringify(filter)} true`);
  }));
