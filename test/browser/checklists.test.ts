import { expect, test } from 'vitest';
import { ask } from '../../src/modules/reports/server/testing.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

test('a checklist is entered point by point, gets a new version, and is switched off; what is wrong stands at its field', () =>
  inBrowserCity(async (city) => {
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/admin`);
    await page.getByRole('link', { name: 'Phiếu kiểm tra' }).click();
    await page.getByText('Bản 1, từ 18/02/2022').waitFor(); // what the program brings along
    await page.getByRole('button', { name: 'Thêm phiếu kiểm tra' }).click();
    const form = page.getByRole('dialog');
    const press = (name: string) => form.getByRole('button', { name, exact: true }).click();
    await form.getByLabel('Mã phiếu').fill('cho-dan-sinh');
    await form.getByLabel('Tên phiếu bằng tiếng Việt').fill('Chợ dân sinh');
    await form.getByLabel('Tên phiếu bằng tiếng Anh').fill('Market');
    await form.getByLabel('Hiệu lực từ ngày').fill('2026-03-01');
    await form.getByLabel('Mã mục').fill('Lối đi');
    await press('Thêm phiếu kiểm tra');
    await form.locator('span.wrong').first().waitFor();
    await form.getByLabel('Mã mục').fill('loi-di');
    await form.getByLabel('Tiếng Việt', { exact: true }).fill('Lối đi thông thoáng');
    await form.getByLabel('Tiếng Anh', { exact: true }).fill('Ways are free');
    await form.getByLabel('Vi phạm khi trả lời').selectOption('no');
    await press('Thêm mục');
    const second = form.getByRole('group', { name: 'Mục 2', exact: true });
    await second.getByLabel('Mã mục').fill('rac');
    await second.getByLabel('Tiếng Việt', { exact: true }).fill('Rác');
    await second.getByLabel('Tiếng Anh', { exact: true }).fill('Waste');
    await second.getByLabel('Trả lời bằng').selectOption('choice');
    await second.getByLabel('Các lựa chọn').fill('sach | sạch | clean\n! ban | bẩn | dirty');
    expect(await findBarriers(page)).toEqual([]);
    await press('Thêm phiếu kiểm tra');
    const card = page.getByRole('listitem').filter({ hasText: 'Chợ dân sinh' }).first();
    await card.getByText('2 mục').waitFor();

    await card.getByRole('button', { name: /Ban hành bản mới/ }).click();
    expect(await form.getByRole('group', { name: 'Mục 2', exact: true }).getByLabel('Các lựa chọn').inputValue()).toBe(
      'sach | sạch | clean\n! ban | bẩn | dirty',
    );
    await press('Đưa mục 2 lên');
    await form.getByLabel('Hiệu lực từ ngày').fill('2026-03-01');
    await press('Ban hành bản mới');
    await form.locator('span.wrong').first().waitFor(); // not later than the present one
    await form.getByLabel('Hiệu lực từ ngày').fill('2026-03-05');
    await press('Ban hành bản mới');
    await card.getByText('Bản 2, từ 05/03/2026').waitFor();

    await card.getByRole('button', { name: /Ngừng dùng/ }).click();
    await press('Ngừng dùng');
    await card.getByText('đã ngừng dùng').waitFor();
    const { items } = await ask<{ items: { code: string }[] }>(city, city.staff, '/api/v1/checklists');
    expect(items.map(({ code }) => code)).toEqual(['street-order']);
    const { items: all } = await ask<{ items: object[] }>(city, city.staff, '/api/v1/checklists?all=true');
    expect(all[0]).toMatchObject({
      code: 'cho-dan-sinh',
      ordinal: 2,
      validTo: '2026-03-09',
      items: [
        {
          code: 'rac',
          kind: 'choice',
          choices: [
            { code: 'sach', fault: false },
            { code: 'ban', fault: true },
          ],
        },
        { code: 'loi-di', kind: 'yes-no', fault: 'no', photo: 'on-fault' },
      ],
    });
    const phone = await city.open({ as: city.people.office, width: 'phone' });
    await phone.goto(`${city.url}/admin/checklists`);
    await phone.getByText('đã ngừng dùng').waitFor();
    expect(await findBarriers(phone)).toEqual([]);
    expect(await sticksOut(phone)).toBe(false);
  }));
