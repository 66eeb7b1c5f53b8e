import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import { systemActor } from './actor.ts';
import { createAccount, preparePassword } from './create-account.ts';

const prepared = preparePassword(); // hashing takes long on purpose: once for all tests
const email = 'truong.phong@test.example';

/** A staff account as `dothi user create` makes it, and its one-time password. */
async function aStaffAccount({ tx, office, now }: TestCity): Promise<string> {
  const appointments = [{ role: 'officer' as const, organisationId: office, areaId: null }];
  const input = { email, name: 'Trưởng phòng', appointments };
  return (await createAccount(tx, systemActor, input, await prepared, now)).oneTimePassword;
}

const signIn = (city: TestCity, password: string, more: { remoteAddress?: string; cookie?: string } = {}) =>
  city.request(null, {
    method: 'POST',
    url: '/api/v1/session',
    payload: { email: ` ${email.toUpperCase()}`, password },
    ...(more.remoteAddress === undefined ? {} : { remoteAddress: more.remoteAddress }),
    headers: more.cookie === undefined ? {} : { cookie: more.cookie },
  });
const cookieIn = (answer: { headers: Record<string, unknown> }) =>
  String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
const session = async (city: TestCity, cookie: string) =>
  (await city.request(null, { url: '/api/v1/session', headers: { cookie } })).json();

test('the public has a session of nobody, with what everybody may do', () =>
  inTestCity(async (city) => {
    const answer = (await city.request(null, { url: '/api/v1/session' })).json();
    expect(answer).toMatchObject({ account: null, appointments: [], mustChangePassword: false });
    expect(answer.permissions).toContain('work.read');
    expect(answer.permissions).not.toContain('account.manage');
  }));

test('signing in with the one-time password allows nothing but setting a new one', () =>
  inTestCity(async (city) => {
    const password = await aStaffAccount(city);
    const answer = await signIn(city, password);
    expect(answer.statusCode).toBe(201);
    const [setCookie] = [answer.headers['set-cookie']].flat();
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    const cookie = cookieIn(answer);
    expect(await session(city, cookie)).toMatchObject({
      account: { name: 'Trưởng phòng', email },
      appointments: [{ role: 'officer', organisationId: city.office, areaId: null }],
      organisationId: city.office,
      mustChangePassword: true,
    });
    const early = await city.request(null, { url: '/api/v1/accounts', headers: { cookie } });
    expect([early.statusCode, early.json().code]).toEqual([403, 'identity.password-change-needed']);

    const change = (current: string, next: string) =>
      city.request(null, {
        method: 'PUT',
        url: '/api/v1/session/password',
        headers: { cookie },
        payload: { current, next },
      });
    expect((await change(password, 'ngắn')).json().code).toBe('identity.password-short');
    expect((await change(password, password)).json().code).toBe('identity.password-unchanged');
    expect((await change(password, 'Truong.Phong-2026')).json().code).toBe('identity.password-holds-email');
    expect((await change('not the current one', 'hoà bình trên núi')).json().code).toBe(
      'identity.current-password-wrong',
    );
    expect((await change(password, 'hoà bình trên núi'.normalize('NFC'))).statusCode).toBe(204);

    expect(await session(city, cookie)).toMatchObject({ account: null }); // every session ended
    expect((await signIn(city, password)).statusCode).toBe(401);
    const again = await signIn(city, 'hoà bình trên núi'.normalize('NFD')); // typed on another keyboard
    expect(again.json()).toMatchObject({ mustChangePassword: false });
  }));

test('a wrong password and an unknown address get the same answer', () =>
  inTestCity(async (city) => {
    await aStaffAccount(city);
    const wrong = await signIn(city, 'not it at all');
    const unknown = await city.request(null, {
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'nobody@test.example', password: 'not it at all' },
    });
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'identity.wrong-credentials']);
    expect(unknown.json()).toEqual(wrong.json());
    expect(wrong.headers['set-cookie']).toBeUndefined();
  }));

