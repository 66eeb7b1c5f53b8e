import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/kernel/identity/actor.ts';
import { WorkItem, type WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import type { TestCity } from '../city.ts';
import { settleCity } from './seed.ts';
import { shakyLine } from './shaky-line.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

const title = 'Dọn vật liệu trên vỉa hè phố Cốc Lếu';

async function giveWork(city: TestCity, at: [number, number] = [103.966, 22.496], name = title): Promise<WorkItemId> {
  const { tx, administrator, office, now } = city;
  const position = { type: 'Point' as const, coordinates: at };
  return openWorkItem(tx, administrator, { title: name, ownerId: office, position, deadline: { rule: '3wd' } }, now);
}

const workNow = async (city: TestCity, id: WorkItemId): Promise<WorkItem> =>
  WorkItem.parse((await city.request(city.staff, { url: `/api/v1/work-items/${id}` })).json());

/** The field part on a phone, its worker in charge and the task kept. */
async function goOut(city: BrowserCity, as: Actor, id: WorkItemId, url = city.url): Promise<Page> {
  const page = await city.open({ as, width: 'phone' });
  await page.goto(`${url}/field`);
  await page.getByText(title).waitFor();
  await expect.poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), patience).toBe(true);
  await page.goto(`${url}/field/tasks/${id}`);
  await page.getByRole('heading', { name: title }).waitFor();
  return page;
}

const photo = async () => ({
  name: 'vỉa hè.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: '#8a6a55' } })
    .jpeg()
    .toBuffer(),
});

test(
  'it can be installed, and opens without signal with the list, the task, the map and its forms',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const id = await giveWork(city);
      const page = await goOut(city, city.people['field-officer'], id);
      const devtools = await page.context().newCDPSession(page);
      const { errors, data } = await devtools.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      expect(JSON.parse(data ?? '{}')).toMatchObject({ start_url: '/field', scope: '/field', display: 'standalone' });
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      const errorIds = installabilityErrors.map(({ errorId }) => errorId);
      expect(errorIds.filter((errorId) => errorId !== 'in-incognito')).toEqual([]);

      await page.goto(`${city.url}/field/map`);
      await page.locator('.field-map canvas').waitFor();
      const kept = () =>
        page.evaluate<string[]>(`caches.keys()
        .then(async (names) => (await (await caches.open(names[0])).keys()).map(({ url }) => new URL(url).pathname))`);
      await expect
        .poll(async () => (await kept()).some((path) => path.includes('maplibre-gl-worker')), patience)
        .toBe(true);
      expect((await kept()).filter((path) => path.startsWith('/assets/') || path.startsWith('/api/'))).toEqual([]);

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
        const page = await goOut(city, city.people['field-officer'], id, line.url);
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
      const first = await goOut(city, city.people['field-officer'], id);
      const second = await goOut(city, city.people.officer, id);
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
      const page = await goOut(city, city.people['field-officer'], id);
      await page.getByText('Trao đổi hoặc gửi ảnh').tap();
      await page.getByLabel('Nội dung trao đổi').fill('Đang dựng lại');
      await page.goto(`${city.url}/account`); // signed out in the other part of the program
      await page.getByRole('button', { name: 'Đăng xuất', exact: true }).first().tap();
      await page.waitForURL(`${city.url}/`);
      const left = await page.evaluate<Record<string, number>>(`new Promise((resolve) => {
        const opened = indexedDB.open('dothi-field');
        opened.onsuccess = () => {
          const counts = {};
          const names = [...opened.result.objectStoreNames];
          const tx = opened.result.transaction(names);
          for (const name of names) tx.objectStore(name).count().onsuccess = ({ target }) => { counts[name] = target.result; };
          tx.oncomplete = () => resolve(counts);
        };
      })`);
      expect(left).toEqual({ drafts: 1, kept: 0, parcels: 0, person: 0, photos: 0 });
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
