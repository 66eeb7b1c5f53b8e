import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { photoWithPlace } from '../../../../../test/photos.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { runDueJobs } from '../../../../kernel/jobs/jobs.ts';
import { withMailServer } from '../../../../kernel/notifications/mail/testing.ts';
import { tellByMail } from '../../by-mail/tell-by-mail.ts';
import { ask, settleReports } from '../../server/testing.ts';
import type { IntakeLetter } from '../contract.ts';
import { answerLetter } from './answer-letter.ts';
import { emptyLetterBox } from './poll-mail.ts';
import { letter, letterWith, outcomes, servicesFor, withLetterBox } from './testing.ts';

const seen = ['\\Seen'];
const toSee = ['\\Flagged', '\\Seen'];

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const from = (address: string, n: number, body = 'Rác đầy chợ') => letter({ From: address }, body, n);
const count = ({ tx }: TestCity, email: string) =>
  tx.text(sql`select count(*)::text from report_reporter where email = ${email}`);
const shown = async (city: TestCity, query = '') =>
  (await ask<{ items: IntakeLetter[] }>(city, city.people.administrator, `/api/v1/intake-letters${query}`)).items;

function deliver(city: TestCity, SMTP_URL: string | undefined) {
  const services = servicesFor(city, 'imap://a:b@127.0.0.1:1/INBOX', 1);
  const settings = { ...services.settings, PUBLIC_URL: 'https://dothi.example.vn', SMTP_URL };
  return runDueJobs({ ...services, settings }, { kinds: [tellByMail, answerLetter], schedules: [] });
}

test('who sends very much waits alone: the letters of others are taken in the same look, and none is lost', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await city.tx.run(sql`update report_setting set per_address = 3, address_minutes = 10`);
    const flood = times(60, (n) => from('flood@example.org', n));
    const bulk = times(60, (n) => letter({ From: 'bulk@example.org', Precedence: 'bulk' }, 'x', 100 + n));
    const others = [from('an@example.org', 200), from('binh@example.org', 201)];
    await withLetterBox([...flood, ...bulk, ...others], async ({ url, flags }) => {
      const left = () => flags().filter((each) => each.length === 0).length;
      await emptyLetterBox(servicesFor(city, url));
      expect([await count(city, 'an@example.org'), await count(city, 'binh@example.org')]).toEqual(['1', '1']);
      expect(await count(city, 'flood@example.org')).toBe('3');
      expect(left()).toBe(122 - 50);
      await emptyLetterBox(servicesFor(city, url, 1));
      expect(await count(city, 'flood@example.org')).toBe('3');
      expect(left()).toBe(57);
      expect(await emptyLetterBox(servicesFor(city, url, 5))).toBe(0);
      expect(await emptyLetterBox(servicesFor(city, url, 11))).toBe(3);
      expect(await outcomes(city)).toEqual({ filed: 8, 'ignored list': 60 });
    });
  }));

test('a letter that makes the program fail rests, is left to people, and can be tried again; others are taken', () =>
  inTestCity((city) =>
    withMailServer(async (mail) => {
      await settleReports(city);
      await city.tx.run(sql`
        create function fail_report() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`);
      await city.tx.run(sql`
        create trigger fail before insert on report for each row when (new.text like '%độc%') execute function fail_report()`);
      await withLetterBox([from('doc@example.org', 1, 'Thư độc'), from('an@example.org', 2)], async (box) => {
        const look = (minutes: number) => emptyLetterBox(servicesFor(city, box.url, minutes));
        await expect(look(0)).rejects.toThrow();
        expect(box.flags()).toEqual([[], seen]);
        for (const [minutes, isTried] of [
          [0, false],
          [1, true],
          [3, false],
          [4, true],
          [12, false],
          [13, true],
        ] as const) {
          if (isTried) await expect(look(minutes)).rejects.toThrow();
          else expect(await look(minutes)).toBe(0);
        }
        expect(await shown(city)).toEqual([]);
        await expect(look(40)).rejects.toThrow();
        expect(box.flags()).toEqual([toSee, seen]);
        expect(await outcomes(city)).toEqual({ 'failed intake.letter-failed': 1, filed: 1 });
        await deliver(city, mail.url);
        expect(mail.received.find(({ to }) => to.includes('doc@example.org'))?.text).toContain('cán bộ sẽ xem');
        expect(await shown(city)).toMatchObject([
          { outcome: 'failed', report: null, notes: [{ vi: expect.stringContaining('cán bộ sẽ xem') }] },
        ]);

        await city.tx.run(sql`drop trigger fail on report`);
        box.markAsUnread();
        expect(await look(41)).toBe(2);
        expect(await outcomes(city)).toEqual({ filed: 2 });
      });
    }),
  ));

