import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { ownPath } from '../../src/kernel/following/paths.ts';
import { writeToken } from '../../src/kernel/following/tokens.ts';
import { settleAreas } from '../policy/records.ts';
import { findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

const follower = '0190a000-0000-7000-8000-00000000f001';

/** What a browser with a push service has, in place of one: no service is reached from here. */
const aPushBrowser = `
  const held = { value: sessionStorage.getItem('held') };
  const subscription = { toJSON: () => ({
    endpoint: 'https://fcm.googleapis.com/fcm/send/test', keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } }) };
  const pushManager = {
    getSubscription: async () => (held.value === null ? null : subscription),
    subscribe: async () => { held.value = 'yes'; sessionStorage.setItem('held', 'yes'); return subscription; },
  };
  Object.defineProperty(navigator, 'serviceWorker', { value: {
    register: async () => ({ pushManager }), getRegistration: async () => ({ pushManager }), ready: Promise.resolve({ pushManager }) } });
  Object.defineProperty(window, 'PushManager', { value: class {} });
  Object.defineProperty(window, 'Notification', { value: { requestPermission: async () => 'granted' } });
`;

test(
  'one follows an area without an account, sees what one follows and stops; with an account on a page of one’s own',
  () =>
    inBrowserCity(
      async (city) => {
        const { tx, now, people, services, url, open } = city;
        const { ward, otherWard } = await settleAreas(city);
        await tx.run(sql`
          insert into follower (id, email, language, created_at) values (${follower}, 'ai@example.org', 'vi', ${now})`);
        await tx.run(sql`
          insert into following (id, follower_id, subject, topics, pace, asked_at, confirmed_at)
          select gen_random_uuid(), ${follower}, 'area:' || area, '{warnings,news}', 'daily', ${now}::timestamptz, ${now}::timestamptz
            from unnest(${[ward, otherWard]}::uuid[]) as area`);
        const own = `${ownPath('vi')}?token=${writeToken(services.secret, { to: 'manage', id: follower }, now)}`;
        const page = await open({ width: 'phone' });
        await page.addInitScript(aPushBrowser);
        for (const path of ['/vi/theo-doi', `/en/follow?subject=area:${ward}`, own, `/vi/dia-ban/${ward}`]) {
          await page.goto(url + path);
          expect([path, await findBarriers(page), await sticksOut(page)]).toEqual([path, [], false]);
        }
        await page.getByRole('link', { name: 'Theo dõi địa bàn này' }).click();
        await page.getByLabel('Địa chỉ thư điện tử').first().fill('nguoi.thu@example.org');
        await page.getByLabel('Ngay khi có tin').check();
        await page.getByRole('button', { name: 'Theo dõi qua thư' }).click();
        await page.getByRole('heading', { name: 'Hãy xem hộp thư' }).waitFor();
        await page.goto(`${url}/vi/theo-doi?subject=area:${ward}`);
        await page.getByRole('button', { name: 'Bật thông báo' }).click();
        await page.getByText('Trình duyệt này sẽ báo khi có tin.').waitFor();
        await page.reload();
        await page.getByRole('button', { name: 'Tắt thông báo' }).click();
        await page.getByText('Đã tắt.').waitFor();
        await page.goto(url + own);
        await page
          .getByRole('button', { name: /^Thôi nhận (?!tất cả)/ })
          .first()
          .click();
        await page.getByRole('button', { name: 'Thôi nhận tất cả' }).click();
        await page.getByText('Địa chỉ này không theo dõi gì').waitFor();
        await page.context().close();

        const account = await open({ as: people.citizen });
        await account.goto(`${url}/notifications/following?subject=area:${ward}`);
        await account.getByRole('button', { name: 'Theo dõi', exact: true }).click();
        await account.getByLabel('Phản ánh công khai').uncheck();
        const topics = sql`select array_to_string(topics, ' ') from following where account_id is not null`;
        await expect.poll(() => tx.text(topics), patience).toBe('warnings news tasks');
        expect([await findBarriers(account), await sticksOut(account)]).toEqual([[], false]);
        await account.getByRole('button', { name: /^Thôi theo dõi/ }).click();
        await account.getByText('Bạn chưa theo dõi gì.').waitFor();
      },
      { settings: { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_FROM: 'tin@example.vn' } },
    ),
  120_000,
);
