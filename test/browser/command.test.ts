import { expect, test } from 'vitest';
import { publishDirective, settleCity } from './seed.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

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
      expect(await overdue.textContent()).toBe(String(workItems.filter(({ bucket }) => bucket === 'overdue').length));
      await page
        .getByRole('region', { name: 'Cần lãnh đạo' })
        .getByText(/lấn chiếm vỉa hè/)
        .waitFor();
      expect(await page.getByRole('region', { name: 'Vừa diễn ra' }).getByRole('listitem').count()).toBe(
        Math.min(6, workItems.length),
      );
      expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
      const fits = 'document.documentElement.scrollHeight <= innerHeight + 1';
      expect(await page.evaluate(fits), 'nobody scrolls a wall').toBe(true);
      expect(await page.locator('main button:visible, main a:visible').count(), 'nothing to press').toBe(0);
      expect(await findBarriers(page)).toEqual([]);
      await page.goto(city.url);
      expect(await page.evaluate('document.documentElement.dataset.theme ?? null'), 'the choice stays').toBe(null);

      const phone = await city.open({ width: 'phone' });
      await phone.goto(`${city.url}/command`);
      await phone.locator('.numbers').waitFor();
      expect(await sticksOut(phone)).toBe(false);
    }),
  60_000,
);
