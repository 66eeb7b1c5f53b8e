import { expect, test } from 'vitest';
import { define, settleProvince } from '../../src/modules/indicators/testing.ts';
import { findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

const table = (rows: string) => ({
  name: 'ho-ngheo.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`BÁO CÁO HỘ NGHÈO;;\nPhường;Kỳ;Giá trị\n${rows}`),
});

for (const width of ['desktop', 'phone'] as const) {
  test(
    `a sheet is brought, mapped, tried with its wrong cell named, written and undone, on a ${width}`,
    () =>
      inBrowserCity(async (city) => {
        await settleProvince(city);
        await define(city);
        const page = await city.open({ as: city.people.office, width });
        const bring = async (rows: string) => {
          await page.goto(`${city.url}/indicator-imports`);
          await page.getByLabel('Tệp số liệu').setInputFiles(table(rows));
          await page.getByRole('button', { name: 'Đọc tệp' }).click();
          await page.getByText('Tên cột ở dòng 2–2').waitFor();
        };
        await bring('P. Bắc;2025;1.234\nSa Pa;2025;5\n');
        expect(await findBarriers(page)).toEqual([]);
        expect(await sticksOut(page)).toBe(false);
        await page.getByRole('combobox', { name: 'Chỉ tiêu' }).last().fill('ho ngheo');
        await page.getByRole('option', { name: 'Số hộ nghèo' }).click();
        await page.getByLabel('Nguồn').fill('Niên giám thống kê');
        await page.getByLabel('Giữ cách đọc này').fill('Hộ nghèo theo phường');
        await page.getByRole('button', { name: 'Chạy thử' }).click();
        await page.getByText('Dòng 4, cột A').waitFor();
        expect(await page.getByRole('button', { name: /^Ghi / }).count()).toBe(0);
        expect(await findBarriers(page)).toEqual([]);

        await bring('P. Bắc;2025;1.234\nNam;2025;5\n');
        await page.getByText('Cách đọc đã giữ: “Hộ nghèo theo phường”').waitFor();
        await page.getByRole('button', { name: 'Chạy thử' }).click();
        await page.getByRole('button', { name: 'Ghi 2 số liệu' }).click();
        await page.getByText('Đã ghi: thêm 2').waitFor();
        expect(await sticksOut(page)).toBe(false);
        await page.getByLabel('Lý do rút lại').fill('Nhầm tệp');
        await page.getByRole('button', { name: 'Rút lại' }).click();
        await page.getByText('Đã rút lại: Nhầm tệp').waitFor();
        expect(await findBarriers(page)).toEqual([]);
      }),
    patience.timeout * 6,
  );
}
