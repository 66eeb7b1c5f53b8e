import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { at, linkIn, origin, ours } from '../../../test/followers.ts';
import { settleAreas } from '../../../test/policy/records.ts';
import { jobs } from '../../jobs.ts';
import { NewArticle } from '../../modules/portal/contract.ts';
import { publishArticle, submitArticle, withdrawArticle } from '../../modules/portal/server/decide-article.ts';
import { createArticle } from '../../modules/portal/server/write-article.ts';
import { sql } from '../db/db.ts';
import { runDueJobs } from '../jobs/jobs.ts';
import { type Received, withMailServer } from '../notifications/mail/testing.ts';
import { clearFollowing } from './clear-following.ts';

const email = 'nguoi.thu@example.org';

const ownOf = (leave: string): string => leave.replace('thoi-nhan', 'cua-toi');
const count = async ({ tx }: TestCity, table: 'follower' | 'following' | 'telling'): Promise<number> =>
  Number(
    await tx.text(sql`select case ${table} when 'follower' then (select count(*) from follower)
    when 'following' then (select count(*) from following) else (select count(*) from telling) end::text`),
  );

async function follow(
  city: TestCity,
  url: string,
  received: Received[],
  subject: string,
  choice = 'pace=at-once&topic=warnings&topic=news',
) {
  const { post, send } = at(city, url);
  const asked = await post(
    '/vi/theo-doi',
    `subject=${encodeURIComponent(subject)}&email=${encodeURIComponent(email)}&${choice}`,
  );
  expect(asked.statusCode).toBe(200);
  await send();
  const confirm = linkIn(received.at(-1), 'xac-nhan');
  expect((await post(confirm)).body).toContain('Đã theo dõi');
  received.length = 0;
}

async function anArticle({ tx, people, office, now }: TestCity, areaId: string | null, title = 'Khởi công cầu mới') {
  const text = NewArticle.parse({
    title,
    lead: 'Tóm tắt.',
    body: 'Nội dung.',
    tags: ['giao thông'],
    areaId,
    organisationId: office,
  });
  const { id } = await createArticle(tx, people.office, text, now);
  await submitArticle(tx, people.office, { id, version: null }, now);
  await publishArticle(tx, people.office, { id, version: null }, null, now);
  return id;
}

const flood = {
  categories: ['met'],
  event: { vi: 'Lũ quét' },
  headline: { vi: 'Lũ quét ven suối' },
  instruction: { vi: 'Rời khỏi bờ suối ngay.' },
  ...{ urgency: 'immediate', severity: 'severe', certainty: 'likely', expiresAt: '2026-03-10T05:00:00Z' },
};

async function aWarning(city: TestCity, areaIds: readonly string[]) {
  const act = (url: string, payload: object = {}) => city.request(city.people.leader, { method: 'POST', url, payload });
  const { id } = (await act('/api/v1/warnings', { ...flood, areaIds })).json();
  await act(`/api/v1/warnings/${id}/issue`);
  return { cancel: () => act(`/api/v1/warnings/${id}/cancel`, { reason: 'Nước đã rút' }) };
}

test('nothing is told before the address says yes by the link; the link opened changes nothing, pressed it does', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { ward } = await settleAreas(city);
      const { post, get, send } = at(city, url);
      const ask = () =>
        post('/vi/theo-doi', `subject=area:${ward}&email=${email.toUpperCase()}&topic=news&pace=at-once`);
      const first = await ask();
      await send();
      expect(received.map(({ to }) => to)).toEqual([[email]]);
      expect(received[0]?.headers.get('subject')).toMatch(/^Xác nhận theo dõi: /);
      await anArticle(city, ward);
      await send();
      expect(received).toHaveLength(1);

      const link = linkIn(received[0], 'xac-nhan');
      const opened = await get(link);
      expect([opened.statusCode, opened.headers['cache-control']]).toEqual([200, 'no-store']);
      expect((await post('/vi/theo-doi/xac-nhan?token=x.y')).statusCode).toBe(400);
      expect((await post(link.replace('.', 'A.'))).statusCode).toBe(400);
      expect((await at(city, url, 4 * 24 * 60).post(link)).body).toContain('Liên kết đã hết hạn');
      expect((await post(link)).body).toContain('Đã theo dõi');

      // The answer is the same for an address that is known, and it gets no second mail within ten minutes.
      const again = await ask();
      expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
      await send();
      expect(received).toHaveLength(1);
      const known = await at(city, url, 11);
      await known.post('/vi/theo-doi', `subject=area:${ward}&email=${email}&topic=news&pace=weekly`);
      await known.send();
      expect(received[1]?.headers.get('subject')).toMatch(/^Những gì bạn theo dõi/);
    }),
  ));

