import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { settleCity } from './seed.ts';
import { type BrowserCity, findAllBarriers, inBrowserCity, patience, type Visit } from './visit.ts';

const late = 'Giải tỏa lấn chiếm vỉa hè đường Hoàng Liên';
const soon = 'Lập danh sách hộ kinh doanh quanh chợ Cốc Lếu';
const later = 'Trồng cây xanh công viên Nhạc Sơn';

async function giveWork(city: BrowserCity): Promise<void> {
  const { tx, office, otherOffice, now } = city;
  await settleCity(city);
  const from = { ...systemActor, organisationId: otherOffice };
  const due = (title: string, rule: string | null, more: object = {}) =>
    openWorkItem(
      tx,
      from,
      {
        title,
        ownerId: office,
        deadline: rule === null ? null : { rule, from: '2026-01-05T01:00:00.000Z' as typeof now },
        ...more,
      },
      now,
    );
  await due(late, '2026-02-27');
  await due(soon, '2026-03-11', { position: { type: 'Point', coordinates: [103.966, 22.496] } });
  await due(later, '2026-03-20');
  await due('Sửa chữa đèn chiếu sáng phố Sơn Tùng', null);
}

async function openDesk(city: BrowserCity, query = '', visit: Visit = {}): Promise<Page> {
  const page = await city.open({ as: city.staff, ...visit });
  await page.goto(`${city.url}/desk${query}`);
  await page.getByRole('heading', { level: 1, name: /việc|pieces of work/ }).waitFor();
  return page;
}

test('the desk shows what burns first, and one act is done on all that is chosen by keyboard', () =>
  inBrowserCity(async (city) => {
    await giveWork(city);
    const page = await openDesk(city);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience).toBe('4 việc');
    const titles = page.locator('.tasks .what > a');
    await expect.poll(async () => (await titles.allTextContents()).slice(0, 3), patience).toEqual([late, soon, later]);

    await page.getByRole('link', { name: late }).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.getByText('Đã chọn 2 việc').waitFor();
    await page.keyboard.press('a');
    const act = page.getByLabel('Thao tác', { exact: true }).and(page.locator('select'));
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), patience).toBe('SELECT');
    await act.selectOption('accept');
    await page.getByText('Đã làm 2 việc.').waitFor();
    await page.getByText('đã tiếp nhận').first().waitFor();

    await page.getByRole('link', { name: later }).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    await act.selectOption('recall');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Trùng nhiệm vụ');
    await dialog.getByRole('button', { name: 'Thu hồi nhiệm vụ' }).click();
    await page.getByText('1 việc không làm được:').waitFor();
    await page.getByText(/Chỉ bên giao việc mới làm được/).waitFor();

    await page.getByRole('link', { name: late }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  }));

test('the same heap as a board, a calendar and a map; the address keeps which', () =>
  inBrowserCity(async (city) => {
    await giveWork(city);
    const page = await openDesk(city);
    const view = (name: string) => page.getByRole('group', { name: 'Cách xem' }).getByRole('button', { name }).click();
    await view('Bảng');
    await page
      .getByRole('region', { name: /Mới giao/ })
      .getByRole('link', { name: soon })
      .waitFor();
    await view('Lịch');
    await page.getByRole('heading', { name: 'Tháng 3/2026' }).waitFor();
    await page
      .getByRole('list', { name: /11\/03\/2026/ })
      .getByRole('link', { name: soon })
      .waitFor();
    await page.getByRole('button', { name: 'Tháng trước' }).click();
    await page
      .getByRole('list', { name: /27\/02\/2026/ })
      .getByRole('link', { name: late })
      .waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Tháng 2/2026' }).waitFor();
    await view('Bản đồ');
    await page.getByText('1 việc có vị trí').waitFor();
    await page.locator('.desk-list').getByRole('link', { name: soon }).waitFor();
  }));

test('a filter is kept by its name and comes back', () =>
  inBrowserCity(async (city) => {
    await giveWork(city);
    const page = await openDesk(city, '?bucket=overdue');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience).toBe('1 việc');
    await page.getByRole('button', { name: 'Lưu bộ lọc' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lưu bộ lọc' }).click();
    await dialog.getByText('Hãy đặt tên cho bộ lọc.').waitFor();
    await dialog.getByLabel('Tên bộ lọc').fill('Cháy nhất');
    await dialog.getByRole('button', { name: 'Lưu bộ lọc' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`${city.url}/desk`);
    await page.getByLabel('Bộ lọc đã lưu').selectOption({ label: 'Cháy nhất' });
    await page.getByRole('heading', { level: 1, name: '1 việc' }).waitFor();
    await page.getByRole('button', { name: 'Xóa bộ lọc này' }).click();
    await page.getByRole('button', { name: 'Lưu bộ lọc' }).waitFor();
  }));

test('who holds no office is told so, who has not signed in is asked to', () =>
  inBrowserCity(async (city) => {
    const citizen = await city.open({ as: city.people.citizen });
    await citizen.goto(`${city.url}/desk`);
    await citizen.getByText('không giữ vị trí nào có bàn làm việc').waitFor();
    const nobody = await city.open();
    await nobody.goto(`${city.url}/desk`);
    await nobody.waitForURL(/sign-in\?to=\/desk/);
  }));

test(
  'every face of the desk is without barriers, light and dark, and fits a phone',
  () =>
    inBrowserCity(async (city) => {
      await giveWork(city);
      const page = await openDesk(city);
      for (const view of ['list', 'board', 'calendar', 'map']) {
        await page.goto(`${city.url}/desk?view=${view}`);
        await page.getByRole('link', { name: soon }).first().waitFor();
        expect(await findAllBarriers(page, view)).toEqual([]);
      }
    }),
  90_000,
);
