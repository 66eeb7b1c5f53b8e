import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { heap, settleTown, titlesIn, watchDrawn } from './town-on-map.ts';
import { type BrowserCity, inBrowserCity, patience } from './visit.ts';

const canvas = '.maplibregl-canvas';

/** The map, looking straight at the two reports, after it has drawn them. */
async function openAtHeap(city: BrowserCity, query: string, count = 2): Promise<Page> {
  const page = await city.open();
  const drawn = watchDrawn(page);
  await page.goto(`${city.url}/map?${query}&view=${heap.join(',')},12`);
  await expect.poll(() => drawn(['reports']), patience).toBe(count);
  await expect.poll(() => inkAround(page, 0, 0), patience).toBeGreaterThan(40);
  return page;
}

/** How far the colour of the map so many pixels from its middle is from that of the ground. */
async function inkAround(page: Page, right: number, down: number): Promise<number> {
  const { data, info } = await sharp(await page.locator(canvas).screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  const [x, y] = [Math.round(info.width / 2), Math.round(info.height / 2)];
  const ground = at(x + 120, y + 60);
  return Math.max(...at(x + right, y + down).map((value, i) => Math.abs(value - (ground[i] ?? 0))));
}

const zoomOf = (page: Page) => Number(new URL(page.url()).searchParams.get('view')?.split(',')[2]);

async function press(page: Page, right: number, down: number): Promise<void> {
  const box = await page.locator(canvas).boundingBox();
  await page
    .locator(canvas)
    .click({ position: { x: (box?.width ?? 0) / 2 + right, y: (box?.height ?? 0) / 2 + down } });
}

test('pressing a group comes nearer, until each stands by itself and leads to its page', () =>
  inBrowserCity(async (city) => {
    const { waste, noise } = await settleTown(city);
    const page = await openAtHeap(city, 'layers=reports');
    const pressed = page.locator('.live-pressed').getByRole('link');
    await press(page, 0, 0);
    await expect.poll(() => zoomOf(page), patience).toBe(14);
    expect(await pressed.count(), 'a group is nothing by itself').toBe(0);
    await expect.poll(() => inkAround(page, -20, 13), patience).toBeGreaterThan(40);
    await press(page, -23, 13);
    await pressed.filter({ hasText: waste }).waitFor();
    await press(page, 23, -13);
    await pressed.filter({ hasText: noise }).press('Enter');
    await page.waitForURL(/\/reports\//);
  }));

test('drawn as density there are no groups, and the colour spreads where there is more', () =>
  inBrowserCity(async (city) => {
    await settleTown(city);
    const page = await openAtHeap(city, 'layers=reports');
    expect(await inkAround(page, 19, 0), 'a group ends here').toBeLessThan(4);
    await page.getByRole('button', { name: 'Mật độ' }).press('Enter');
    await expect.poll(() => inkAround(page, 19, 0), patience).toBeGreaterThan(6);
    await page.getByText('Nơi có nhiều việc hơn thì đậm hơn').waitFor();
    expect(page.url()).toContain('look=heat');
    await press(page, 0, 0);
    expect(zoomOf(page), 'there is no group to come nearer to').toBe(12);
    await page.getByRole('button', { name: 'Cụm' }).press('Enter');
    await expect.poll(() => inkAround(page, 19, 0), patience).toBeLessThan(4);
  }));

/** How many colours the picture on a page has. */
async function coloursOn(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const name = argsArray[fnArray.indexOf(OPS.paintImageXObject)]?.[0];
  const { data } = await new Promise<{ data: Uint8Array }>((resolve) => page.objs.get(name, resolve));
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 3) colours.add(data.subarray(at, at + 3).join());
  return colours.size;
}

test('on paper: the filter in words, how it stands, the picture of the map and the list', () =>
  inBrowserCity(async (city) => {
    const { noise } = await settleTown(city);
    const page = await openAtHeap(city, 'state=in-progress&layers=reports&days=7', 1);
    const paper = await getDocument({ data: Uint8Array.from(await page.pdf()) }).promise;
    const first = await paper.getPage(1);
    const { items } = await first.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    expect(text).toContain('1 trên bản đồ');
    expect(text).toContain('Loại: Phản ánh · Tình trạng: Đang mở · Trạng thái: Đang xử lý');
    expect(text).toContain('Khoảng thời gian: 03/03/2026 – 09/03/2026');
    expect(text).toContain('Tính đến 09/03/2026, 08:30');
    expect(text).toContain('Trong hạn 1');
    expect(text).toContain(noise);
    expect(text, 'no controls').not.toContain('Mọi lĩnh vực');
    expect(await coloursOn(first), 'the map is drawn in many colours').toBeGreaterThan(50);
  }));

test('the window of time is played to today by itself, and stops where one says so', () =>
  inBrowserCity(async (city) => {
    const { waste, drain } = await settleTown(city);
    const page = await city.open();
    await page.goto(`${city.url}/map?face=list&days=1&back=2`);
    const play = page.getByRole('button', { name: 'Chạy theo ngày' });
    const stop = page.getByRole('button', { name: 'Dừng' });
    await expect.poll(() => titlesIn(page), patience).toEqual([drain]);
    await play.press('Enter');
    await expect.poll(() => titlesIn(page), patience).toEqual([waste]);
    await play.waitFor();
    expect(page.url()).not.toContain('back=');

    await play.press('Enter'); // from today it begins anew, three months ago
    await page.waitForURL(/back=89/);
    await stop.press('Enter');
    const stopped = page.url();
    await page.waitForTimeout(1200);
    expect(page.url()).toBe(stopped);
  }));

test('with the keyboard alone: down the list, onto the map, across it, nearer, and back to where one was', () =>
  inBrowserCity(async (city) => {
    const { waste, drain } = await settleTown(city);
    const page = await city.open();
    await page.goto(`${city.url}/map`);
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.getByRole('link', { name: waste }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(drain);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // show it on the map
    await expect.poll(() => zoomOf(page), patience).toBe(15);
    await page.waitForFunction('document.activeElement.classList.contains("live-side")');
    await page.keyboard.press('Tab');
    await page.waitForFunction('document.activeElement.classList.contains("maplibregl-canvas")');
    const before = page.url();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url(), patience).not.toBe(before);
    await page.keyboard.press('+');
    await expect.poll(() => zoomOf(page), patience).toBe(16);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(drain);
  }));
