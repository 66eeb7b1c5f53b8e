import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readDirective, settleCity } from './seed.ts';
import { type BrowserCity, findAllBarriers, inBrowserCity, patience } from './visit.ts';

const text = `ỦY BAN NHÂN DÂN THÀNH PHỐ LÀO CAI
Số: 21/KH-UBND
Lào Cai, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Chỉnh trang đô thị năm 2026

Yêu cầu chung: các phường giữ sạch vỉa hè trong dịp lễ.

1. Giao Phòng Nội vụ thành phố rà soát quy chế quản lý chợ; lập danh sách hộ kinh doanh; báo cáo trước ngày 12/3/2026.

2. Giao Ban Quản lý dự án Lào Cai hoàn thành sửa chữa đường vào Đền Thượng trước ngày 30/6/2026.

3. Giao Công an phường Lào Cai và Phòng Nội vụ thành phố xử lý xe dừng đỗ sai quy định, hoàn thành trước ngày 31/5/2026.

4. Giao Ban Quản lý dự án Lào Cai lắp biển chỉ đường trước ngày 30/6/2026.
`;

async function openReview(
  city: BrowserCity,
  width: 'desktop' | 'phone' = 'desktop',
): Promise<{ page: Page; id: string }> {
  await settleCity(city);
  const id = await readDirective(city, text);
  const page = await city.open({ as: city.people.office, width });
  await page.goto(`${city.url}/directives/${id}`);
  await page.locator('article.finding').first().waitFor();
  return { page, id };
}
const cards = (page: Page) => page.locator('article.finding');
/** Goes on with the key for the next task until the chosen one says so. */
async function goTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const chosen = await page
      .locator('article.chosen-card')
      .textContent({ timeout: 200 })
      .catch(() => '');
    if (chosen?.includes(words)) return;
    await page.keyboard.press('j');
  }
  throw new Error(`no task says ${words}`);
}

