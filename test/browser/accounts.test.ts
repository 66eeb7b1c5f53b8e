import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { AccountId } from '../../src/kernel/identity/contract.ts';
import { hashPassword } from '../../src/kernel/identity/password-hash.ts';
import { writePassword } from '../../src/kernel/identity/queries.ts';
import { type BrowserCity, findAllBarriers, findBarriers, inBrowserCity, sticksOut, themes } from './visit.ts';

const password = 'chín con suối trong rừng';
const hash = hashPassword(password, 14);

/** A code of the app as it is some half minutes from now: the clock of the test city stands still. */
const codeAt = (secret: string, now: string, steps: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(now) + steps * 30_000 });

/** Browsers make passkeys for a name, never for a bare number. */
const named = ({ url }: BrowserCity) => url.replace('127.0.0.1', 'localhost');

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Until it is done: who leaves the page before that takes the request along. */
async function signOut(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Đăng xuất', exact: true });
  await button.first().click();
  await button.first().waitFor({ state: 'detached' });
}

async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Mật khẩu của bạn').fill(password);
  await page.getByRole('dialog').getByRole('button', { name: act }).click();
}

test(
  'somebody sets up an app for codes, signs in with one, and gets in without the phone',
  () =>
    inBrowserCity(async (city) => {
      await writePassword(city.tx, AccountId.parse(city.staff.id), await hash, city.now);
      const page = await city.open({ width: 'phone' });
      await page.goto(`${city.url}/sign-in?to=/account`);
      await signIn(page, 'staff@test.example');
      await page.getByRole('button', { name: 'Thiết lập ứng dụng tạo mã' }).click();
      await confirm(page, 'Tiếp tục');
      await page.getByRole('img', { name: 'Mã QR cho ứng dụng tạo mã' }).waitFor();
      const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await findBarriers(page)).toEqual([]);
      }
      await page.getByLabel('Mã sáu chữ số').fill('000000');
      await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click();
      await page.getByText('Mã không đúng').waitFor();
      await page.getByLabel('Mã sáu chữ số').fill(codeAt(secret, city.now, 0));
      await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click();
      await page.getByText('Các mã này chỉ hiện một lần.').waitFor();
      const codes = await page.locator('.shown-once code').allTextContents();
      expect(codes).toHaveLength(10);
      await page.getByRole('button', { name: 'Tôi đã lưu lại' }).click();
      await page.getByText('Đang bật').waitFor();
      await page.getByText('Còn 10 mã khôi phục chưa dùng.').waitFor();
      await signOut(page);

      await page.goto(`${city.url}/sign-in?to=/account`);
      await signIn(page, 'staff@test.example');
      await page.getByLabel('Mã trong ứng dụng').fill(codeAt(secret, city.now, 1));
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'staff', level: 1 }).waitFor();
      await signOut(page);

      await page.goto(`${city.url}/sign-in?to=/account`);
      await signIn(page, 'staff@test.example');
      await page.getByRole('button', { name: 'Không có điện thoại? Dùng mã khôi phục' }).click();
      await page.getByLabel('Mã khôi phục').fill(codes[3] ?? '');
      await page.keyboard.press('Enter');
      await page.getByText('Còn 9 mã khôi phục chưa dùng.').waitFor();
    }),
  120_000,
);

test(
  'a passkey is added, opens the door without a password, is renamed and removed',
  () =>
    inBrowserCity(async (city) => {
      await writePassword(city.tx, AccountId.parse(city.staff.id), await hash, city.now);
      const page = await city.open();
      const browser = await page.context().newCDPSession(page);
      await browser.send('WebAuthn.enable');
      const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await page.goto(`${named(city)}/sign-in?to=/account`);
      await signIn(page, 'staff@test.example');
      await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
      await page.getByRole('dialog').getByLabel('Tên').fill('Máy ở cơ quan');
      await confirm(page, 'Thêm khóa truy cập');
      await page.getByText('Các mã này chỉ hiện một lần.').waitFor(); // for the day the device is lost
      await page.getByRole('button', { name: 'Tôi đã lưu lại' }).click();
      const { credentials } = await browser.send('WebAuthn.getCredentials', { authenticatorId });
      expect(credentials).toHaveLength(1);
      await signOut(page);

      // In place of the password.
      await page.goto(`${named(city)}/sign-in?to=/account`);
      await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
      await page.getByRole('heading', { name: 'staff', level: 1 }).waitFor();
      await signOut(page);

      // After the password, as the second factor.
      await page.goto(`${named(city)}/sign-in?to=/account`);
      await signIn(page, 'staff@test.example');
      await page.getByText('Còn một bước nữa').waitFor();
      await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
      await page.getByRole('heading', { name: 'staff', level: 1 }).waitFor();

      await page.getByRole('button', { name: 'Đổi tên Máy ở cơ quan' }).click();
      await page.getByRole('dialog').getByLabel('Tên').fill('Máy tính bàn');
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
      await page.getByRole('button', { name: 'Gỡ Máy tính bàn' }).click();
      await confirm(page, 'Gỡ');
      await page.getByRole('button', { name: 'Gỡ Máy tính bàn' }).waitFor({ state: 'detached' });
      await signOut(page);

      // A key that was removed opens nothing, and the password alone is enough again.
      await page.goto(`${named(city)}/sign-in?to=/account`);
      await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
      await page.getByText('Khóa truy cập này không dùng được ở đây.').waitFor();
      await signIn(page, 'staff@test.example');
      await page.getByRole('heading', { name: 'staff', level: 1 }).waitFor();
    }),
  120_000,
);

