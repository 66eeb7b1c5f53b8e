import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { settleCity } from './seed.ts';
import { type BrowserCity, findAllBarriers, findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

async function visit(city: BrowserCity, path: string, width?: 'phone'): Promise<Page> {
  const page = await city.open({ as: city.administrator, ...(width === undefined ? {} : { width }) });
  await page.goto(`${city.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The form open on the page, its last button pressed by the word on it. */
const formOf = (page: Page) => {
  const form = page.getByRole('dialog');
  return { form, press: (name: string) => form.getByRole('button', { name, exact: true }).click() };
};

test(
  'who may administer finds the way there, and nobody else does',
  () =>
    inBrowserCity(async (city) => {
      const page = await visit(city, '/account');
      await page.getByRole('link', { name: 'Quản trị' }).click();
      await page.getByRole('link', { name: 'Lịch làm việc' }).click();
      await page.getByRole('heading', { level: 1, name: 'Lịch làm việc' }).waitFor();

      const office = await city.open({ as: city.people.office });
      await office.goto(`${city.url}/admin`);
      await office.getByRole('link', { name: 'Quy tắc nhắc việc' }).waitFor();
      await expect.poll(() => office.locator('.admin-sections a').count(), patience).toBe(6);

      const staff = await city.open({ as: city.staff });
      await staff.goto(`${city.url}/admin/organisations`);
      await staff.getByText('Bạn không có quyền quản trị mục này.').waitFor();
      await staff.goto(`${city.url}/account`);
      await staff.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => staff.getByRole('link', { name: 'Quản trị' }).count(), patience).toBe(0);
    }),
  60_000,
);

test(
  'an organisation is set up, gets a head and an area, is renamed and ended, and what is wrong stands at its field',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const page = await visit(city, '/admin/organisations');
      await page.getByLabel('Tìm theo tên').fill('cong an');
      await page.getByRole('row', { name: /Công an phường Lào Cai/ }).waitFor();
      await page.getByRole('row', { name: /Phòng Nội vụ/ }).waitFor({ state: 'detached' });

      await page.getByRole('button', { name: 'Thêm cơ quan, đơn vị' }).click();
      const { form, press } = formOf(page);
      await form.getByLabel('Tên', { exact: true }).fill('Phòng Nội vụ thành phố');
      await press('Thêm cơ quan, đơn vị');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Ngày đầu').fill('2026-01-01');
      await press('Thêm cơ quan, đơn vị');
      await form
        .locator('span.wrong')
        .getByText(/đã có|trùng|Phòng Nội vụ/)
        .first()
        .waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await form.getByLabel('Tên', { exact: true }).fill('Ban Công viên');
      await press('Thêm cơ quan, đơn vị');
      await page.getByRole('heading', { level: 1, name: 'Ban Công viên' }).waitFor();

      await page.getByRole('button', { name: 'Đổi người đứng đầu' }).click();
      await form.getByLabel('Chức danh người đứng đầu').fill('Trưởng ban');
      await form.getByLabel('Từ ngày').fill('2026-02-01');
      await press('Đổi người đứng đầu');
      await page.getByRole('region', { name: 'Người đứng đầu qua các thời kỳ' }).getByText('từ 01/02/2026').waitFor();

      await page.getByRole('button', { name: 'Thêm địa bàn' }).click();
      await form.getByRole('combobox', { name: 'Địa bàn' }).fill('cam duong');
      await form.getByRole('option', { name: 'Cam Đường' }).click();
      await form.getByLabel('Từ ngày').fill('2026-02-01');
      await press('Thêm địa bàn');
      await page.getByRole('region', { name: 'Địa bàn phụ trách' }).getByText('Cam Đường').waitFor();

      await page.getByRole('button', { name: 'Đổi tên' }).click();
      await form.getByLabel('Tên mới').fill('Ban Quản lý công viên');
      await form.getByLabel('Từ ngày').fill('2026-03-01');
      await press('Đổi tên');
      await page.getByRole('heading', { level: 1, name: 'Ban Quản lý công viên' }).waitFor();
      await page.getByRole('region', { name: 'Kế thừa' }).getByText('đổi tên thành').waitFor();

      await page.getByRole('button', { name: 'Chấm dứt' }).click();
      await form.getByLabel('Không còn từ ngày').fill('2026-03-05');
      await form.getByRole('combobox', { name: 'Đơn vị kế thừa' }).fill('noi vu');
      await form.getByRole('option', { name: 'Phòng Nội vụ thành phố' }).click();
      await press('Chấm dứt');
      await form.locator('span.wrong').first().waitFor();
      await expect.poll(() => form.getByLabel('Không còn từ ngày').inputValue(), patience).toBe('2026-03-05');
      await form.getByLabel('Lý do').fill('Sắp xếp bộ máy');
      await press('Chấm dứt');
      await page.getByText('01/03/2026 đến trước 05/03/2026').first().waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Chấm dứt' }).count(), patience).toBe(0);
      await page.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
      await page.getByText('Sắp xếp bộ máy').waitFor();
    }),
  120_000,
);

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 22.3],
      [west + 0.02, 22.3],
      [west + 0.02, 22.32],
      [west, 22.32],
      [west, 22.3],
    ],
  ],
});
const feature = (code: string, fullName: string, west: number) => ({
  type: 'Feature',
  properties: { code, fullName },
  geometry: square(west),
});

test(
  'a unit ends, says what it became, and outlines are tried before they are taken over',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const page = await visit(city, '/admin/areas');
      const { form, press } = formOf(page);
      await page.getByRole('link', { name: 'Phường Cam Đường' }).click();
      await page.getByRole('button', { name: 'Chấm dứt' }).click();
      await form.getByLabel('Không còn từ ngày').fill('2026-03-01');
      await form.getByLabel('Lý do').fill('Sắp xếp đơn vị hành chính');
      await press('Chấm dứt');
      await page.getByText('01/07/2025 đến trước 01/03/2026').waitFor();

      await page.getByRole('link', { name: 'Đơn vị hành chính' }).click();
      await page.getByRole('button', { name: 'Thêm đơn vị hành chính' }).click();
      await form.getByLabel('Tên', { exact: true }).fill('Nam Cường');
      await form.getByLabel('Mã').fill('26');
      await form.getByLabel('Ngày đầu').fill('2026-03-01');
      await press('Thêm đơn vị hành chính');
      await form
        .locator('span.wrong')
        .getByText(/không hợp lệ/)
        .waitFor();
      await form.getByLabel('Mã').fill('02671');
      await press('Thêm đơn vị hành chính');
      await page.getByRole('heading', { level: 1, name: 'Phường Nam Cường' }).waitFor();

      await page.goBack();
      await page.getByLabel('Vào ngày').fill('2026-02-28');
      await page.getByRole('link', { name: 'Phường Cam Đường' }).click();
      await page.getByRole('button', { name: 'Ghi đơn vị kế tiếp' }).click();
      await form.getByRole('combobox', { name: 'Nay là hoặc thuộc' }).fill('nam cuong');
      await form.getByRole('option', { name: 'Nam Cường' }).click();
      await press('Ghi đơn vị kế tiếp');
      await page.getByRole('link', { name: 'Phường Nam Cường' }).waitFor();

      await page.goto(`${city.url}/admin/areas/import`);
      const features = [feature('02701', 'Xã Một', 103.9), feature('02702', 'Xã Hai', 103.919)];
      const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
      await page
        .getByLabel('Tệp ranh giới')
        .setInputFiles({ name: 'ranh-gioi.geojson', mimeType: 'application/json', buffer });
      await page.getByLabel('Nguồn').fill('Bản đồ để thử');
      await page.getByRole('button', { name: 'Chạy thử' }).click();
      const report = page.getByRole('region', { name: 'Báo cáo' });
      await report.getByText(/không có đơn vị nào mang mã 02701/).waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Nhập ranh giới này' }).count(), patience).toBe(0);
      await page.getByLabel('Thêm đơn vị có mã chưa biết').check();
      await page.getByRole('button', { name: 'Chạy thử' }).click();
      await report.getByText(/chồng lên nhau/).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Nhập ranh giới này' }).click();
      await report.getByText('Đã nhập 2 ranh giới.').waitFor();
    }),
  120_000,
);

test(
  'a swap is shown with the deadlines it would move before it is announced, and can be withdrawn',
  () =>
    inBrowserCity(async (city) => {
      const { tx, office, now } = city;
      const task = { title: 'Kiểm tra kè sông', ownerId: office, deadline: { rule: '3wd' } };
      await openWorkItem(tx, systemActor, task, now);
      const page = await visit(city, '/admin/calendar');
      await page
        .getByRole('row', { name: /Tết Nguyên đán/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Công bố thay đổi' }).click();
      const { form, press } = formOf(page);
      await form.getByLabel('Ngày được nghỉ').fill('2026-03-11');
      await form.getByLabel('Ngày đi làm').fill('2026-03-12');
      await form.getByLabel('Văn bản', { exact: true }).fill('Thông báo 01/TB-UBND');
      await press('Xem trước tác động');
      await form
        .locator('span.wrong')
        .getByText(/đã là ngày làm việc/)
        .waitFor();
      await form.getByLabel('Ngày đi làm').fill('2026-03-21');
      await press('Xem trước tác động');
      await form.getByText('1 thời hạn sẽ thay đổi').waitFor();
      await form.getByRole('link', { name: 'Kiểm tra kè sông' }).waitFor();
      await form.getByText('13/03/2026, 17:00').waitFor();
      await form.getByText(/nghỉ hoán đổi/).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await press('Công bố');
      const announced = page.getByRole('region', { name: 'Đã công bố' });
      await announced.getByText('Nghỉ 11/03/2026, làm bù 21/03/2026').waitFor();
      await page.getByRole('row', { name: /11\/03\/2026.*nghỉ hoán đổi/ }).waitFor();

      await announced.getByRole('button', { name: 'Rút thông báo' }).click();
      await form.getByLabel('Lý do').fill('Không còn cần');
      await press('Rút thông báo');
      await announced.getByText(/đã rút/).waitFor();

      await page.getByRole('button', { name: 'Đặt giờ làm việc' }).click();
      await press('Đặt giờ làm việc');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Từ ngày').fill('2026-03-09');
      await form.getByLabel('Lý do').fill('Giờ mùa hè');
      await press('Đặt giờ làm việc');
      await page.getByText('07:30–11:30, 13:30–17:00').waitFor();

      await page.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
      await page.getByRole('heading', { name: 'Đã rút công bố' }).waitFor();
      await page.getByText('Giờ mùa hè').first().waitFor();
      expect(await findBarriers(page)).toEqual([]);
    }),
  120_000,
);

test(
  'a known term is added with its source, changed from a day on, offered where a deadline is set, and ended',
  () =>
    inBrowserCity(async (city) => {
      const page = await visit(city, '/admin/deadline-rules');
      const { form, press } = formOf(page);
      await page.getByText('Luật Tố cáo 25/2018/QH14').waitFor();
      await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
      await press('Thêm quy tắc');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Mã', { exact: true }).fill('ward-answered');
      await form.getByLabel('Tên tiếng Việt').fill('Trả lời kiến nghị của phường');
      await form.getByLabel('Tên tiếng Anh').fill('Answering a proposal of a ward');
      await form.getByLabel('Thời hạn', { exact: true }).fill('5');
      await form.getByLabel('Căn cứ').fill('Quy chế làm việc, Điều 12');
      expect(await findBarriers(page)).toEqual([]);
      await press('Thêm quy tắc');
      const card = page.locator('.rule', { hasText: 'Trả lời kiến nghị của phường' });
      await card.getByText('5 ngày làm việc').waitFor();

      await card.getByRole('button', { name: 'Sửa' }).click();
      await form.getByLabel('Thời hạn', { exact: true }).fill('3');
      await form.getByLabel('Hiệu lực từ ngày').fill('2026-06-01');
      await press('Sửa');
      await card.getByText('3 ngày làm việc').waitFor();
      await card.getByText('09/03/2026 đến trước 01/06/2026').waitFor();
      await card.last().getByRole('button', { name: 'Lịch sử thay đổi' }).click();
      await form.getByText('5 ngày làm việc').waitFor();
      await press('Đóng');

      const citizen = await city.open();
      await citizen.goto(`${city.url}/deadline`);
      await citizen
        .getByLabel('Chọn theo quy định')
        .selectOption({ label: 'Trả lời kiến nghị của phường · 5 ngày làm việc' });
      await citizen.getByText('Quy chế làm việc, Điều 12').waitFor();
      await citizen.getByLabel('Vào lúc').fill('2026-03-09T08:30');
      await citizen.getByRole('button', { name: 'Tính thời hạn' }).click();
      await citizen.getByText('16/03/2026').first().waitFor();
      expect(await findBarriers(citizen)).toEqual([]);

      await card.last().getByRole('button', { name: 'Bỏ quy tắc' }).click();
      await press('Bỏ quy tắc');
      await card.first().waitFor({ state: 'detached' });
    }),
  120_000,
);

test(
  'a category of reports is added with its clocks and a question, changed, switched off, and all of it is in its history',
  () =>
    inBrowserCity(async (city) => {
      const page = await visit(city, '/admin/report-categories');
      const { form, press } = formOf(page);
      await page.getByText('Chưa có lĩnh vực nào').waitFor();
      await page.getByRole('button', { name: 'Thêm lĩnh vực' }).click();
      await press('Thêm lĩnh vực');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Mã', { exact: true }).fill('vach-ke-duong');
      await form.getByLabel('Tên tiếng Việt').fill('Vạch kẻ đường mờ');
      await form.getByLabel('Tên tiếng Anh').fill('Faded road markings');
      await form.getByLabel('Biểu tượng').selectOption({ label: 'đường' });
      await form.getByLabel('Hạn giải quyết', { exact: true }).fill('24');
      await form.getByRole('button', { name: 'Thêm câu hỏi' }).click();
      await form.getByLabel('Mã câu hỏi').fill('loai');
      await form.getByLabel('Câu hỏi, tiếng Việt').fill('Vạch loại nào?');
      await form.getByLabel('Câu hỏi, tiếng Anh').fill('Which marking?');
      await form.getByLabel('Cách trả lời').selectOption({ label: 'chọn một' });
      await press('Thêm lĩnh vực');
      await form.locator('.is-overdue').waitFor(); // a choice of nothing
      await form.getByLabel('Các lựa chọn').fill('nguoi-di-bo | Người đi bộ | Crossing\ntim | Tim đường | Centre line');
      expect(await findBarriers(page)).toEqual([]);
      await press('Thêm lĩnh vực');
      const card = page.locator('.rule', { hasText: 'Vạch kẻ đường mờ' });
      await card.getByText('Giải quyết trong 24 giờ làm việc').waitFor();
      await card.getByText('Số câu hỏi kèm theo: 1').waitFor();

      await card.getByRole('button', { name: 'Sửa' }).click();
      await expect.poll(() => form.getByLabel('Các lựa chọn').inputValue(), patience).toContain('tim | Tim đường');
      await form.getByLabel('Hạn giải quyết', { exact: true }).fill('16');
      await press('Sửa');
      await card.getByText('Giải quyết trong 16 giờ làm việc').waitFor();
      const offered = async () => {
        const { items } = (await city.request(null, { url: '/api/v1/report-categories' })).json();
        return items.map(({ code, attributes }: { code: string; attributes: { values: unknown[] }[] }) => [
          code,
          attributes[0]?.values.length,
        ]);
      };
      expect(await offered()).toEqual([['vach-ke-duong', 2]]);

      await card.getByRole('button', { name: 'Ngừng dùng' }).click();
      await press('Ngừng dùng');
      await form.locator('.notice').waitFor(); // begun today, so it cannot end today: the server says so in words
      await page.keyboard.press('Escape');
      await card.getByRole('button', { name: 'Sửa' }).click();
      await form.getByLabel('Dùng từ ngày', { exact: true }).fill('2026-03-01');
      await form.getByLabel('Ngừng dùng từ ngày').fill('2026-03-09');
      await press('Sửa');
      await card.getByText('Ngừng dùng từ 09/03/2026').waitFor();
      expect(await offered()).toEqual([]);

      await card.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
      await page.getByRole('heading', { level: 1, name: /Vạch kẻ đường mờ/ }).waitFor();
      await page.getByRole('heading', { name: 'Đã thêm lĩnh vực phản ánh' }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
    }),
  120_000,
);

test(
  'a rule for reminders is changed from today on, and a job that failed is tried again or given up',
  () =>
    inBrowserCity(async (city) => {
      await city.tx.run(sql`
        insert into job (id, kind, payload, state, failed_at, error, attempts)
        values (${randomUUID()}, 'work.remind', '{}', 'failed', ${city.now}, 'mail server unreachable', 5),
               (${randomUUID()}, 'audit.anchor', '{}', 'failed', ${city.now}, 'no room left', 5)`);
      const page = await visit(city, '/admin/reminder-rules');
      const { form, press } = formOf(page);
      const rule = page.locator('.rule').first();
      await rule.getByRole('button', { name: 'Sửa' }).click();
      await form.getByLabel('Nhắc trước hạn, ngày làm việc').fill('7, nhiều');
      await press('Sửa');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Nhắc trước hạn, ngày làm việc').fill('7, 2');
      expect(await findBarriers(page)).toEqual([]);
      await press('Sửa');
      await rule.getByText('Trước hạn 7, 2 ngày làm việc').waitFor();
      await rule.getByRole('button', { name: 'Lịch sử thay đổi' }).click();
      await form.getByText('Trước hạn 7, 2 ngày làm việc').waitFor();
      await press('Đóng');

      await page.goto(`${city.url}/admin/jobs`);
      await page
        .getByRole('row', { name: /work\.remind/ })
        .getByRole('button', { name: 'Thử lại' })
        .click();
      await press('Thử lại');
      await page.getByRole('row', { name: /work\.remind/ }).waitFor({ state: 'detached' });
      await page
        .getByRole('row', { name: /audit\.anchor/ })
        .getByRole('button', { name: 'Bỏ tác vụ' })
        .click();
      expect(await findBarriers(page)).toEqual([]);
      await press('Bỏ tác vụ');
      await page.getByText('Không có tác vụ nào.').waitFor();
      await page.getByLabel('Trạng thái').selectOption('waiting');
      await page.getByRole('row', { name: /work\.remind/ }).waitFor();
    }),
  120_000,
);

test(
  'nobody is shut out of administration, at either width, in light and in dark, in either language',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const areaId = await city.tx.text(sql`select id::text from area where name = 'Kim Tân'`);
      await city.tx.run(sql`
        insert into job (id, kind, payload, state, failed_at, error, attempts)
        values (${randomUUID()}, 'work.remind', '{}', 'failed', ${city.now}, ${'getaddrinfo ENOTFOUND '.repeat(6)}, 5)`);
      const found: string[] = [];
      const page = await city.open({ as: city.administrator });
      const english = await city.open({ as: city.administrator, width: 'phone', language: 'en' });
      for (const path of [
        '/admin',
        '/admin/organisations',
        '/admin/deadline-rules',
        `/admin/organisations/${city.office}`,
        '/admin/areas',
        `/admin/areas/${areaId}`,
        '/admin/areas/import',
        '/admin/calendar',
        '/admin/report-categories',
        '/admin/reminder-rules',
        '/admin/jobs',
      ]) {
        for (const each of [page, english]) {
          await each.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
          await each.locator('h1').first().waitFor();
        }
        found.push(...(await findAllBarriers(page, path)));
        if (await sticksOut(english)) found.push(`${path} in English sticks out`);
      }
      expect(found).toEqual([]);
    }),
  120_000,
);