test(
  'a review by keyboard alone: choose an owner of two, set a term, split, merge, undo, add, reject, confirm',
  () =>
    inBrowserCity(async (city) => {
      const { page } = await openReview(city);
      const dialog = page.getByRole('dialog');
      await page.keyboard.press('?');
      await dialog.getByText('Thêm việc từ đoạn văn bản').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      // What is unsure comes first: the text names two, and one key makes the first the owner, the other a partner.
      await page.keyboard.press('j');
      const two = page.locator('article.chosen-card');
      await expect.poll(() => two.textContent(), patience).toContain('Văn bản nêu nhiều đơn vị');
      await page.keyboard.press('1');
      await page.getByText('chưa rõ').waitFor({ state: 'detached' });
      await expect
        .poll(() => page.locator('article.finding', { hasText: 'dừng đỗ' }).textContent(), patience)
        .toMatch(/Chủ trìCông an phường Lào Cai.*Phối hợpPhòng Nội vụ thành phố/);

      // A term, with its reckoning beside it while one chooses.
      await goTo(page, 'biển chỉ đường');
      await page.keyboard.press('e');
      await dialog.getByLabel('Cách đặt hạn').selectOption('term');
      await dialog.getByLabel('Số', { exact: true }).fill('5');
      await dialog.getByText('10/01/2026, 17:00').waitFor();
      await dialog
        .getByText(/5 ngày làm việc/)
        .first()
        .waitFor();
      await dialog.getByLabel('Tên việc').fill('Lắp biển chỉ đường');
      await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.locator('article.chosen-card').getByText('10/01/2026, 17:00').waitFor();

      // Split as proposed, at the semicolons; put back together by undoing; split again.
      await goTo(page, 'rà soát quy chế');
      await page.keyboard.press('t');
      const split = dialog.getByRole('button', { name: 'Tách thành 3 việc' });
      await split.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => cards(page).count(), patience).toBe(6);
      await page.locator('article.chosen-card').getByText('do người thêm').waitFor();
      await page.keyboard.press('u');
      await expect.poll(() => cards(page).count(), patience).toBe(4);
      await goTo(page, 'rà soát quy chế');
      await page.keyboard.press('t');
      // A part of one's own, selected with the keys, takes the place of what it lies over.
      const words = dialog.getByLabel('Lời của việc');
      await words.focus();
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+ArrowRight');
      await dialog.getByRole('button', { name: 'Thêm phần đã chọn' }).press('Enter');
      await expect.poll(() => dialog.getByRole('listitem').first().textContent(), patience).toContain('Giao Phòng Nội');
      await dialog.getByRole('button', { name: 'Tách thành 3 việc' }).press('Enter');
      await expect.poll(() => cards(page).count(), patience).toBe(6);

      // Two of the parts are marked and merged into one.
      await goTo(page, 'lập danh sách');
      await page.keyboard.press('m');
      await goTo(page, 'báo cáo trước ngày');
      await page.keyboard.press('m');
      await page.getByText('Đã đánh dấu 2 việc').waitFor();
      await page.keyboard.press('g');
      await dialog.getByLabel('Tên việc').fill('Lập danh sách và báo cáo');
      await dialog.getByRole('button', { name: 'Gộp', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => cards(page).count(), patience).toBe(5);
      await expect
        .poll(() => page.locator('article.chosen-card').textContent(), patience)
        .toContain('Lập danh sách và báo cáo');

      // A task the reader did not see, selected with the keys alone.
      await page.keyboard.press('n');
      await dialog.getByText('Chưa chọn đoạn nào.').waitFor();
      for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+ArrowRight');
      await dialog.getByText('Đã chọn: “ỦY BAN NHÂN”').waitFor();
      await page.keyboard.press('x'); // typing changes nothing in it
      await dialog.getByRole('button', { name: 'Thêm việc', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => cards(page).count(), patience).toBe(6);
      await expect.poll(() => page.locator('article.chosen-card h2').textContent(), patience).toContain('ỦY BAN NHÂN');

      // It was none after all.
      await page.keyboard.press('x');
      await dialog.getByRole('button', { name: 'Máy đọc sai' }).press('Enter');
      await dialog.getByLabel('Lý do', { exact: true }).press('Enter');
      await page.getByText('Đã xem 1/6 việc').waitFor();

      await goTo(page, 'Đền Thượng');
      await page.keyboard.press('a');
      await page.getByText('Đã xem 2/6 việc').waitFor();
    }),
  180_000,
);

test(
  'a passage selected in the text with the pointer becomes a task with exactly those words',
  () =>
    inBrowserCity(async (city) => {
      const { page, id } = await openReview(city);
      await page.evaluate(`(() => {
        const paragraph = [...document.querySelectorAll('.document p')].find((p) => p.textContent.includes('Yêu cầu chung'));
        const node = document.createTreeWalker(paragraph, 4).nextNode();
        getSelection().setBaseAndExtent(node, node.data.indexOf('giữ sạch'), node, node.data.indexOf(' trong dịp'));
      })()`);
      await page.getByRole('button', { name: /Thêm đoạn đã chọn thành việc/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Đã chọn: “giữ sạch vỉa hè”').waitFor();
      await dialog.getByRole('button', { name: 'Thêm việc', exact: true }).click();
      await page.locator('mark', { hasText: 'giữ sạch vỉa hè' }).waitFor();
      const seen = await city.request(city.people.office, { url: `/api/v1/directives/${id}` });
      const { text: whole, findings } = seen.json();
      const added = findings.find(({ origin }: { origin: string }) => origin === 'person');
      expect([...whole].slice(added.start, added.end).join('')).toBe('giữ sạch vỉa hè');
    }),
  60_000,
);

test(
  'a review is left and taken up again by somebody else, where it stopped',
  () =>
    inBrowserCity(async (city) => {
      const { page, id } = await openReview(city);
      await goTo(page, 'rà soát quy chế');
      await page.keyboard.press('s');
      await page.locator('.chip', { hasText: 'để sau' }).waitFor();
      await goTo(page, 'Đền Thượng');
      await page.keyboard.press('a');
      await page.getByText('Đã xem 1/4 việc').waitFor();

      const colleague = await city.open({ as: city.administrator });
      await colleague.goto(`${city.url}/directives/${id}`);
      await colleague.getByText(/Dừng ở việc 2, only-office/).waitFor();
      // What was left for later is still so, and comes last.
      await expect.poll(() => cards(colleague).last().textContent(), patience).toContain('để sau');
      await colleague.getByRole('button', { name: 'Xem tiếp' }).press('Enter');
      await colleague.locator('article.chosen-card').waitFor();
      await colleague.getByLabel('Thứ tự').selectOption('unsure-only');
      await expect.poll(() => cards(colleague).count(), patience).toBe(1);
    }),
  60_000,
);

const nextText = text
  .replace('lập danh sách hộ kinh doanh; ', '')
  .replace('trước ngày 30/6/2026.\n\n3.', 'trước ngày 31/7/2026.\n\n3.')
  .replace(
    /4\. Giao .*\n/,
    '4. Phòng Nội vụ thành phố chủ trì lập danh mục công viên, cây xanh cần bảo tồn, trình trong tháng 9/2026.\n',
  );

/** A published directive with work, and its next version read. */
async function openVersion(city: BrowserCity, width: 'desktop' | 'phone' = 'desktop') {
  const { people, request, url } = city;
  await settleCity(city);
  const id = await readDirective(city, text);
  await request(people.office, {
    method: 'POST',
    url: `/api/v1/directives/${id}/confirm`,
    payload: { findings: 'all-settled' },
  });
  const page = await city.open({ as: people.office, width });
  await page.goto(`${url}/directives/${id}`);
  await page.getByRole('button', { name: 'Phiên bản mới' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'ke-hoach-21-sua.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(nextText),
  });
  await dialog.getByRole('button', { name: 'Nhập và so sánh' }).click();
  await page.getByText(/Còn \d việc cần quyết định/).waitFor();
  return { page, id };
}

test(
  'a new version shows what changed, asks about every task, and comes into force when all is decided',
  () =>
    inBrowserCity(async (city) => {
      const { page, id } = await openVersion(city);
      await page.getByText('Còn 3 việc cần quyết định').waitFor();
      await expect.poll(() => page.locator('.changes li.changed').count(), patience).toBe(2);
      await expect
        .poll(() => page.locator('.changes li.changed del').first().textContent(), patience)
        .toContain('lập danh sách hộ kinh doanh');
      const adopt = page.getByRole('button', { name: 'Áp dụng phiên bản mới' });
      await expect.poll(() => adopt.isDisabled(), patience).toBe(true);

      const carry = (words: string) => page.locator('article.carry', { hasText: words });
      await carry('quy chế quản lý chợ').getByRole('button', { name: 'Giữ việc như cũ' }).press('Enter');
      await page.getByText('Còn 2 việc cần quyết định').waitFor();
      await carry('Đền Thượng').getByRole('button', { name: 'Giữ việc, ghi lời mới' }).press('Enter');
      await page.getByText('Còn 1 việc cần quyết định').waitFor();
      await carry('biển chỉ đường').getByRole('button', { name: 'Thu hồi việc' }).press('Enter');
      const dialog = page.getByRole('dialog');
      await expect.poll(() => dialog.getByLabel('Lý do').inputValue(), patience).toBe('Không còn trong văn bản mới');
      await dialog.getByRole('button', { name: 'Thu hồi việc' }).press('Enter');
      await page.getByText('Đã quyết định mọi việc').waitFor();
      await page.reload(); // decisions are kept
      await adopt.press('Enter');
      await dialog.getByRole('button', { name: 'Áp dụng phiên bản mới' }).press('Enter');
      await page.waitForURL(`${city.url}/directives/${id}`);
      await page.getByText('danh mục công viên').first().waitFor();
      await page.getByRole('link', { name: 'Phiên bản 2: đã thay đổi những gì' }).press('Enter');
      await page.getByText('đang áp dụng').waitFor();
    }),
  120_000,
);

test(
  'a report of progress as a page, and as files that can be taken away',
  () =>
    inBrowserCity(async (city) => {
      const { page, id } = await openReview(city);
      await city.request(city.people.office, {
        method: 'POST',
        url: `/api/v1/directives/${id}/confirm`,
        payload: { findings: 'all-settled' },
      });
      await page.reload();
      await page.getByRole('link', { name: 'Báo cáo tiến độ' }).press('Enter');
      await page.getByRole('heading', { level: 2, name: 'Tiến độ thực hiện 21/KH-UBND ngày 05/01/2026' }).waitFor();
      await page.getByText('Tổng số 3 nhiệm vụ: đã hoàn thành 0, đang thực hiện 3.').waitFor();
      await page.getByText('Không có nhiệm vụ nào chậm.').waitFor();
      await page.getByLabel('Loại báo cáo').selectOption('interim-review');
      await page.getByText('Hạn chế và nguyên nhân').waitFor();
      await page.getByLabel('Đến ngày').fill('2026-03-09');
      await page.getByText('tính đến ngày 09/03/2026').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải văn bản (.docx)' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('bao-cao-tien-do-2026-03-09.docx');
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => page.getByLabel('Loại báo cáo').isVisible(), patience).toBe(false);
      await expect.poll(() => page.getByText('Hạn chế và nguyên nhân').isVisible(), patience).toBe(true);
    }),
  60_000,
);

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env.PICTURES;

test(
  'nobody is shut out of the review, the comparison and the report, at either width',
  () =>
    inBrowserCity(async (city) => {
      const found: string[] = [];
      const { page, id } = await openVersion(city, 'desktop');
      const look = async (name: string) => {
        found.push(...(await findAllBarriers(page, name)));
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
      };
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
      const dialog = page.getByRole('dialog');
      const shut = async () => {
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      };
      await look('version');
      await page.getByRole('checkbox', { name: 'Hiện cả phần giữ nguyên' }).check();
      await look('version-whole');
      await page.goto(`${city.url}/directives/${id}`);
      await page.locator('article.finding').first().waitFor();
      await look('review');
      await cards(page)
        .getByRole('button', { name: /^Sửa|^Chọn chủ trì/ })
        .first()
        .click();
      await dialog.getByLabel('Cách đặt hạn').selectOption('recurring');
      await dialog.getByText('Hạn sẽ là').waitFor();
      await look('edit');
      await shut();
      await press(/^Tách/);
      await look('split');
      await shut();
      await press(/^Thêm việc/);
      await look('add');
      await shut();
      await press(/^Không phải việc/);
      await look('reject');
      await shut();
      await press(/^Phím tắt/);
      await look('keys');
      await shut();
      for (const mark of await page.getByRole('checkbox', { name: /Đánh dấu việc/ }).all()) await mark.check();
      await look('marked');
      await page.goto(`${city.url}/progress-reports?directive=${id}`);
      await page.getByRole('heading', { level: 2 }).waitFor();
      await look('report');
      expect(found).toEqual([]);
    }),
  180_000,
);
