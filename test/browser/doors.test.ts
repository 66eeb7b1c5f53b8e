import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { runDueJobs } from '../../src/kernel/jobs/jobs.ts';
import { deliverWebhook } from '../../src/kernel/webhooks/deliver.ts';
import { emptyLetterBox } from '../../src/modules/reports/intake/mail/poll-mail.ts';
import { letter, letterWith, servicesFor, withLetterBox } from '../../src/modules/reports/intake/mail/testing.ts';
import { ask, settleReports } from '../../src/modules/reports/server/testing.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

/** Through which doors reports come in, and who elsewhere is told: the pages on which a city sets that up. */

const widths = ['desktop', 'phone'] as const;

async function demandFit(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  expect(await sticksOut(page)).toBe(false);
}

async function sheetOf(rows: readonly (string | number)[][]) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Phản ánh');
  for (const row of [['Lĩnh vực', 'Nội dung', 'Vĩ độ', 'Kinh độ', 'Ghi chú'], ...rows]) sheet.addRow(row);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: 'phan-anh.xlsx', mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}
const good = ['Rác thải, vệ sinh môi trường', 'Rác đổ đầy vỉa hè', 22.45, 103.95, 'x'];
const inTheSea = ['Rác thải, vệ sinh môi trường', 'Rác trôi', 20, 107, ''];

for (const width of widths) {
  test(`a sheet of reports is tried, its mistakes stand row by row, and it is taken whole, on a ${width}`, () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const { officer } = city.people;
      const page = await city.open({ as: officer, width });
      await page.goto(`${city.url}/reports`);
      await page.getByRole('link', { name: 'Nhập bảng tính' }).click();
      await page.getByRole('heading', { level: 1, name: 'Phản ánh từ bảng tính' }).waitFor();
      const file = page.getByLabel('Tệp bảng tính (.xlsx)');
      await file.setInputFiles(await sheetOf([good, inTheSea, ['Không có', 'Ổ gà', 22.45, 103.95, '']]));
      await page.getByRole('button', { name: 'Chạy thử' }).click();
      await page.getByText('2 lỗi trong 3 dòng').waitFor();
      await page.getByText('Dòng 3', { exact: true }).waitFor();
      await page.getByText('· Lĩnh vực').waitFor();
      await page.getByText('Cột không dùng tới: Ghi chú').waitFor();
      expect(await page.getByRole('button', { name: /Nhận cả/ }).count()).toBe(0);
      await demandFit(page);

      await file.setInputFiles(await sheetOf([good, [...good.slice(0, 1), 'Đống rác khác', 22.46, 103.96, '']]));
      await expect.poll(() => page.getByText('2 lỗi').count(), patience).toBe(0); // another file, another try
      await page.getByRole('button', { name: 'Chạy thử' }).click();
      await page.getByText('2 dòng đều nhận được. Chưa lưu gì.').waitFor();
      const counted = () => ask<{ count: number }>(city, officer, '/api/v1/reports/count').then(({ count }) => count);
      expect(await counted()).toBe(0);
      await demandFit(page);
      await page.getByRole('button', { name: 'Nhận cả 2 dòng' }).click();
      await page.getByText('Đã nhận 2 phản ánh.').waitFor();
      await page
        .getByText(/PA-2026-/)
        .first()
        .waitFor();
      expect(await counted()).toBe(2);

      const citizen = await city.open({ as: city.people.citizen, width });
      await citizen.goto(`${city.url}/reports/import`);
      await citizen.getByText('Bạn không có quyền').waitFor();
    }));
}

const dialogOf = (page: Page) => {
  const form = page.getByRole('dialog');
  return { form, press: (name: string) => form.getByRole('button', { name, exact: true }).click() };
};

