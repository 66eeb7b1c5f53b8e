import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity, testSecret } from '../../../../test/city.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { runDueJobs } from '../../jobs/jobs.ts';
import { asInstant, type Instant } from '../../time.ts';
import { type NewNotice, notify } from '../notify.ts';
import { chooseNoticeSettings, noticeSettingsOf } from '../preferences.ts';
import { composeLetter, type ToMail } from './compose.ts';
import { deliverMail, mailsAtOnce } from './deliver-mail.ts';
import { readLeaving, writeLeaving } from './leave-link.ts';
import { withMailServer } from './testing.ts';

const about = { kind: 'work-item', id: '0190a000-0000-7000-8000-00000000bbbb' };
const tell = ({ tx, now }: TestCity, to: Actor, changes: Partial<NewNotice> = {}, at: Instant = now) =>
  notify(tx, { to: [to.id], kind: 'work.assigned', about, title: 'Dọn vỉa hè', titleIsPublic: true, ...changes }, at);

const later = (now: Instant, minutes: number): Instant => asInstant(Temporal.Instant.from(now).add({ minutes }));

const deliver = (city: TestCity, url: string | undefined, minutes: number) => {
  const { services } = city;
  const settings = {
    ...services.settings,
    PUBLIC_URL: 'https://dothi.example.vn',
    ...(url === undefined ? {} : { SMTP_URL: url, SMTP_FROM: 'bao-viec@example.vn' }),
  };
  return runDueJobs(
    { ...services, settings, clock: () => later(city.now, minutes) },
    { kinds: [deliverMail], schedules: [] },
  );
};

test('a notice goes out as a mail with text, links, and a way to leave that needs no sign-in', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { staff, services, tx } = city;
      await tell(city, staff, { kind: 'work.due-soon', params: { days: 3, dueOn: '2026-03-12' } });
      expect((await deliver(city, url, 9)).done).toEqual([]); // others may come until ten minutes are over
      expect((await deliver(city, url, 10)).done).toEqual(['notices.mail']);
      expect((await deliver(city, url, 11)).done).toEqual([]);
      expect(received).toHaveLength(1);
      const [mail] = received;
      expect(mail?.to).toEqual(['staff@test.example']);
      expect(mail?.from).toBe('bao-viec@example.vn');
      expect(mail?.headers.get('subject')).toBe('Sắp đến hạn: còn 3 ngày, hạn 12/03/2026: Dọn vỉa hè');
      expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail?.headers.get('message-id')).toMatch(/^<[0-9a-f]{32}@dothi\.example\.vn>$/);
      expect(mail?.headers.get('content-type')).toContain('multipart/alternative');
      expect(mail?.text).toContain(`https://dothi.example.vn/tasks/${about.id}`);
      expect(mail?.text).toContain('https://dothi.example.vn/notifications/settings');
      expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');

      // What a mail program does when its button is pressed: a form, from nowhere, without a session.
      const leave =
        /<https:\/\/dothi\.example\.vn([^>]+)>/.exec(mail?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
      const app = createApp(services);
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const press = (target: string) =>
        app.inject({ method: 'POST', url: target, headers: form, payload: 'List-Unsubscribe=One-Click' });
      expect((await press(leave.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')))).statusCode).toBe(400);
      expect((await press(leave)).statusCode).toBe(204);
      expect((await noticeSettingsOf(tx, staff.id)).channels['work.due-soon']).toEqual({
        inbox: true,
        email: false,
        push: true,
      });
      await tell(city, staff, { kind: 'work.due-soon', params: { days: 1, dueOn: '2026-03-12' } });
      await tell(city, staff, { kind: 'work.returned' });
      await deliver(city, url, 30);
      expect(received.map(({ headers }) => headers.get('subject')).slice(1)).toEqual([
        'Việc bị trả lại để làm tiếp: Dọn vỉa hè',
      ]);
    }),
  ));

test('forty at once are one mail that lists them; a few are as many mails', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { staff, otherStaff } = city;
      for (let i = 1; i <= 40; i++)
        await tell(city, staff, { title: `Việc số ${i}` }, later(city.now, Math.floor(i / 8)));
      for (let i = 1; i <= mailsAtOnce; i++) await tell(city, otherStaff, { title: `Việc số ${i}` });
      await deliver(city, url, 20);
      const to = (address: string) => received.filter((mail) => mail.to.includes(address));
      expect(to('otherstaff@test.example')).toHaveLength(mailsAtOnce);
      const [digest, ...others] = to('staff@test.example');
      expect(others).toEqual([]);
      expect(digest?.headers.get('subject')).toBe('40 thông báo mới');
      for (const i of [1, 17, 40]) expect(digest?.text).toContain(`Việc số ${i}\n`);
    }),
  ));

test('what comes later joins the mails that wait, and puts none of them off', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { staff, now } = city;
      for (const minutes of [0, 4, 8]) await tell(city, staff, { title: `Sau ${minutes} phút` }, later(now, minutes));
      await deliver(city, url, 10);
      expect(received).toHaveLength(3);
      await tell(city, staff, {}, later(now, 11));
      await deliver(city, url, 20);
      expect(received).toHaveLength(3);
      await deliver(city, url, 21);
      expect(received).toHaveLength(4);
    }),
  ));

