import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { withOwnDatabase } from '../../../../test/own-database.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { runDueJobs } from '../../jobs/jobs.ts';
import { type NewNotice, notify } from '../notify.ts';
import { chooseNoticeSettings } from '../preferences.ts';
import { deliverPush } from './deliver-push.ts';
import { pushKeys } from './keys.ts';
import { aBrowser, type Browser, readPush, withPushService } from './testing.ts';

/** RFC 8292: the token shows who we are, to this service and for a short time, and is signed by the key we are known by. */
function claimsOf(authorization: string): { claims: Record<string, unknown>; key: string; isSigned: boolean } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), key, isSigned };
}

const about = { kind: 'work-item', id: '0190a000-0000-7000-8000-00000000bbbb' };
const tell = ({ tx, now }: TestCity, to: Actor, changes: Partial<NewNotice> = {}) =>
  notify(
    tx,
    { to: [to.id], kind: 'work.assigned', about, title: 'Đơn tố cáo ông A', titleIsPublic: true, ...changes },
    now,
  );

const settingsWith = ({ services }: TestCity, origin: string) => ({ ...services.settings, PUSH_SERVICES: [origin] });
const deliver = (city: TestCity, origin: string) =>
  runDueJobs({ ...city.services, settings: settingsWith(city, origin) }, { kinds: [deliverPush], schedules: [] });

async function subscribe(
  city: TestCity,
  origin: string,
  { own, auth }: Browser,
  as: Actor,
  endpoint = `${origin}/push/abc`,
) {
  const app = createApp({ ...city.services, settings: settingsWith(city, origin) });
  return app.inject({
    method: 'POST',
    url: '/api/v1/push-subscriptions',
    headers: { cookie: await city.cookieOf(as) },
    payload: { endpoint, keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') } },
  });
}

test('a browser is woken with an encrypted message that only it can read, signed by us, without any title', () =>
  inTestCity((city) =>
    withPushService(async ({ origin, browser, taken }) => {
      const { staff, otherStaff, request } = city;
      expect((await subscribe(city, origin, browser, staff)).statusCode).toBe(204);
      await tell(city, staff);
      await tell(city, otherStaff); // has no browser
      expect((await deliver(city, origin)).done).toEqual(['notices.push']);
      expect((await deliver(city, origin)).done).toEqual([]);
      expect(taken).toHaveLength(1);
      const [message] = taken;
      expect(message?.path).toBe('/push/abc');
      expect(message?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
      const body = message?.body ?? Buffer.alloc(0);
      expect(body.includes('Việc')).toBe(false);
      expect(readPush(browser, body)).toEqual({
        title: 'Đô Thị Lào Cai',
        body: 'Việc mới được giao',
        path: `/tasks/${about.id}`,
      });
      expect(() => readPush(aBrowser(), body)).toThrow();
      const { claims, key, isSigned } = claimsOf(String(message?.headers.authorization));
      expect(isSigned).toBe(true);
      expect(claims.aud).toBe(origin);
      expect(key).toBe((await request(staff, { url: '/api/v1/push-key' })).json().key);
    }),
  ));

test('many notices wake it once; quiet hours keep it asleep', () =>
  inTestCity((city) =>
    withPushService(async ({ origin, browser, taken }) => {
      const { staff, tx } = city;
      await subscribe(city, origin, browser, staff);
      const quiet = { from: '08:00', until: '09:00' };
      await chooseNoticeSettings(tx, staff.id, { language: 'en', quietHours: quiet, email: true, channels: {} });
      for (let i = 0; i < 5; i++) await tell(city, staff);
      await deliver(city, origin);
      expect(taken).toEqual([]);
      await chooseNoticeSettings(tx, staff.id, { language: 'en', quietHours: null, email: true, channels: {} });
      await tx.run(sql`update job set due_at = null where kind = 'notices.push'`);

      await deliver(city, origin);
      expect(taken.map(({ body }) => readPush(browser, body))).toMatchObject([
        { body: '5 new notices', path: '/notifications' },
      ]);
    }),
  ));

test('a browser that is gone is forgotten; a service that fails is tried again', () =>
  inTestCity((city) =>
    withPushService(async ({ origin, browser, taken, answer }) => {
      const { staff, tx } = city;
      await subscribe(city, origin, browser, staff);
      answer(503);
      await tell(city, staff);
      expect((await deliver(city, origin)).failed).toMatchObject([{ kind: 'notices.push' }]);
      answer(410);
      await tx.run(sql`update job set due_at = null where kind = 'notices.push'`);
      expect((await deliver(city, origin)).done).toEqual(['notices.push']);
      expect(taken).toHaveLength(2);
      const left = await tx.rows(z.object({ n: z.int() }), sql`select count(*)::int as n from push_subscription`);
      expect(left).toEqual([{ n: 0 }]);
    }),
  ));

test('the server sends to push services and to no other address', () =>
  inTestCity((city) =>
    withPushService(async ({ origin, browser }) => {
      const { staff, otherStaff, request } = city;
      const codeFor = async (endpoint: string) => (await subscribe(city, origin, browser, staff, endpoint)).json().code;
      for (const endpoint of [
        'http://127.0.0.1:5432/',
        'http://169.254.169.254/latest/meta-data',
        'https://fcm.googleapis.com.example.org/x',
        'https://example.org/fcm.googleapis.com',
        'http://fcm.googleapis.com/x',
        'https://user@fcm.googleapis.com:8443/x',
      ]) {
        expect(await codeFor(endpoint)).toBe('notifications.push-service-unknown');
      }
      expect(await codeFor('file:///etc/passwd')).toBe('http.fields-invalid');
      expect((await subscribe(city, origin, browser, staff, 'https://fcm.googleapis.com/fcm/send/x')).statusCode).toBe(
        204,
      );
      const url = `/api/v1/push-subscriptions?endpoint=${encodeURIComponent('https://fcm.googleapis.com/fcm/send/x')}`;
      expect((await request(otherStaff, { method: 'DELETE', url })).statusCode).toBe(204); // not theirs: nothing happens
      const count = sql`select count(*)::int as n from push_subscription`;
      expect(await city.tx.rows(z.object({ n: z.int() }), count)).toEqual([{ n: 1 }]);
      expect((await request(staff, { method: 'DELETE', url })).statusCode).toBe(204);
      expect(await city.tx.rows(z.object({ n: z.int() }), count)).toEqual([{ n: 0 }]);
    }),
  ));

test('servers that start at once end up with the same keys', () =>
  withOwnDatabase(async (db, again) => {
    const servers = [db, await again(), await again()];
    const keys = await Promise.all(servers.map((server) => server.inTransaction(pushKeys)));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  }));
