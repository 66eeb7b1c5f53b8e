import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { sendTellings } from '../../../kernel/following/send.ts';
import { spreadHappening } from '../../../kernel/following/spread.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { runDueJobs } from '../../../kernel/jobs/jobs.ts';
import { withMailServer } from '../../../kernel/notifications/mail/testing.ts';
import { asInstant, instant } from '../../../kernel/time.ts';
import { fileReport } from '../server/file-report.ts';
import { act, aReport, file, settleReports } from '../server/testing.ts';
import { composeSteps, type StepsTold } from './compose-steps.ts';
import { tellByMail } from './tell-by-mail.ts';

const email = 'nguoi.thu@example.org';

/** Sends what is due so many minutes from now. */
function deliver({ services, now }: TestCity, url: string | undefined, minutes = 0) {
  const settings = {
    ...services.settings,
    PUBLIC_URL: 'https://dothi.example.vn',
    ...(url === undefined ? {} : { SMTP_URL: url, SMTP_FROM: 'phan-anh@example.vn' }),
  };
  const clock = () => asInstant(Temporal.Instant.from(now).add({ minutes }));
  return runDueJobs(
    { ...services, settings, clock },
    { kinds: [tellByMail, spreadHappening, sendTellings], schedules: [] },
  );
}

test('who left an address reads number, code and date at once, then each step, then is asked to rate', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      await settleReports(city);
      const filed = await file(city, { category: 'tieng-on', text: 'Quán karaoke ồn suốt đêm', reporter: { email } });
      const link = `https://dothi.example.vn${filed.followPath}`;
      await deliver(city, url);
      const [first] = received;
      expect([first?.to, first?.headers.get('subject')]).toEqual([[email], `Đã tiếp nhận phản ánh ${filed.number}`]);
      expect(first?.headers.get('auto-submitted')).toBe('auto-generated');
      for (const said of [`${filed.number}-${filed.followCode}`, link, 'Văn phòng thử nghiệm', 'Dự kiến xử lý xong: '])
        expect(first?.text).toContain(said);
      for (const unsaid of ['karaoke', '?stars=', email.split('@')[0]]) {
        expect(first?.text.split('\n\n').slice(1).join()).not.toContain(unsaid);
      }

      await act(city, city.staff, filed.id, 'accept');
      await act(city, city.staff, filed.id, 'start');
      expect((await deliver(city, url, 4)).done).toEqual([]); // steps that come together go together
      await deliver(city, url, 5);
      expect(received[1]?.headers.get('subject')).toMatch(new RegExp(`^Phản ánh ${filed.number}: `));
      expect(received[1]?.text.match(/^- /gm)).toHaveLength(2);
      await act(city, city.staff, filed.id, 'finish', { note: 'Đã nhắc quán giảm âm lượng' });
      await deliver(city, url, 10);
      expect(received).toHaveLength(3);
      expect(received[2]?.text).toContain('Đơn vị báo đã xử lý xong: Đã nhắc quán giảm âm lượng');
      expect(received[2]?.text).toContain(`5 – rất tốt: ${link}?stars=5`);
      expect(received[2]?.text).toContain('phản ánh được khép lại ngày 16/03/2026');
      await deliver(city, url, 60);
      expect(received).toHaveLength(3); // nothing twice
    }),
  ));

test('what people wrote is text in a letter, and a reason stands with its step', () => {
  const at = instant('2026-03-09T01:30:00Z');
  const told: StepsTold = {
    language: 'vi',
    number: 'PA-2026-000001',
    code: 'PA-2026-000001-aaaa-bbbb-cccc-dddd',
    followUrl: 'https://dothi.example.vn/follow/x',
    owner: 'Đội <1>',
    expectedOn: null,
    mayRate: false,
    closesOn: null,
    remarks: [],
    steps: [{ kind: 'extended', reason: 'Chờ <b>vật tư</b>', agency: null, at }],
  };
  const { text, html, subject } = composeSteps(told);
  expect(subject).toBe('Phản ánh PA-2026-000001: Gia hạn xử lý');
  expect(text).toContain('Gia hạn xử lý: Chờ <b>vật tư</b>');
  expect(html).toContain('Gia hạn xử lý: Chờ &lt;b&gt;vật tư&lt;/b&gt;');
  expect(html).toContain('Đội &lt;1&gt;');
  expect(html).not.toContain('?stars=');
  const referral = { kind: 'referred', reason: 'Đường quốc lộ', agency: 'Khu I', at } as const;
  expect(composeSteps({ ...told, steps: [referral] }).text).toContain(
    'Chuyển cơ quan có thẩm quyền (Khu I): Đường quốc lộ',
  );
});

