import { expect, test } from 'vitest';
import { createArea } from '../../src/kernel/areas/create-area.ts';
import { endArea } from '../../src/kernel/areas/end-area.ts';
import { recordLineage } from '../../src/kernel/areas/record-lineage.ts';
import { sql } from '../../src/kernel/db/db.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { createPlace } from '../../src/kernel/places/create-place.ts';
import { day } from '../../src/kernel/time.ts';
import { file, inOtherWard, inWard, type ReportCity, settleReports } from '../../src/modules/reports/server/testing.ts';
import { writeFacts } from '../../src/modules/reports/statistics/keep-facts.ts';
import { ran } from '../../src/modules/reports/statistics/testing.ts';
import { type BrowserCity, findAllBarriers, inBrowserCity, patience } from './visit.ts';

/** A winter of reports: most on time, some late, some open, two stars and five, three of them elsewhere. */
async function settleWinter(city: BrowserCity): Promise<ReportCity> {
  const settled = await settleReports(city);
  const placement = { geometry: inWard, accuracyM: 20, source: 'thử nghiệm' };
  await createPlace(city.tx, systemActor, { name: 'chợ Kiểu Mẫu', kind: 'market', placement }, city.now);
  const months = ['2025-11', '2026-01', '2026-02'];
  for (const [m, month] of months.entries()) {
    for (let n = 0; n < 3 + m; n++) {
      const category = n === 0 ? 'chieu-sang' : 'rac-thai';
      const filed = await file(city, n === 2 ? { position: inOtherWard } : { category });
      const reportedAt = `${month}-0${2 + n}T03:00:00Z`;
      await ran(city, filed, { reportedAt, doneAfter: n === 1 ? 400 : 20 + n, rating: n === 1 ? 2 : 5 });
      await city.tx.run(sql`
        update work_item w set due_at = r.filed_at + interval '10 days' from report r
         where r.id = ${filed.id} and w.id = r.work_item_id`);
    }
  }
  await file(city);
  await writeFacts(city.tx);
  return settled;
}

test('anybody reads how the city answers, with what the figures do not say, and takes them along', () =>
  inBrowserCity(async (city) => {
    await settleWinter(city);
    const page = await city.open();
    await page.goto(`${city.url}/reports`);
    await page.getByRole('link', { name: 'Thống kê phản ánh' }).first().click();
    await page.getByRole('heading', { level: 1, name: '13 phản ánh, 75% giải quyết đúng hạn' }).waitFor();
    await page.getByText('Tiếp nhận từ 01/04/2025 đến 09/03/2026').waitFor();
    await page
      .getByText(/Phản ánh không phải là mẫu khảo sát/)
      .first()
      .waitFor();
    await page.getByText('100% đến qua kênh “trang web”', { exact: false }).waitFor();
    await page.getByText('Tỷ lệ đánh giá 100%: 12 trên 12 phản ánh đã xong.').waitFor();

    const row = page.getByRole('row', { name: /Rác thải/ });
    await expect.poll(() => row.getByRole('cell').first().textContent(), patience).toBe('10');
    await page.getByRole('button', { name: 'Địa bàn', exact: true }).click();
    await page.waitForURL(/by=area/);
    await page.getByRole('row', { name: /Phường Bên Kia/ }).waitFor();

    await page.getByRole('button', { name: 'Bảng số' }).click();
    await page.getByRole('row', { name: /Tháng 11\/2025/ }).waitFor();
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải CSV' }).first().click();
    expect((await csv).suggestedFilename()).toContain('thong-ke-phan-anh');

    // Who gets the link sees the same.
    const other = await city.open({ width: 'phone' });
    await other.goto(page.url());
    await other.getByRole('row', { name: /Tháng 11\/2025/ }).waitFor();
    await other.getByRole('row', { name: /Phường Bên Kia/ }).waitFor();
  }));

test('a period is chosen; few of a kind are not told; none is said', () =>
  inBrowserCity(async (city) => {
    await settleWinter(city);
    const page = await city.open();
    await page.goto(`${city.url}/reports/statistics`);
    await page.getByLabel('Thời gian', { exact: true }).selectOption({ label: 'tháng trước' });
    await page.getByRole('heading', { level: 1, name: /^5 phản ánh/ }).waitFor();
    expect(page.url()).toContain('from=2026-02-01');
    const lights = page.getByRole('row', { name: /Chiếu sáng/ });
    await expect.poll(async () => (await lights.getByRole('cell').allTextContents())[3], patience).toBe('–');
    await page.getByLabel('Từ ngày').fill('2025-12-01');
    await page.getByLabel('Đến hết ngày').fill('2025-12-31');
    await page.getByRole('heading', { level: 1, name: 'Không có phản ánh nào trong thời gian này' }).waitFor();
    await page.getByText('Chọn thời gian dài hơn').first().waitFor();
  }));

