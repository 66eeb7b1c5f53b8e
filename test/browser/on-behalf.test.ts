import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { ask, file, settleReports } from '../../src/modules/reports/server/testing.ts';
import { findAllBarriers, inBrowserCity, patience } from './visit.ts';

/** Each test looks at several pages. */
const patient = 120_000;

test(
  'staff take down by the keys alone what a caller says, read number and code out, and print a slip',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await file(city, { text: 'Rác đổ đầy vỉa hè trước cổng chợ' });
      await city.tx.run(sql`update report set reported_at = reported_at - interval '4 days'`);
      const page = await city.open({ as: city.staff });
      await page.goto(`${city.url}/reports`);
      await page.getByRole('link', { name: 'Ghi phản ánh hộ' }).first().press('Enter');
      const words = page.getByLabel('Chuyện gì vậy?');
      await words.waitFor();
      await expect.poll(() => page.evaluate('document.activeElement?.tagName'), patience).toBe('TEXTAREA');
      expect(await page.getByRole('button', { name: 'Chỗ tôi đang đứng' }).count(), 'the caller is elsewhere').toBe(0);
      await page.keyboard.type('Rác đầy vỉa hè cổng chợ, bốc mùi');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Xin cho biết ở đâu').waitFor();

      await page.getByRole('radio', { name: 'Gọi điện' }).press('ArrowRight');
      expect(await page.getByRole('radio', { name: 'Đến quầy' }).isChecked()).toBe(true);
      await page.getByText('Ghi lùi được 7 ngày, sớm nhất 02/03/2026, 08:30.').waitFor();
      const saidAt = page.getByLabel('Nói lúc');
      await saidAt.fill('2026-03-01T09:00');
      await page.getByText('Sớm hơn mức được ghi lùi.').waitFor();
      await saidAt.fill('2026-03-09T09:00');
      await page.getByText('Thời điểm này chưa tới.').waitFor();
      await words.press('Control+Enter');
      expect(await city.tx.text(sql`select count(*)::text from report`), 'it was not said yet').toBe('1');
      await saidAt.fill('2026-03-06T16:00');
      await page.getByRole('button', { name: 'Chọn trên bản đồ' }).press('Enter');
      await page.getByLabel('Kinh độ').fill('103,9501');
      await page.getByLabel('Vĩ độ').fill('22,45');
      await page.getByRole('radio', { name: 'Rác thải, vệ sinh môi trường' }).first().press('Space');
      const similar = page.getByRole('group', { name: 'Quanh đây đã có người phản ánh' });
      await similar.getByText(/Nếu đúng việc người báo nói tới/).waitFor(); // not “yours”
      await similar.getByRole('radio', { name: 'Người báo nói về việc khác' }).waitFor();
      await similar.getByRole('radio', { name: /Cùng việc này/ }).press('Space');
      await page.getByLabel('Số điện thoại').fill('0900 000 000');
      expect(await findAllBarriers(page, 'the form')).toEqual([]);
      await page.getByLabel('Số điện thoại').press('Control+Enter');

      await page.getByRole('heading', { level: 1, name: /Đã nhận phản ánh PA-2026-/ }).waitFor();
      const code = page.getByRole('region', { name: 'Số và mã theo dõi' });
      await code.getByText(/^PA-2026-\d{6}(-[a-z0-9]{4}){4}$/).waitFor();
      await page.getByText('Dự kiến xong').waitFor();
      expect(await page.getByText('Phiếu tiếp nhận phản ánh · Lào Cai').isVisible()).toBe(false);
      expect(await findAllBarriers(page, 'taken down')).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      await page.getByText('Phiếu tiếp nhận phản ánh · Lào Cai').waitFor();
      await page.getByText('Rác đầy vỉa hè cổng chợ, bốc mùi').waitFor();
      await page.getByText(`Theo dõi tại ${city.url}/follow`).waitFor();
      expect(await page.getByRole('button', { name: 'In phiếu' }).isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });

      await page.getByRole('link', { name: 'Xem phản ánh' }).press('Enter');
      await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
      const report = await ask(city, city.staff, `/api/v1/reports/${page.url().split('/').at(-1)}`);
      expect(report).toMatchObject({
        channel: 'desk',
        filedFor: 'desk',
        reportedAt: '2026-03-06T09:00:00.000Z',
        hasReporter: true,
      });
      expect(report.repeatOf).not.toBeNull();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Ghi phản ánh hộ' }).waitFor();
      expect(await words.inputValue(), 'the next one begins empty').toBe('');
    }),
  patient,
);

test(
  'the duty desk leads there; who may not take reports down is told',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const desk = await city.open({ as: city.people['duty-officer'] });
      await desk.goto(`${city.url}/duty`);
      await desk.getByRole('link', { name: 'Ghi phản ánh hộ' }).first().click();
      await desk.getByLabel('Chuyện gì vậy?').waitFor();
      const citizen = await city.open({ as: city.people.citizen });
      await citizen.goto(`${city.url}/reports/on-behalf`);
      await citizen.getByText('Tài khoản này không được ghi phản ánh hộ').waitFor();
      expect(await citizen.getByLabel('Chuyện gì vậy?').count()).toBe(0);
    }),
  patient,
);
