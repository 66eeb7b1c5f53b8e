import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import { sql } from '../db/db.ts';
import { type Instant, instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { AccountId } from './contract.ts';
import { stepOfCode } from './factors/one-time-code.ts';
import { hashPassword } from './password-hash.ts';
import { writePassword } from './queries.ts';

const password = 'sáu quả núi sau làng';
const hash = hashPassword(password, 14);
const later = (now: Instant, seconds: number) => instant(new Date(Date.parse(now) + seconds * 1000).toISOString());
const codeOf = (secret: string, at: Instant) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) });

/** Somebody with a password, and the server on a clock that can be moved. */
async function withPassword(city: TestCity, { roles = '' } = {}) {
  await writePassword(city.tx, AccountId.parse(city.staff.id), await hash, city.now);
  let now = city.now;
  const settings = { ...city.services.settings, SECOND_FACTOR_ROLES: roles === '' ? [] : ['officer' as const] };
  const app = createApp({ ...city.services, settings, clock: () => now });
  let jar: Record<string, string> = {};
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object, from = '127.0.0.1') => {
    const cookie = Object.entries(jar).map(([name, value]) => `${name}=${value}`);
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: from,
      headers: { cookie: cookie.join('; ') },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') delete jar[name];
      else jar[name] = value;
    }
    return answer;
  };
  return {
    ask,
    signIn: (from?: string) => ask('POST', '/session', { email: 'staff@test.example', password }, from),
    signedInAs: async () => (await ask('GET', '/session')).json().account?.name ?? null,
    pass: (seconds: number) => {
      now = later(now, seconds);
    },
    now: () => now,
    forget: () => {
      jar = {};
    },
    cookies: () => ({ ...jar }),
  };
}

async function withApp(city: TestCity) {
  const person = await withPassword(city);
  await person.signIn();
  const { secret } = (await person.ask('POST', '/account/codes', { password })).json();
  const confirmed = await person.ask('POST', '/account/codes/confirm', { code: codeOf(secret, person.now()) });
  expect(confirmed.statusCode).toBe(200);
  person.pass(60);
  person.forget();
  return {
    ...person,
    secret,
    recoveryCodes: confirmed.json().recoveryCodes as string[],
    code: () => codeOf(secret, person.now()),
  };
}

test('a code is good for its half minute and the ones beside it, and once', () => {
  const secret = new Secret({ size: 20 }).base32;
  const now = instant('2026-03-09T01:30:10Z');
  const step = Math.floor(Date.parse(now) / 30_000);
  const at = (seconds: number) => codeOf(secret, later(now, seconds));
  expect(stepOfCode(secret, at(0), now, null)).toBe(step);
  expect(stepOfCode(secret, ` ${at(-30).slice(0, 3)} ${at(-30).slice(3)}`, now, null)).toBe(step - 1);
  expect(stepOfCode(secret, at(30), now, null)).toBe(step + 1); // a phone whose clock is fast
  expect(stepOfCode(secret, at(-60), now, null)).toBeUndefined();
  expect(stepOfCode(secret, at(60), now, null)).toBeUndefined();
  expect(stepOfCode(secret, at(0), now, step)).toBeUndefined(); // taken before
  expect(stepOfCode(secret, at(-30), now, step)).toBeUndefined(); // a clock set back
  expect(stepOfCode(secret, 'abcdef', now, null)).toBeUndefined();
});

test('with an app the password opens nothing until its code was given, and no code is taken twice', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    const asked = await person.signIn();
    expect([asked.statusCode, asked.json().secondFactor]).toEqual([202, ['code', 'recovery-code']]);
    expect(await person.signedInAs()).toBeNull();
    const half = person.cookies();
    expect(Object.keys(half)).toEqual(['dothi.sign_in_step']);

    const wrong = await person.ask('POST', '/session/second-factor', { code: '000000' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'identity.code-wrong']);
    const code = person.code();
    expect((await person.ask('POST', '/session/second-factor', { code })).statusCode).toBe(201);
    expect(await person.signedInAs()).toBe('staff');
    expect(person.cookies()['dothi.session_token']).not.toBe(half['dothi.sign_in_step']);

    person.forget();
    await person.signIn();
    const replayed = await person.ask('POST', '/session/second-factor', { code });
    expect([replayed.statusCode, replayed.json().code]).toEqual([401, 'identity.code-wrong']);
    expect(await person.signedInAs()).toBeNull();
  }));

