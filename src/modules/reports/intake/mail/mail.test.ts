import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { photoWithPlace, tracesIn } from '../../../../../test/photos.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { settleReports } from '../../server/testing.ts';
import { emptyLetterBox } from './poll-mail.ts';
import { readMail } from './read-mail.ts';
import { letter, letterWith, outcomes, servicesFor, withLetterBox } from './testing.ts';

const keptIn = async ({ tx }: TestCity) =>
  JSON.parse(
    await tx.text(sql`
      select coalesce(json_agg(json_build_object('text', r.text, 'category', c.code, 'address', r.address, 'email', p.email, 'name', p.name,
                                                 'lat', ST_Y(r.position), 'photos', (
                                 select count(*) from report_photo f where f.report_id = r.id)) order by r.number), '[]')::text
        from report r join report_category c on c.id = r.category_id left join report_reporter p on p.report_id = r.id
       where r.channel = 'mail'`),
  );
test('a letter becomes a report with its pictures and its sender as the contact, once, and is marked as seen', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const picture = await photoWithPlace();
    expect(await tracesIn(picture)).toEqual(['exif']);
    const body = [
      'Rác đổ đầy trước chợ.',
      'Địa chỉ: Chợ Cốc Lếu, phường Lào Cai',
      'Tọa độ 22.450012, 103.950034',
      '',
      '> thư cũ',
      '-- ',
      'Chữ ký',
    ].join('\r\n');
    const subject = `=?utf-8?B?${Buffer.from('Rác ở chợ').toString('base64')}?=`;
    const whole = letterWith({ Subject: subject }, body, [{ type: 'image/jpeg', name: 'anh.jpg', content: picture }]);
    await withLetterBox([whole, whole.replace('Rác đổ', 'Rác đổ lại')], async ({ url, add, flags }) => {
      const services = servicesFor(city, url);
      expect(await emptyLetterBox(services)).toBe(2);
      expect(await emptyLetterBox(services)).toBe(0);
      add(whole);
      expect(await emptyLetterBox(services)).toBe(1); // not seen, but known
      expect(flags()).toEqual([['\\Seen'], ['\\Seen'], ['\\Seen']]);
    });
    expect(await keptIn(city)).toEqual([
      {
        text: 'Rác ở chợ\n\nRác đổ đầy trước chợ.\nĐịa chỉ: Chợ Cốc Lếu, phường Lào Cai\nTọa độ 22.450012, 103.950034',
        category: 'rac-thai',
        address: 'Chợ Cốc Lếu, phường Lào Cai',
        email: 'an@example.org',
        name: 'Nguyen An',
        lat: 22.450012,
        photos: 1,
      },
    ]);
    expect(await outcomes(city)).toEqual({ filed: 1 });
    const hash = await city.tx.text(sql`select f.sha256 from file f join report_photo p on p.file_id = f.id`);
    expect(await tracesIn(await buffer(city.services.files.read(hash)))).toEqual([]);
    expect(await city.tx.text(sql`select count(*)::text from job where kind = 'reports.tell-by-mail'`)).toBe('1');
  }));

test('what a machine wrote is no report, and is never answered', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const letters = [
      letter({ 'Auto-Submitted': 'auto-replied' }, 'Tôi đi vắng', 1),
      letter({ 'X-Autoreply': 'yes' }, 'Tôi đi vắng', 2),
      letter({ Precedence: 'bulk' }, 'Quảng cáo', 3),
      letter({ 'List-Id': '<list.example.org>' }, 'Bản tin', 4),
      letter({ From: 'MAILER-DAEMON@example.org' }, 'Undelivered', 5),
      letter({ 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }, '--b--', 6),
      letter({ 'Return-Path': '<>' }, 'Undelivered', 7),
      letter({ From: 'dothi@dothi.example' }, 'Của chính mình', 8),
      letter({ From: 'no one' }, 'Không tên', 9),
      letter({ 'Auto-Submitted': 'no' }, 'Người viết thật', 10),
      letter({ Subject: '' }, '', 11),
    ];
    await withLetterBox(letters, async ({ url }) => {
      expect(await emptyLetterBox(servicesFor(city, url))).toBe(11);
    });
    expect(await outcomes(city)).toEqual({
      filed: 2,
      'ignored auto-reply': 2,
      'ignored list': 2,
      'ignored bounce': 3,
      'ignored own': 1,
      'ignored no-sender': 1,
    });
    expect((await keptIn(city)).map(({ text }: { text: string }) => text)).toEqual(['Rác\n\nNgười viết thật', '…']);
  }));

test('figures that are no place of the city are words; a box that cannot be reached is a fault to try again', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await withLetterBox([letter({}, 'Mã 10.12345, 106.12345 không phải ở đây')], async ({ url }) => {
      await emptyLetterBox(servicesFor(city, url));
      await expect(emptyLetterBox(servicesFor(city, url.replace('testpass', 'sai')))).rejects.toThrow();
    });
    expect(await keptIn(city)).toMatchObject([{ lat: null, address: 'Rác' }]);
    await expect(emptyLetterBox(servicesFor(city, 'imap://a:b@127.0.0.1:1/INBOX'))).rejects.toThrow();
  }));

test('letters in HTML, in old charsets and with quotes are read as text', async () => {
  const html = await readMail(
    Buffer.from(letter({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>Ổ gà <b>to</b></p><script>x</script>')),
    [],
  );
  expect(html.text).toBe('Ổ gà to');
  const latin = Buffer.concat([
    Buffer.from(letter({ 'Content-Type': 'text/plain; charset=iso-8859-1' }, '')),
    Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  ]);
  expect((await readMail(latin, [])).text).toBe('café');
  expect((await readMail(Buffer.from('không phải thư'), [])).automatic).toBe('no-sender');
});
