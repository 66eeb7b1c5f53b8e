import { expect, test } from 'vitest';
import { z } from 'zod';
import { settleMap } from '../../src/kernel/ogc/testing.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { type BrowserCity, findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

async function settleData(city: BrowserCity) {
  const map = await settleMap(city);
  const { tx, people, office, now } = city;
  for (const [title, rule] of [
    ['Sửa mái chợ', '2026-03-31'],
    ['Trồng cây ven sông', '2026-06-30'],
  ]) {
    const placeIds = [map.market.id];
    await openWorkItem(
      tx,
      people.leader,
      { title: title ?? '', ownerId: office, deadline: { rule: rule ?? '' }, placeIds, published: true },
      now,
    );
  }
  return map;
}

test(
  'a citizen finds a set, narrows it, sees it as a chart and on the map, and takes it home',
  () =>
    inBrowserCity(async (city) => {
      await settleData(city);
      const page = await city.open();
      await page.goto(`${city.url}/data`);
      await page.getByRole('link', { name: 'Địa điểm', exact: true }).last().click();
      await page.getByRole('heading', { name: 'Địa điểm', level: 1 }).waitFor();
      const rows = page.getByRole('table').first().getByRole('row');
      await expect.poll(() => rows.count(), patience).toBe(4);
      await page.getByRole('searchbox', { name: 'Tìm trong “Tên”' }).fill('cho kim');
      await expect.poll(() => rows.count(), patience).toBe(2);
      await page.getByRole('link', { name: 'Chợ Kim Tân' }).waitFor();
      expect(page.url()).toContain('name.has=cho+kim');
      const part = await page.getByRole('link', { name: 'Tải phần đang lọc dạng CSV' }).getAttribute('href');
      expect((await (await fetch(`${city.url}${part}`)).text()).trimEnd().split('\r\n')).toHaveLength(2);
      const call = await page.getByRole('link', { name: /data-sets\/places\/records/ }).getAttribute('href');
      const answer = z.object({ items: z.array(z.unknown()) }).parse(await (await fetch(`${city.url}${call}`)).json());
      expect(answer.items).toHaveLength(1);
      await page.getByRole('searchbox').fill('');
      await expect.poll(() => rows.count(), patience).toBe(4);
      await page.getByRole('button', { name: 'Tên', exact: false }).first().click();
      await page
        .getByRole('columnheader', { name: 'Tên' })
        .first()
        .and(page.locator('[aria-sort="ascending"]'))
        .waitFor();
      expect(page.url()).toContain('sort=name');
      await page.getByRole('button', { name: 'Biểu đồ' }).click();
      const bars = page.getByRole('list', { name: 'Biểu đồ' }).getByRole('listitem');
      await expect.poll(() => bars.allInnerTexts(), patience).toHaveLength(3);
      await page.getByRole('button', { name: 'Bản đồ', exact: true }).click();
      await page.getByText('2 điểm của các bản ghi').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải Địa điểm dạng CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('places-2026-03-09.csv');
      // By time, from a link that kept the view: the months in between are there, with none.
      await page.goto(`${city.url}/data/tasks?view=chart&by=dueOn&dueOn.to=2026-12-31`);
      await page.getByText('Bảng số liệu').click();
      await expect.poll(() => page.locator('.chart-rows tbody tr').allInnerTexts(), patience).toHaveLength(4);
      expect(await page.locator('details.data-more').getAttribute('open')).not.toBeNull();
    }),
  60_000,
);

test(
  'nobody is shut out of the pages of data, on a phone, in light and in dark',
  () =>
    inBrowserCity(async (city) => {
      await settleData(city);
      const page = await city.open({ width: 'phone' });
      const found: string[] = [];
      for (const path of [
        '/data',
        '/data/tasks',
        '/data/tasks?view=chart',
        '/data/tasks?view=chart&by=dueOn&dueOn.from=2026-01-01',
        '/data/tasks?view=map',
        '/data/none',
      ]) {
        await page.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
        await page.locator('h1').first().waitFor();
        if (await sticksOut(page)) found.push(`${path} sticks out`);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          for (const barrier of await findBarriers(page)) found.push(`${path} (${theme}) ${barrier}`);
        }
      }
      expect(found).toEqual([]);
    }),
  60_000,
);
