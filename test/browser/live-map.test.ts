import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { atCityTime, day } from '../../src/kernel/time.ts';
import { openWorkItem, type WorkToOpen } from '../../src/kernel/work/open-work-item.ts';
import { settleCity } from './seed.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut, themes, widths } from './visit.ts';

const overdue = { rule: '2026-02-27', from: atCityTime(day('2026-02-02'), '08:00') };

/** Work at a market, at a crossing, beside it, and some that nobody has put on the map. */
async function placeWork(city: BrowserCity) {
  await settleCity(city);
  const { tx, office, otherOffice, now } = city;
  const open = (title: string, lon: number, lat: number, more: Partial<WorkToOpen> = {}) =>
    openWorkItem(
      tx,
      systemActor,
      {
        title,
        ownerId: office,
        position: { type: 'Point', coordinates: [lon, lat] },
        published: true,
        deadline: { rule: '30d' },
        ...more,
      },
      now,
    );
  await open('Dẹp hàng quán lấn vỉa hè', 103.9712, 22.4961, { deadline: overdue, ownerId: otherOffice });
  await open('Sửa nắp cống vỡ', 103.9722, 22.4965);
  await open('Kẻ lại vạch sang đường', 103.985, 22.48);
  return open;
}

/** What the tiles of a layer hold that the page has asked for. */
function watchTiles(page: Page): string[] {
  const asked: string[] = [];
  page.on('response', (response) => {
    const { pathname, search } = new URL(response.url());
    if (pathname.startsWith('/tiles/') && response.ok()) asked.push(pathname + search);
  });
  return asked;
}

const onMap = 'Xem trên bản đồ';

test('the map draws the tiles of the city, and a filter changes both faces', () =>
  inBrowserCity(async (city) => {
    await placeWork(city);
    const page = await city.open();
    const asked = watchTiles(page);
    await page.goto(`${city.url}/map`);
    await page.getByRole('heading', { level: 1, name: '3 trên bản đồ, 1 quá hạn' }).waitFor();
    await page.locator('.maplibregl-canvas').waitFor();
    await expect.poll(() => asked.length, patience).toBeGreaterThan(0);
    expect(asked.every((address) => address.endsWith('.mvt?open=true'))).toBe(true);
    const list = page.getByRole('region', { name: 'Danh sách, mới nhất trước' });
    expect(await list.getByRole('listitem').count()).toBe(3);

    asked.length = 0;
    await page.getByLabel('Tình trạng').selectOption('overdue');
    await page.getByRole('heading', { level: 1, name: '1 trên bản đồ, 1 quá hạn' }).waitFor();
    await expect.poll(() => asked.some((address) => address.includes('bucket=overdue')), patience).toBe(true);
    await expect.poll(() => list.getByRole('listitem').count(), patience).toBe(1);
    await list.getByRole('link', { name: 'Dẹp hàng quán lấn vỉa hè' }).waitFor();

    await page.getByRole('button', { name: 'Danh sách' }).press('Enter');
    await page.locator('.maplibregl-canvas').waitFor({ state: 'detached' });
    expect(await list.getByRole('listitem').count(), 'the same, one switch away').toBe(1);
    await page.reload(); // what is shown stands in the address
    await page.getByRole('heading', { level: 1, name: '1 trên bản đồ, 1 quá hạn' }).waitFor();
    expect(await page.locator('.maplibregl-canvas').count()).toBe(0);

    await page.goto(`${city.url}/map?days=7`);
    await page.getByRole('heading', { level: 1, name: '3 trên bản đồ, 1 quá hạn' }).waitFor();
    await page.getByLabel('Khoảng thời gian').press('ArrowLeft');
    await page.getByRole('status').getByText('02/03/2026 – 08/03/2026').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Không có gì trên bản đồ' }).waitFor();
  }));

test('the keyboard goes from the list to the map and back, and from a point to its page', () =>
  inBrowserCity(async (city) => {
    await placeWork(city);
    const page = await city.open();
    await page.goto(`${city.url}/map?face=list`);
    await page.getByRole('button', { name: `${onMap}: Sửa nắp cống vỡ` }).press('Enter');
    await page.locator('.maplibregl-canvas').waitFor();
    await expect.poll(() => page.url(), patience).toMatch(/view=103\.9722\d*%2C22\.496\d*%2C15/);
    await page.waitForFunction('document.activeElement.classList.contains("live-side")');
    await page.locator('.live-pressed').getByRole('link', { name: 'Sửa nắp cống vỡ' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Sửa nắp cống vỡ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\//);
  }));

test('what comes in is there without a reload, and stands out', () =>
  inBrowserCity(async (city) => {
    const open = await placeWork(city);
    const page = await city.open();
    const asked = watchTiles(page);
    let tell: () => void = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    let opened = false;
    // Nothing is ever committed in the test city: the line is played, first open, then with one event.
    await page.route('**/api/v1/events', async (route) => {
      if (!opened) {
        opened = true;
        return route.fulfill({ contentType: 'text/event-stream', body: 'id: 1\n\n' });
      }
      await told;
      const event = { kind: 'work.changed', about: { kind: 'work-item', id: 'a' }, data: {}, at: city.now };
      return route.fulfill({ contentType: 'text/event-stream', body: `id: 2\ndata: ${JSON.stringify(event)}\n\n` });
    });
    await page.goto(`${city.url}/map`);
    await page.getByRole('heading', { level: 1, name: '3 trên bản đồ, 1 quá hạn' }).waitFor();
    await page.locator('.maplibregl-canvas').waitFor();
    await expect.poll(() => asked.length, patience).toBeGreaterThan(0);
    await open('Cây đổ chắn đường', 103.9765, 22.49);
    asked.length = 0;
    tell();
    await page.getByRole('heading', { level: 1, name: '4 trên bản đồ, 1 quá hạn' }).waitFor();
    const come = page.locator('.live-list li', { hasText: 'Cây đổ chắn đường' });
    await come.getByText('Vừa đến').waitFor();
    await expect.poll(() => asked.length, patience).toBeGreaterThan(0);
  }));

test('the map page has no barriers, in any light, at any width', () =>
  inBrowserCity(async (city) => {
    await placeWork(city);
    for (const width of Object.keys(widths) as (keyof typeof widths)[]) {
      for (const theme of themes) {
        const page = await city.open({ width, theme, as: city.staff });
        await page.goto(`${city.url}/map?days=7`);
        await page.getByRole('link', { name: 'Sửa nắp cống vỡ' }).waitFor();
        expect(await findBarriers(page)).toEqual([]);
        expect(await sticksOut(page)).toBe(false);
        await page.locator('.maplibregl-canvas').waitFor();
        if (process.env.SHOTS) {
          await page.waitForTimeout(2500);
          await page.screenshot({
            path: `${process.env.SHOTS}/map-${width}-${theme}.png`,
            fullPage: width === 'phone',
          });
        }
      }
    }
  }));
