import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../db/db.ts';
import { type Instant, instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { AccountId } from '../contract.ts';
import { hashPassword } from '../password-hash.ts';
import { writePassword } from '../queries.ts';

const password = 'sáu quả núi sau làng';
const hash = hashPassword(password, 14);

const create = (city: TestCity, as: Actor, more: object = {}) =>
  city.request(as, {
    method: 'POST',
    url: '/api/v1/account/tokens',
    payload: { name: 'Báo cáo', scope: ['work.read', 'history.read'], days: 30, password, ...more },
  });

async function withToken(work: (city: TestCity, token: string, id: string) => Promise<void>): Promise<void> {
  await inTestCity(async (city) => {
    await writePassword(city.tx, AccountId.parse(city.staff.id), await hash, city.now);
    const made = await create(city, city.staff);
    expect(made.statusCode).toBe(201);
    expect(made.headers['cache-control']).toBe('no-store');
    await work(city, made.json().token, made.json().id);
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('a token acts for its owner within its scope, is kept as a hash, and says when it was last used', () =>
  withToken(async (city, token) => {
    const session = (await city.request(null, { url: '/api/v1/session', headers: bearer(token) })).json();
    expect(session).toMatchObject({ account: { id: city.staff.id } });
    expect(session.permissions.sort()).toEqual(['history.read', 'public', 'work.read']);
    expect((await city.request(null, { url: '/api/v1/work-items', headers: bearer(token) })).statusCode).toBe(200);
    expect((await city.request(null, { url: '/api/v1/directives', headers: bearer(token) })).statusCode).toBe(403);
    const [listed] = (await city.request(city.staff, { url: '/api/v1/account/tokens' })).json().items;
    expect(listed).toMatchObject({ name: 'Báo cáo', lastUsedAt: city.now });
    expect(listed).not.toHaveProperty('token');
    expect(await city.tx.text(sql`select token_hash from api_token`)).not.toContain(token.slice(6));
  }));

test('no token changes an account, makes tokens or manages accounts', () =>
  withToken(async (city, token) => {
    for (const [method, url] of [
      ['GET', '/api/v1/account/protection'],
      ['GET', '/api/v1/account/sessions'],
      ['PUT', '/api/v1/session/password'],
      ['POST', '/api/v1/account/tokens'],
      ['GET', '/api/v1/accounts'],
    ] as const) {
      expect((await city.request(null, { method, url, headers: bearer(token), payload: {} })).statusCode).toBe(403);
    }
    await writePassword(city.tx, AccountId.parse(city.administrator.id), await hash, city.now);
    for (const scope of ['account.own', 'account.manage', 'public', 'no.such']) {
      const refused = await create(city, city.administrator, { scope: [scope] });
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.fields-invalid']);
    }
  }));

test('a token has no right its owner has not, and asks for the password and an end', () =>
  withToken(async (city) => {
    expect((await create(city, city.staff, { scope: ['audit.read'] })).json().code).toBe('identity.scope-beyond');
    expect((await create(city, city.staff, { password: undefined })).json().code).toBe('identity.password-needed');
    expect((await create(city, city.staff, { days: 367 })).statusCode).toBe(400);
    expect((await create(city, city.staff, { days: 0 })).statusCode).toBe(400);
    expect((await create(city, city.staff, { scope: [] })).statusCode).toBe(400);
  }));

test('a token that has run out, was revoked, or whose owner was suspended or left is refused', () =>
  withToken(async (city, token, id) => {
    let now: Instant = city.now;
    const app = createApp({ ...city.services, clock: () => now });
    const ask = async () => {
      const answer = await app.inject({ url: '/api/v1/work-items', headers: bearer(token) });
      return answer.statusCode === 401 ? answer.json().code : answer.statusCode;
    };
    expect(await ask()).toBe(200);
    now = instant('2026-04-09T01:30:00Z');
    expect(await ask()).toBe('identity.token-wrong');
    now = city.now;
    await city.tx.run(sql`update account set suspended_at = ${now} where id = ${city.staff.id}`);
    expect(await ask()).toBe('identity.token-wrong');
    await city.tx.run(sql`update account set suspended_at = null where id = ${city.staff.id}`);
    expect(await ask()).toBe(200);

    const revoke = (as: Actor) => city.request(as, { method: 'DELETE', url: `/api/v1/account/tokens/${id}` });
    const foreign = await revoke(city.otherStaff);
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'identity.token-not-found']);
    expect((await revoke(city.staff)).statusCode).toBe(204);
    expect(await ask()).toBe('identity.token-wrong');
  }));

test('guessed tokens are counted by address; the right one works all the same', () =>
  withToken(async (city, token) => {
    const ask = (sent: string) => city.request(null, { url: '/api/v1/work-items', headers: bearer(sent) });
    const codes = [];
    for (let i = 0; i < 6; i++) codes.push((await ask(`dothi_guess${i}`)).statusCode);
    expect(codes).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await ask(token)).statusCode).toBe(200);
  }));

test('a request with a token needs no origin of ours, and a cookie beside it counts for nothing', () =>
  withToken(async (city, token) => {
    const headers = { ...bearer(token), origin: 'https://elsewhere.example', host: 'city.example' };
    const answer = await city.request(city.administrator, {
      method: 'POST',
      url: '/api/v1/accounts',
      headers,
      payload: {},
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'policy.not-allowed']);
  }));
