import { expect, test } from 'vitest';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import type { TestCity } from '../city.ts';
import { countKept, filesKept, goOut, openField, photo, untilKept, workNow } from './go-out.ts';
import { settleCity } from './seed.ts';
import { shakyLine } from './shaky-line.ts';
import { findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

const title = 'Dọn vật liệu trên vỉa hè phố Cốc Lếu';

async function giveWork(city: TestCity, at: [number, number] = [103.966, 22.496], name = title): Promise<WorkItemId> {
  const { tx, administrator, office, now } = city;
  const position = { type: 'Point' as const, coordinates: at };
  return openWorkItem(tx, administrator, { title: name, ownerId: office, position, deadline: { rule: '3wd' } }, now);
}

test(
  'it can be installed, and opens without signal with the list, the task, the map and its forms',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const id = await giveWork(city);
      const page = await goOut(city, city.people['field-officer'], { id, title });
      const devtools = await page.context().newCDPSession(page);
      const { errors, data } = await devtools.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      expect(JSON.parse(data ?? '{}')).toMatchObject({ start_url: '/field', scope: '/field', display: 'standalone' });
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      const errorIds = installabilityErrors.map(({ errorId }) => errorId);
      expect(errorIds.filter((errorId) => errorId !== 'in-incognito')).toEqual([]);

      await page.goto(`${city.url}/field/map`);
      await page.locator('.field-map canvas').waitFor();
      await untilKept(page, 'maplibre-gl-worker');
      expect((await filesKept(page)).filter((path) => path.startsWith('/assets/') || path.startsWith('/api/'))).toEqual(
        [],
      );

      await page.context().setOffline(true);
      await page.goto(`${city.url}/field`);
      await page.getByText(title).waitFor();
      await page.getByText('mất sóng').waitFor();
      await page.getByText(/Lưu trên máy/).waitFor();
      await page.getByText(title).tap();
      await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).waitFor();
      await page.getByRole('link', { name: 'Bản đồ' }).tap();
      await page.locator('.field-map canvas').waitFor();
    }),
  60_000,
);

test(
  'a draft with a photo outlives the page, and is done once although the first answer was lost',
  () =>
    inBrowserCity(async (city) => {
      const id = await giveWork(city);
      const line = await shakyLine(city.url);
      try {
        const page = await goOut(city, city.people['field-officer'], { id, title }, line.url);
        await page.context().setOffline(true);
        await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).tap();
        await page.getByRole('button', { name: 'Bắt đầu thực hiện', exact: true }).tap();
        await page.getByRole('button', { name: 'Báo cáo hoàn thành', exact: true }).tap();
        const finish = page.getByRole('region', { name: 'Báo cáo hoàn thành' }); // what is said beside it has photos too
        await finish.locator('input[type=file]').setInputFiles(await photo());
        await page.getByAltText('Ảnh 1').waitFor();
        await page.getByLabel('Ghi chú kết quả').fill('Đã dọn sạch');
        await page.reload(); // the phone went dark
        await page.getByRole('button', { name: 'Báo cáo hoàn thành', exact: true }).tap();
        await finish.getByAltText('Ảnh 1').waitFor();
        expect(await page.getByLabel('Ghi chú kết quả').inputValue()).toBe('Đã dọn sạch');
        await finish.getByRole('button', { name: 'Gửi', exact: true }).tap();
        await page.getByText('3 chờ gửi').waitFor();

        line.loseAnswerOf(/\/evidence$/);
        line.loseAnswerOf(/\/submit$/);
        await page.context().setOffline(false);
        await page.getByRole('link', { name: 'Phiếu gửi' }).tap();
        const again = page.getByRole('button', { name: 'Gửi ngay' });
        await expect
          .poll(async () => {
            if (await again.isVisible()) await again.tap({ timeout: 1000 }).catch(() => {});
            return page.locator('.parcel-sent').count();
          }, patience)
          .toBe(3);
        const { state, evidenceItems, history } = await workNow(city, id);
        expect(state).toBe('awaiting-confirmation');
        expect(evidenceItems.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg']);
        expect(history.map(({ act }) => act).sort()).toEqual([
          'work.accepted',
          'work.evidence-added',
          'work.opened',
          'work.started',
          'work.submitted',
        ]);
        expect(line.writes.filter((path) => path.endsWith('/submit')).length).toBeGreaterThan(1); // it did go twice
        expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(1);
      } finally {
        await line.close();
      }
    }),
  120_000,
);

