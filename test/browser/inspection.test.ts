import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addDefaultCategories } from '../../src/modules/reports/categories/change-categories.ts';
import { untilKept } from './go-out.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: '#8a6a55' } })
    .jpeg()
    .toBuffer(),
});

/** The field part on a phone, its worker in charge and the forms kept. */
async function goOut(city: BrowserCity): Promise<Page> {
  const page = await city.open({ as: city.people['field-officer'], width: 'phone' });
  await page.goto(`${city.url}/field`);
  await page.getByText('Không còn việc nào.').waitFor();
  await expect.poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), patience).toBe(true);
  for (const path of ['/inspections', '/reports/0190a000-0000-4000-8000-000000000abc']) {
    await page.goto(`${city.url}/field${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findBarriers(page), path).toEqual([]);
    expect(await sticksOut(page), path).toBe(false);
  }
  await page.goto(`${city.url}/field/inspections`);
  await page.getByRole('button', { name: 'Trật tự, mỹ quan tuyến phố' }).waitFor();
  await page.waitForLoadState('networkidle'); // everything the forms need is kept
  await untilKept(page, 'InspectPage');
  return page;
}

const shoot = async (page: Page, name: string) => {
  if (process.env.SHOTS === undefined) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test(
  'an inspection without signal: what is missing is named, the fault becomes a task, the office reads the record',
  () =>
    inBrowserCity(async (city) => {
      const page = await goOut(city);
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Trật tự, mỹ quan tuyến phố' }).tap();
      await page.getByLabel('Địa chỉ hoặc đoạn đường').fill('phố Cốc Lếu');
      for (const group of await page.locator('fieldset.item').all()) {
        await group.getByRole('button', { name: 'Không áp dụng' }).tap();
      }
      const fault = page.getByRole('group', { name: /Lòng đường, vỉa hè/ });
      await fault.getByRole('button', { name: 'Có', exact: true }).tap();
      await page.getByRole('button', { name: 'Kết thúc và gửi' }).tap();
      await page.getByText('Còn 1 mục chưa xong').waitFor();
      await fault.getByText('Mục này cần ảnh.').waitFor();
      await fault.locator('input[type=file]').setInputFiles(await photo('ve-duong.jpg'));
      await fault.getByAltText('Ảnh 1').waitFor();
      await fault.getByLabel('Giao việc khắc phục').check();
      await fault.getByLabel('Đơn vị khắc phục').selectOption({ label: 'Trung tâm thử nghiệm' });
      await page.reload(); // the phone went dark
      await fault.getByAltText('Ảnh 1').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await shoot(page, 'inspection-form');
      await page.getByRole('button', { name: 'Kết thúc và gửi' }).tap();
      await page.getByText('1 chờ gửi').waitFor();
      await page.context().setOffline(false);
      await page.locator('.parcel-sent').waitFor();

      const desk = await city.open({ as: city.staff });
      await desk.goto(`${city.url}/inspections`);
      await desk.getByText('1 vi phạm').waitFor();
      expect(await findBarriers(desk)).toEqual([]);
      await shoot(desk, 'inspections');
      await desk.getByRole('link', { name: /^KT-2026-/ }).click();
      await desk.getByRole('heading', { name: /phố Cốc Lếu/ }).waitFor();
      await desk
        .getByRole('row', { name: /Lòng đường/ })
        .getByRole('link', { name: /Lòng đường/ })
        .waitFor();
      expect(await desk.getByRole('link', { name: 'Tải biên bản' }).getAttribute('href')).toMatch(/\/minutes$/);
      expect(await findBarriers(desk)).toEqual([]);
      await shoot(desk, 'inspection');
    }),
  60_000,
);

test(
  'what an officer sees on the way is filed as a report, once, when there is signal again',
  () =>
    inBrowserCity(async (city) => {
      await addDefaultCategories(city.tx, city.administrator, city.now);
      const page = await goOut(city);
      await page.goto(`${city.url}/field`);
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Phản ánh mới' }).tap();
      await page.getByRole('button', { name: 'Gửi', exact: true }).tap();
      await page.getByText('Mục này còn thiếu.').first().waitFor();
      await page.getByLabel('Nội dung').fill('Nắp cống vỡ trước số nhà 12');
      await page.getByLabel('Địa chỉ hoặc đoạn đường').fill('phố Cốc Lếu');
      await page.getByLabel('Lĩnh vực').selectOption({ index: 1 });
      await page.locator('input[type=file]').setInputFiles(await photo('nap-cong.jpg'));
      await page.getByAltText('Ảnh 1').waitFor();
      await shoot(page, 'report-form');
      await page.getByRole('button', { name: 'Gửi', exact: true }).tap();
      await page.getByText('1 chờ gửi').waitFor();
      await page.context().setOffline(false);
      await page.locator('.parcel-sent').waitFor();
      const { items } = (await city.request(city.administrator, { url: '/api/v1/reports' })).json();
      expect(items).toMatchObject([{ text: 'Nắp cống vỡ trước số nhà 12', photos: 1 }]);
    }),
  60_000,
);
