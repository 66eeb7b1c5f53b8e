import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Point } from '../../src/kernel/geo/contract.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { readTile } from '../../src/kernel/tiles/testing.ts';
import { type Instant, instant } from '../../src/kernel/time.ts';
import { acceptWorkItem } from '../../src/kernel/work/acts.ts';
import { openWorkItem, type WorkToOpen } from '../../src/kernel/work/open-work-item.ts';
import { publishWorkOf } from '../../src/kernel/work/publish-work.ts';
import { act, file, inOtherWard, settleReports } from '../../src/modules/reports/server/testing.ts';
import type { BrowserCity } from './visit.ts';
import { patience } from './visit.ts';

export const point = (lon: number, lat: number) => ({
  type: 'Point' as const,
  coordinates: [lon, lat] as [number, number],
});
/** Two reports lie here beside each other. */
export const heap = [103.921, 22.4305] as const;

/**
 * Two wards with work of both kinds, told by their titles on the map: three reports, of which one is not published and
 * lies in the other ward, and two tasks. Each came on another day.
 */
export async function settleTown(city: BrowserCity) {
  await settleReports(city);
  const { tx, office, otherOffice, staff } = city;
  const report = async (category: string, name: string, at: string, position: Point) => {
    const filed = await file({ ...city, now: instant(at) }, { category, position });
    return { id: filed.id, title: `${name} · ${filed.number}` };
  };
  const waste = await report('rac-thai', 'Rác thải, vệ sinh môi trường', '2026-03-09T00:30:00Z', point(103.92, 22.43));
  const unpublished = await report('rac-thai', 'Rác thải, vệ sinh môi trường', '2026-03-08T02:00:00Z', inOtherWard);
  const noise = await report('tieng-on', 'Tiếng ồn', '2026-03-05T02:00:00Z', point(103.922, 22.431));
  await act(city, staff, noise.id, 'accept');
  await act(city, staff, noise.id, 'start');
  for (const { id } of [waste, noise]) await publishWorkOf(tx, systemActor, id, true, city.now);
  const open = (title: string, at: Instant, more: Partial<WorkToOpen>) =>
    openWorkItem(tx, systemActor, { title, ownerId: office, published: true, ...more }, at);
  const drain = 'Sửa nắp cống vỡ';
  const id = await open(drain, instant('2026-03-07T02:00:00Z'), {
    position: point(103.9722, 22.4765),
    deadline: { rule: '30d' },
  });
  await acceptWorkItem(tx, systemActor, { id, version: null, body: {} }, city.now);
  const stalls = 'Dẹp hàng quán lấn vỉa hè';
  await open(stalls, instant('2026-02-02T01:00:00Z'), {
    ownerId: otherOffice,
    position: point(103.9712, 22.4961),
    deadline: { rule: '2026-02-27' },
  });
  return { waste: waste.title, unpublished: unpublished.title, noise: noise.title, drain, stalls };
}

/** What the tiles hold that the page has asked for: how much of each layer by the filter it asked last. */
export function watchDrawn(page: Page): (layers: readonly string[]) => number {
  const counted = new Map<string, number>();
  let last = { z: '', search: '' };
  // Not the answer that came last: one to a filter of before may be late.
  page.on('request', (request) => {
    const tile = tileIn(request.url());
    if (tile !== undefined) last = tile;
  });
  page.on('response', async (response) => {
    const tile = tileIn(response.url());
    if (tile === undefined || !response.ok()) return;
    const { layer, z, x, y, search } = tile;
    const layers = readTile(await response.body(), { z: Number(z), x: Number(x), y: Number(y) });
    const cells = (layers[`${layer}-cells`] ?? []).map(({ properties }) => Number(properties.count));
    const total = cells.reduce((sum, count) => sum + count, layers[layer]?.length ?? 0);
    counted.set([layer, z, search, x, y].join('/'), total);
  });
  return (layers) =>
    [...counted]
      .filter(([key]) => layers.some((layer) => key.startsWith([layer, last.z, last.search, ''].join('/'))))
      .reduce((sum, [, count]) => sum + count, 0);
}

function tileIn(url: string) {
  const { pathname, search } = new URL(url);
  const [, layer, z = '', x = '', y = ''] = /^\/tiles\/(\w+)\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(pathname) ?? [];
  return layer === undefined ? undefined : { layer, z, x, y, search };
}

const list = (page: Page) => page.getByRole('region', { name: 'Danh sách, mới nhất trước' });
export const titlesIn = (page: Page): Promise<string[]> =>
  list(page).getByRole('listitem').getByRole('link').allTextContents();

/** The list has these in this order, the heading counts them, and the tiles hold as many. */
export async function expectShown(
  page: Page,
  drawn: ReturnType<typeof watchDrawn>,
  titles: readonly string[],
  layers: readonly string[] = ['tasks', 'reports'],
): Promise<void> {
  await expect.poll(() => titlesIn(page), patience).toEqual(titles);
  const counted = titles.length === 0 ? /^Không có gì trên bản đồ/ : new RegExp(`^${titles.length} trên bản đồ`);
  await page.getByRole('heading', { level: 1, name: counted }).waitFor();
  await expect.poll(() => drawn(layers), patience).toBe(titles.length);
}
