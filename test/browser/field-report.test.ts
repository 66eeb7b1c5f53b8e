import { Readable } from 'node:stream';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import type { FollowedReport, NewReport, Report } from '../../src/modules/reports/contract.ts';
import { keepPhoto, photoUpload } from '../../src/modules/reports/server/photos.ts';
import { ask, file, settleReports } from '../../src/modules/reports/server/testing.ts';
import { countKept, goOut, openField, photo, workNow } from './go-out.ts';
import { shakyLine } from './shaky-line.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

// A citizen's report on the phone of whoever puts it right, on the road and without signal.

const said = 'Rác đổ đầy vỉa hè trước chợ, bốc mùi từ hôm qua';
const address = 'Số 12, đường Hoàng Liên';

/** A report of a citizen that fell to the office of the field officer, and its work. */
async function report(city: BrowserCity, given: Partial<NewReport> = {}) {
  const filed = await file(city, { text: said, address, ...given });
  const { workItemId } = await reportNow(city, filed.id);
  const id = workItemId as WorkItemId;
  return { ...filed, reportId: filed.id, id, title: (await workNow(city, id)).title };
}

const reportNow = (city: BrowserCity, id: string) => ask<Report>(city, city.staff, `/api/v1/reports/${id}`);

async function shownByCitizen({ tx, services, now }: BrowserCity) {
  const { buffer, name } = await photo();
  const received = await services.files.receive(Readable.from([buffer]), { ...photoUpload, name });
  return keepPhoto(tx, services.files, received, { reportId: null, kind: 'before' }, now);
}

async function askAboutWaste({ tx }: BrowserCity): Promise<void> {
  const values = [{ key: 'lon', name: { vi: 'Lớn', en: 'Large' } }];
  const question = { vi: 'Đống rác cỡ nào?', en: 'How large is the heap?' };
  const asked = [{ code: 'co', kind: 'singlevaluelist', required: false, hint: null, question, values }];
  await tx.run(sql`update report_category set attributes = ${JSON.stringify(asked)}::jsonb where code = 'rac-thai'`);
}

const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).tap();
const finishOf = (page: Page): Locator => page.getByRole('region', { name: 'Báo cáo hoàn thành' });

/** Sends until nothing waits: an answer that got lost is asked for again. */
async function sendAll(page: Page, arrived: number): Promise<void> {
  await page.getByRole('link', { name: 'Phiếu gửi' }).tap();
  const now = page.getByRole('button', { name: 'Gửi ngay' });
  await expect
    .poll(async () => {
      if (await now.isVisible()) await now.tap({ timeout: 1000 }).catch(() => {});
      return page.locator('.parcel-sent').count();
    }, patience)
    .toBe(arrived);
}

