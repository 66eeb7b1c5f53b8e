import { expect, test } from 'vitest';
import { publishDirective, settleCity } from './seed.ts';
import { findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

test(
  'the wall shows what burns and what just happened, dark, whole on its screen, with nothing to press',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const { workItems } = await publishDirective(city);
      const page = await city.open({ theme: 'light' });
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto(`${city.url}/command`);
      const overdue = page.locator('.numbers .is-overdue dd');
      await overdue.waitFor();
      await expect
        .poll(() => overdue.textContent(), patience)
        .toBe(String(workItems.filter(({ bucket }) => bucket === 'overdue').length));
      await page
        .getByRole('region', { name: 'Cần lãnh đạo' })
        .getByText(/lấn chiếm vỉa hè/)
        .waitFor();
      await expect
        .poll(() => page.getByRole('region', { name: 'Vừa diễn ra' }).getByRole('listitem').count(), patience)
        .toBe(Math.min(6, workItems.length));
      const lastHour = page.getByRole('region', { name: 'Phản ánh, một giờ qua' });
      await expect.poll(() => lastHour.locator('dd').allTextContents(), patience).toEqual(['0', '0', '0', '0', '0']);
      await expect.poll(() => page.evaluate('document.documentElement.dataset.theme'), patience).toBe('dark');
      const fits = 'document.documentElement.scrollHeight <= innerHeight + 1';
      await expect.poll(() => page.evaluate(fits), { ...patience, message: 'nobody scrolls a wall' }).toBe(true);
      await expect
        .poll(() => page.locator('main button:visible, main a:visible').count(), {
          ...patience,
          message: 'nothing to press',
        })
        .toBe(0);
      expect(await findBarriers(page)).toEqual([]);
      await page.goto(city.url);
      await expect
        .poll(() => page.evaluate('document.documentElement.dataset.theme ?? null'), {
          ...patience,
          message: 'the choice stays',
        })
        .toBe(null);

      const phone = await city.open({ width: 'phone' });
      await phone.goto(`${city.url}/command`);
      await phone.locator('.numbers').waitFor();
      expect(await sticksOut(phone)).toBe(false);
    }),
  60_000,
);
