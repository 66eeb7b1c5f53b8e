import { expect, test } from 'vitest';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import { instant } from '../../src/kernel/time.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { publishDirective, readDirective, settleCity } from './seed.ts';
import { findAllBarriers, inBrowserCity, patience } from './visit.ts';

const secondText = `ỦY BAN NHÂN DÂN THÀNH PHỐ LÀO CAI
Số: 16/KH-UBND
Lào Cai, ngày 06 tháng 01 năm 2026

KẾ HOẠCH
Chỉnh trang công viên năm 2026

1. Giao Phòng Nội vụ thành phố lập danh mục công viên cần sửa chữa, hoàn thành trước ngày 30/4/2026.
2. Các đơn vị liên quan thường xuyên kiểm tra cây xanh.
`;

test(
  'nobody is shut out of any page, at either width, in light and in dark',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const directive = await publishDirective(city);
      const draft = await readDirective(city, secondText);
      const [task] = directive.workItems;
      const paths = [
        '/',
        '/directives',
        '/directives/new',
        `/directives/${directive.id}`,
        `/directives/${draft}`,
        '/tasks',
        '/tasks?bucket=overdue',
        '/silent-owners',
        '/reports/statistics',
        '/progress-reports',
        '/duty',
        '/duty/shifts',
        '/search?q=vỉa+hè',
        '/notifications',
        `/tasks/${task?.id}`,
        '/deadline?from=2026-02-09T16:40:00%2B07:00&rule=8wd',
        '/areas',
        '/areas?day=2025-06-30',
        '/places',
        '/account',
        '/sign-in',
        '/no/such/page',
      ];
      const page = await city.open({ as: city.administrator });
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
        await page.locator('h1').first().waitFor();
        found.push(...(await findAllBarriers(page, path)));
      }
      expect(found).toEqual([]);
    }),
  240_000,
);

test(
  'nor of any question a page asks',
  () =>
    inBrowserCity(async (city) => {
      await settleCity(city);
      const draft = await readDirective(city);
      const [task] = (await publishDirective(city, secondText)).workItems;
      const page = await city.open({ as: city.administrator, width: 'phone' });
      const found: string[] = [];
      const ask = async (path: string, open: () => Promise<void>) => {
        await page.goto(`${city.url}${path}`);
        await open();
        await page.getByRole('dialog').waitFor();
        found.push(...(await findAllBarriers(page, path)));
      };
      const press = (name: string) => page.getByRole('button', { name }).first().tap();
      await ask(`/directives/${draft}`, () => press('Chọn chủ trì'));
      await ask(`/directives/${draft}`, () => press('Sửa thông tin văn bản'));
      for (const act of ['Đặt lên bản đồ', 'Gia hạn', 'Giao lại']) {
        await ask(`/tasks/${task?.id}`, async () => {
          await page.getByText('Thao tác khác').tap();
          await press(act);
        });
      }
      await ask(`/tasks/${task?.id}`, () => press('Thêm minh chứng'));
      await ask('/places', () => press('Đặt lên bản đồ'));
      expect(found).toEqual([]);
    }),
  120_000,
);

test('who holds work and says nothing stands on a list, the longest silent first', () =>
  inBrowserCity(async (city) => {
    const { tx, office, otherOffice, now } = city;
    await openWorkItem(tx, systemActor, { title: 'Lát vỉa hè', ownerId: office }, instant('2026-01-05T02:00:00Z'));
    await openWorkItem(tx, systemActor, { title: 'Trồng cây', ownerId: otherOffice }, now);
    const page = await city.open({ as: city.people.leader });
    await page.goto(`${city.url}/silent-owners`);
    await page.getByRole('heading', { level: 1, name: '1 đơn vị im lặng quá 14 ngày' }).waitFor();
    const row = page.getByRole('row', { name: /Văn phòng thử nghiệm/ });
    await expect.poll(() => row.getByRole('cell').allTextContents(), patience).toEqual(['chưa cập nhật', '1', '1']);
    await row.getByRole('link').click();
    await page.waitForURL(/tasks\?owner=/);
  }));