test(
  'two without signal at one task: the second sees both versions and decides, and nothing is lost',
  () =>
    inBrowserCity(async (city) => {
      const id = await giveWork(city);
      const first = await goOut(city, city.people['field-officer'], { id, title });
      const second = await goOut(city, city.people.officer, { id, title });
      for (const page of [first, second]) await page.context().setOffline(true);
      await first.getByRole('button', { name: 'Tiếp nhận', exact: true }).tap();
      await second.getByRole('button', { name: 'Báo cáo hoàn thành', exact: true }).tap();
      await second.getByLabel('Ghi chú kết quả').fill('Chủ hộ đã tự dọn');
      const finish = second.getByRole('region', { name: 'Báo cáo hoàn thành' });
      await finish.getByRole('button', { name: 'Gửi', exact: true }).tap();
      await first.context().setOffline(false);
      await expect.poll(async () => (await workNow(city, id)).state, patience).toBe('accepted');
      await second.context().setOffline(false);
      await second.getByRole('link', { name: /Phiếu gửi/ }).tap();
      const row = second.getByRole('row', { name: /Trạng thái/ });
      await row.waitFor();
      expect(await row.textContent()).toBe('Trạng tháimới giaođã tiếp nhận');
      expect(await second.getByLabel('Sửa nội dung').inputValue()).toBe('Chủ hộ đã tự dọn');
      expect((await workNow(city, id)).state).toBe('accepted'); // nothing was overwritten meanwhile
      expect(await findBarriers(second)).toEqual([]);
      await second.getByRole('button', { name: 'Vẫn gửi trên bản hiện nay' }).tap();
      await expect.poll(async () => (await workNow(city, id)).state, patience).toBe('awaiting-confirmation');
    }),
  60_000,
);

test(
  'after signing out nothing of what the server said is on the phone; what was written waits for its writer',
  () =>
    inBrowserCity(async (city) => {
      const id = await giveWork(city);
      const page = await goOut(city, city.people['field-officer'], { id, title });
      await page.getByText('Trao đổi hoặc gửi ảnh').tap();
      await page.getByLabel('Nội dung trao đổi').fill('Đang dựng lại');
      await page.goto(`${city.url}/account`); // signed out in the other part of the program
      await page.getByRole('button', { name: 'Đăng xuất', exact: true }).first().tap();
      await page.waitForURL(`${city.url}/`);
      expect(await countKept(page)).toEqual({ drafts: 1, kept: 0, parcels: 0, person: 0, photos: 0 });
      await page.context().setOffline(true);
      await page.goto(`${city.url}/field`);
      await page.getByText('chưa ai đăng nhập trên máy này').waitFor();
      expect(await page.getByText(title).count()).toBe(0);
    }),
  60_000,
);

test(
  'every page of the field part is free of barriers, in light and dark',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const id = await giveWork(city);
      await giveWork(city, [103.96, 22.48], 'Kiểm tra biển quảng cáo quá khổ');
      const page = await city.open({ as: city.people['field-officer'], width: 'phone' });
      await page.context().grantPermissions(['geolocation']);
      await page.context().setGeolocation({ longitude: 103.955, latitude: 22.475 });
      for (const path of ['', `/tasks/${id}`, '/map', '/outbox', '/me']) {
        await page.goto(`${city.url}/field${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (path === '/map') {
          await page.getByRole('button', { name: 'Xếp tuyến trong ngày' }).tap();
          await page.getByText(/km theo đường chim bay/).waitFor();
        }
        expect(await sticksOut(page), path).toBe(false);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          expect(await findBarriers(page), `${path} ${theme}`).toEqual([]);
          if (process.env.SHOTS !== undefined) {
            await page.waitForTimeout(800);
            await page.screenshot({ path: `${process.env.SHOTS}/field-${theme}-${path.split('/')[1] ?? ''}.png` });
          }
        }
        await page.emulateMedia({ colorScheme: 'light' });
      }
    }),
  60_000,
);

test(
  'a long list says where it ends, and what of it the phone opens without signal',
  () =>
    inBrowserCity(async (city) => {
      for (let number = 1; number <= 201; number++) await giveWork(city, undefined, `Việc số ${number}`);
      const page = await openField(city, city.people['field-officer'], 'Hơn 200 việc đang mở');
      await page.getByText('Ở đây là 200 việc gấp nhất').waitFor();
      await page.getByText('máy mở được 40 việc đầu danh sách').waitFor();
      const links = page.locator('.field-list > li > a');
      expect(await links.count()).toBe(200);
      await expect.poll(async () => (await countKept(page)).kept, patience).toBeGreaterThan(40);
      expect(await sticksOut(page)).toBe(false);
      if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/field-list.png` });
      await page.context().setOffline(true);
      await links.nth(3).tap();
      await page.getByText('Thời hạn').waitFor();
      await page.goBack();
      await links.nth(150).tap();
      await page.getByText('Việc này chưa được lưu trên máy').waitFor();
    }),
  120_000,
);
