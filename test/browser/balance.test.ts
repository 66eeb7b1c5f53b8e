import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { settleWards } from '../../src/modules/boundaries/server/testing.ts';
import { addShippedIndicators } from '../../src/modules/indicators/server/add-shipped.ts';
import { record } from '../../src/modules/indicators/testing.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

test('the office divides areas into groups, and anybody sees them beside one another over time', () =>
  inBrowserCity(async (city) => {
    const { west, east, north, far } = await settleWards(city);
    await addShippedIndicators(city.tx, systemActor, city.now);
    for (const [i, year] of ['2023', '2024', '2025'].entries())
      for (const [j, { id }] of [west, east, north, far].entries()) {
        await record(city, 'households', id, year, 1000 + j * 500);
        await record(city, 'poor-households', id, year, 50 + j * 40 - i * (j < 2 ? 12 : 4));
        await record(city, 'population', id, year, 4000 + j * 2000 + i * 100);
      }
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/balance`);
    await page.getByRole('link', { name: 'Lập cách chia' }).click();
    await page.getByLabel('Đề xuất nhóm theo').selectOption({ label: 'đông – tây' });
    await expect.poll(() => page.getByLabel('Tên cách chia (tiếng Việt)').inputValue()).toBe('Đông – Tây');
    expect(await page.getByLabel('Phường Xa').locator('option:checked').textContent()).toBe('Phía đông');
    await page.getByLabel('Phường Bắc').selectOption('Phía tây');
    const found: string[] = [];
    const look = async (name: string, shown: typeof page) => {
      if (await sticksOut(shown)) found.push(`${name} sticks out`);
      for (const barrier of await findBarriers(shown)) found.push(`${name}: ${barrier}`);
    };
    await look('form', page);
    await page.getByRole('button', { name: 'Lưu cách chia' }).click();
    const poor = page.getByRole('article', { name: 'Tỷ lệ hộ nghèo' });
    await poor.getByText(/2025: Phía tây hơn Phía đông .* lần/).waitFor();
    await page.getByRole('combobox', { name: 'Thêm chỉ tiêu' }).fill('so ho ngheo');
    await page.getByRole('option', { name: 'Số hộ nghèo' }).click();
    await page.getByRole('article', { name: 'Số hộ nghèo' }).waitFor();
    await page.getByLabel('Số liệu đến hết ngày').fill('2024-12-31');
    await poor.getByText(/^2024: /).waitFor();
    await page.getByRole('heading', { name: 'Công việc đến hết ngày 31/12/2024' }).waitFor();

    const visitor = await city.open({ width: 'phone', language: 'en' });
    await visitor.goto(page.url());
    await visitor
      .getByText(/^2024: West is ahead of East/)
      .first()
      .waitFor();
    await visitor.getByText('people not known').waitFor(); // of one ward they are not
    expect(await visitor.getByRole('link', { name: 'Draw anew' }).count()).toBe(0);
    await look('phone', visitor);
    expect(found).toEqual([]);
  }));
