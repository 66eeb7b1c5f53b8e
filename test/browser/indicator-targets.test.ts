import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { readSample } from '../../src/modules/directives/server/testing.ts';
import { define, record, settleProvince } from '../../src/modules/indicators/testing.ts';
import type { TestCity } from '../city.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

/** Ten years of a ward, and a directive whose clauses can set targets. */
async function settleYears(city: TestCity) {
  const { north } = await settleProvince(city);
  await define(city, { validFrom: '2010-01-01' });
  await city.tx.run(sql`update area set valid_from = '2010-01-01'`);
  for (let year = 2016; year <= 2025; year += 1)
    await record(city, 'poor-households', north, String(year), 500 - 22 * (year - 2016) + (year % 3) * 14, {
      confirmed: true,
    });
  await readSample(city);
  return north;
}

test('a target is set by a clause, refused at its field, drawn with the forecast, changed, listed by its state and withdrawn', () =>
  inBrowserCity(async (city) => {
    const north = await settleYears(city);
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/indicators/poor-households?area=${north}`);
    await page.getByText(/^2027: .* trong khoảng từ/).waitFor(); // a year from now, without a target
    await page.getByRole('button', { name: 'Giao chỉ tiêu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phải', { exact: true }).selectOption('<=');
    await dialog.getByLabel('Mức (hộ)').fill('một trăm');
    await dialog.getByLabel('Đến ngày').fill('2030-12-31');
    const send = dialog.getByRole('button', { name: 'Giao chỉ tiêu' });
    await send.click();
    await dialog.locator('.field:has(label:text("Mức (hộ)")) .wrong').waitFor();
    await dialog.getByLabel('Mức (hộ)').fill('100');
    await send.click();
    await dialog.locator('.field:has(label:text("Văn bản giao")) .wrong').waitFor();
    await dialog.getByLabel('Số gốc', { exact: false }).first().fill('500');
    await dialog.getByLabel('Ngày của số gốc').fill('2019-12-31');
    await dialog.getByRole('combobox', { name: /Điều khoản giao/ }).fill('trồng cây xanh');
    await dialog.getByRole('listbox').getByRole('option').first().click();
    expect(await findBarriers(page)).toEqual([]);
    await send.click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByText('Chậm lộ trình').waitFor();
    await page.getByText(/lộ trình đòi 281,8 hộ/).waitFor();
    await page.getByText(/Đến 31\/12\/2030, đích 100 hộ: khó đạt/).waitFor();
    await page.getByRole('table', { name: 'Thử lại trên quá khứ 6 lần' }).waitFor();
    const chart = page.getByRole('region', { name: 'Diễn biến' });
    await chart.getByText('Bảng số liệu', { exact: true }).click();
    const row = chart.getByRole('row', { name: /^2030/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '–',
      '100',
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ]);
    expect(await findBarriers(page)).toEqual([]);

    await page.getByRole('button', { name: 'Điều chỉnh 31/12/2030' }).click();
    await dialog.getByLabel('Mức (hộ)').fill('200');
    await dialog.getByLabel('Lý do').fill('Nghị quyết điều chỉnh');
    await dialog.getByRole('button', { name: 'Điều chỉnh chỉ tiêu giao' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Thay cho: nhiều nhất 100 hộ đến 31/12/2030. Nghị quyết điều chỉnh').waitFor();

    const phone = await city.open({ width: 'phone' });
    await phone.goto(`${city.url}/indicator-targets`);
    await phone.getByRole('region', { name: 'Đúng lộ trình' }).getByRole('link', { name: 'Số hộ nghèo' }).waitFor();
    expect([await findBarriers(phone), await sticksOut(phone)]).toEqual([[], false]);

    await page.getByRole('button', { name: 'Bỏ 31/12/2030' }).click();
    await dialog.getByLabel('Lý do').fill('Không còn giao');
    await dialog.getByRole('button', { name: 'Bỏ chỉ tiêu giao' }).click();
    await page.getByText('Chưa ai giao chỉ tiêu cho địa bàn này.').waitFor();
  }));
