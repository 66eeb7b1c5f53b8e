import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** A push service as browsers have them, with one browser behind it: it keeps what it was handed. */
async function withPushService(
  work: (service: {
    origin: string;
    browser: Browser;
    taken: Taken[];
    answer: (status: number) => void;
  }) => Promise<void>,
) {
  const taken: Taken[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await work({
      origin,
      browser: aBrowser(),
      taken,
      answer: (next) => {
        status = next;
      },
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

interface Taken {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
interface Browser {
  own: ECDH;
  auth: Buffer;
}

function aBrowser(): Browser {
  const own = createECDH('prime256v1');
  own.generateKeys();
  return { own, auth: randomBytes(16) };
}

/** RFC 8291, from the browser's side: what the service has passed on can be read by nobody else. */
function read({ own, auth }: Browser, body: Buffer): unknown {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const open = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(open.subarray(0, open.lastIndexOf(2)).toString('utf8'));
}

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
      expect(read(browser, body)).toEqual({
        title: 'Đô Thị Lào Cai',
        body: 'Việc mới được giao',
        path: `/tasks/${about.id}`,
      });
      expect(() => read(aBrowser(), body)).toThrow();
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
      expect(taken.map(({ body }) => read(browser, body))).toMatchObject([
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