test('in the language they filed in; what is for named people alone gives no reasons away', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      await settleReports(city);
      const { leader } = city.people;
      await city.tx.run(sql`update report_setting set confidant_ids = array[${leader.id}::uuid]`);
      await file(city, { language: 'en', reporter: { email } });
      const secret = await file(city, { text: 'Tôi tố cáo cán bộ phường', reporter: { email: 'b@example.org' } });
      await city.tx.run(sql`
        insert into report_update (id, report_id, kind, reason, data, at)
        values (gen_random_uuid(), ${secret.id}, 'referred', 'Thanh tra thụ lý đơn tố cáo', '{}', ${city.now})`);
      await deliver(city, url);
      const to = (address: string) => received.find((mail) => mail.to.includes(address));
      expect(to(email)?.headers.get('subject')).toMatch(/^Your report PA-2026-\d+ was received$/);
      expect(to(email)?.text).toContain('Expected to be done: ');
      expect(to('b@example.org')?.text).toContain(secret.number);
      expect(to('b@example.org')?.text).not.toMatch(/tố cáo|Thanh tra/);
    }),
  ));

test('nobody is written to who did not ask: no address, an account, a partner, a sheet, erased, left', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      await settleReports(city);
      const { tx, services, now, people } = city;
      await file(city, { reporter: { phone: '0912345678' } });
      await file(city, { reporter: { email } }, people.citizen);
      for (const channel of ['partner', 'sheet']) {
        await fileReport(tx, services, publicActor, { report: aReport({ reporter: { email } }), channel }, now);
      }
      expect(await tx.text(sql`select count(*)::text from job where kind = 'reports.tell-by-mail'`)).toBe('0');
      const erased = await file(city, { reporter: { email } });
      await tx.run(sql`update report_reporter set email = null, erased_at = ${now} where report_id = ${erased.id}`);
      const left = await file(city, { reporter: { email } });
      const followed = `/api/v1/followed-reports/${left.number}-${left.followCode}`;
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const leave = { method: 'POST', url: `${followed}/leave-mail`, headers: form } as const;
      const press = () => city.request(null, { ...leave, payload: 'List-Unsubscribe=One-Click' });
      expect((await city.request(null, { url: followed })).json()).toMatchObject({ byMail: true });
      expect([(await press()).statusCode, (await press()).statusCode]).toEqual([204, 204]);
      expect((await city.request(null, { url: followed })).json()).toMatchObject({ byMail: false });
      expect(await tx.text(sql`select count(*)::text from act where act = 'reports.mail-left'`)).toBe('1');
      await act(city, city.staff, left.id, 'accept');
      await deliver(city, url, 30);
      expect(received).toEqual([]);
    }),
  ));

test('a server that fails is asked again, and the address stands neither in the job nor in what it failed with', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received, refuse }) => {
      await settleReports(city);
      await file(city, { reporter: { email } });
      refuse(true);
      const { failed } = await deliver(city, url);
      expect(failed).toMatchObject([{ kind: 'reports.tell-by-mail' }]);
      const kept = await city.tx.text(sql`select json_agg(job)::text from job where kind = 'reports.tell-by-mail'`);
      expect(kept + JSON.stringify(failed)).not.toContain('nguoi.thu');
      refuse(false);
      await deliver(city, url, 60);
      expect(received).toHaveLength(1);
      await deliver(city, undefined, 120); // without a mail server nothing waits for one
    }),
  ));

test('who follows the report by mail as well gets one letter for one step; once they leave theirs, that of followers', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      await settleReports(city);
      const filed = await file(city, { reporter: { email: 'Nguoi.Thu@Example.org' } });
      await act(city, city.people.office, filed.id, 'publish', { text: 'Rác đầy vỉa hè' });
      await city.tx.run(sql`
        with them as (
          insert into follower (id, email, language, created_at)
          select gen_random_uuid(), address, 'vi', ${city.now} from unnest(array[${email}, 'b@example.org']) as address returning id)
        insert into following (id, follower_id, subject, topics, pace, asked_at, confirmed_at)
        select gen_random_uuid(), id, 'report:' || ${filed.id}, '{reports}', 'at-once', ${city.now}, ${city.now} from them`);
      const since = async (minutes: number) => {
        const before = received.length;
        await deliver(city, url, minutes);
        return received.slice(before).flatMap(({ to }) => to.map((address) => address.toLowerCase()));
      };
      await since(0);
      await act(city, city.staff, filed.id, 'accept');
      expect((await since(10)).sort()).toEqual(['b@example.org', email]);
      await city.tx.run(sql`update report_reporter set mail_left_at = ${city.now}`);
      await act(city, city.staff, filed.id, 'start');
      expect((await since(20)).sort()).toEqual(['b@example.org', email]);
    }),
  ));
