import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { setOutline } from '../../src/kernel/areas/set-outline.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { addShippedIndicators } from '../../src/modules/indicators/server/add-shipped.ts';
import { define, record, settleMergedWards, settleProvince } from '../../src/modules/indicators/testing.ts';
import type { TestCity } from '../city.ts';
import { findBarriers, inBrowserCity, sticksOut, themes } from './visit.ts';

/** A province with two wards that are drawn. */
async function settleAreas(city: TestCity) {
  const areas = await settleProvince(city);
  const origin = { source: 'Bản vẽ phác để thử', licence: null, sketch: true, accuracyM: 1000 };
  const outline = (id: typeof areas.north, south: number, north: number) => {
    const corners = [
      [103.95, south],
      [104.01, south],
      [104.01, north],
      [103.95, north],
      [103.95, south],
    ] as [number, number][];
    return setOutline(
      city.tx,
      systemActor,
      id,
      { outline: { type: 'Polygon', coordinates: [corners] }, origin },
      city.now,
    );
  };
  await outline(areas.north, 22.47, 22.52);
  await outline(areas.south, 22.4, 22.47);
  return areas;
}

/** The set a city begins with, and a few years of two wards. */
async function settleFigures(city: TestCity) {
  const { province, north, south } = await settleAreas(city);
  await addShippedIndicators(city.tx, systemActor, city.now);
  const years = ['2020', '2021', '2022', '2023', '2024', '2025'];
  for (const [i, year] of years.entries()) {
    const enter = (code: string, area: typeof north, value: number) => record(city, code, area, year, value);
    await enter('population', north, 70_100 + i * 1150);
    await enter('population', south, 61_000 + i * 1140);
    await enter('area-km2', north, 72.32);
    await enter('area-km2', south, 59.9);
    if (year !== '2022') await enter('poor-households', north, 420 - i * 38);
    await enter('households', north, 18_900 + i * 300);
  }
  for (const [i, value] of [31, 35, 28, 40, 44, 38, 47, 52, 41, 39, 36, 58].entries())
    await record(city, 'budget-revenue', north, `2025-${String(i + 1).padStart(2, '0')}`, value);
  return { province, north, south };
}

test(
  'nobody is shut out of the indicators, wherever a figure comes from',
  () =>
    inBrowserCity(async (city) => {
      const { north, province } = await settleFigures(city);
      const paths = {
        list: `/indicators?area=${north}`,
        whole: `/indicators?area=${province}`,
        observed: `/indicators/population?area=${north}`,
        derived: `/indicators/poor-rate?area=${north}`,
        monthly: `/indicators/budget-revenue?area=${north}`,
        nothing: `/indicators/visitors?area=${north}`,
      };
      const found: string[] = [];
      for (const width of ['desktop', 'phone'] as const) {
        const page = await city.open({ as: city.people.office, width });
        for (const [name, path] of Object.entries(paths)) {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
          await page.locator('h1').first().waitFor();
          if (await sticksOut(page)) found.push(`${name} ${width} sticks out`);
          for (const theme of name === 'observed' ? themes : (['light'] as const)) {
            await page.emulateMedia({ colorScheme: theme });
            for (const barrier of await findBarriers(page)) found.push(`${name} ${width} (${theme}) ${barrier}`);
          }
        }
      }
      expect(found).toEqual([]);
    }),
  240_000,
);

test('a chart has its table and its file, and follows the area and the length of period that are asked for', () =>
  inBrowserCity(async (city) => {
    const { north } = await settleFigures(city);
    const page = await city.open();
    await page.goto(`${city.url}/indicators/budget-revenue?area=${north}`);
    const picture = page.getByRole('img', { name: /Thu ngân sách nhà nước/ });
    await picture.waitFor();
    expect(await picture.getAttribute('aria-label')).toContain(
      'từ 31 tỷ đồng (Tháng 1/2025) đến 58 tỷ đồng (Tháng 12/2025)',
    );
    await picture.locator('canvas').waitFor();
    const chart = page.getByRole('region', { name: 'Diễn biến' });
    await chart.getByText('Bảng số liệu', { exact: true }).click();
    await chart
      .getByRole('row', { name: /Tháng 12\/2025/ })
      .getByText('58')
      .waitFor();
    const saving = page.waitForEvent('download');
    await chart.getByRole('button', { name: 'Tải bảng này' }).click();
    expect((await saving).suggestedFilename()).toBe('budget-revenue.csv');
    const savingAreas = page.waitForEvent('download');
    await page.getByRole('region', { name: 'Theo địa bàn' }).getByRole('button', { name: 'Tải bảng này' }).click();
    const ofAreas = await savingAreas;
    expect(ofAreas.suggestedFilename()).toBe('budget-revenue-areas.csv');
    expect(await readFile(await ofAreas.path(), 'utf8')).toBe(
      '\ufeffĐịa bàn,Số liệu,Kỳ\r\nPhường Bắc,58,Tháng 12/2025\r\n',
    );

    await page.getByLabel('Theo', { exact: true }).selectOption('quarter');
    await page.getByRole('img', { name: /Quý IV\/2025/ }).waitFor();
    await chart.getByText('Bảng số liệu', { exact: true }).click();
    await chart
      .getByRole('row', { name: /Quý IV\/2025/ })
      .getByText('133')
      .waitFor();
    expect(page.url()).toContain('by=quarter');
    await page.getByRole('link', { name: 'Tải mọi số liệu' }).waitFor();
  }));

