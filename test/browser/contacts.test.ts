import { expect, test } from 'vitest';
import { settleAreas } from '../policy/records.ts';
import { findBarriers, inBrowserCity, sticksOut } from './visit.ts';

test(
  'an administrator says how an office is reached, and everybody reads it, on a telephone too',
  () =>
    inBrowserCity(async (city) => {
      await settleAreas(city);
      const desk = await city.open({ as: city.administrator });
      await desk.goto(`${city.url}/admin/organisations/${city.office}`);
      await desk.getByRole('button', { name: 'Sửa liên hệ' }).click();
      await desk.getByLabel('Địa chỉ').fill('12 Phố Thử, phường Kiểu Mẫu');
      await desk.getByRole('button', { name: 'Thêm số điện thoại' }).click();
      await desk.getByLabel('Số', { exact: true }).fill('0214 3840 123');
      await desk.getByLabel('Dùng cho').fill('trực 24 giờ');
      await desk.getByLabel('Có giờ riêng, khác giờ làm việc chung').check();
      await desk.getByLabel('Thứ Hai').fill('tám giờ');
      await desk.getByText('Chưa đọc được giờ').waitFor();
      await desk.getByLabel('Thứ Hai').fill('7h-11h30, 13h30-18h');
      await desk.getByLabel('Kinh độ').fill('103.95');
      await desk.getByLabel('Vĩ độ').fill('22.45');
      expect(await findBarriers(desk)).toEqual([]);
      await desk.getByRole('button', { name: 'Lưu liên hệ' }).click();
      await desk.getByRole('link', { name: '0214 3840 123' }).waitFor();

      const phone = await city.open({ width: 'phone' });
      await phone.goto(`${city.url}/vi/lien-he`);
      await phone.getByText('Đang mở cửa đến 11:30').waitFor();
      await phone.getByText('Giờ mở cửa', { exact: true }).click();
      await phone.getByText('Thứ Hai: 07:00–11:30, 13:30–18:00').waitFor();
      expect(await phone.getByRole('img', { name: /Bản đồ vị trí 1 cơ quan/ }).count()).toBe(1);
      expect(await findBarriers(phone)).toEqual([]);
      expect(await sticksOut(phone)).toBe(false);
    }),
  240_000,
);
