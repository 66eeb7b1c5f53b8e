import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { addShippedIndicators } from '../../src/modules/indicators/server/add-shipped.ts';
import { record, settleProvince } from '../../src/modules/indicators/testing.ts';
import type { TestCity } from '../city.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

async function settleFigures(city: TestCity) {
  const areas = await settleProvince(city);
  await addShippedIndicators(city.tx, systemActor, city.now);
  for (const [i, year] of ['2022', '2023', '2024', '2025'].entries()) {
    await record(city, 'population', areas.north, year, 70_100 + i * 1150);
    await record(city, 'population', areas.south, year, 61_000 + i * 1140);
    await record(city, 'poor-households', areas.north, year, 420 - i * 38);
    await record(city, 'poor-households', areas.south, year, 510 - i * 41);
  }
  return areas;
}

test('an office puts a board together by keys and by dragging, and its link keeps the area and the day', () =>
  inBrowserCity(async (city) => {
    const { north } = await settleFigures(city);
    const page = await city.open({ as: city.people.head });
    await page.goto(`${city.url}/boards`);
    await page.getByRole('button', { name: 'Lập bảng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên tiếng Việt').fill('Hộ nghèo');
    await dialog.getByLabel('Tên tiếng Anh').fill('Poverty');
    await dialog.getByLabel(/Cho mọi người xem/).check();
    await dialog.getByRole('button', { name: 'Lưu' }).click();

    const add = async (words: string, picture: string) => {
      const add = page.locator('.board-add');
      await add.getByRole('combobox', { name: 'Chỉ tiêu' }).fill(words);
      await add.getByRole('option', { name: words, exact: true }).click();
      await page.locator('.board-add').getByLabel('Cách vẽ').selectOption({ label: picture });
      await page.getByRole('button', { name: 'Thêm ô' }).click();
    };
    await add('Số hộ nghèo', 'con số');
    await add('Dân số', 'thanh theo địa bàn');
    await add('Dân số', 'diễn biến');
    const tiles = page.locator('.board-tile');
    await page.getByRole('button', { name: 'Đưa “Dân số” lên trước' }).first().press('Enter');
    await page.getByRole('status').filter({ hasText: '“Dân số” ở vị trí 1 trong 3' }).waitFor();
    await tiles.nth(0).dragTo(tiles.nth(1));
    await tiles.nth(0).getByText('Số hộ nghèo').waitFor();
    await page.getByRole('button', { name: 'Lưu bảng' }).click();

    const poor = page.getByRole('article', { name: 'Số hộ nghèo' });
    await poor.getByText('693', { exact: true }).first().waitFor();
    await poor.getByText('-79 (-10,2%) so với 2024').waitFor();
    await poor.getByText('tốt lên').waitFor();
    const bars = page.getByRole('article', { name: 'Dân số' }).filter({ hasText: 'các địa bàn trong' });
    await bars.getByRole('img', { name: /Dân số: từ 73\.550 người \(Phường Bắc\) đến 64\.420/ }).waitFor();
    await bars.getByText('Bảng số liệu', { exact: true }).click();
    await bars.getByRole('row', { name: 'Phường Nam 64.420' }).waitFor();
    const savingBars = page.waitForEvent('download');
    await bars.getByRole('button', { name: /CSV/ }).click();
    expect((await savingBars).suggestedFilename()).toBe('population.csv');
    await page.getByLabel('Địa bàn').selectOption(north);
    await page.getByLabel('Số liệu đến hết ngày').fill('2024-12-31');
    await poor.getByText('344', { exact: true }).first().waitFor();
    const saving = page.waitForEvent('download');
    await poor.getByText('Bảng số liệu', { exact: true }).click();
    await poor.getByRole('button', { name: /CSV/ }).click();
    expect((await saving).suggestedFilename()).toBe('poor-households.csv');

    const visitor = await city.open({ width: 'phone', language: 'en' });
    await visitor.goto(page.url()); // the address keeps the view
    await visitor.getByText('344', { exact: true }).first().waitFor();
    expect(await visitor.getByRole('link', { name: 'Arrange tiles' }).count()).toBe(0);
    const found: string[] = [];
    const look = async (name: string, shown: typeof page) => {
      if (await sticksOut(shown)) found.push(`${name} sticks out`);
      for (const barrier of await findBarriers(shown)) found.push(`${name}: ${barrier}`);
    };
    await look('phone', visitor);
    await page.getByRole('link', { name: 'Sửa các ô' }).click();
    await page.getByRole('button', { name: 'Lưu bảng' }).waitFor();
    await look('arranging', page);
    await page.goto(`${city.url}/boards`);
    await page.getByRole('link', { name: 'Hộ nghèo' }).waitFor();
    await look('list', page);
    expect(found).toEqual([]);
  }));
