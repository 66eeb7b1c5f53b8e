import { expect, test } from 'vitest';
import { ask, file, inOtherWard, settleReports } from '../../src/modules/reports/server/testing.ts';
import { findAllBarriers, findBarriers, inBrowserCity, patience } from './visit.ts';

const path = '/admin/report-routing';

test(
  'a rule is tried on the last month before it is saved, refused where it contradicts another, switched off, remembered',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await file(city, { category: 'chieu-sang', text: 'Đèn tắt' });
      await file(city);
      const page = await city.open({ as: city.people.office });
      await page.goto(city.url + path);
      await page.getByRole('heading', { name: 'Không quy tắc nào khớp' }).waitFor();

      await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
      const form = page.getByRole('dialog');
      const press = (name: string) => form.getByRole('button', { name, exact: true }).click();
      await press('Thử quy tắc');
      await form.locator('span.wrong').first().waitFor();
      await form.getByLabel('Tên quy tắc').fill('Đèn đường');
      await form.getByLabel('Chiếu sáng công cộng').check();
      await form.getByRole('combobox', { name: 'Giao cho đơn vị' }).fill('trung tam');
      await form.getByRole('option', { name: 'Trung tâm thử nghiệm' }).click();
      await press('Thử quy tắc');
      await form.getByText('1 trên 2 phản ánh của 30 ngày qua sẽ về đơn vị khác').waitFor();
      const units = form.getByRole('row', { name: /Trung tâm thử nghiệm/ });
      await expect.poll(() => units.getByRole('cell').allTextContents(), patience).toEqual(['0', '1']);
      await form.getByRole('link', { name: /PA-2026/ }).waitFor();
      expect(await findBarriers(page)).toEqual([]);

      // What is changed has to be tried again.
      await form.getByLabel('Từ giờ').fill('17:00');
      await form.getByLabel('Đến trước giờ').fill('07:00');
      await form.getByRole('button', { name: 'Lưu quy tắc này' }).waitFor({ state: 'detached' });
      await press('Thử quy tắc');
      await form.getByText('0 trên 2 phản ánh').waitFor();
      await press('Lưu quy tắc này');
      const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Đèn đường/ }) });
      await card.getByText('Gửi từ 17:00 đến trước 07:00 hôm sau').waitFor();
      await card.getByText('Lĩnh vực: Chiếu sáng công cộng').waitFor();

      await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
      await form.getByLabel('Tên quy tắc').fill('Đèn ban đêm');
      await form.getByLabel('Chiếu sáng công cộng').check();
      await form.getByLabel('Từ giờ').fill('22:00');
      await form.getByLabel('Đến trước giờ').fill('05:00');
      await form.getByRole('combobox', { name: 'Giao cho đơn vị' }).fill('van phong');
      await form.getByRole('option', { name: 'Văn phòng thử nghiệm' }).click();
      await press('Thử quy tắc');
      await form
        .locator('span.wrong')
        .getByText(/“Đèn đường” đứng trước đã nhận hết/)
        .waitFor();
      await form.getByLabel('Thứ tự').fill('5');
      await press('Thử quy tắc');
      await press('Lưu quy tắc này');
      await page.getByRole('heading', { name: /Đèn ban đêm/ }).waitFor();
      await expect
        .poll(() => page.locator('.routing-rule h2').allTextContents(), patience)
        .toEqual(['5 Đèn ban đêm', '10 Đèn đường', 'Không quy tắc nào khớp']);

      await card.getByRole('button', { name: 'Ngừng dùng' }).click();
      await press('Ngừng dùng');
      await card.getByText('09/03/2026 đến trước 10/03/2026').waitFor();
      await card.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
      await page.getByRole('heading', { level: 1, name: /Đèn đường/ }).waitFor();
      await page.getByRole('heading', { name: 'Đã sửa quy tắc chuyển phản ánh' }).first().waitFor();
    }),
  120_000,
);

test(
  'a place is tried: who would get a report from there on a day and at an hour, and why',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const { items } = await ask<{ items: { id: string; code: string }[] }>(city, null, '/api/v1/report-categories');
      const payload = {
        name: 'Đêm về trung tâm',
        ordinal: 10,
        hours: { from: '20:00', until: '06:00' },
        categoryIds: [items.find(({ code }) => code === 'rac-thai')?.id],
        organisationId: city.otherOffice,
        validFrom: '2026-01-01',
      };
      const url = '/api/v1/report-routing-rules';
      await ask(city, city.people.office, { method: 'POST', url, payload }, 201);
      const page = await city.open({ as: city.people.office });
      await page.goto(city.url + path);
      const place = page.getByRole('region', { name: 'Thử một chỗ' });
      await place.getByLabel('Kinh độ').fill('103,9998');
      await place.getByLabel('Vĩ độ').fill('22,45');
      await place.getByLabel('Lĩnh vực').selectOption({ label: 'Rác thải, vệ sinh môi trường' });
      await place.getByLabel('Lúc').fill('10:00');
      await place.getByRole('button', { name: 'Về đơn vị nào?' }).click();
      await place.getByRole('heading', { name: 'Về Văn phòng thử nghiệm' }).waitFor();
      await place.getByText('đơn vị này phục vụ Phường Kiểu Mẫu vào ngày đó').waitFor();
      await place.getByText('Điểm này thuộc Phường Kiểu Mẫu → Tỉnh Thử Nghiệm.').waitFor();
      await place.getByText(/Cách Phường Bên Kia \d+ m: Trung tâm thử nghiệm cũng được báo/).waitFor();
      await place.getByLabel('Lúc').fill('23:30');
      await place.getByRole('button', { name: 'Về đơn vị nào?' }).click();
      await place.getByText('Vì quy tắc “Đêm về trung tâm”.').waitFor();
      await place.getByLabel('Kinh độ').fill('10');
      await place.getByRole('button', { name: 'Về đơn vị nào?' }).click();
      await place.getByRole('alert').waitFor();
      expect(await findBarriers(page)).toEqual([]);
    }),
  60_000,
);

