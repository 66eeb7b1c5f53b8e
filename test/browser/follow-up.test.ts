import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { notify } from '../../src/kernel/notifications/notify.ts';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { askForExplanation } from '../../src/kernel/work/requests/ask-for-explanation.ts';
import { type BrowserCity, findAllBarriers, findBarriers, inBrowserCity, patience } from './visit.ts';

/** Pictures of the pages for people to look at, where somebody names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Given by the office the staff is of. */
const aTask = ({ tx, office, otherOffice, now }: BrowserCity): Promise<WorkItemId> =>
  openWorkItem(
    tx,
    { ...systemActor, organisationId: office },
    { title: 'chỉnh trang vỉa hè quanh chợ Cốc Lếu', ownerId: otherOffice, deadline: { rule: '8wd' } },
    now,
  );

test(
  'the owner asks for time and explains, the other side grants and asks again, all on the page of the task',
  () =>
    inBrowserCity(async (city) => {
      const id = await aTask(city);
      const owner = await city.open({ as: city.otherStaff });
      await owner.goto(`${city.url}/tasks/${id}`);
      await owner.getByRole('button', { name: 'Xin gia hạn' }).click();
      const dialog = owner.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Xin gia hạn' }).click();
      await dialog.getByText('Chọn ngày hạn mới.').waitFor();
      await dialog.getByLabel('Hạn mới').fill('2026-04-10');
      await dialog.getByLabel('Lý do').fill('Chờ bàn giao mặt bằng');
      await dialog.getByRole('button', { name: 'Xin gia hạn' }).click();
      await owner.getByText('chờ quyết định').waitFor();
      await expect.poll(() => owner.getByRole('button', { name: 'Xin gia hạn' }).count(), patience).toBe(0);

      const giver = await city.open({ as: city.staff });
      await giver.goto(city.url);
      await giver.getByRole('link', { name: 'Thông báo, 1 chưa đọc' }).click();
      await giver.getByRole('heading', { name: '1 thông báo chưa đọc' }).waitFor();
      await giver.getByRole('link', { name: /Xin gia hạn đến 10\/04\/2026/ }).click();
      await giver.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
      await giver.getByRole('dialog').getByRole('button', { name: 'Đồng ý gia hạn' }).click();
      await giver.getByText('đã gia hạn', { exact: true }).waitFor();
      await giver.getByText('Hạn ban đầu 19/03/2026').waitFor();
      await giver.getByRole('link', { name: 'Thông báo, đã đọc hết' }).waitFor();

      await giver.getByRole('button', { name: 'Yêu cầu giải trình' }).click();
      await giver.getByLabel('Nội dung cần giải trình').fill('Vì sao chưa bàn giao?');
      await giver.getByLabel('Thời hạn trả lời').selectOption('1wd');
      await giver.getByRole('button', { name: 'Gửi yêu cầu' }).click();
      await giver.getByText('chờ trả lời').waitFor();

      await owner.reload();
      await owner.getByText('Trả lời trước 10/03/2026, 17:00').click();
      await owner.getByText('1 ngày làm việc').waitFor();
      await owner.getByRole('button', { name: 'Giải trình' }).click();
      await owner.getByLabel('Nội dung giải trình').fill('Nhà thầu bàn giao ngày 12.');
      await owner.getByRole('dialog').getByRole('button', { name: 'Giải trình' }).click();
      await owner.getByText('trả lời đúng hạn').waitFor();
      await giver.reload();
      await giver.getByText('Nhà thầu bàn giao ngày 12.').waitFor();
      await giver.getByRole('button', { name: 'Hỏi lại' }).click();
      await giver.getByLabel('Nội dung cần giải trình').fill('Ngày 12 ai nhận?');
      await giver.getByRole('button', { name: 'Gửi yêu cầu' }).click();
      await giver.getByText('Yêu cầu giải trình lại').waitFor();
      await picture(giver, 'task-requests');
      expect(await findBarriers(giver)).toEqual([]);
    }),
  90_000,
);