test('news go at once, each morning or on Monday, together and once; what was withdrawn is not told', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { ward } = await settleAreas(city);
      await anArticle(city, null, 'Bài có trước');
      await follow(city, url, received, 'theme:giao thông', 'pace=daily');
      await anArticle(city, ward, 'Tin thứ nhất');
      const gone = await anArticle(city, ward, 'Tin bị gỡ');
      await anArticle(city, ward, 'Tin thứ hai');
      await withdrawArticle(city.tx, city.people.office, { id: gone, version: null }, 'Nhầm', city.now);
      await at(city, url).send();
      expect(received).toHaveLength(0);
      const morning = at(city, url, 24 * 60);
      const wake = jobs.schedules.filter(({ name }) => name === 'following.wake');
      await morning.run(wake);
      await morning.run(wake);
      expect(received).toHaveLength(1);
      expect(received[0]?.headers.get('subject')).toContain('2 tin mới');
      for (const title of ['Tin thứ nhất', 'Tin thứ hai', `${origin}/vi/tin-tuc/`])
        expect(received[0]?.text).toContain(title);
      expect(received[0]?.text).not.toContain('Tin bị gỡ');
      expect(await count(city, 'telling')).toBe(0);
    }),
  ));

test('a warning is told at once to who follows the area, one in it or one around it, and so is its end; not elsewhere', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const areas = await settleAreas(city);
      const { send } = at(city, url);
      await follow(city, url, received, `area:${areas.city}`, 'pace=weekly&topic=warnings');
      const one = await aWarning(city, [areas.ward]); // inside what is followed
      await send();
      expect(received[0]?.headers.get('subject')).toBe('Cảnh báo: Lũ quét ven suối');
      expect(received[0]?.text).toContain('Rời khỏi bờ suối ngay.');
      await one.cancel();
      await send();
      expect(received[1]?.headers.get('subject')).toBe('Hủy cảnh báo: Lũ quét ven suối');
      expect(received[1]?.text).toContain('Nước đã rút');
      received.length = 0;
      await city.tx.run(sql`update following set subject = ${`area:${areas.ward}`}`);
      await aWarning(city, [areas.otherWard]);
      await send();
      expect(received).toHaveLength(0);
      await aWarning(city, [areas.city]); // around what is followed
      await aWarning(city, []); // everywhere
      await send();
      expect(received).toHaveLength(2);
    }),
  ));

test('a bare POST of the link in the header stops it, and the address is erased; so does every line of the page of one’s own', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { ward, otherWard } = await settleAreas(city);
      const { post, get, send } = at(city, url);
      await follow(city, url, received, `area:${ward}`);
      await anArticle(city, ward);
      await send();
      const headers = received[0]?.headers;
      expect(headers?.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      const leave = /<(.+)>/.exec(headers?.get('list-unsubscribe') ?? '')?.[1]?.slice(origin.length) ?? '';
      expect((await get(leave)).statusCode).toBe(200);
      expect(await count(city, 'following')).toBe(1); // opening it stops nothing
      expect((await get(ownOf(leave))).statusCode).toBe(400); // and opens nothing else
      expect((await post(leave.replace(/.$/, ''))).statusCode).toBe(400);
      expect((await at(city, url, 5 * 365 * 24 * 60).post(leave, 'List-Unsubscribe=One-Click')).statusCode).toBe(200);
      expect([await count(city, 'follower'), await count(city, 'following')]).toEqual([0, 0]);
      expect((await post(leave)).statusCode).toBe(200);
      await anArticle(city, ward);
      await send();
      expect(received).toHaveLength(1);

      await follow(city, url, received, `area:${ward}`);
      await follow(city, url, received, `area:${otherWard}`);
      await anArticle(city, ward);
      await send();
      const own = linkIn(received[0], 'cua-toi');
      expect((await get(own)).body.match(/value="leave"/g)).toHaveLength(2);
      expect((await get(own.replace('token=', 'token=a'))).statusCode).toBe(400);
      const id = /name="id" value="([^"]+)"/.exec((await get(own)).body)?.[1];
      expect((await post(own, `act=change&id=${id}&pace=weekly&topic=reports`)).body).toContain('Đã lưu lựa chọn.');
      await post(own, `act=leave&id=${id}`);
      expect(await count(city, 'following')).toBe(1);
      await post(own, 'act=leave-all');
      expect(await count(city, 'follower')).toBe(0);
      expect((await get(own)).body).toContain('không theo dõi gì');
    }),
  ));