test('a figure of another order is asked about, confirmed, revised with a reason, and what stood is still to be seen', () =>
  inBrowserCity(async (city) => {
    const { north } = await settleFigures(city);
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/indicators/poor-households?area=${north}`);
    await page.getByRole('button', { name: 'Nhập số liệu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kỳ').selectOption('2022');
    await dialog.getByLabel('Số liệu (hộ)').fill('3.060');
    await dialog.getByLabel('Nguồn', { exact: true }).fill('Báo cáo rà soát hộ nghèo 2022');
    await dialog.getByRole('button', { name: 'Nhập số liệu' }).click();
    await dialog.getByText(/Có thể lệch dấu phẩy/).waitFor();
    for (const barrier of await findBarriers(page)) expect(barrier).toBe('');
    await dialog.getByRole('button', { name: 'Đúng, cứ lưu' }).click();
    await dialog.waitFor({ state: 'detached' });
    const entry = page.locator('.figures-entered li').filter({ hasText: 'Báo cáo rà soát hộ nghèo 2022' });
    await entry.getByText('3.060').waitFor();
    await entry.getByRole('button', { name: 'Sửa 2022' }).click();
    await dialog.getByLabel('Số liệu (hộ)').fill('306');
    await dialog.getByLabel('Lý do').fill('Gõ nhầm một chữ số');
    await dialog.getByRole('button', { name: 'Sửa', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('thôi dùng: Gõ nhầm một chữ số').waitFor();

    const visitor = await city.open({ language: 'en' });
    await visitor.goto(`${city.url}/indicators/poor-households?area=${north}`);
    await visitor.getByText('no longer used: Gõ nhầm một chữ số').waitFor();
    expect(await visitor.getByRole('button', { name: 'Enter a figure' }).count()).toBe(0);
  }));

test('an office that has no indicators yet begins with the shipped set', () =>
  inBrowserCity(async (city) => {
    await settleAreas(city);
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/indicators`);
    await page.getByRole('button', { name: 'Thêm bộ chỉ tiêu khởi đầu' }).click();
    await page.getByRole('link', { name: 'Dân số', exact: true }).waitFor();
    await page.getByLabel('Lĩnh vực').selectOption('budget');
    await page.getByRole('link', { name: 'Tỷ lệ giải ngân vốn đầu tư công' }).click();
    await page.getByText('investment-disbursed').waitFor();
  }));

test('a ward that others merged into is shown with their figures, under a link that keeps the view', () =>
  inBrowserCity(async (city) => {
    const { small, large, merged } = await settleMergedWards(city);
    await define(city);
    for (const [i, year] of ['2021', '2022', '2023', '2024'].entries()) {
      await record(city, 'poor-households', small, year, 40 - i * 3);
      await record(city, 'poor-households', large, year, 120 - i * 8);
    }
    await record(city, 'poor-households', merged, '2025', 118);
    const page = await city.open();
    await page.goto(`${city.url}/indicators/poor-households?area=${merged}`);
    const course = page.getByRole('region', { name: 'Diễn biến' });
    await course.getByText('Số liệu:').waitFor();
    expect(await course.getByText('2021').count()).toBe(0);
    await page.getByRole('button', { name: 'Cả các đơn vị trước đây' }).click();
    await course.getByText('Phường Nhỏ (đến trước 01/07/2025)').waitFor();
    await course.getByText('Bảng số liệu', { exact: true }).click();
    await course.getByRole('row', { name: /2021.*160/ }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect([await findBarriers(page), await sticksOut(page)]).toEqual([[], false]);
    await page.reload();
    await course.getByText('Phường Nhỏ (đến trước 01/07/2025)').waitFor();
  }));
