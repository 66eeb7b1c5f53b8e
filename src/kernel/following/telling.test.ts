import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { aWorkItem, settleAreas } from '../../../test/policy/records.ts';
import { createApp } from '../../app.ts';
import { jobs } from '../../jobs.ts';
import { act, file, settleReports } from '../../modules/reports/server/testing.ts';
import { sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { runDueJobs } from '../jobs/jobs.ts';
import { listJobs } from '../jobs/queries.ts';
import { withMailServer } from '../notifications/mail/testing.ts';
import { type Browser, readPush, withPushService } from '../notifications/push/testing.ts';
import { asInstant, instant } from '../time.ts';
import { acceptWorkItem } from '../work/acts.ts';
import { tellLate } from '../work/tell-late.ts';
import { sendTellings, wakeLanes } from './send.ts';
import { tellFollowers } from './tell-followers.ts';
import { nextDigest } from './when.ts';

const ours = { kinds: jobs.kinds.filter(({ name }) => name.startsWith('following.')), schedules: [] };

/** The city with a push service, and a browser that follows without an account. */
function withBrowser({ services }: TestCity, origin: string, { own, auth }: Browser) {
  const known = { ...services, settings: { ...services.settings, PUSH_SERVICES: [origin] } };
  const app = createApp(known);
  const keys = { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') };
  const browser = { endpoint: `${origin}/push/abc`, keys };
  const post = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/browser-followings${path}`, payload: { ...browser, ...payload } });
  return { post, send: () => runDueJobs(known, ours) };
}

test('a browser without an account is woken for what it follows, until it is told to be left alone or is gone', () =>
  inTestCity((city) =>
    withPushService(async ({ origin, browser, taken, answer }) => {
      const { ward } = await settleAreas(city);
      const subject = `area:${ward}`;
      const { post, send } = withBrowser(city, origin, browser);
      expect((await post('', { subject, topics: ['warnings'] })).statusCode).toBe(204);
      expect((await post('', { subject: 'theme:khong co' })).statusCode).toBe(404);
      expect((await post('', { subject, endpoint: 'http://127.0.0.1:1/x' })).statusCode).toBe(400);
      const warn = async () => {
        const terms = {
          categories: ['met'],
          event: { vi: 'Lũ quét' },
          headline: { vi: 'Lũ quét ven suối' },
          areaIds: [ward],
        };
        const rest = {
          urgency: 'immediate',
          severity: 'severe',
          certainty: 'likely',
          expiresAt: '2026-03-10T05:00:00Z',
        };
        const issue = (url: string, payload: object) =>
          city.request(city.people.leader, { method: 'POST', url, payload });
        const { id } = (await issue('/api/v1/warnings', { ...terms, ...rest })).json();
        await issue(`/api/v1/warnings/${id}/issue`, {});
        return id;
      };
      const id = await warn();
      await send();
      await send();
      expect(taken).toHaveLength(1);
      expect(readPush(browser, taken[0]?.body ?? Buffer.alloc(0))).toEqual({
        title: 'Cảnh báo',
        body: 'Lũ quét ven suối',
        path: `/warnings/${id}`,
      });
      expect((await post('/list', {})).json().items).toMatchObject([{ subject, topics: ['warnings'] }]);
      // Whoever knows where the browser is reached does not have its key.
      await post('/off', { subject, keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } });
      expect((await post('/list', {})).json().items).toHaveLength(1);
      await post('/off', { subject });
      expect(await city.tx.text(sql`select count(*)::text from follower`)).toBe('0');
      await post('', { subject });
      answer(410);
      await warn();
      await send();
      expect(await city.tx.text(sql`select count(*)::text from follower`)).toBe('0');
    }),
  ));

test('followers of a directive hear of each step of its published tasks, those of a report of its steps in public', () =>
  inTestCity(async (city) => {
    const { tx, people, staff, office, services, request, now } = city;
    await settleReports(city);
    const directive = '0190a000-0000-7000-8000-00000000d001';
    await tx.run(sql`
      insert into directive (id, number, title, state, imported_at, published_at)
      values (${directive}, '1/KH', 'Kế hoạch', 'published', ${now}, ${now})`);
    const task = await aWorkItem(city, people.leader, 'Sửa cầu', { ownerId: office, published: true });
    await tx.run(sql`
      update work_item set source_kind = 'directive', source_id = ${directive}, source_label = '1/KH' where id = ${task.id}`);
    const { id: report } = await file(city, {}, people.citizen);
    await act(city, people.office, report, 'publish', { text: 'Rác đầy vỉa hè' });
    const follow = (actor: Actor, subject: string) =>
      request(actor, { method: 'POST', url: '/api/v1/followings', payload: { subject } });
    expect((await follow(people.auditor, `directive:${directive}`)).statusCode).toBe(204);
    expect((await follow(people.auditor, `report:${report}`)).statusCode).toBe(204);
    await follow(people.citizen, `report:${report}`); // who reported it hears of it anyway
    await acceptWorkItem(tx, staff, { id: task.id, version: null, body: {} }, now);
    await act(city, staff, report, 'accept');
    await runDueJobs(services, ours);
    const Told = z.object({ items: z.array(z.object({ kind: z.string(), title: z.string().nullable() })) });
    const told = async (actor: Actor) =>
      Told.parse((await request(actor, { url: '/api/v1/notices' })).json())
        .items.map(({ kind, title }) => `${kind} ${title}`)
        .sort();
    expect(await told(people.auditor)).toEqual([
      expect.stringMatching(/^follow\.reports .+ · /),
      'follow.tasks Sửa cầu',
    ]);
    const own = await told(people.citizen);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((one) => one.startsWith('report.changed'))).toBe(true);
  }));

test('followers of a directive hear once that a published task of it is late', () =>
  inTestCity(async (city) => {
    const { tx, people, office, services, request, now } = city;
    const directive = '0190a000-0000-7000-8000-00000000d001';
    await tx.run(sql`
      insert into directive (id, number, title, state, imported_at, published_at)
      values (${directive}, '1/KH', 'Kế hoạch', 'published', ${now}, ${now})`);
    const dated = async (title: string, dueOn: string, published: boolean) => {
      const { id } = await aWorkItem(city, people.leader, title, { ownerId: office, published });
      await tx.run(sql`
        update work_item set source_kind = 'directive', source_id = ${directive}, source_label = '1/KH',
               original_due_on = ${dueOn}, due_on = ${dueOn} where id = ${id}`);
      return id;
    };
    const late = await dated('Sửa cầu', '2026-03-08', true);
    await dated('Đến hạn hôm nay', '2026-03-09', true);
    await dated('Chưa công bố', '2026-03-01', false);
    await request(people.auditor, {
      method: 'POST',
      url: '/api/v1/followings',
      payload: { subject: `directive:${directive}` },
    });
    const titles = async () =>
      z
        .object({ items: z.array(z.object({ kind: z.string(), title: z.string() })) })
        .parse((await request(people.auditor, { url: '/api/v1/notices' })).json()).items;
    const morning = { kinds: ours.kinds, schedules: [tellLate] };
    await runDueJobs(services, morning);
    expect(await titles()).toEqual([{ kind: 'follow.tasks', title: 'Sửa cầu' }]);
    expect(await tx.text(sql`select kind from happening where about_id = ${late}`)).toBe('task.overdue');
    const tomorrow = { ...services, clock: () => instant('2026-03-10T01:30:00Z') };
    await runDueJobs(tomorrow, morning);
    expect((await titles()).map(({ title }) => title).sort()).toEqual(['Sửa cầu', 'Đến hạn hôm nay']);
  }));

test('a mail server that is down is tried with growing waits, then shown as failed, and again a day later: nothing is lost', () =>
  inTestCity((city) =>
    withMailServer(async ({ url, received }) => {
      const { tx, services, now } = city;
      const [follower, following] = [1, 2].map((n) => `0190a000-0000-7000-8000-00000000f00${n}`);
      const { ward } = await settleAreas(city);
      await tx.run(sql`
        insert into follower (id, email, language, created_at) values (${follower}, 'xa@example.org', 'vi', ${now})`);
      await tx.run(sql`
        insert into following (id, follower_id, subject, topics, pace, asked_at, confirmed_at)
        values (${following}, ${follower}, ${`area:${ward}`}, '{tasks}', 'at-once', ${now}, ${now})`);
      const { id } = await aWorkItem(city, city.people.leader, 'Sửa cầu', { ownerId: city.office, published: true });
      const news = () =>
        tellFollowers(
          tx,
          {
            kind: 'task.published',
            about: { kind: 'work-item', id },
            subjects: sql`array['area:' || ${ward}::text]`,
          },
          now,
        );
      const minutes = (n: number) => asInstant(Temporal.Instant.from(now).add({ minutes: n }));
      let tried = 0;
      const run = async (minute: number, smtp: string) => {
        const settings = { ...services.settings, SMTP_URL: smtp, SMTP_FROM: 'tin@example.vn' };
        const { failed } = await runDueJobs(
          { ...services, settings, clock: () => minutes(minute) },
          { ...ours, schedules: [wakeLanes] },
        );
        tried += failed.filter(({ kind }) => kind === sendTellings.name).length;
      };
      await news();
      const down = 'smtp://127.0.0.1:1';
      for (let minute = 0; minute < 300; minute += minute < 10 ? 1 : 10) await run(minute, down);
      expect(tried).toBe(sendTellings.retry.attempts);
      await news();
      await run(300, down);
      expect(await listJobs(tx, { state: 'failed', limit: 9 })).toMatchObject([{ kind: 'following.send' }]);
      expect(tried).toBe(sendTellings.retry.attempts);
      await run(300 + 24 * 60, url);
      expect(received).toHaveLength(1);
      expect(await tx.text(sql`select count(*)::text from telling`)).toBe('0');
    }),
  ));

test('digests come at seven in the morning, or at seven on Monday', () => {
  const monday = instant('2026-03-09T01:30:00Z'); // 08:30
  expect(nextDigest('at-once', monday)).toBe(monday);
  expect(nextDigest('daily', monday)).toBe('2026-03-10T00:00:00.000Z');
  expect(nextDigest('daily', instant('2026-03-08T23:59:00Z'))).toBe('2026-03-09T00:00:00.000Z');
  expect(nextDigest('weekly', monday)).toBe('2026-03-16T00:00:00.000Z');
  expect(nextDigest('weekly', instant('2026-03-08T23:59:00Z'))).toBe('2026-03-09T00:00:00.000Z');
});
