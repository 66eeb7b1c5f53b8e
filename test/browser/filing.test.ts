import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { createPlace } from '../../src/kernel/places/create-place.ts';
import { ask, file, inWard, settleReports } from '../../src/modules/reports/server/testing.ts';
import { type BrowserCity, findBarriers, inBrowserCity, sticksOut } from './visit.ts';

/** Each test looks at several pages. */
const patient = 120_000;
const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#8a6a55' } })
    .jpeg()
    .toBuffer(),
});
const words = 'Nắp cống vỡ giữa ngõ, xe máy dễ ngã';
const sendIt = (page: Page) => page.getByRole('button', { name: 'Gửi phản ánh' }).tap();
const arrived = (page: Page) => page.getByRole('heading', { level: 1, name: /Đã nhận phản ánh PA-2026-/ }).waitFor();
const newest = async (city: BrowserCity) => {
  const id = await city.tx.text(sql`select id::text from report order by number desc limit 1`);
  return ask(city, city.people.office, `/api/v1/reports/${id}`);
};
const howMany = (city: BrowserCity) => city.tx.text(sql`select count(*)::text from report where text = ${words}`);

async function write(page: Page): Promise<void> {
  await page.getByLabel('Chuyện gì vậy?').fill(words);
  await page.getByRole('radio', { name: 'Rác thải, vệ sinh môi trường' }).first().check();
}

test(
  'what was written outlives a throttle, a reload and a lost answer, and arrives once',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await city.tx.run(sql`update report_setting set per_address = 1`);
      const neighbour = { category: 'rac-thai', text: 'Của người khác sau cùng một địa chỉ', position: inWard };
      const page = await city.open({ width: 'phone' });
      expect((await page.request.post(`${city.url}/api/v1/reports`, { data: neighbour })).status()).toBe(201);
      await page.goto(`${city.url}/report`);
      await write(page);
      await page.getByLabel('Địa chỉ hoặc mô tả chỗ đó').fill('Ngõ 3, gần cổng chợ');
      await page.getByText('Muốn được trả lời?').tap();
      await page.getByLabel('Số điện thoại').fill('0900 000 000');
      await page
        .getByLabel('Chụp hoặc chọn ảnh')
        .first()
        .setInputFiles(await photo('nap-cong.jpg'));
      await page.getByRole('img', { name: 'nap-cong.jpg' }).waitFor();
      await sendIt(page);
      await page.getByText('xin gửi tiếp sau 10 phút').waitFor();
      await page.getByText('Gửi lại được từ 08:40.').waitFor();
      await page.getByText('vẫn còn ở cửa sổ này').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      expect(await sticksOut(page)).toBe(false);
      expect(await howMany(city)).toBe('0');

      await page.reload();
      await page.getByText('những gì đã viết trước đó').waitFor();
      expect(await page.getByLabel('Chuyện gì vậy?').inputValue()).toBe(words);
      expect(await page.getByLabel('Địa chỉ hoặc mô tả chỗ đó').inputValue()).toBe('Ngõ 3, gần cổng chợ');
      expect(await page.getByLabel('Số điện thoại').inputValue()).toBe('0900 000 000');
      expect(await page.evaluate('document.querySelector(\'[alt="nap-cong.jpg"]\').naturalWidth')).toBe(256);

      await city.tx.run(sql`delete from report_intake`); // ten minutes later
      await page.route(
        '**/api/v1/reports',
        async (route) => {
          await route.fetch(); // it arrives, and the answer does not
          await route.abort();
        },
        { times: 1 },
      );
      await sendIt(page);
      await page.getByText('Không nối được tới máy chủ').waitFor();
      expect(await howMany(city)).toBe('1');
      await city.tx.run(sql`delete from report_intake`);
      await page.reload();
      await sendIt(page);
      await arrived(page);
      expect(await howMany(city)).toBe('1');
      expect((await newest(city)).photoItems).toHaveLength(1);

      await page.reload();
      await page.getByLabel('Chuyện gì vậy?').waitFor();
      expect(await page.getByLabel('Chuyện gì vậy?').inputValue(), 'it has arrived, so it is forgotten').toBe('');
      expect(await page.evaluate<string>('JSON.stringify(sessionStorage)')).not.toMatch(/0900 ?000/);
    }),
  patient,
);