test('areas are those of then or of today, in the filter too, and what was divided is said', () =>
  inBrowserCity(async (city) => {
    const settled = await settleWinter(city);
    const { tx, now } = city;
    const onDay = day('2026-03-01');
    const ended = [settled.ward, settled.otherWard];
    for (const id of ended) await endArea(tx, systemActor, id, { onDay, reason: 'Sắp xếp lại' }, now);
    const begin = async (name: string) => {
      const begun = { level: 'commune', kind: 'ward', code: null, parentId: settled.city, validFrom: onDay } as const;
      return (await createArea(tx, systemActor, { ...begun, name }, now)).id;
    };
    const whole = await begin('Hợp Nhất');
    const rest = await begin('Phần Lẻ');
    await recordLineage(tx, systemActor, { fromId: settled.ward, toId: whole, kind: 'merged', onDay }, now);
    for (const toId of [whole, rest]) {
      const half = { fromId: settled.otherWard, toId, share: 0.5, shareBasis: 'diện tích' };
      await recordLineage(tx, systemActor, { ...half, kind: 'split', onDay }, now);
    }

    const page = await city.open();
    await page.goto(`${city.url}/reports/statistics?by=area`);
    await page.getByRole('row', { name: /Phường Kiểu Mẫu/ }).waitFor();
    await page.getByRole('button', { name: 'hôm nay' }).click();
    await page.getByRole('row', { name: /Phường Hợp Nhất/ }).waitFor();
    await page.getByRole('row', { name: /địa bàn đã chia tách/ }).waitFor();
    await page.getByText(/3 phản ánh thuộc địa bàn đã chia tách/).waitFor();
    await expect.poll(() => page.getByRole('row', { name: /Phường Kiểu Mẫu/ }).count(), patience).toBe(0);
    await page.getByRole('button', { name: 'ngày khác' }).click();
    await page.getByLabel('Địa bàn vào ngày').fill('2026-02-28');
    await page.getByRole('row', { name: /Phường Kiểu Mẫu/ }).waitFor();

    // An area of today takes in what went into it; the choice of the day stands beside it then.
    await page.getByRole('button', { name: 'hôm nay' }).click();
    await page.getByRole('combobox', { name: 'Địa bàn' }).fill('Hợp Nhất');
    await page.getByRole('option', { name: /Hợp Nhất/ }).click();
    await page.getByRole('heading', { level: 1, name: /^10 phản ánh/ }).waitFor();
    await page
      .getByText(/Không tính 3 phản ánh/)
      .first()
      .waitFor();
    await page.getByText('Danh sách theo địa bàn ghi trên phản ánh', { exact: false }).waitFor();
    const narrow = await city.open({ width: 'phone' });
    await narrow.goto(page.url(), { waitUntil: 'networkidle' });
    await narrow.getByRole('heading', { level: 1, name: /^10 phản ánh/ }).waitFor();
    await page.getByRole('button', { name: 'khi gửi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Không có phản ánh nào trong thời gian này' }).waitFor();
  }));

test('hot spots stand on the map and in a list, and lead to their reports', () =>
  inBrowserCity(async (city) => {
    await settleWinter(city);
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/reports/statistics`);
    const spots = page.getByRole('region', { name: 'Điểm nóng' });
    await spots.locator('.map-canvas').waitFor();
    const spot = spots.getByRole('listitem').filter({ hasText: 'Phường Kiểu Mẫu, gần chợ Kiểu Mẫu' });
    await spot.getByText('10', { exact: true }).waitFor();
    const show = spot.getByRole('button', { name: /Xem trên bản đồ/ });
    await show.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => show.getAttribute('aria-pressed'), patience).toBe('true');
    await spot.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^10 phản ánh/ }).waitFor();
  }));

test('nobody is shut out of the statistics, at either width, in light and in dark', () =>
  inBrowserCity(async (city) => {
    await settleWinter(city);
    const page = await city.open();
    for (const path of ['?by=area', '?months=table&hours=calendar', '?from=2020-01-01&until=2020-02-01']) {
      await page.goto(`${city.url}/reports/statistics${path}`, { waitUntil: 'networkidle' });
      await page.locator('.bones').first().waitFor({ state: 'detached' });
      expect(await findAllBarriers(page, path)).toEqual([]);
    }
  }));
