import { expect, test } from 'vitest';
import { publishDirective, settleCity } from './seed.ts';
import { findAllBarriers, inBrowserCity, patience } from './visit.ts';

test('Ctrl-K opens, finds while one types, and goes where Enter says; what was opened is offered again', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    const directive = await publishDirective(city);
    const page = await city.open();
    await page.goto(city.url);
    await page.getByRole('button', { name: 'Tìm kiếm' }).waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Tìm văn bản' });
    await field.waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")'), patience).toBe('combobox');
    await page.getByRole('option', { name: 'Tính thời hạn' }).waitFor();

    await page.keyboard.type('via he quanh cho');
    const option = page.getByRole('option').filter({ hasText: 'vỉa hè quanh chợ' }).first();
    await option.waitFor();
    await expect.poll(() => option.locator('mark').first().textContent(), patience).toBe('vỉa hè quanh chợ');
    await page
      .getByRole('status')
      .filter({ hasText: /^\d+ kết quả$/ })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' }); // gone, and not only out of sight

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('15ctubnd');
    await page.getByRole('group', { name: 'Văn bản' }).getByRole('option').waitFor();
    await expect
      .poll(() => page.getByRole('option', { selected: true }).textContent(), patience)
      .toContain('15/CT-UBND');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/directives/${directive.id}`);

    await page.keyboard.press('Control+k');
    const recent = page.getByRole('group', { name: 'Mở gần đây trên máy này' });
    await recent.getByRole('option').waitFor();
    await page.getByRole('button', { name: 'Xóa danh sách gần đây' }).click();
    await recent.waitFor({ state: 'detached' });
  }));

test('arrows go round the hits, and the last leads to the page with all of them, kind by kind', () =>
  inBrowserCity(async (city) => {
    await settleCity(city);
    await publishDirective(city);
    const page = await city.open({ language: 'en' });
    await page.goto(city.url);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('cho coc leu');
    await page.getByRole('option', { name: 'See all results' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => page.getByRole('option', { selected: true }).textContent(), patience)
      .toContain('See all results');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=cho(%20|\+)coc(%20|\+)leu$/);
    await page.getByRole('region', { name: 'Places' }).getByRole('link', { name: 'chợ Cốc Lếu' }).waitFor();
    await page.getByRole('button', { name: /^Tasks \d/ }).click();
    await page.getByRole('region', { name: 'Tasks' }).waitFor();
    await expect.poll(() => page.getByRole('region', { name: 'Places' }).count(), patience).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: /^Places 1/ }).count(), patience).toBe(1);
  }));

test('an officer is offered what officers may do, the public is not', () =>
  inBrowserCity(async (city) => {
    const commands = async (as: typeof city.staff | null) => {
      const page = await city.open({ as });
      await page.goto(city.url);
      await page.getByRole('button', { name: 'Tìm kiếm' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
      return page.getByRole('option').allTextContents();
    };
    expect(await commands(city.people.office)).toContain('Nhập văn bản mới');
    expect(await commands(null)).not.toContain('Nhập văn bản mới');
  }));

test(
  'nobody is shut out of searching, at either width, in light and in dark',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      await publishDirective(city);
      const page = await city.open({ as: city.administrator });
      await page.goto(city.url);
      const found: string[] = [];
      const look = async (where: string) => found.push(...(await findAllBarriers(page, where)));
      await page.getByRole('button', { name: 'Tìm kiếm' }).click();
      await page.getByRole('option').first().waitFor();
      await look('palette-empty');
      await page.getByRole('combobox').fill('chợ lào cai');
      await page.getByRole('option', { name: 'Xem mọi kết quả' }).waitFor();
      await look('palette');
      await page.getByRole('combobox').fill('qzxqzx');
      await page.getByText('Không tìm thấy gì').waitFor();
      await look('palette-none');
      for (const path of [
        '/search',
        '/search?q=ch%E1%BB%A3',
        '/search?q=l%C3%A0o%20cai&kind=task',
        '/search?q=qzxqzx',
        '/search?q=cho%20coc%20lue',
      ]) {
        await page.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
        await look(`page${path.replaceAll(/\W+/g, '-')}`);
      }
      expect(found).toEqual([]);
    }),
  240_000,
);