test('after too many failures an attacker waits, and the owner still gets in from a known address', () =>
  inTestCity(async (city) => {
    const password = await aStaffAccount(city);
    const home = { remoteAddress: '192.0.2.1' };
    expect((await signIn(city, password, home)).statusCode).toBe(201);
    await city.tx.run(sql`
      insert into sign_in_attempt (id, account_key, address_key, at)
      select gen_random_uuid(), account_key, 'attacker ' || (n % 10), ${city.now}
        from sign_in_address, generate_series(1, 30) as n`);
    const foreign = await signIn(city, password, { remoteAddress: '198.51.100.7' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([429, 'identity.too-many-attempts']);
    expect((await signIn(city, password, home)).statusCode).toBe(201);
  }));

test('five wrong passwords from one address are enough', () =>
  inTestCity(async (city) => {
    const password = await aStaffAccount(city);
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push((await signIn(city, 'wrong wrong wrong')).statusCode);
    expect(answers).toEqual([401, 401, 401, 401, 401]);
    expect((await signIn(city, password)).statusCode).toBe(429);
    expect((await signIn(city, password, { remoteAddress: '192.0.2.9' })).statusCode).toBe(201);
  }));

test('a session that was planted before signing in is ended and never taken over', () =>
  inTestCity(async (city) => {
    const password = await aStaffAccount(city);
    const planted = await city.cookieOf(city.otherStaff);
    const answer = await signIn(city, password, { cookie: planted });
    expect(cookieIn(answer)).not.toBe(planted);
    expect(await session(city, planted)).toMatchObject({ account: null });
    expect(await session(city, cookieIn(answer))).toMatchObject({ account: { email } });
  }));

test('a session that has run out, was signed by somebody else, or was signed out is nobody', () =>
  inTestCity(async (city) => {
    const cookie = await city.cookieOf(city.staff);
    expect(await session(city, cookie)).toMatchObject({ account: { name: 'staff' } });
    expect(await session(city, cookie.replace(/.{6}$/, 'AAAAAA'))).toMatchObject({ account: null });
    expect(await session(city, 'dothi.session_token=%zz')).toMatchObject({ account: null });

    const out = await city.request(null, { method: 'DELETE', url: '/api/v1/session', headers: { cookie } });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
    expect(await session(city, cookie)).toMatchObject({ account: null });

    const second = await city.cookieOf(city.staff);
    await city.tx.run(sql`update session set expires_at = ${city.now}`);
    expect(await session(city, second)).toMatchObject({ account: null });
  }));

test('an account without an appointment today may do nothing, whatever its password', () =>
  inTestCity(async (city) => {
    const cookie = await city.cookieOf(city.staff);
    await city.tx.run(sql`update appointment set valid_to = '2026-03-09'`);
    expect(await session(city, cookie)).toMatchObject({ account: null });
  }));

const officer = (organisationId: string | null) => ({ role: 'officer', organisationId, areaId: null });

test('only an administrator makes accounts, each with an office that exists and an address of its own', () =>
  inTestCity(async (city) => {
    const create = (actor: TestCity['staff'] | null, more: object) =>
      city.request(actor, {
        method: 'POST',
        url: '/api/v1/accounts',
        payload: { email: 'Moi@test.example', name: 'Người mới', appointments: [officer(city.office)], ...more },
      });
    expect((await create(null, {})).statusCode).toBe(401);
    expect((await create(city.staff, {})).statusCode).toBe(403);
    const made = await create(city.administrator, {});
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ email: 'moi@test.example', appointments: [officer(city.office)] });
    expect(made.json().oneTimePassword).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect((await create(city.administrator, {})).json().code).toBe('identity.email-taken');
    const other = { email: 'x@test.example' };
    expect((await create(city.administrator, { ...other, appointments: [officer(null)] })).json().code).toBe(
      'identity.role-needs-organisation',
    );
    const nowhere = '0190a000-0000-7000-8000-00000000dead';
    expect((await create(city.administrator, { ...other, appointments: [officer(nowhere)] })).json().code).toBe(
      'identity.organisation-unknown',
    );
    expect((await create(city.administrator, { ...other, appointments: [{ role: 'mayor' }] })).json().code).toBe(
      'http.fields-invalid',
    );
  }));

test('accounts are listed page by page', () =>
  inTestCity(async (city) => {
    const page = async (query: string) =>
      (await city.request(city.administrator, { url: `/api/v1/accounts?${query}` })).json();
    const first = await page('limit=2');
    expect(first.items).toHaveLength(2);
    const second = await page(`limit=2&after=${first.next}`);
    expect([...first.items, ...second.items].map((account) => account.name)).toEqual([
      'administrator',
      'only-administrator',
      'only-auditor',
      'only-citizen',
    ]);
    expect((await page('after=nonsense')).details.fields[0].code).toBe('http.cursor-invalid');
    expect((await page('limit=201')).details.fields[0].path).toBe('query.limit');
  }));