test('a letter that is too large is noted and answered; what a machine wrote never', () =>
  inTestCity((city) =>
    withMailServer(async ({ url: smtp, received }) => {
      await settleReports(city);
      const body = `${'x'.repeat(76)}\r\n`.repeat(410_000);
      const letters = [
        from('an@example.org', 1, body),
        letter({ From: 'vang@example.org', 'Auto-Submitted': 'auto-replied' }, body, 2),
      ];
      await withLetterBox(letters, async (box) => {
        expect(await emptyLetterBox(servicesFor(city, box.url))).toBe(2);
        expect(box.flags()).toEqual([toSee, seen]);
      });
      expect(await outcomes(city)).toEqual({ 'refused intake.letter-too-large': 1, 'ignored auto-reply': 1 });
      expect(await city.tx.text(sql`select json_agg(payload)::text from job`)).not.toContain('example.org');
      await deliver(city, smtp);
      expect(received.map(({ to }) => to)).toEqual([['an@example.org']]);
      const [answer] = received;
      expect(answer?.headers.get('auto-submitted')).toBe('auto-generated');
      expect(answer?.headers.get('in-reply-to')).toBe('<1@example.org>');
      for (const said of ['Thư lớn hơn 30 MB', 'larger than 30 MB', 'https://dothi.example.vn/report']) {
        expect(answer?.text).toContain(said);
      }
      expect(await shown(city)).toMatchObject([{ outcome: 'refused', answeredAt: expect.any(String) }]);
      expect(await shown(city, '?outcome=ignored')).toMatchObject([{ notes: [{ vi: 'Thư trả lời tự động.' }] }]);
    }),
  ));

test('photos that cannot be taken are named in the receipt; the report is filed, and the letter is left flagged', () =>
  inTestCity((city) =>
    withMailServer(async ({ url: smtp, received }) => {
      await settleReports(city);
      const heic = Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        Buffer.from('ftypheic\0\0\0\0mif1heic'),
        Buffer.alloc(64),
      ]);
      const picture = await photoWithPlace();
      const file = (type: string, name: string, content: Buffer) => ({ type, name, content });
      const files = [
        file('image/heic', 'IMG_1.HEIC', heic),
        file('image/jpeg', 'IMG_2.jpg', heic),
        file('image/jpeg', 'hong.jpg', picture.subarray(0, picture.length - 40)),
        file('application/pdf', 'don.pdf', Buffer.from('%PDF-1.4')),
        ...times(6, (n) => file('application/octet-stream', `${n}.jpg`, picture)),
        file('application/pkcs7-signature', 'smime.p7s', Buffer.from('x')),
      ];
      await withLetterBox([letterWith({}, 'Rác đầy chợ', files)], async (box) => {
        await emptyLetterBox(servicesFor(city, box.url));
        expect(box.flags()).toEqual([toSee]);
      });
      expect(await city.tx.text(sql`select count(*)::text from report_photo where report_id is not null`)).toBe('5');
      await deliver(city, smtp);
      expect(received).toHaveLength(1);
      const number = await city.tx.text(sql`select number from report`);
      for (const said of [
        '2 tệp trong thư chưa nhận được: Ảnh định dạng HEIC',
        '1 tệp trong thư chưa nhận được: Ảnh hỏng, không đọc được.',
        '1 tệp trong thư chưa nhận được: Tệp này không phải ảnh JPEG, PNG hoặc WebP',
        '1 tệp trong thư chưa nhận được: Nhiều nhất 5 ảnh.',
        `xin gửi thư mới, ghi số ${number}`,
      ]) {
        expect(received[0]?.text).toContain(said);
      }
      const [letterShown] = await shown(city);
      expect(letterShown).toMatchObject({ outcome: 'filed', report: { number } });
      expect(letterShown?.notes).toHaveLength(4);
    }),
  ));