async function visitAsAdministrator(city: BrowserCity, path: string, width: (typeof widths)[number]): Promise<Page> {
  const page = await city.open({ as: city.administrator, width });
  await page.goto(`${city.url}/admin`);
  await page.locator(`.admin-sections a[href="${path}"]`).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

test('a partner is let in by a mapping, its secret is shown once, and it is switched off', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const page = await visitAsAdministrator(city, '/admin/intake-partners', 'desktop');
    await page.getByText('Chưa có đối tác nào').waitFor();
    await page.getByRole('button', { name: 'Thêm đối tác' }).click();
    const { form, press } = dialogOf(page);
    await form.getByLabel('Mã', { exact: true }).fill('Cổng Tỉnh');
    await form.getByLabel('Tên', { exact: true }).fill('Cổng tỉnh');
    await form.getByLabel('Nội dung').fill('data.mo ta');
    await press('Thêm đối tác');
    await expect.poll(() => form.locator('span.wrong').count(), patience).toBe(2); // the code, and the way to the text
    await demandFit(page);
    await form.getByLabel('Mã', { exact: true }).fill('cong-tinh');
    await form.getByLabel('Nội dung').fill('data.mo_ta');
    await form.getByLabel('Tên lĩnh vực của họ').fill('Vệ sinh = rac-thai');
    await form.getByLabel('Tên không có ở trên').selectOption('khac');
    await press('Thêm đối tác');
    await page.getByRole('heading', { name: 'Khóa bí mật' }).waitFor();
    await page.getByText(/^whsec_/).waitFor();
    await demandFit(page);
    await page.getByRole('button', { name: 'Tôi đã lưu lại' }).click();
    await page.getByText(/api\/v1\/intake-partners\/cong-tinh\/reports/).waitFor();
    await page.getByText('Khớp 1 tên lĩnh vực').waitFor();
    await page.getByRole('button', { name: 'Sửa' }).click();
    expect(await form.getByLabel('Tên lĩnh vực của họ').inputValue()).toBe('Vệ sinh = rac-thai');
    await press('Thôi');
    await page.getByRole('button', { name: 'Ngừng nhận' }).click();
    await press('Ngừng nhận');
    await page.getByText('đang ngừng nhận').waitFor();
    await page.getByRole('button', { name: 'Tạo khóa mới' }).click();
    await press('Tạo khóa mới');
    await page.getByText(/^whsec_/).waitFor();
    const partners = await ask<{ items: object[] }>(city, city.administrator, '/api/v1/intake-partners');
    expect(partners.items).toMatchObject([
      { id: 'cong-tinh', active: false, mapping: { text: 'data.mo_ta', categories: { 'Vệ sinh': 'rac-thai' } } },
    ]);
    const phone = await visitAsAdministrator(city, '/admin/intake-partners', 'phone');
    await phone.getByText('đang ngừng nhận').waitFor();
    await demandFit(phone);
  }));

test('which letters were not taken whole, why, and of which report', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const letters = [
      letterWith({}, 'Rác đầy chợ', [{ type: 'image/jpeg', name: 'a.jpg', content: Buffer.from('không phải ảnh') }]),
      letter({ From: 'vang@example.org', 'Auto-Submitted': 'auto-replied' }, 'Tôi đi vắng', 2),
    ];
    await withLetterBox(letters, async ({ url }) => {
      await emptyLetterBox(servicesFor(city, url));
    });
    const number = await city.tx.text(sql`select number from report`);
    for (const width of widths) {
      const page = await visitAsAdministrator(city, '/admin/report-letters', width);
      await page.getByText('1 tệp trong thư chưa nhận được: Tệp này không phải ảnh').waitFor();
      await page.getByRole('link', { name: number }).waitFor();
      await demandFit(page);
      await page.getByLabel('Xem', { exact: true }).selectOption('không phải thư của người');
      await page.getByText('Thư trả lời tự động.').waitFor();
      await page.getByLabel('Xem', { exact: true }).selectOption('bị từ chối');
      await page.getByText('Không có thư nào như vậy.').waitFor();
      await demandFit(page);
    }
  }));

