import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

/** Work of one office, given by the other, so that both see it from the inside. */
const openTask = ({ tx, office, otherOffice, now }: BrowserCity): Promise<WorkItemId> =>
  openWorkItem(
    tx,
    { ...systemActor, organisationId: otherOffice },
    { title: 'Thay bóng đèn hỏng trong công viên', ownerId: office, deadline: { rule: '2026-06-30' } },
    now,
  );

async function visitTask(city: BrowserCity, id: WorkItemId, as = city.staff, width?: 'phone'): Promise<Page> {
  const page = await city.open({ as, ...(width === undefined ? {} : { width }) });
  await page.goto(`${city.url}/tasks/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function demandNoBarriers(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await findBarriers(page)).toEqual([]);
  }
  expect(await sticksOut(page)).toBe(false);
}

test(
  'an @ offers colleagues: keys or a finger take one, Escape closes, and who cannot see the task is not called',
  () =>
    inBrowserCity(async (city) => {
      const id = await openTask(city);
      const page = await visitTask(city, id);
      const field = page.getByLabel('Viết trao đổi');
      const list = page.getByRole('listbox', { name: 'Đồng nghiệp' });
      await field.pressSequentially('Nhờ @oth');
      await list.getByRole('option', { name: /otherStaff/ }).waitFor();
      await demandNoBarriers(page);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
      await field.pressSequentially('e');
      await list.waitFor();
      // A quick writer's next key comes at once: the caret has to stand behind the name when Enter has been heard.
      const caret = await page.evaluate<number>(`
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        document.activeElement.selectionStart`);
      expect(caret).toBe('Nhờ @otherStaff '.length);
      await field.pressSequentially('xem giúp');
      await expect.poll(() => field.inputValue(), patience).toBe('Nhờ @otherStaff xem giúp');
      await page.getByRole('button', { name: 'Gửi' }).click();
      await page.getByRole('list', { name: 'Được nhắc tên' }).getByText('@otherStaff').waitFor();

      await field.pressSequentially('@only');
      await list.getByRole('option').first().waitFor();
      const first = await list.getByRole('option', { selected: true }).textContent();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => list.getByRole('option', { selected: true }).textContent(), patience).not.toBe(first);
      await field.pressSequentially('-auditor');
      await list.getByRole('option', { name: /only-auditor/ }).click();
      await page.getByRole('button', { name: 'Gửi' }).click();
      await page.getByText('Có người được nhắc tên không xem được việc này.').waitFor();
      await expect.poll(() => field.inputValue(), patience).toBe('@only-auditor ');

      const phone = await visitTask(city, id, city.staff, 'phone');
      await phone.getByLabel('Viết trao đổi').pressSequentially('@other');
      await phone.getByRole('option', { name: /otherStaff/ }).tap();
      await expect.poll(() => phone.getByLabel('Viết trao đổi').inputValue(), patience).toBe('@otherStaff ');
      await demandNoBarriers(phone);
    }),
  120_000,
);

test(
  'a task is restricted to people named, and says to whom',
  () =>
    inBrowserCity(async (city) => {
      const page = await visitTask(city, await openTask(city), city.people.head);
      await page.getByText('Thao tác khác').click();
      await page.getByRole('button', { name: 'Hạn chế tiếp cận', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Người được tiếp cận' }).fill('other');
      await dialog.getByRole('option', { name: /otherStaff · Trung tâm thử nghiệm/ }).click();
      await dialog.getByLabel('Lý do').fill('Bảo vệ người cung cấp tin');
      expect(await findBarriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Hạn chế tiếp cận' }).click();
      await page.getByText('Việc hạn chế tiếp cận. Xem được: only-head, otherStaff.').waitFor();

      const stranger = await city.open({ as: city.staff });
      await stranger.goto(page.url());
      await stranger.getByText('Không có việc này.').waitFor();
    }),
  60_000,
);

async function offered(within: Locator, name: RegExp): Promise<string> {
  const option = within.locator('option', { hasText: name });
  return (await option.textContent()) ?? '';
}

test(
  'a task is divided into a part with an owner and a day of its own, and closes after it',
  () =>
    inBrowserCity(async (city) => {
      const page = await visitTask(city, await openTask(city), city.people.leader);
      await page.getByRole('button', { name: 'Thêm việc con' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Thêm việc con' }).click();
      await dialog.getByText('Nêu nội dung việc, ít nhất 3 ký tự.').waitFor();
      await dialog.getByLabel('Nội dung việc con').fill('Mua bóng đèn');
      await dialog.getByRole('combobox', { name: 'Chủ trì' }).fill('trung tam');
      await dialog.getByRole('option', { name: 'Trung tâm thử nghiệm' }).click();
      await dialog.getByLabel('Hạn').fill('2026-05-15');
      await dialog.getByRole('button', { name: 'Thêm việc con' }).click();
      await page.getByRole('region', { name: 'Việc con' }).getByRole('link', { name: 'Mua bóng đèn' }).click();
      await page.getByRole('heading', { level: 1, name: 'Mua bóng đèn' }).waitFor();
      await page.getByText('15/05/2026').first().waitFor();
      await page.getByRole('link', { name: 'Việc lớn' }).click();

      // By a term the law gives, in place of a day.
      await page.getByRole('button', { name: 'Thêm việc con' }).click();
      await dialog.getByLabel('Nội dung việc con').fill('Trả lời người tố cáo');
      await dialog
        .getByLabel('Chọn theo quy định')
        .selectOption({ label: await offered(dialog, /^Giải quyết tố cáo/) });
      await dialog.getByText('Luật Tố cáo 25/2018/QH14').waitFor();
      await dialog.getByRole('button', { name: 'Thêm việc con' }).click();
      await page.getByRole('link', { name: 'Trả lời người tố cáo' }).click();
      await page.getByText('08/04/2026').first().waitFor();
    }),
  60_000,
);

test(
  'evidence is asked for, and a photo is shown as one',
  () =>
    inBrowserCity(async (city) => {
      const page = await visitTask(city, await openTask(city));
      const evidence = page.getByRole('region', { name: 'Minh chứng' });
      await evidence.getByText('Cần minh chứng').waitFor();
      const colour = { r: 40, g: 120, b: 80 };
      const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
        .jpeg()
        .toBuffer();
      await evidence.getByRole('button', { name: 'Thêm minh chứng' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tên minh chứng').fill('Đèn đã sáng');
      await dialog.getByLabel('Tệp').setInputFiles({ name: 'den.jpg', mimeType: 'image/jpeg', buffer });
      await dialog.getByRole('button', { name: 'Thêm minh chứng' }).click();
      await evidence.getByRole('link', { name: 'Đèn đã sáng' }).waitFor();
      await expect
        .poll(() => page.evaluate('document.querySelector(".evidence img")?.naturalWidth'), patience)
        .toBe(64);
      await demandNoBarriers(page);
    }),
  60_000,
);