test(
  'a weak password is explained while it is typed',
  () =>
    inBrowserCity(async (city) => {
      const page = await city.open({ as: city.staff });
      await writePassword(city.tx, AccountId.parse(city.staff.id), await hash, city.now);
      await page.goto(`${city.url}/account`);
      const field = page.getByLabel('Mật khẩu mới', { exact: true });
      await field.fill('matkhau');
      await page.getByText('Mật khẩu phải có ít nhất 10 ký tự.').waitFor();
      await field.fill('Matkhau@2026');
      await page.getByText('Mật khẩu này dựa trên từ mà rất nhiều người dùng.').waitFor();
      await field.fill('qwertyuiopas');
      await page.getByText(/bàn phím|rất nhiều người dùng/).waitFor();
      await field.fill('ba ngọn đồi chè xanh');
      await page.getByText('Mật khẩu này tốt.').waitFor();
    }),
  60_000,
);

test(
  'who manages accounts invites somebody, who sets a password and comes in; then gives a role, hands over and suspends',
  () =>
    inBrowserCity(async (city) => {
      await city.tx.run(sql`update organisation set name = 'Phòng Nội vụ' where id = ${city.office}`);
      const page = await city.open({ as: city.administrator });
      await page.goto(`${city.url}/account`);
      await page.getByRole('link', { name: 'Quản lý tài khoản' }).click();
      await page.getByRole('button', { name: 'Mời người mới' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Họ và tên').fill('Người được mời');
      await dialog.getByLabel('Thư điện tử').fill('moi@test.example');
      await dialog.getByRole('combobox', { name: 'Cơ quan' }).fill('noi vu');
      await dialog.getByRole('option', { name: 'Phòng Nội vụ' }).click();
      expect(await findBarriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Mời người mới' }).click();
      const link = (await page.locator('.shown-once code').textContent()) ?? '';
      await page.getByRole('button', { name: 'Tôi đã lưu lại' }).click();

      const guest = await city.open({ width: 'phone' });
      await guest.goto(link);
      await guest.getByText('moi@test.example').waitFor();
      await guest.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
      await guest.getByLabel('Nhập lại mật khẩu mới').fill(password);
      expect(await findBarriers(guest)).toEqual([]);
      expect(await sticksOut(guest)).toBe(false);
      await guest.getByRole('button', { name: 'Đặt mật khẩu mới' }).click();
      await guest.getByText('Đã đổi mật khẩu').waitFor();
      await signIn(guest, 'moi@test.example');
      await guest.getByRole('link', { name: 'Tài khoản: Người được mời' }).waitFor();

      await page.getByLabel('Tìm theo tên hoặc thư điện tử').fill('nguoi duoc');
      await page.getByRole('link', { name: 'Người được mời' }).click();
      await page.getByText('đang đăng nhập ở 1 nơi').waitFor();
      await page.getByRole('button', { name: 'Giao vai trò' }).click();
      await dialog.getByRole('combobox', { name: 'Vai trò' }).selectOption('auditor');
      await dialog.getByLabel('Ngày cuối').fill('2026-12-31');
      await dialog.getByRole('button', { name: 'Giao vai trò' }).click();
      await page.getByRole('row', { name: /kiểm tra nhật ký.*31\/12\/2026/ }).waitFor();
      await page.getByRole('button', { name: 'Kết thúc kiểm tra nhật ký' }).click();
      await dialog.getByRole('button', { name: /Kết thúc vai trò/ }).click();
      await page.getByRole('button', { name: 'Kết thúc kiểm tra nhật ký' }).waitFor({ state: 'detached' });

      await page.getByRole('button', { name: 'Tạm khóa' }).click();
      await dialog.getByLabel('Lý do').fill('Chuyển công tác');
      await dialog.getByRole('button', { name: 'Tạm khóa' }).click();
      await page.getByText(/Tạm khóa từ .*: Chuyển công tác/).waitFor();
      await guest.goto(`${city.url}/account`);
      await guest.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
    }),
  120_000,
);

test(
  'nobody is shut out of the pages of accounts, at either width, in light and in dark, in either language',
  () =>
    inBrowserCity(async (city) => {
      await writePassword(city.tx, AccountId.parse(city.administrator.id), await hash, city.now);
      const found: string[] = [];
      const page = await city.open({ as: city.administrator });
      const english = await city.open({ as: city.administrator, width: 'phone', language: 'en' });
      for (const path of [
        '/account',
        '/admin/accounts',
        `/admin/accounts/${city.staff.id}`,
        '/sign-in',
        '/invitation#none',
      ]) {
        for (const each of [page, english]) {
          await each.goto(`${city.url}${path}`, { waitUntil: 'networkidle' });
          await each.locator('h1').first().waitFor();
        }
        found.push(...(await findAllBarriers(page, path)));
        if (await sticksOut(english)) found.push(`${path} in English sticks out`);
      }
      expect(found).toEqual([]);
    }),
  120_000,
);
