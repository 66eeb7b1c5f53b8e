import { expect, test } from 'vitest';
import { define, settleProvince } from '../../src/modules/indicators/testing.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

test('an indicator is defined with its formula read as it is written, refused at its fields, changed and closed by a day', () =>
  inBrowserCity(async (city) => {
    await settleProvince(city);
    await define(city);
    await define(city, { code: 'households', name: { vi: 'Số hộ', en: 'Households' } });
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/indicators`);
    await page.getByRole('link', { name: 'Lập chỉ tiêu' }).click();
    await page.getByLabel('Mã', { exact: true }).fill('sum');
    await page.getByLabel('Tên tiếng Việt').fill('Tỷ lệ hộ nghèo');
    await page.getByLabel('Tên tiếng Anh').fill('Poor households, share');
    await page.getByLabel('Đơn vị tính').selectOption({ label: 'km²' });
    const formula = page.getByLabel('Công thức', { exact: false }).first();
    await formula.fill('poor-households /');
    await page.getByText('Công thức “poor-households /” chưa hết thì đã dừng.').waitFor();
    await page.getByRole('combobox', { name: 'Chèn chỉ tiêu vào công thức' }).fill('so ho');
    await page.getByRole('option', { name: 'Số hộ', exact: true }).click();
    await page.getByText('Công thức cho ra một số không đơn vị, còn đơn vị tính của chỉ tiêu là m².').waitFor();
    await page.getByLabel('Đơn vị tính').selectOption({ label: '%' });
    await page.getByText('Tính từ: Số hộ nghèo (hộ); Số hộ (hộ).').waitFor();
    expect([await findBarriers(page), await sticksOut(page)]).toEqual([[], false]);
    const send = page.getByRole('button', { name: 'Lập chỉ tiêu' });
    await send.click();
    await page.locator('.field .wrong').getByText('“sum” là từ dành riêng').waitFor();
    await page.getByLabel('Mã', { exact: true }).fill('poor-rate');
    await send.click();
    await page.getByRole('heading', { level: 1, name: 'Tỷ lệ hộ nghèo' }).waitFor();

    await page.getByRole('link', { name: 'Sửa định nghĩa' }).click();
    await page.getByLabel('Quyền sử dụng số liệu').fill('CC BY 4.0');
    await formula.fill('poor-rate * 1');
    await page.getByText('Công thức đi vòng tròn: poor-rate → poor-rate.').waitFor();
    await formula.fill('poor-households / households');
    await page.getByRole('button', { name: 'Lưu định nghĩa' }).click();
    const definition = page.getByRole('region', { name: 'Định nghĩa' });
    await definition.getByText('CC BY 4.0').waitFor();

    await definition.getByRole('button', { name: 'Kết thúc chỉ tiêu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Thôi đo từ ngày').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Kết thúc chỉ tiêu' }).click();
    await dialog.locator('.field .wrong').waitFor();
    await dialog.getByLabel('Thôi đo từ ngày').fill('2026-03-09');
    await dialog.getByRole('button', { name: 'Kết thúc chỉ tiêu' }).click();
    await definition.getByText('đến trước 09/03/2026').waitFor();
  }));