test(
  'notices are read one by one or all at once, and how they come is chosen, by keyboard too',
  () =>
    inBrowserCity(async (city) => {
      const { tx, staff, now } = city;
      for (let i = 1; i <= 3; i++) {
        const about = { kind: 'work-item', id: '0190a000-0000-7000-8000-00000000bbbb' };
        const params = { days: i, dueOn: '2026-03-12' };
        await notify(tx, { to: [staff.id], kind: 'work.due-soon', about, title: `dọn vỉa hè ${i}`, params }, now);
      }
      const page = await city.open({ as: staff });
      await page.goto(`${city.url}/notifications`);
      await page.getByRole('heading', { name: '3 thông báo chưa đọc' }).waitFor();
      await page.getByRole('button', { name: 'Đã đọc', exact: true }).first().click();
      await page.getByRole('heading', { name: '2 thông báo chưa đọc' }).waitFor();
      await page.getByRole('button', { name: 'Chưa đọc', exact: true }).click();
      await expect.poll(() => page.locator('.notices > li').count(), patience).toBe(2);
      await page.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).press('Enter');
      await page.getByText('Bạn đã đọc hết thông báo.').waitFor();

      await page.goto(`${city.url}/notifications/settings`);
      const overdueByMail = page.getByRole('checkbox', { name: 'Quá hạn: Thư điện tử', exact: true });
      await overdueByMail.press('Space');
      await page.getByLabel('Có giờ yên lặng').check();
      await page.getByLabel('Từ', { exact: true }).fill('22:30');
      await page.getByLabel('Ngôn ngữ của thư').selectOption('en');
      await page.getByRole('button', { name: 'Lưu' }).press('Enter');
      await page.getByText('Đã lưu.').waitFor();
      await page.reload();
      await expect.poll(() => overdueByMail.isChecked(), patience).toBe(false);
      await expect.poll(() => page.getByLabel('Từ', { exact: true }).inputValue(), patience).toBe('22:30');
      await expect
        .poll(() => page.getByRole('checkbox', { name: 'Sắp đến hạn: Thư điện tử', exact: true }).isChecked(), patience)
        .toBe(true);
      await page.getByLabel('Đến', { exact: true }).fill('22:30');
      await page.getByRole('button', { name: 'Lưu' }).click();
      await page.getByRole('alert').waitFor();
    }),
  90_000,
);

test(
  'the pages hold in both widths, languages and themes, and bar nobody',
  () =>
    inBrowserCity(async (city) => {
      const { tx, people, otherStaff, staff, now, url } = city;
      const id = await aTask(city);
      const question = 'Vì sao đến nay chưa triển khai, ai chịu trách nhiệm và khi nào xong?';
      await askForExplanation(tx, people.leader, id, { question, usualTerm: '3wd' }, now);
      const about = { kind: 'work-item', id };
      const title =
        'Chỉnh trang vỉa hè quanh chợ Cốc Lếu, xử lý dứt điểm lấn chiếm và đậu đỗ sai quy định trong quý II năm 2026';
      const params = { days: 4, dueOn: '2026-03-05' };
      await notify(tx, { to: [otherStaff.id, staff.id], kind: 'work.overdue', about, title, params }, now);
      await notify(tx, { to: [otherStaff.id], kind: 'work.escalated', about, title: null, params }, now);
      const found: string[] = [];
      for (const language of ['vi', 'en'] as const) {
        const page = await city.open({ as: otherStaff, language });
        for (const path of [
          '/notifications',
          '/notifications/settings',
          '/notifications/leave?token=x',
          `/tasks/${id}`,
        ]) {
          await page.goto(`${url}${path}`);
          await page.locator('main h1').waitFor();
          await page.locator('.bones').first().waitFor({ state: 'detached' });
          if (path.startsWith('/tasks')) await page.locator('.requests').waitFor();
          found.push(...(await findAllBarriers(page, `${path} ${language}`)));
          await picture(page, `${path} ${language}`.replaceAll(/[^a-z]+/gi, '-'));
        }
      }
      expect(found).toEqual([]);
    }),
  180_000,
);