test(
  'a rule refers to another agency: tried, saved, and read by whoever reports such a thing',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await file(city, { category: 'chieu-sang', text: 'Đèn tắt' });
      const page = await city.open({ as: city.people.office });
      await page.goto(city.url + path);
      await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Tên quy tắc').fill('Đèn quốc lộ');
      await form.getByLabel('Chiếu sáng công cộng').check();
      await form.getByLabel('Phản ánh khớp thì').selectOption({ label: 'chuyển cơ quan khác' });
      await form.getByRole('button', { name: 'Thử quy tắc' }).click();
      await expect.poll(() => form.locator('span.wrong').count(), patience).toBe(3); // agency, reason, reason in English
      await form.getByLabel('Cơ quan có thẩm quyền').fill('Khu Quản lý đường bộ I');
      await form.getByLabel('Lý do, người dân đọc').fill('Đèn trên quốc lộ do trung ương quản lý');
      await form.getByLabel('Lý do bằng tiếng Anh').fill('Lights of national roads are not the city’s');
      await form.getByRole('button', { name: 'Thử quy tắc' }).click();
      const agency = form.getByRole('row', { name: /Khu Quản lý đường bộ I/ });
      await expect.poll(() => agency.getByRole('cell').allTextContents(), patience).toEqual(['0', '1']);
      expect(await findBarriers(page)).toEqual([]);
      await form.getByRole('button', { name: 'Lưu quy tắc này' }).click();
      const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Đèn quốc lộ/ }) });
      await card.getByText('Không thuộc thẩm quyền, chuyển').waitFor();
      await card.getByText('Đèn trên quốc lộ do trung ương quản lý').waitFor();

      const { followPath } = await file(city, { category: 'chieu-sang', text: 'Đèn tắt nữa' });
      const reporter = await city.open();
      await reporter.goto(city.url + followPath);
      const notice = reporter.locator('.notice').filter({ hasText: 'Đã chuyển Khu Quản lý đường bộ I' });
      await notice.getByText('Đèn trên quốc lộ do trung ương quản lý').waitFor();
      expect(await reporter.getByRole('region', { name: 'Dự kiến xong' }).count()).toBe(0); // nothing is promised
    }),
  90_000,
);

test('who may see the rules but not change them is shown them alone', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const officer = await city.open({ as: city.people.officer });
    await officer.goto(city.url + path);
    await officer.getByRole('heading', { name: 'Không quy tắc nào khớp' }).waitFor();
    expect(await officer.getByRole('button', { name: 'Thêm quy tắc' }).count()).toBe(0);
    const visitor = await city.open();
    await visitor.goto(city.url + path);
    await visitor.getByText('Bạn không có quyền quản trị mục này.').waitFor();
  }));

test(
  'nobody is shut out of the rules, at either width, in light and in dark',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await file(city, { position: inOtherWard });
      const payload = { name: 'Đêm', ordinal: 10, hours: { from: '20:00', until: '06:00' }, weekdays: [6, 7] };
      const rule = { ...payload, priority: 'urgent', organisationId: city.otherOffice, validFrom: '2026-01-01' };
      const url = '/api/v1/report-routing-rules';
      await ask(city, city.people.office, { method: 'POST', url, payload: rule }, 201);
      const page = await city.open({ as: city.people.office });
      await page.goto(city.url + path, { waitUntil: 'networkidle' });
      const look = async (name: string) => expect(await findAllBarriers(page, name)).toEqual([]);
      await look('rules');
      await page.getByRole('button', { name: 'Sửa Đêm' }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('combobox', { name: 'Giao cho đơn vị' }).fill('van phong');
      await form.getByRole('option', { name: 'Văn phòng thử nghiệm' }).click();
      await form.getByLabel('Từ giờ').fill('');
      await form.getByLabel('Đến trước giờ').fill('');
      await form.getByLabel('CN').uncheck();
      await form.getByLabel('Th 7').uncheck();
      await form.getByRole('button', { name: 'Thử quy tắc' }).click();
      await form.getByRole('button', { name: 'Lưu quy tắc này' }).waitFor();
      await form.getByText('Thử một chỗ').click();
      await look('rule');
    }),
  90_000,
);
