import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import type { WorkItemSummary } from '../../src/kernel/work/contract.ts';
import { publishDirective, settleCity } from './seed.ts';
import { type BrowserCity, inBrowserCity, patience } from './visit.ts';

const marketTask = /lấn chiếm vỉa hè quanh chợ Cốc Lếu/;

async function findTask(city: BrowserCity): Promise<WorkItemSummary> {
  await settleCity(city);
  const { workItems } = await publishDirective(city);
  const task = workItems.find(({ title }) => marketTask.test(title));
  if (task === undefined) throw new Error('the directive has no such task');
  // One person on both sides, so that one page shows the whole way of a task.
  await city.tx.run(sql`
    insert into appointment (id, account_id, organisation_id, role, valid_from)
    values (${randomUUID()}, ${city.administrator.id}, ${task.owner.id}, 'officer', '2020-01-01')`);
  return task;
}

async function openTask(
  city: BrowserCity,
  { id }: WorkItemSummary,
  width: 'desktop' | 'phone' = 'desktop',
): Promise<Page> {
  const page = await city.open({ as: city.administrator, width });
  await page.goto(`${city.url}/tasks/${id}`);
  await page.getByRole('heading', { level: 1, name: marketTask }).waitFor();
  return page;
}

test(
  'a task goes from hand to hand until it is done, and its history tells',
  () =>
    inBrowserCity(async (city) => {
      const page = await openTask(city, await findTask(city));
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await press('Tiếp nhận');
      await press('Bắt đầu thực hiện');
      await press('Báo cáo hoàn thành');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Ghi chú kết quả').fill('Đã dọn sạch vỉa hè');
      await dialog.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
      await page.locator('.page-head').getByText('chờ xác nhận').waitFor();
      await press('Xác nhận hoàn thành');
      await dialog.getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
      await dialog.getByText('Nêu lý do, ít nhất 3 ký tự.').waitFor();
      await dialog.getByLabel('Vì sao không có minh chứng').fill('Đã kiểm tra tại chỗ');
      await dialog.getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
      await page.locator('.page-head').getByText('Hoàn thành quá hạn').waitFor();
      const history = page.getByRole('region', { name: 'Lịch sử' });
      await history.getByText('Đã bắt đầu thực hiện').waitFor();
      await history.getByText('Đã xác nhận hoàn thành').waitFor();
    }),
  60_000,
);

test('whoever presses twice does one act, not the next one on top of it', () =>
  inBrowserCity(async (city) => {
    const page = await openTask(city, await findTask(city));
    // Both presses reach the page before it is drawn again, as from an impatient hand.
    const begun = await page.evaluate<boolean>(`(async () => {
      const button = (name) => [...document.querySelectorAll('.record-acts button')].find((b) => b.textContent === name);
      button('Tiếp nhận').click();
      for (let turn = 0; turn < 10; turn++) await undefined;
      const next = button('Bắt đầu thực hiện');
      next.click();
      return !next.disabled;
    })()`);
    expect(begun).toBe(false);
    await page.locator('.page-head').getByText('đã tiếp nhận').waitFor();
    await page.getByRole('button', { name: 'Bắt đầu thực hiện', exact: true }).click();
    await page.locator('.page-head').getByText('đang thực hiện').waitFor();
  }));

test('an act that owes a reason asks for it, and says so in words', () =>
  inBrowserCity(async (city) => {
    const page = await openTask(city, await findTask(city));
    await page.getByText('Thao tác khác').click();
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
    await dialog.getByText('Nêu lý do, ít nhất 3 ký tự.').waitFor();
    await dialog.getByLabel('Lý do').fill('Chờ bàn giao mặt bằng');
    await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.locator('.page-head').getByText('tạm dừng').waitFor();
    await page.getByRole('region', { name: 'Lịch sử' }).getByText('Chờ bàn giao mặt bằng').waitFor();
  }));

test(
  'two people at one task: the second sees both versions and loses nothing',
  () =>
    inBrowserCity(async (city) => {
      const task = await findTask(city);
      const first = await openTask(city, task);
      const second = await openTask(city, task);
      await first.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
      await first.locator('.page-head').getByText('đã tiếp nhận').waitFor();

      await second.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
      const conflict = second.getByRole('dialog', { name: 'Người khác vừa sửa việc này' });
      const state = conflict.getByRole('row', { name: /Trạng thái/ });
      await state.waitFor();
      await expect.poll(() => state.textContent(), patience).toBe('Trạng tháimới giaođã tiếp nhận');
      await conflict.getByRole('button', { name: 'Xem bản hiện tại' }).click();
      await second.getByRole('button', { name: 'Bắt đầu thực hiện', exact: true }).click();
      await second.locator('.page-head').getByText('đang thực hiện').waitFor();
    }),
  60_000,
);

test('the date large, and one press away how it was computed', () =>
  inBrowserCity(async (city) => {
    const page = await openTask(city, await findTask(city), 'phone');
    await page.getByText('31/01/2026').first().waitFor();
    await page.getByText('quá hạn 37 ngày').waitFor();
    await page.getByText('Hạn này tính thế nào?').tap();
    await page.getByText(/hạn 31\/01\/2026 17:00/).waitFor();
    // The one main act lies under the thumb.
    const box = await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).boundingBox();
    expect(box?.y).toBeGreaterThan(844 / 2);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }));

test('a task is put on the map by its numbers, without a mouse', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    const { workItems } = await publishDirective(city);
    const task = workItems.find(({ placed }) => !placed);
    const page = await city.open({ as: city.administrator });
    await page.goto(`${city.url}/tasks/${task?.id}`);
    await page.getByText('Chưa ai cho biết việc này ở đâu trên bản đồ.').waitFor();
    await page.getByText('Thao tác khác').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Đặt lên bản đồ' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kinh độ').fill('103,97');
    await dialog.getByLabel('Vĩ độ').fill('22,49');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Bản đồ nơi thực hiện' }).waitFor();
  }));

test('an answer that does not come is told in words, and can be asked for again', () =>
  inBrowserCity(async (city) => {
    const page = await city.open();
    await page.route('**/api/v1/work-items*', (route) => route.abort());
    await page.goto(`${city.url}/tasks`);
    await page.getByText('Không nối được tới máy chủ').waitFor();
    await page.unroute('**/api/v1/work-items*');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByText('Không có nhiệm vụ nào như vậy.').waitFor();
  }));
