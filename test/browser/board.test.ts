import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { expect, test } from 'vitest';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { sql } from '../../src/kernel/db/db.ts';
import { instant } from '../../src/kernel/time.ts';
import { builtPages } from './browser.ts';
import { publishDirective, settleCity } from './seed.ts';
import { inBrowserCity, patience, sticksOut, widths } from './visit.ts';

test('the map and its list show the same tasks, and the keyboard reaches all of them', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    await publishDirective(city);
    const page = await city.open();
    await page.goto(city.url);
    const where = page.getByRole('region', { name: 'Trên bản đồ' });
    await where.getByText('2 việc có vị trí, 2 việc chưa đặt lên bản đồ.').waitFor();
    await where.getByText('Ranh giới là bản vẽ phác').waitFor();
    await page.locator('.maplibregl-canvas').waitFor();
    await where.getByRole('button', { name: 'Danh sách' }).press('Enter');
    const entries = where.getByRole('listitem').getByRole('link');
    await expect.poll(() => entries.count(), patience).toBe(2);
    await entries.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\//);
  }));

test('a figure leads to the tasks behind it', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    await publishDirective(city);
    const page = await city.open();
    await page.goto(city.url);
    await page.getByRole('link', { name: /Quá hạn 1/ }).click();
    await page.getByRole('heading', { level: 1, name: '1 nhiệm vụ' }).waitFor();
    await expect.poll(() => page.locator('.tasks li').count(), patience).toBe(1);
    await page
      .getByRole('main')
      .getByRole('link', { name: /15\/CT-UBND/ })
      .click();
    await page.locator('mark.chosen-mark').waitFor();
  }));

test('keyboard alone: past the navigation to the content, and back through the pages', () =>
  inBrowserCity(async (city) => {
    const page = await city.open();
    await page.goto(city.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate<string>('document.activeElement.textContent'), patience)
      .toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate<string>('document.activeElement.id'), patience).toBe('main');
    const bar = page.getByRole('banner');
    await bar.getByRole('button', { name: 'Thêm' }).press('Enter');
    await page.keyboard.press('Escape'); // closes, and the button has the keyboard again
    await expect.poll(() => bar.getByRole('link', { name: 'Tính thời hạn' }).count(), patience).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate<string>('document.activeElement.textContent'), patience)
      .toBe('Tính thời hạn');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tôi có bao lâu?' }).waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.id'), patience).toBe('main');
    await expect.poll(() => page.title(), patience).toBe('Tôi có bao lâu? · Đô Thị');
  }));

test('how long do I have: a citizen asks, and is told how it was computed', () =>
  inBrowserCity(async (city) => {
    const page = await city.open({ width: 'phone' });
    await page.goto(`${city.url}/deadline`);
    await page.getByRole('button', { name: 'Tính thời hạn' }).tap();
    await page.getByText('Cho biết ngày và giờ.').waitFor();
    await page.getByLabel('Vào lúc').fill('2026-02-09T16:40');
    await page.getByRole('button', { name: 'Tính thời hạn' }).tap();
    await page.getByText('26/02/2026, 17:00').waitFor();
    await page.getByText(/tiếp nhận 09\/02\/2026 16:40 → tính từ 10\/02; 8 ngày làm việc/).waitFor();
    await page.reload(); // the question stands in the address
    await page.getByText('26/02/2026, 17:00').waitFor();
  }));

test('the other language and the other light are one press away, and remembered', () =>
  inBrowserCity(async (city) => {
    const page = await city.open();
    await page.goto(city.url);
    await page.getByRole('button', { name: 'Chuyển sang tiếng Anh' }).click();
    await page.getByRole('heading', { level: 1, name: '0 tasks, none overdue' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang'), patience).toBe('en');
    const light = page.getByRole('button', { name: /Theme/ });
    await light.click();
    await light.click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), patience).toBe('dark');
    await page.reload();
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), patience).toBe('dark');
  }));

test('another base map comes by configuration, and the city is drawn on it', () =>
  inBrowserCity(
    async (city) => {
      await settleCity(city);
      const page = await city.open();
      const asked: string[] = [];
      await page.route('**/base/**', (route) => {
        asked.push(new URL(route.request().url()).pathname);
        return route.fulfill({ json: { version: 8, sources: {}, layers: [] } });
      });
      await page.goto(`${city.url}/areas`);
      await expect.poll(() => asked, patience).toContain('/base/style.json');
      await page.getByRole('region', { name: 'Bản đồ địa bàn' }).waitFor();
    },
    { settings: { BASEMAP_STYLE: '/base/style.json' } },
  ));

const kilobyte = 1000;

test.each([
  ['the board', '../modules/directives/web/board/BoardPage.tsx'],
  ['open data', 'pages/data/DataPage.tsx'],
])('the first load of %s is under 100 kB of compressed script, with one language and without the map', (_, page) => {
  const pages = builtPages();
  const manifest = JSON.parse(readFileSync(`${pages}/.vite/manifest.json`, 'utf8')) as Manifest;
  const files = new Set<string>();
  const load = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) load(imported);
  };
  load('index.html');
  load(page);
  expect(files.size).toBeGreaterThan(1);
  const script = [...files].map((file) => readFileSync(`${pages}/${file}`, 'utf8')).join('\n');
  expect(script).not.toContain('web.broken.reload":'); // no table of texts
  load('texts/vi.ts');
  expect([...files].filter((file) => file.includes('MapCanvas'))).toEqual([]);
  const sizes = [...files].map((file) => gzipSync(readFileSync(`${pages}/${file}`)).length);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(100 * kilobyte);
});

const picture = fileURLToPath(new URL('../../docs/pictures/board.png', import.meta.url));
/** A morning some months into the demo city's programme, on which nobody has reported anything yet. */
const laterOn = instant('2027-03-29T01:30:00Z');

test(
  'the demo city stands on its board (the picture in the README, with UPDATE_PICTURES=1)',
  () =>
    inBrowserCity(
      async (city) => {
        const { tx, services } = city;
        await tx.run(sql`delete from appointment`);
        await tx.run(sql`delete from organisation`);
        const { confirmed } = await seedDemo({ ...services, clock: () => instant('2026-11-23T01:30:00Z') });
        const page = await city.open();
        await page.goto(city.url);
        await page.setViewportSize({ width: widths.desktop, height: 1080 });
        await page
          .getByRole('heading', { level: 1, name: new RegExp(`^${confirmed} nhiệm vụ, \\d+ việc quá hạn`) })
          .waitFor();
        await page.locator('.maplibregl-canvas').waitFor();
        await page.waitForLoadState('networkidle');
        expect(await sticksOut(page)).toBe(false);
        if (process.env.UPDATE_PICTURES === '1' || !existsSync(picture)) {
          await page.waitForTimeout(1500); // the map has no word for being done with its letters
          await page.screenshot({ path: picture });
        }
      },
      { now: laterOn, settings: { CITY_NAME: 'Lào Cai' } },
    ),
  120_000,
);
