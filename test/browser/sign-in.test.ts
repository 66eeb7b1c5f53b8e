import { expect, test } from 'vitest';
import { createAccount, preparePassword } from '../../src/kernel/identity/create-account.ts';
import { inBrowserCity, patience } from './visit.ts';

test(
  'somebody new signs in with a one-time password, sets one of their own, and signs out',
  () =>
    inBrowserCity(async (city) => {
      const { tx, administrator, now, office } = city;
      const person = {
        email: 'can.bo@test.example',
        name: 'Cán bộ mới',
        appointments: [{ role: 'officer' as const, organisationId: office, areaId: null }],
      };
      const prepared = await preparePassword();
      await createAccount(tx, administrator, person, prepared, now);
      const page = await city.open();
      const signIn = async (password: string) => {
        await page.getByLabel('Thư điện tử').fill(person.email);
        await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
        await page.keyboard.press('Enter');
      };

      await page.goto(`${city.url}/directives/new`);
      await page.getByText('Chỉ người của cơ quan mới nhập được văn bản.').waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Đăng nhập' }).click();
      await signIn('không phải mật khẩu này');
      await page.getByRole('alert').waitFor();
      await signIn(prepared.password);
      await page.getByText('Bạn đang dùng mật khẩu một lần.').waitFor();

      const own = 'bốn con ngựa đi qua cầu Hồ Kiều';
      await page.getByLabel('Mật khẩu hiện tại').fill(prepared.password);
      await page.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
      await page.getByLabel('Nhập lại mật khẩu mới').fill(`${own}?`);
      await page.getByRole('button', { name: 'Đặt mật khẩu mới' }).click();
      await page.getByText('Hai lần nhập không giống nhau.').waitFor();
      await page.getByLabel('Nhập lại mật khẩu mới').fill(own);
      await page.getByRole('button', { name: 'Đặt mật khẩu mới' }).click();

      await page.getByText('Đã đổi mật khẩu. Đăng nhập lại bằng mật khẩu mới.').waitFor();
      await signIn(own);
      await page.getByRole('link', { name: 'Tài khoản: Cán bộ mới' }).click();
      await page.getByRole('main').getByText('Văn phòng thử nghiệm').waitFor();
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).waitFor();
      await expect.poll(() => page.getByText('Cán bộ mới').count(), patience).toBe(0);
    }),
  60_000,
);