test('a city is served by Open311 under its name, closed from a day on and taken away again', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const page = await visitAsAdministrator(city, '/admin/open311', 'desktop');
    await page.getByText('Chưa đặt địa phương nào').waitFor();
    await page.getByRole('button', { name: 'Thêm địa phương' }).click();
    const { form, press } = dialogOf(page);
    await form.getByLabel('Tên trong địa chỉ (jurisdiction_id)').fill('kieumau.gov.vn');
    await press('Thêm địa phương');
    await form.locator('span.wrong').first().waitFor();
    await form.getByLabel('Tên', { exact: true }).fill('Phường Kiểu Mẫu');
    await form.getByRole('combobox', { name: 'Địa bàn' }).fill('kieu mau');
    await form.getByRole('option', { name: /Kiểu Mẫu/ }).click();
    await press('Thêm địa phương');
    await page.getByText('jurisdiction_id=kieumau.gov.vn').waitFor();
    await page.getByText(/Địa bàn: .*Kiểu Mẫu/).waitFor();
    await page.getByRole('button', { name: 'Sửa' }).click();
    await form.getByLabel('Ngừng nhận từ ngày').fill('2026-03-01');
    await press('Sửa');
    await page.getByText('đã ngừng nhận').waitFor();
    await demandFit(page);
    const phone = await visitAsAdministrator(city, '/admin/open311', 'phone');
    await phone.getByText('đã ngừng nhận').waitFor();
    await demandFit(phone);
    await page.getByRole('button', { name: 'Bỏ' }).click();
    await press('Bỏ');
    await page.getByText('Chưa đặt địa phương nào').waitFor();
  }));

test('a program elsewhere is told: made with a secret shown once, tested, seen to fail, sent again, switched off', async () => {
  let status = 500;
  const receiver = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const settings = { OUTSIDE_NETWORKS: ['127.0.0.0/8'] };
  try {
    await inBrowserCity(
      async (city) => {
        const page = await visitAsAdministrator(city, '/admin/webhooks', 'desktop');
        await page.getByText('Chưa có webhook nào').waitFor();
        await page.getByRole('button', { name: 'Thêm webhook' }).click();
        const { form, press } = dialogOf(page);
        await form.getByLabel('Tên', { exact: true }).fill('Cổng tỉnh');
        await form.getByLabel('Địa chỉ nhận').fill('http://10.1.2.3/');
        await press('Thêm webhook');
        await form.locator('span.wrong').first().waitFor();
        await demandFit(page);
        await form.getByLabel('Địa chỉ nhận').fill(hook);
        await form.getByLabel('việc thay đổi').check();
        await press('Thêm webhook');
        await page.getByText(/^whsec_/).waitFor();
        await page.getByRole('button', { name: 'Tôi đã lưu lại' }).click();
        await page.getByText('Được báo về: phản ánh thay đổi, việc thay đổi').waitFor();

        await page.getByRole('button', { name: 'Gửi thử' }).click();
        await form.getByText('tin gửi thử').waitFor();
        await form.getByText('đang chờ').waitFor();
        const services = { ...city.services, settings: { ...city.services.settings, ...settings } };
        const deliver = () => runDueJobs(services, { kinds: [deliverWebhook], schedules: [] });
        await deliver();
        await press('Xem lại');
        await form.getByText('bên kia trả lời 500').waitFor();
        await form.getByText(/thử lại lúc/).waitFor();
        const { items } = await ask<{ items: { id: string }[] }>(city, city.administrator, '/api/v1/webhooks');
        await giveUp(city, items[0]?.id ?? '');
        await press('Xem lại');
        await form.getByText('không gửi được').waitFor();
        await demandFit(page);
        status = 204;
        await press('Gửi lại');
        await form.getByText('đang chờ').waitFor();
        await deliver();
        await press('Xem lại');
        await form.getByText('đã nhận').waitFor();
        await press('Đóng');

        await page.getByRole('button', { name: 'Tạm dừng' }).click();
        await press('Tạm dừng');
        await page.getByText('đang dừng').waitFor();
        const phone = await visitAsAdministrator(city, '/admin/webhooks', 'phone');
        await phone.getByText('đang dừng').waitFor();
        await demandFit(phone);
        await page.getByRole('button', { name: 'Xóa' }).click();
        await press('Xóa');
        await page.getByText('Chưa có webhook nào').waitFor();
      },
      { settings },
    );
  } finally {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  }
});

/** As after a day and a half of trying. */
const giveUp = ({ tx }: BrowserCity, webhookId: string) =>
  tx.run(sql`update webhook_delivery set state = 'failed', next_at = null where webhook_id = ${webhookId}`);