test('two servers that get one code at once take it once', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    const code = person.code();
    await person.signIn();
    const first = person.cookies();
    person.forget();
    await person.signIn();
    const [a, b] = [first, person.cookies()].map((jar) => `dothi.sign_in_step=${jar['dothi.sign_in_step']}`);
    const app = createApp({ ...city.services, clock: person.now });
    const other = createApp({ ...city.services, clock: person.now });
    const give = (server: typeof app, cookie: string | undefined) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/session/second-factor',
        payload: { code },
        headers: { cookie: cookie ?? '' },
      });
    const answers = await Promise.all([give(app, a), give(other, b)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401]);
  }));

test('a recovery code works once, however it is typed; new ones void the old', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    const [first = '', second = ''] = person.recoveryCodes;
    expect(person.recoveryCodes).toHaveLength(10);
    expect(first).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    await person.signIn();
    const typed = first.replace('-', ' ').toUpperCase();
    expect((await person.ask('POST', '/session/second-factor', { recoveryCode: typed })).statusCode).toBe(201);
    const left = (await person.ask('GET', '/account/protection')).json();
    expect(left).toMatchObject({ code: true, recoveryCodesLeft: 9, hasPassword: true });
    const renewed = await person.ask('POST', '/account/recovery-codes', { password });
    expect(renewed.json().recoveryCodes).toHaveLength(10);

    for (const recoveryCode of [first, second]) {
      person.forget();
      await person.signIn();
      expect((await person.ask('POST', '/session/second-factor', { recoveryCode })).statusCode).toBe(401);
    }
    const kept = await city.tx.text(sql`select coalesce(string_agg(code_hash, ' '), '') from recovery_code`);
    expect(kept).not.toContain(renewed.json().recoveryCodes[0].replace('-', ''));
  }));

test('wrong codes are counted: five end the sign-in, and a guesser from elsewhere waits while the owner gets in', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    await person.signIn('192.0.2.1');
    expect((await person.ask('POST', '/session/second-factor', { code: person.code() }, '192.0.2.1')).statusCode).toBe(
      201,
    );
    person.pass(60);
    person.forget();
    await person.signIn('198.51.100.7');
    const answers = [];
    for (let i = 0; i < 6; i++) {
      answers.push(
        (await person.ask('POST', '/session/second-factor', { code: '123456' }, '198.51.100.7')).json().code,
      );
    }
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('identity.code-wrong'));
    expect(answers[5]).toBe('identity.sign-in-over');
    await person.signIn('198.51.100.7');
    const blocked = await person.ask('POST', '/session/second-factor', { code: person.code() }, '198.51.100.7');
    expect([blocked.statusCode, blocked.json().code]).toEqual([429, 'identity.too-many-attempts']);
    person.forget();
    await person.signIn('192.0.2.1');
    expect((await person.ask('POST', '/session/second-factor', { code: person.code() }, '192.0.2.1')).statusCode).toBe(
      201,
    );
  }));

test('a half-finished sign-in runs out, cannot be used by another browser, and ends with its use', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    await person.signIn();
    const step = person.cookies();
    person.forget();
    const alone = await person.ask('POST', '/session/second-factor', { code: person.code() });
    expect([alone.statusCode, alone.json().code]).toEqual([401, 'identity.sign-in-over']);
    await person.signIn();
    expect(person.cookies()).not.toEqual(step);
    person.pass(11 * 60);
    expect((await person.ask('POST', '/session/second-factor', { code: person.code() })).json().code).toBe(
      'identity.sign-in-over',
    );
  }));