async function look(page: Page, name: string): Promise<void> {
  expect(await sticksOut(page), name).toBe(false);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await findBarriers(page), `${name} ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (process.env.SHOTS !== undefined) {
    await page.screenshot({ path: `${process.env.SHOTS}/field-report-${name}.png`, fullPage: true });
  }
}

test(
  'a report is read and finished without signal, with a photo of its result; each act arrives once',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      await askAboutWaste(city);
      const work = await report(city, { photoIds: [await shownByCitizen(city)], answers: { co: 'lon' } });
      const line = await shakyLine(city.url);
      try {
        const page = await openField(city, city.people['field-officer'], work.title, line.url);
        const ahead = async () => (await keptPaths(page)).some((path) => path.includes('/photos/'));
        await expect.poll(ahead, patience).toBe(true);
        await page.context().setOffline(true);
        await page.getByText(work.title).tap();
        const reported = page.getByRole('region', { name: 'Nội dung phản ánh' });
        await reported.getByText(said).waitFor();
        await reported.getByText(address).waitFor();
        await reported.getByText(work.number).waitFor();
        await reported.getByAltText('Ảnh phản ánh 1').waitFor();
        const asked = page.getByRole('region', { name: 'Câu hỏi của lĩnh vực' });
        expect(await asked.locator('dt, dd').allInnerTexts()).toEqual(['Đống rác cỡ nào?', 'Lớn']);
        await look(page, 'task');
        const larger = reported.getByRole('button', { name: 'Ảnh phản ánh 1' });
        await larger.tap();
        expect(await larger.getAttribute('aria-pressed')).toBe('true');

        await press(page, 'Tiếp nhận');
        await press(page, 'Bắt đầu thực hiện');
        await press(page, 'Báo cáo hoàn thành');
        const finish = finishOf(page);
        await finish.getByText('cần ít nhất một ảnh sau xử lý').waitFor();
        await finish.getByLabel('Ghi chú kết quả').fill('Đã dọn sạch');
        await press(finish, 'Gửi');
        await finish.getByRole('alert').getByText('Chưa gửi được vì chưa có ảnh sau xử lý').waitFor();
        const heic = { name: 'IMG_0042.HEIC', mimeType: 'image/heic', buffer: heicBytes };
        await finish.locator('input[type=file]').setInputFiles([heic, await photo()]);
        await finish.getByText('Máy không đọc được IMG_0042.HEIC').waitFor();
        await finish.getByAltText('Ảnh 1').waitFor(); // the other one is there
        expect(await finish.getByRole('img').count()).toBe(1);
        await look(page, 'finish');
        await press(finish, 'Gửi');
        await page.getByText('3 chờ gửi').waitFor();
        expect((await countKept(page)).photos).toBe(1);

        line.loseAnswerOf(/\/photos$/);
        line.loseAnswerOf(/\/submit$/);
        await page.context().setOffline(false);
        await sendAll(page, 3);
        expect(line.writes.filter((path) => path.endsWith('/photos')).length).toBeGreaterThan(1); // it did go twice
        expect(await reportNow(city, work.reportId)).toMatchObject({
          state: 'awaiting-check',
          owesAfterPhoto: false,
          photoItems: [
            { kind: 'before', publication: 'waiting' },
            { kind: 'after', publication: 'waiting' },
          ],
        });
        expect((await workNow(city, work.id)).evidenceItems.length).toBe(1);
        const key = `${work.number}-${work.followCode}`;
        const { updates } = await ask<FollowedReport>(city, null, `/api/v1/followed-reports/${key}`);
        expect(updates.at(-1)).toMatchObject({ kind: 'finished', reason: 'Đã dọn sạch' });
        expect((await countKept(page)).photos).toBe(0);
      } finally {
        await line.close();
      }
    }),
  120_000,
);

test(
  'a photo that the server refuses is taken out of what was sent, and the rest goes',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const work = await report(city);
      const page = await goOut(city, city.people['field-officer'], work);
      await page.context().setOffline(true);
      await press(page, 'Báo cáo hoàn thành');
      const finish = finishOf(page);
      await finish.locator('input[type=file]').setInputFiles([await photo(), await photo()]);
      await finish.getByAltText('Ảnh 2').waitFor();
      await finish.getByLabel('Ghi chú kết quả').fill('Đã dọn sạch');
      await press(finish, 'Gửi');
      await page.getByText('1 chờ gửi').waitFor();
      await spoilPhoto(page, 2);

      await page.context().setOffline(false);
      await page.getByRole('link', { name: /Phiếu gửi/ }).tap();
      await page.getByText('Máy chủ không nhận ảnh 2').waitFor();
      await page.getByText(/HEIC/).waitFor(); // the server's words
      await page.getByText('đã đến', { exact: true }).waitFor(); // the first one is there
      await look(page, 'refused-photo');
      expect(await page.getByLabel('Sửa nội dung').inputValue()).toBe('Đã dọn sạch');
      await press(page, 'Bỏ ảnh 2');
      await page.getByAltText('Ảnh 2').waitFor({ state: 'detached' });
      await press(page, 'Gửi lại');
      await page.locator('.parcel-sent').waitFor();
      const { state, photoItems } = await reportNow(city, work.reportId);
      expect([state, photoItems.map(({ kind }) => kind)]).toEqual(['awaiting-check', ['after']]);

      // A photo by itself: without it there is nothing left to send.
      await page.getByRole('link', { name: work.title }).tap();
      await page.getByText('Trao đổi hoặc gửi ảnh').tap();
      await page.locator('details input[type=file]').setInputFiles(await photo());
      await page.getByAltText('Ảnh 1').waitFor();
      await page.context().setOffline(true);
      await press(page, 'Gửi');
      await page.getByText('1 chờ gửi').waitFor();
      await spoilPhoto(page, 1);
      await page.context().setOffline(false);
      await page.getByRole('link', { name: /Phiếu gửi/ }).tap();
      await page.getByText('Máy chủ không nhận ảnh 1').waitFor();
      await press(page, 'Bỏ ảnh 1');
      await page.getByRole('button', { name: 'Gửi lại' }).waitFor({ state: 'detached' });
      await press(page, 'Bỏ phiếu này');
      await page.getByText('Không có gì chờ gửi').waitFor();
    }),
  60_000,
);

test(
  'what is refused for another reason than somebody being first says so, and is mended where it stands',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const work = await report(city, { category: 'tieng-on', text: 'Hát karaoke to' });
      const page = await goOut(city, city.people['field-officer'], work);
      await page.context().setOffline(true);
      await press(page, 'Báo cáo hoàn thành');
      expect(await finishOf(page).getByText('cần ít nhất một ảnh sau xử lý').count()).toBe(0);
      await press(finishOf(page), 'Gửi');
      await page.getByText('1 chờ gửi').waitFor();
      await city.tx.run(sql`update report_category set after_photo = true where code = 'tieng-on'`);
      await page.context().setOffline(false);
      await page.getByRole('link', { name: /Phiếu gửi/ }).tap();
      await page.getByText('bị từ chối').waitFor();
      await page.getByText('Lĩnh vực này cần ảnh sau xử lý trước khi báo xong.').waitFor();
      expect(await page.getByText('người khác đã sửa trước').count()).toBe(0);
      await page.locator('.asks input[type=file]').setInputFiles(await photo());
      await page.getByAltText('Ảnh 1').waitFor();
      await look(page, 'refused');
      await press(page, 'Gửi lại');
      await page.locator('.parcel-sent').waitFor();
      const { state, photoItems } = await reportNow(city, work.reportId);
      expect([state, photoItems.map(({ kind }) => kind)]).toEqual(['awaiting-check', ['after']]);
    }),
  60_000,
);

test(
  'many drafts stand side by side, each with its own words and photos',
  () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const works = [await report(city), await report(city, { text: 'Rác tràn miệng cống' })];
      const page = await openField(city, city.people['field-officer'], works[0]?.title ?? '');
      for (const [index, { id, title }] of works.entries()) {
        await page.goto(`${city.url}/field/tasks/${id}`);
        await page.getByRole('heading', { name: title }).waitFor();
        await press(page, 'Báo cáo hoàn thành');
        await finishOf(page)
          .getByLabel('Ghi chú kết quả')
          .fill(`Kết quả ${index + 1}`);
        if (index === 0)
          await finishOf(page)
            .locator('input[type=file]')
            .setInputFiles(await photo());
        if (index === 0) await finishOf(page).getByAltText('Ảnh 1').waitFor();
      }
      await page.context().setOffline(true);
      await page.goto(`${city.url}/field/outbox`);
      await page.getByRole('heading', { name: 'Bản nháp (2)' }).waitFor();
      for (const [index, { title }] of [...works.entries()].reverse()) {
        await page.getByRole('link', { name: title }).tap();
        await press(page, 'Báo cáo hoàn thành');
        const note = finishOf(page).getByLabel('Ghi chú kết quả');
        await note.waitFor();
        expect(await note.inputValue()).toBe(`Kết quả ${index + 1}`);
        expect(await finishOf(page).getByAltText('Ảnh 1').count()).toBe(index === 0 ? 1 : 0);
        if (index > 0) await page.getByRole('link', { name: 'Phiếu gửi' }).tap();
      }
      await press(finishOf(page), 'Gửi');
      await page.context().setOffline(false);
      await sendAll(page, 1);
      await page.getByRole('heading', { name: 'Bản nháp (1)' }).waitFor();
      expect(await Promise.all(works.map(async ({ reportId }) => (await reportNow(city, reportId)).state))).toEqual([
        'awaiting-check',
        'received',
      ]);
    }),
  60_000,
);

const heicBytes = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

/** As an earlier version kept it, which took pictures that the browser cannot read. */
const spoilPhoto = (page: Page, number: number): Promise<void> =>
  page.evaluate<void>(`new Promise((resolve) => {
    const opened = indexedDB.open('dothi-field');
    opened.onsuccess = () => {
      const tx = opened.result.transaction(['photos', 'parcels'], 'readwrite');
      const photos = tx.objectStore('photos');
      tx.objectStore('parcels').getAll().onsuccess = ({ target }) => {
        photos.get(target.result.at(-1).uploads[${number - 1}].photoId).onsuccess = ({ target: { result } }) =>
          photos.put({ ...result, blob: new Blob([atob('${heicBytes.toString('base64')}')], { type: 'image/heic' }) });
      };
      tx.oncomplete = () => {
        opened.result.close();
        resolve();
      };
    };
  })`);

const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`new Promise((resolve) => {
    const opened = indexedDB.open('dothi-field');
    opened.onsuccess = () => {
      opened.result.transaction('kept').objectStore('kept').getAllKeys().onsuccess = ({ target }) => {
        opened.result.close();
        resolve(target.result);
      };
    };
  })`);