test('a letter answers no questions: it is filed all the same, and both sides read what is still to be known', () =>
  inTestCity((city) =>
    withMailServer(async ({ url: smtp, received }) => {
      await settleReports(city);
      const questions = [
        {
          code: 'loai',
          question: { vi: 'Loại rác gì?', en: 'What waste?' },
          kind: 'string',
          required: true,
          values: [],
        },
      ];
      await city.tx.run(sql`
        update report_category set attributes = ${JSON.stringify(questions)}::jsonb where code = 'rac-thai'`);
      await withLetterBox([letter({}, 'Rác đổ đầy vỉa hè trước chợ')], async ({ url }) => {
        await emptyLetterBox(servicesFor(city, url));
      });
      expect(await city.tx.text(sql`select c.code from report r join report_category c on c.id = r.category_id`)).toBe(
        'rac-thai',
      );
      await deliver(city, smtp);
      expect(received[0]?.text).toContain('còn cần biết: Loại rác gì?');
      expect((await shown(city))[0]?.notes).toMatchObject([{ en: expect.stringContaining('What waste?') }]);
    }),
  ));

test('what cannot be stored, counted or written to is left out of the report, never the report itself', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const letters = [
      letter({}, '😀'.repeat(3000), 1),
      letter({}, 'Rác\u0000 đầy chợ', 2),
      letter({ From: 'nguyễn@ví-dụ.example' }, 'Rác đầy chợ', 3),
      letter({}, 'Địa chỉ: 95.12345, 103.12345', 4),
    ];
    await withLetterBox(letters, async ({ url, flags }) => {
      expect(await emptyLetterBox(servicesFor(city, url))).toBe(4);
      expect(flags()).toEqual([toSee, seen, seen, seen]);
    });
    expect(await outcomes(city)).toEqual({ filed: 4 });
    expect((await shown(city))[0]?.notes).toMatchObject([{ vi: 'Thư dài: chỉ ghi được 4.000 ký tự đầu.' }]);
  }));

const takeNothing = ({ tx }: TestCity) =>
  tx.run(sql`update report_category set active_from = '2020-01-01', active_to = '2020-01-02'`);

test('a sender is answered three times a day at most, and once for a letter', () =>
  inTestCity((city) =>
    withMailServer(async ({ url: smtp, received }) => {
      await settleReports(city);
      await takeNothing(city);
      await withLetterBox(
        times(5, (n) => from('an@example.org', n)),
        async (box) => {
          await emptyLetterBox(servicesFor(city, box.url));
          await deliver(city, smtp);
          expect(received).toHaveLength(3);
          box.markAsUnread();
          await emptyLetterBox(servicesFor(city, box.url, 25 * 60));
          box.add(from('an@example.org', 9));
          await emptyLetterBox(servicesFor(city, box.url, 25 * 60));
        },
      );
      await deliver(city, smtp);
      expect(received).toHaveLength(4);
      expect(await outcomes(city)).toEqual({ 'refused reports.category-unknown': 6 });
    }),
  ));

test('without a mail server nothing waits for an answer', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await takeNothing(city);
    await withLetterBox([letter({}, 'Rác')], async ({ url, flags }) => {
      await emptyLetterBox(servicesFor(city, url));
      expect(flags()).toEqual([toSee]);
    });
    expect((await deliver(city, undefined)).done).toEqual(['reports.answer-letter']);
    expect(await shown(city)).toMatchObject([{ outcome: 'refused', answeredAt: null }]);
  }));