test('what was never confirmed is erased after three days, and a letter box that does not exist at once', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received, refuse }) => {
      const { ward } = await settleAreas(city);
      const { post } = at(city, url);
      await post('/vi/theo-doi', `subject=area:${ward}&email=${email}&topic=news&pace=daily`);
      expect(await count(city, 'follower')).toBe(1);
      const later = at(city, url, 3 * 24 * 60 + 1);
      await later.run([clearFollowing]);
      expect([await count(city, 'follower'), await count(city, 'following')]).toEqual([0, 0]);

      await follow(city, url, received, `area:${ward}`);
      await anArticle(city, ward);
      refuse(true);
      expect((await at(city, url).send()).failed).toEqual([]); // the letter waits, the others go on
      expect(await count(city, 'telling')).toBe(1);
      refuse(false);
      const wake = jobs.schedules.filter(({ name }) => name === 'following.wake');
      await at(city, url, 2).run(wake);
      expect(received).toHaveLength(1);
    }),
  ));

test('bad forms are refused in words: no address, nothing chosen, what is not public, too often', () =>
  inTestCity((city) =>
    withMailServer(async ({ url }) => {
      const { ward } = await settleAreas(city);
      const { post, get } = at(city, url);
      const subject = `subject=area:${ward}`;
      const bad = await post('/vi/theo-doi', `${subject}&email=ai&topic=news`);
      expect([bad.statusCode, bad.body.includes('role="alert"'), bad.body.includes('value="ai"')]).toEqual([
        400,
        true,
        true,
      ]);
      expect((await post('/vi/theo-doi', `${subject}&email=${email}`)).statusCode).toBe(400);
      for (const unknown of ['theme:khong co', 'directive:0190a000-0000-7000-8000-00000000ffff', 'area:1', 'x']) {
        expect((await get(`/vi/theo-doi?subject=${encodeURIComponent(unknown)}`)).statusCode).toBe(404);
        expect((await post('/en/follow', `subject=${encodeURIComponent(unknown)}&email=${email}`)).statusCode).toBe(
          404,
        );
      }
      const answers = await Promise.all(Array.from({ length: 21 }, () => post('/en/follow/mine', `email=${email}`)));
      expect(answers.at(-1)?.statusCode).toBe(429);
      expect(answers.at(-1)?.headers['retry-after']).toBeDefined();
      expect(answers.at(-1)?.headers['content-type']).toContain('text/html');
    }),
  ));

test('with an account one follows the same and hears in one’s own ways, of a warning once', () =>
  inTestCity(async (city) => {
    const { staff, people, request, services } = city;
    const { ward } = await settleAreas(city);
    const subject = `area:${ward}`;
    const follow = (actor: typeof staff, payload: object) =>
      request(actor, { method: 'POST', url: '/api/v1/followings', payload });
    expect((await follow(people.citizen, { subject, topics: ['warnings', 'news'] })).statusCode).toBe(204);
    expect((await follow(people.leader, { subject })).statusCode).toBe(204);
    expect((await follow(staff, { subject: 'theme:khong co' })).statusCode).toBe(404);
    expect((await follow(staff, { subject, topics: [] })).statusCode).toBe(400);
    await anArticle(city, ward);
    await aWarning(city, [ward]);
    await aWarning(city, []); // leaders hear of it by their office as well
    await runDueJobs(services, { kinds: ours, schedules: [] });
    const Kinds = z.object({ items: z.array(z.object({ kind: z.string() })) });
    const kinds = async (actor: typeof staff) =>
      Kinds.parse((await request(actor, { url: '/api/v1/notices' })).json())
        .items.map(({ kind }) => kind)
        .sort();
    expect(await kinds(people.citizen)).toEqual(['follow.news', 'warning.issued', 'warning.issued']);
    expect(await kinds(people.leader)).toEqual(['follow.news', 'warning.issued', 'warning.issued']);
    const { items } = (await request(people.citizen, { url: '/api/v1/followings?lang=vi' })).json();
    expect(items).toMatchObject([{ subject, path: `/vi/dia-ban/${ward}`, topics: ['warnings', 'news'] }]);
    await request(people.citizen, { method: 'DELETE', url: `/api/v1/followings?subject=${subject}` });
    expect((await request(people.citizen, { url: '/api/v1/followings' })).json().items).toEqual([]);
  }));
