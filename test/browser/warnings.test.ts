import { expect, test } from 'vitest';
import { settleCity } from './seed.ts';
import { findBarriers, inBrowserCity, sticksOut, themes } from './visit.ts';

test(
  'a warning is drafted, issued, stands on every page, and is called off',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const page = await city.open({ as: city.people.leader });
      await page.goto(`${city.url}/warnings`);
      await page.getByText('Hiện không có cảnh báo nào.').waitFor();
      await page.getByRole('button', { name: 'Soạn cảnh báo' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Soạn cảnh báo' }).click();
      await dialog.getByRole('alert').waitFor(); // says what is missing, and keeps the form
      await dialog.getByLabel('Hiện tượng, sự việc', { exact: true }).fill('Lũ quét');
      await dialog.getByLabel('Tiêu đề', { exact: true }).fill('Lũ quét ven suối Ngòi Đum');
      await dialog.getByLabel('Người dân cần làm gì (không bắt buộc)').fill('Rời khỏi bờ suối ngay.');
      expect(await findBarriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Soạn cảnh báo' }).click();
      await page.getByRole('heading', { level: 1, name: 'Lũ quét ven suối Ngòi Đum' }).waitFor();

      const stranger = await city.open({ width: 'phone' });
      await stranger.goto(city.url);
      const banner = stranger.getByRole('status', { name: 'Cảnh báo khẩn' });
      expect(await banner.getByText('Lũ quét').count()).toBe(0);

      await page.getByRole('button', { name: 'Phát cảnh báo' }).click();
      await dialog.getByRole('button', { name: 'Phát cảnh báo' }).click();
      await page.getByText('Đang có hiệu lực').waitFor();

      await stranger.goto(`${city.url}/map`);
      await banner.getByText('Lũ quét ven suối Ngòi Đum', { exact: true }).waitFor();
      await banner.getByRole('link', { name: /Cần làm gì/ }).tap();
      await stranger.getByText('Rời khỏi bờ suối ngay.').waitFor();
      expect(await stranger.getByRole('button', { name: 'Hủy cảnh báo' }).count()).toBe(0);
      for (const path of ['/warnings', new URL(stranger.url()).pathname]) {
        await stranger.goto(`${city.url}${path}`);
        await stranger.getByRole('heading', { level: 1 }).waitFor();
        expect(await sticksOut(stranger)).toBe(false);
        for (const theme of themes) {
          await stranger.emulateMedia({ colorScheme: theme });
          expect(await findBarriers(stranger)).toEqual([]);
        }
      }

      await page.getByRole('button', { name: 'Hủy cảnh báo' }).click();
      await dialog.getByLabel('Lý do').fill('Nước đã rút');
      await dialog.getByRole('button', { name: 'Hủy cảnh báo' }).click();
      await page.getByText(/Nước đã rút/).waitFor();
      await stranger.goto(`${city.url}/warnings`);
      await stranger.getByText('Hiện không có cảnh báo nào.').waitFor();
      await stranger.getByRole('link', { name: 'Lũ quét ven suối Ngòi Đum' }).waitFor();
    }),
  120_000,
);