test('the app is removed with the password and not without', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    await person.signIn();
    await person.ask('POST', '/session/second-factor', { code: person.code() });
    expect((await person.ask('POST', '/account/codes/remove', {})).json().code).toBe('identity.password-needed');
    const wrong = await person.ask('POST', '/account/codes/remove', { password: 'không phải' });
    expect(wrong.json().code).toBe('identity.current-password-wrong');
    expect((await person.ask('POST', '/account/codes', { password })).json().code).toBe('identity.codes-set-up');
    expect((await person.ask('POST', '/account/codes/remove', { password })).statusCode).toBe(204);
    person.forget();
    expect((await person.signIn()).statusCode).toBe(201);
  }));

test('the secret of the app is sealed in the database, and an app that was not confirmed asks for nothing', () =>
  inTestCity(async (city) => {
    const person = await withPassword(city);
    await person.signIn();
    const { secret, uri } = (await person.ask('POST', '/account/codes', { password })).json();
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain('staff%40test.example');
    expect(await city.tx.text(sql`select sealed_secret from one_time_code`)).not.toContain(secret);
    expect((await person.ask('POST', '/account/codes/confirm', { code: '000000' })).json().code).toBe(
      'identity.code-wrong',
    );
    person.forget();
    expect((await person.signIn()).statusCode).toBe(201);
  }));

test('who holds a role that asks for a second factor can do nothing before there is one', () =>
  inTestCity(async (city) => {
    const person = await withPassword(city, { roles: 'officer' });
    expect((await person.signIn()).json()).toMatchObject({ mustAddSecondFactor: true });
    const refused = await person.ask('GET', '/directives');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'identity.second-factor-needed']);
    const { secret } = (await person.ask('POST', '/account/codes', { password })).json();
    await person.ask('POST', '/account/codes/confirm', { code: codeOf(secret, person.now()) });
    expect((await person.ask('GET', '/session')).json()).toMatchObject({ mustAddSecondFactor: false });
    expect((await person.ask('GET', '/directives')).statusCode).toBe(200);
  }));

test('somebody in charge resets the second factor of another, and nobody else does', () =>
  inTestCity(async (city) => {
    const person = await withApp(city);
    const reset = (as: Actor) =>
      city.request(as, { method: 'POST', url: `/api/v1/accounts/${city.staff.id}/reset-second-factor` });
    expect((await reset(city.otherStaff)).statusCode).toBe(403);
    expect((await reset(city.administrator)).statusCode).toBe(204);
    expect((await person.signIn()).statusCode).toBe(201);
    expect(Number(await city.tx.text(sql`select count(*)::text from recovery_code`))).toBe(0);
  }));

test('a session ends when it is not used for long, and in any case after its days', () =>
  inTestCity(async (city) => {
    const person = await withPassword(city);
    await person.signIn();
    person.pass(11 * 3600);
    expect(await person.signedInAs()).toBe('staff');
    person.pass(11 * 3600);
    expect(await person.signedInAs()).toBe('staff'); // used in between
    person.pass(13 * 3600);
    expect(await person.signedInAs()).toBeNull();

    await person.signIn();
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect(await person.signedInAs()).toBe('staff');
      person.pass(8 * 3600);
    }
    expect(await person.signedInAs()).toBeNull();
  }));

test('a password that was hashed at less than today’s cost is hashed anew when it is next given', () =>
  inTestCity(async (city) => {
    const settings = { ...city.services.settings, PASSWORD_COST: 15 };
    const person = await withPassword({ ...city, services: { ...city.services, settings } });
    const kept = () => city.tx.text(sql`select password_hash from credential where account_id = ${city.staff.id}`);
    // As the first version of this program wrote them: without a scheme and a cost.
    await city.tx.run(sql`
      update credential set password_hash = substr(replace(password_hash, '$', ':'), 11) where account_id = ${city.staff.id}`);
    expect(await kept()).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect((await person.signIn()).statusCode).toBe(201);
    expect(await kept()).toMatch(/^scrypt\$15\$/);
    expect((await person.signIn()).statusCode).toBe(201);
  }));
