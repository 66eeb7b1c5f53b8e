import { expect, test } from 'vitest';
import { expectShown, settleTown, titlesIn, watchDrawn } from './town-on-map.ts';
import { findAllBarriers, inBrowserCity, patience } from './visit.ts';

test('by kind and category the map, its list and its counts show the same', () =>
  inBrowserCity(async (city) => {
    const { waste, noise, drain, stalls } = await settleTown(city);
    const page = await city.open();
    const drawn = watchDrawn(page);
    await page.goto(`${city.url}/map`);
    await expectShown(page, drawn, [waste, drain, noise, stalls]);
    const [tasks, reports] = [page.getByLabel(/^Nhiệm vụ/), page.getByLabel(/^Phản ánh/)];
    await page.getByText('Nhiệm vụ2').waitFor(); // how many there are of each kind
    await page.getByText('Phản ánh2').waitFor();

    await tasks.uncheck();
    await expectShown(page, drawn, [waste, noise], ['reports']);
    expect(await reports.isDisabled(), 'one kind at least is shown').toBe(true);
    await page.getByLabel('Lĩnh vực phản ánh').selectOption({ label: 'Tiếng ồn' });
    await expectShown(page, drawn, [noise], ['reports']);
    await tasks.check();
    await expectShown(page, drawn, [noise]); // tasks have no category
  }));

test('by state and organisation the map, its list and its counts show the same', () =>
  inBrowserCity(async (city) => {
    const { waste, noise, drain, stalls } = await settleTown(city);
    const page = await city.open();
    const drawn = watchDrawn(page);
    await page.goto(`${city.url}/map`);
    const state = page.getByLabel('Trạng thái');
    await state.selectOption('Đang xử lý');
    await expectShown(page, drawn, [noise]);
    await state.selectOption('Đơn vị đã nhận');
    await expectShown(page, drawn, [drain]);
    await page.locator('.live-list').getByText('Đơn vị đã nhận').waitFor(); // each row says it
    await state.selectOption('Mới giao, chờ đơn vị nhận');
    await expectShown(page, drawn, [waste, stalls]);
    await page.reload(); // what is shown stands in the address
    await expectShown(page, drawn, [waste, stalls]);
    await state.selectOption('Mọi trạng thái');

    const owner = page.getByRole('combobox', { name: 'Đơn vị' });
    await owner.fill('trung tam');
    await page.getByRole('option', { name: 'Trung tâm thử nghiệm' }).click();
    await expectShown(page, drawn, [stalls]);
    await page.getByRole('button', { name: 'Bỏ lọc đơn vị' }).click();
    await expectShown(page, drawn, [waste, drain, noise, stalls]);
  }));

test('of a standing and a state that nothing meets together, the one asked for last holds', () =>
  inBrowserCity(async (city) => {
    await settleTown(city);
    const page = await city.open();
    await page.goto(`${city.url}/map?face=list`);
    const [standing, state] = [page.getByLabel('Tình trạng'), page.getByLabel('Trạng thái')];
    await state.selectOption('done');
    await expect.poll(() => standing.inputValue(), patience).toBe('any');
    await page.getByRole('heading', { level: 1, name: 'Không có gì trên bản đồ' }).waitFor();
    await standing.selectOption('open');
    await expect.poll(() => state.inputValue(), patience).toBe('');
    await page.getByRole('heading', { level: 1, name: /^4 trên bản đồ/ }).waitFor();
    await state.selectOption('in-progress');
    await standing.selectOption('done-late');
    await expect.poll(() => state.inputValue(), patience).toBe('');
    await state.selectOption('in-progress');
    await expect.poll(() => standing.inputValue(), patience).toBe('open');
    await expect.poll(() => titlesIn(page).then(({ length }) => length), patience).toBe(1);
  }));

test('what is not published is on the map of the office that works on it, and of nobody else', () =>
  inBrowserCity(async (city) => {
    const { waste, unpublished, noise, drain, stalls } = await settleTown(city);
    const published = [waste, drain, noise, stalls];
    for (const [as, titles] of [
      [city.staff, published],
      [city.otherStaff, [waste, unpublished, drain, noise, stalls]],
    ] as const) {
      const page = await city.open({ as });
      const drawn = watchDrawn(page);
      await page.goto(`${city.url}/map`);
      await expectShown(page, drawn, titles);
      await page.getByLabel('Trạng thái').selectOption('assigned');
      const assigned = [waste, unpublished, stalls].filter((title) => titles.includes(title));
      await expectShown(page, drawn, assigned);
    }
  }));

test('on a phone the map comes first; what narrows it down is folded away, and says how much of it is in use', () =>
  inBrowserCity(async (city) => {
    await settleTown(city);
    const page = await city.open({ width: 'phone' });
    await page.goto(`${city.url}/map?days=365`);
    const fold = page.getByRole('button', { name: 'Bộ lọc, 1 đang dùng' });
    await fold.waitFor();
    const state = page.getByLabel('Trạng thái');
    expect(await state.isVisible()).toBe(false);
    await page.locator('.maplibregl-canvas').waitFor();
    const top = await page.locator('.map-box').evaluate((map) => map.getBoundingClientRect().top);
    expect(top, 'more than half of the map is in sight').toBeLessThan(550);
    await fold.press('Enter');
    await state.selectOption('done');
    await page.getByRole('button', { name: 'Bộ lọc, 3 đang dùng' }).waitFor(); // standing follows
    expect(await findAllBarriers(page, 'unfolded')).toEqual([]);
    await page.getByRole('button', { name: 'Bộ lọc, 3 đang dùng' }).press('Enter');
    expect(await state.isVisible()).toBe(false);
  }));