test(
  'what somebody with an account wrote is not shown to who sits there next',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const page = await city.open({ as: city.people.citizen, width: 'phone' });
      await page.goto(`${city.url}/report`);
      await page.getByLabel('Chuyện gì vậy?').fill(words);
      await page.reload();
      await page.getByText('những gì đã viết trước đó').waitFor();
      await page.context().clearCookies();
      await page.reload();
      await page.getByLabel('Chuyện gì vậy?').waitFor();
      expect(await page.getByLabel('Chuyện gì vậy?').inputValue()).toBe('');
      await page.getByLabel('Chuyện gì vậy?').fill('Chuyện khác');
      await page.reload();
      await page.getByRole('button', { name: 'Viết lại từ đầu' }).tap();
      expect(await page.getByLabel('Chuyện gì vậy?').inputValue()).toBe('');
    }),
  patient,
);

test(
  'photos that the line did not let through are named, outlive a reload, and go with the report',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const page = await city.open({ width: 'phone' });
      await page.goto(`${city.url}/report`);
      await page.route('**/api/v1/report-photos', (route) => route.abort());
      const two = [await photo('mot.jpg'), await photo('hai.jpg')];
      await page.getByLabel('Chụp hoặc chọn ảnh').first().setInputFiles(two);
      await page.getByText('Chưa gửi được: mot.jpg, hai.jpg').waitFor();
      await page.reload();
      await page.getByText('Chưa gửi được: mot.jpg, hai.jpg').waitFor();
      await write(page);
      await page.getByLabel('Địa chỉ hoặc mô tả chỗ đó').fill('Ngõ 3');
      await sendIt(page);
      await page.getByText('Chưa gửi được', { exact: true }).waitFor();
      expect(await howMany(city), 'nothing goes without its photos unasked').toBe('0');
      await page.unroute('**/api/v1/report-photos');
      await sendIt(page);
      await arrived(page);
      expect((await newest(city)).photoItems).toHaveLength(2);
    }),
  patient,
);

test(
  'a pin on the map, words, and a known place each say where; near by others are found from a place too',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await file(city, { text: 'Nắp cống vỡ trong ngõ' });
      const placement = { geometry: inWard, accuracyM: 10, source: 'Bản vẽ để thử' };
      await createPlace(city.tx, city.administrator, { name: 'Chợ Thử', kind: 'market', placement }, city.now);
      const begin = async () => {
        const page = await city.open({ width: 'phone' });
        await page.goto(`${city.url}/report`);
        await write(page);
        return page;
      };

      const byPin = await begin();
      await byPin.getByRole('button', { name: 'Chọn trên bản đồ' }).tap();
      await byPin.locator('.maplibregl-canvas').tap();
      await byPin.getByText('Đã ghi vị trí').waitFor();
      await sendIt(byPin);
      await arrived(byPin);
      const pinned = await newest(city);
      expect(pinned.area?.name).toMatch(/Kiểu Mẫu|Bên Kia/);
      expect(pinned.position?.coordinates[1]).toBeCloseTo(22.45, 1);

      const byWords = await begin();
      await byWords.getByLabel('Địa chỉ hoặc mô tả chỗ đó').fill('Ngõ 3, gần cổng chợ');
      await sendIt(byWords);
      await arrived(byWords);
      const { position, address } = await newest(city);
      expect([position, address]).toEqual([null, 'Ngõ 3, gần cổng chợ']);

      const byPlace = await begin();
      const chooser = byPlace.getByRole('combobox', { name: 'Hoặc một địa điểm đã có tên' });
      await chooser.fill('cho thu');
      await byPlace.getByRole('option', { name: 'Chợ Thử' }).waitFor();
      await chooser.press('Enter');
      await byPlace.getByText('Đã chọn Chợ Thử').waitFor();
      await byPlace.getByRole('group', { name: 'Quanh đây đã có người phản ánh' }).waitFor();
      expect(await findBarriers(byPlace)).toEqual([]);
      await byPlace.getByRole('button', { name: 'Bỏ địa điểm' }).tap();
      await byPlace.getByRole('group', { name: 'Quanh đây đã có người phản ánh' }).waitFor({ state: 'detached' });
      await chooser.fill('cho thu');
      await byPlace.getByRole('option', { name: 'Chợ Thử' }).tap();
      await sendIt(byPlace);
      await arrived(byPlace);
      const placed = await newest(city);
      expect([placed.place?.name, placed.position?.coordinates]).toEqual(['Chợ Thử', inWard.coordinates]);
    }),
  patient,
);