test('what was read on the screen in the meantime is not mailed', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      await tell(city, city.staff);
      await city.request(city.staff, { method: 'POST', url: '/api/v1/notices/read' });
      await deliver(city, url, 20);
      expect(received).toEqual([]);
    }),
  ));

test('quiet hours hold mails back and let them go after; the language is the person’s', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { tx, staff } = city; // it is 08:30 in the city
      const quiet = {
        language: 'en',
        quietHours: { from: '08:00', until: '12:00' },
        email: true,
        channels: {},
      } as const;
      await chooseNoticeSettings(tx, staff.id, quiet);
      await tell(city, staff);
      await deliver(city, url, 60);
      expect(received).toEqual([]);
      // Chosen anew while it waited: the night begins at noon now.
      await chooseNoticeSettings(tx, staff.id, { ...quiet, quietHours: { from: '11:59', until: '13:00' } });
      await deliver(city, url, 210);
      expect(received).toEqual([]);
      await deliver(city, url, 270);
      expect(received.map(({ headers }) => headers.get('subject'))).toEqual(['New work has been assigned: Dọn vỉa hè']);
    }),
  ));

test('a mail server that fails is tried again, nothing is lost, and nothing that went out goes out twice', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received, refuse }) => {
      refuse(true);
      await tell(city, city.staff);
      expect((await deliver(city, url, 10)).failed).toMatchObject([{ kind: 'notices.mail' }]);
      expect((await deliver(city, 'smtp://127.0.0.1:1', 11)).failed).toMatchObject([{ kind: 'notices.mail' }]);
      refuse(false);
      expect((await deliver(city, url, 30)).done).toEqual(['notices.mail']);
      expect((await deliver(city, url, 600)).done).toEqual([]);
      expect(received).toHaveLength(1);
    }),
  ));

test('where no mail server is set nothing waits for one; nor for who has left all mail or holds no office any more', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { tx, staff, otherStaff, people } = city;
      const waiting = async () =>
        (
          await tx.rows(
            z.object({ n: z.int() }),
            sql`select count(*)::int as n from notice where mail_after is not null and mailed_at is null`,
          )
        )[0]?.n;
      await tell(city, staff);
      await deliver(city, undefined, 20);
      expect(await waiting()).toBe(0);
      await tell(city, otherStaff);
      await tx.run(sql`update appointment set valid_to = '2026-03-09' where account_id = ${otherStaff.id}`);
      await tell(city, people.officer);
      await chooseNoticeSettings(tx, people.officer.id, {
        language: 'vi',
        quietHours: null,
        email: false,
        channels: {},
      });
      await deliver(city, url, 20);
      expect([await waiting(), received.length]).toEqual([0, 0]);
    }),
  ));

const notice: ToMail = {
  id: '0190a000-0000-7000-8000-00000000cccc',
  kind: 'work.assigned',
  about,
  title: 'Đơn của <b>ông A</b>\r\nBcc: moi-nguoi@example.vn',
  titleIsPublic: false,
  params: {},
  sections: null,
};
const frame = {
  language: 'vi',
  city: 'Lào Cai',
  origin: 'https://dothi.example.vn',
  leaveUrl: 'https://dothi.example.vn/x',
} as const;

test('a subject names no title that is not everybody’s, and a title is never markup or another header', () => {
  const letter = composeLetter([notice], frame);
  expect(letter.subject).toBe('Việc mới được giao');
  expect(letter.html).toContain('&lt;b&gt;ông A&lt;/b&gt;');
  expect(letter.html).not.toContain('<b>ông A');
  expect(composeLetter([{ ...notice, titleIsPublic: true }], frame).subject).toBe(
    'Việc mới được giao: Đơn của <b>ông A</b> Bcc: moi-nguoi@example.vn',
  );
  const restricted = composeLetter([{ ...notice, title: null }], frame);
  expect(restricted.text).toContain('Việc hạn chế tiếp cận');
  expect(composeLetter([notice, { ...notice, title: null }], frame).subject).toBe('2 thông báo mới');
});

test('the link to leave is good for what it says and for nothing else', () => {
  const leaving = { accountId: '0190a000-0000-7000-8000-000000000102', kind: 'work.overdue' } as const;
  const token = writeLeaving(testSecret, leaving);
  expect(readLeaving(testSecret, token)).toEqual(leaving);
  expect(readLeaving(testSecret, writeLeaving(testSecret, { ...leaving, kind: null })).kind).toBeNull();
  const [said = '', signature = ''] = token.split('.');
  const other = Buffer.from(JSON.stringify(['0190a000-0000-7000-8000-000000000101', '*'])).toString('base64url');
  for (const forged of [`${other}.${signature}`, `${said}.`, said, '', 'x.y', `${said}.${signature}x`]) {
    expect(() => readLeaving(testSecret, forged)).toThrow(
      expect.objectContaining({ code: 'notifications.link-invalid' }),
    );
  }
  expect(() => readLeaving('another secret', token)).toThrow();
});
