import { expect, test } from 'vitest';
import { directiveText, readDirective, settleCity } from './seed.ts';
import { inBrowserCity, patience } from './visit.ts';

test(
  'a document becomes tasks on the board: imported, read, reviewed by keyboard alone, published',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const page = await city.open({ as: city.administrator });
      await page.goto(city.url);
      await page.getByText('0 nhiệm vụ, không việc nào quá hạn').waitFor();
      await page.goto(`${city.url}/directives/new`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'chi-thi-15.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(directiveText),
      });
      await page.waitForURL(/\/directives\/[0-9a-f-]{36}$/);

      // The text on the left has every finding marked, the tasks on the right the unsure one first.
      await page.getByRole('heading', { name: 'Về việc chấn chỉnh trật tự đô thị và quản lý chợ' }).waitFor();
      const marks = page.locator('mark');
      await expect.poll(() => marks.count(), patience).toBe(5);
      await expect
        .poll(() => page.locator('mark u.part-owner').allTextContents(), patience)
        .toContain('Công an phường Lào Cai');
      const firstCard = page.locator('article.finding').first();
      await expect.poll(() => firstCard.textContent(), patience).toContain('Các đơn vị liên quan thường xuyên');

      // Its number in the text leads to its task, and E opens what has to be decided.
      await page.getByRole('button', { name: 'Việc 4: xem trong danh sách' }).press('Enter');
      await page.keyboard.press('e');
      const dialog = page.getByRole('dialog');
      const owner = dialog.getByRole('combobox', { name: 'Chủ trì' });
      await owner.fill('ban quan ly du an');
      await dialog.getByRole('option', { name: 'Ban Quản lý dự án Lào Cai' }).waitFor();
      await owner.press('Enter');
      await dialog.getByRole('button', { name: 'Lưu' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });

      // A confirms and goes on to the next; X says, with a reason, that it is no task.
      await page.getByRole('button', { name: 'Việc 1: xem trong văn bản' }).press('Enter');
      await page.keyboard.press('a');
      await page.getByText('Đã xem 1/5 việc').waitFor();
      await page.keyboard.press('x');
      await dialog.getByLabel('Lý do', { exact: true }).fill('Trùng với việc khác');
      await dialog.getByRole('button', { name: 'Không phải việc', exact: true }).press('Enter');
      await page.getByText('Đã xem 2/5 việc').waitFor();
      await dialog.waitFor({ state: 'detached' });
      await page.locator('.tag:focus').waitFor(); // the next one has the keys

      // What was rejected by mistake comes back.
      await page.getByRole('button', { name: 'Đã loại 1' }).press('Enter');
      await page.getByRole('button', { name: 'Xem lại' }).press('Enter');
      await page.getByText('Đã xem 1/5 việc').waitFor();

      // Nothing is live before it is published: the public sees an empty board.
      const citizen = await city.open();
      await citizen.goto(city.url);
      await citizen.getByText('0 nhiệm vụ, không việc nào quá hạn').waitFor();
      await page.getByRole('button', { name: 'Cần xem 4' }).press('Enter');
      await page.getByRole('button', { name: /Nhận \d việc chắc chắn/ }).press('Enter');
      await page.getByRole('button', { name: 'Công bố 5 việc đã nhận' }).press('Enter');
      await expect.poll(() => page.locator('.legend').textContent(), patience).toContain('Quá hạn');

      await citizen.reload();
      await citizen.getByRole('heading', { level: 1, name: '5 nhiệm vụ, 1 việc quá hạn' }).waitFor();
      await citizen
        .getByRole('link', { name: /lấn chiếm vỉa hè quanh chợ Cốc Lếu/ })
        .first()
        .waitFor();
    }),
  120_000,
);

test('a file that cannot be read is refused in words, and the page stays usable', () =>
  inBrowserCity(async (city) => {
    const page = await city.open({ as: city.administrator });
    await page.goto(`${city.url}/directives/new`);
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles({ name: 'rong.txt', mimeType: 'text/plain', buffer: Buffer.from('') });
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').textContent(), patience).toContain('Không nhập được văn bản này');
    await page.getByRole('button', { name: 'Chọn tệp' }).waitFor();
  }));

test('a task leads to the very passage of the text it comes from', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    const id = await readDirective(city);
    const page = await city.open({ as: city.administrator });
    await page.goto(`${city.url}/directives/${id}#3`);
    await page.locator('mark.chosen-mark').waitFor();
    await expect.poll(() => page.locator('mark.chosen-mark').textContent(), patience).toContain('đường vào Đền Thượng');
    await expect
      .poll(() => page.locator('article.chosen-card').textContent(), patience)
      .toContain('đường vào Đền Thượng');
  }));

test('on a phone the text and the tasks are two faces, one switch apart', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    const id = await readDirective(city);
    const page = await city.open({ as: city.administrator, width: 'phone' });
    await page.goto(`${city.url}/directives/${id}`);
    await page.locator('article.finding').first().waitFor();
    await expect.poll(() => page.locator('article.document').isVisible(), patience).toBe(false);
    await page.getByRole('button', { name: 'Văn bản', exact: true }).tap();
    await page.getByRole('button', { name: 'Việc 2: xem trong danh sách' }).tap();
    await page.locator('article.chosen-card').waitFor();
    await expect.poll(() => page.locator('article.document').isVisible(), patience).toBe(false);
  }));
