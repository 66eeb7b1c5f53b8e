import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { createApp } from '../../../app.ts';
import { sql } from '../../db/db.ts';
import { dayOf } from '../../time.ts';
import { Session } from '../contract.ts';
import { Protection } from '../factors/contract.ts';
import { readClaims } from './claims.ts';
import { ProviderSettings } from './provider-settings.ts';

// A real provider, as cities have one, on the loopback: who signs in there is decided by each test.

const clientSecret = 'known to the provider and the city alone';
let key: { jwk: JWK; private: CryptoKey };
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  key = { jwk: { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }, private: privateKey };
});

const open: Server[] = [];
afterAll(() => {
  for (const server of open) server.close();
});

async function listening(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const Next = z.object({ next: z.string() });

interface Person {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  org?: string;
  groups?: string[];
}

/** The city, a provider it trusts, and a browser that goes back and forth between them. */
async function withProvider(city: TestCity, more: Partial<ProviderSettings> = {}) {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end();
  const issuer = await listening((request, response) => handle(request, response));
  const settings = ProviderSettings.parse({
    id: 'tinh',
    name: { vi: 'Cổng của tỉnh', en: 'The province' },
    issuer,
    clientId: 'dothi',
    clientSecret,
    scopes: ['openid', 'email', 'profile', 'work'],
    claims: { organisation: 'org', roles: 'groups' },
    roles: { 'can-bo': 'officer', 'kiem-tra': 'auditor' },
    ...more,
  });
  const all = { ...city.services.settings, OIDC_PROVIDERS: [settings] };
  const app = createApp({ ...city.services, settings: all });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  let person: Person = { sub: 'nobody' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'dothi',
        client_secret: clientSecret,
        redirect_uris: [`${url}/api/v1/session/providers/tinh/callback`],
        post_logout_redirect_uris: [`${url}/sign-in`],
        backchannel_logout_uri: `${url}/api/v1/session/providers/tinh/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key.jwk] },
    cookies: { keys: ['only for the test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], work: ['org', 'groups'] },
    scopes: ['openid', 'email', 'profile', 'work'],
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    pkce: { required: () => true },
    fetch: (input, init) => fetch(input, { ...init, dispatcher: undefined } as RequestInit), // it shuns the loopback otherwise
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...person, sub }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ accountId: context.oidc.session?.accountId, clientId: 'dothi' });
      grant.addOIDCScope('openid email profile work');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  };

  const jars = new Map<string, Map<string, string>>();
  const ask = async (address: string, init: RequestInit = {}) => {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  /** Follows redirects up to the callback of the city, and answers its address. */
  const upToCallback = async (from: string): Promise<string> => {
    let at = from;
    for (let hops = 0; hops < 10; hops++) {
      if (at.startsWith(url) && at.includes('/callback?')) return at;
      const answer = await ask(at);
      at = new URL(answer.headers.get('location') ?? 'about:blank', at).href;
    }
    throw new Error(`never came back, last at ${at}`);
  };
  const start = `${url}/api/v1/session/providers/tinh?to=/tasks`;
  return {
    ask,
    url,
    issuer,
    upToCallback,
    start,
    become: (somebody: Person) => {
      person = somebody;
    },
    async signIn(): Promise<string> {
      const answer = await ask(await upToCallback(start));
      return answer.headers.get('location') ?? '';
    },
    session: async () => Session.parse(await (await ask(`${url}/api/v1/session`)).json()),
    cookieOfStep: () => jars.get(url)?.get('dothi.sign_in_step'),
    forget: () => jars.clear(),
    forgetCity: () => jars.delete(url),
    close: () => app.close(),
  };
}
type World = Awaited<ReturnType<typeof withProvider>>;

async function inWorld(work: (world: World, city: TestCity) => Promise<void>, more: Partial<ProviderSettings> = {}) {
  await inTestCity(async (city) => {
    await city.tx.run(sql`update organisation set identifier = 'H38.1' where id = ${city.office}`);
    const world = await withProvider(city, more);
    try {
      await work(world, city);
    } finally {
      await world.close();
    }
  });
}

const staff: Person = { sub: 'p-1', name: 'Cán bộ', email: 'Staff@test.example', email_verified: true, groups: [] };

test('somebody known by a verified address is signed in and linked, and comes back to where they wanted to go', () =>
  inWorld(async (world, city) => {
    world.become(staff);
    expect(await (await world.ask(`${world.url}/api/v1/session/providers`)).json()).toEqual({
      items: [{ id: 'tinh', name: { vi: 'Cổng của tỉnh', en: 'The province' } }],
    });
    expect(await world.signIn()).toBe('/tasks');
    expect(await world.session()).toMatchObject({ account: { id: city.staff.id } });
    world.forget();
    world.become({ ...staff, email: 'other@test.example', email_verified: false }); // linked by now: the address no longer matters
    expect(await world.signIn()).toBe('/tasks');
    expect(await world.session()).toMatchObject({ account: { id: city.staff.id } });
  }));

test('an address the provider has not verified leads to no account, nor does one nobody here has', () =>
  inWorld(async (world) => {
    world.become({ ...staff, email_verified: false });
    expect(await world.signIn()).toBe('/sign-in?problem=identity.email-unverified');
    world.forget();
    world.become({ ...staff, email: 'stranger@test.example' });
    expect(await world.signIn()).toBe('/sign-in?problem=identity.no-account');
    expect(await world.session()).toMatchObject({ account: null });
  }));

test('the answer of a provider counts once, for the browser that asked, and with the state it was given', () =>
  inWorld(async (world) => {
    world.become(staff);
    const forged = new URL(await world.upToCallback(world.start));
    forged.searchParams.set('state', 'another');
    expect((await world.ask(forged.href)).headers.get('location')).toBe('/sign-in?problem=identity.provider-refused');

    const callback = await world.upToCallback(world.start);
    const kept = world.cookieOfStep();
    world.forgetCity();
    expect((await world.ask(callback)).headers.get('location')).toBe('/sign-in?problem=identity.sign-in-over'); // planted

    const mine = await world.upToCallback(world.start);
    const step = world.cookieOfStep();
    expect(step).not.toBe(kept);
    expect((await world.ask(mine)).headers.get('location')).toBe('/tasks');
    const again = await world.ask(mine, { headers: { cookie: `dothi.sign_in_step=${step}` } });
    expect(again.headers.get('location')).toBe('/sign-in?problem=identity.sign-in-over');
  }));

test('nobody is sent to a page elsewhere', () =>
  inWorld(async (world) => {
    world.become(staff);
    const away = world.start.replace('to=/tasks', 'to=//evil.example/');
    expect((await world.ask(await world.upToCallback(away))).headers.get('location')).toBe('/');
  }));

test('claims become appointments for as long as the provider makes them; others stay', () =>
  inWorld(async (world, city) => {
    const appointed = async () => (await world.session()).appointments;
    world.become({ ...staff, groups: ['kiem-tra', 'can-bo', 'unknown'], org: 'H38.1' });
    await world.signIn();
    expect(await appointed()).toContainEqual({ role: 'auditor', organisationId: city.office, areaId: null });
    world.forget();
    world.become({ ...staff, groups: [] });
    await world.signIn();
    expect((await appointed()).map(({ role }) => role)).not.toContain('auditor');
    expect((await appointed()).map(({ role }) => role)).toContain('head'); // given here
    const kept = await city.tx.text(sql`
      select string_agg(role || ' ' || valid_to::text, ',') from appointment where source = 'oidc:tinh'`);
    expect(kept).toBe(`auditor ${dayOf(city.now)}`);
  }));

test('a provider may be trusted to make accounts: with a verified address and a role, never without', () =>
  inWorld(
    async (world, city) => {
      world.become({ sub: 'n-1', name: 'Người mới', email: 'moi@test.example', email_verified: true, groups: [] });
      expect(await world.signIn()).toBe('/sign-in?problem=identity.no-account');
      world.forget();
      const person = { sub: 'n-1', name: 'Người mới', email: 'moi@test.example', email_verified: true };
      world.become({ ...person, groups: ['can-bo'], org: 'H38.1' });
      expect(await world.signIn()).toBe('/tasks');
      expect(await world.session()).toMatchObject({
        account: { name: 'Người mới', email: 'moi@test.example' },
        appointments: [{ role: 'officer', organisationId: city.office }],
      });
    },
    { createAccounts: true },
  ));

test('linking is an act of the owner, who is sent there and back; an identity belongs to one account', () =>
  inWorld(async (world, city) => {
    world.become({ sub: 'private', email: 'at.home@test.example', email_verified: true });
    const link = async (cookie: string) => {
      const answer = await fetch(`${world.url}/api/v1/account/identities/tinh`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: '{}',
      });
      const step = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const { next } = Next.parse(await answer.json());
      const callback = await world.upToCallback(next);
      const back = await fetch(callback, { redirect: 'manual', headers: { cookie: `${cookie}; ${step}` } });
      return back.headers.get('location');
    };
    expect(await link(await city.cookieOf(city.staff))).toBe('/account');
    expect(await link(await city.cookieOf(city.otherStaff))).toBe('/sign-in?problem=identity.provider-taken');
    world.forget();
    expect(await world.signIn()).toBe('/tasks');
    expect(await world.session()).toMatchObject({ account: { id: city.staff.id } });
    const kept = await world.ask(`${world.url}/api/v1/account/protection`);
    const { identities } = Protection.parse(await kept.json());
    expect(identities).toMatchObject([{ provider: 'tinh' }]);
    const unlink = await world.ask(`${world.url}/api/v1/account/identities/${identities[0]?.id}`, { method: 'DELETE' });
    expect(unlink.status).toBe(409);
    expect(await unlink.json()).toMatchObject({ code: 'identity.last-way-in' });
  }));

test('signing out here leads to the provider, and the provider signs out here', () =>
  inWorld(async (world, city) => {
    world.become(staff);
    await world.signIn();
    const out = await world.ask(`${world.url}/api/v1/session`, { method: 'DELETE' });
    expect(out.status).toBe(200);
    const { next } = Next.parse(await out.json());
    expect(next).toContain(`${world.issuer}/session/end?`);
    expect(new URL(next).searchParams.get('post_logout_redirect_uri')).toBe(`${world.url}/sign-in`);
    expect(await world.session()).toMatchObject({ account: null });

    await world.signIn(); // still known there
    expect(await world.session()).toMatchObject({ account: { id: city.staff.id } });
    const page = await (await world.ask(next)).text(); // signs out at the provider: it tells the city by itself
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await world.ask(`${world.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
    });
    await expect.poll(async () => (await world.session()).account, { timeout: 10_000 }).toBeNull();
    const acts = await city.tx.text(sql`
      select count(*)::text from act where act = 'identity.signed-out-by-provider' and about_id = ${city.staff.id}`);
    expect(acts).toBe('1');
  }));

test('a logout token is checked whole, and obeyed once', () =>
  inWorld(async (world) => {
    world.become(staff);
    const logOut = async (claims: object, { signer = key.private, expires = '2m' } = {}) => {
      const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const token = await new SignJWT({ sub: staff.sub, events: event, jti: 'once', ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'logout+jwt' })
        .setIssuer(world.issuer)
        .setAudience('dothi')
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(signer);
      const answer = await fetch(`${world.url}/api/v1/session/providers/tinh/back-channel-logout`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
      return answer.status;
    };
    const isIn = async () => (await world.session()).account !== null;
    await world.signIn();
    const stranger = await generateKeyPair('RS256');
    expect(await logOut({}, { signer: stranger.privateKey })).toBe(400);
    expect(await logOut({}, { expires: '-5m' })).toBe(400);
    expect(await logOut({ events: {} })).toBe(400);
    expect(await logOut({ nonce: 'n' })).toBe(400); // an identity token in disguise
    expect(await logOut({ sub: undefined })).toBe(400);
    expect(await logOut({ sub: 'somebody else', jti: 'other' })).toBe(200);
    expect(await isIn()).toBe(true);
    expect(await logOut({})).toBe(200);
    expect(await isIn()).toBe(false);
    await world.signIn();
    expect(await logOut({})).toBe(400); // replayed
    expect(await isIn()).toBe(true);
    const json = await fetch(`${world.url}/api/v1/session/providers/tinh/back-channel-logout`, {
      method: 'POST',
      body: '{',
    });
    expect(json.status).toBe(415);
  }));

test('a provider that is silent or unknown costs a sentence and nothing else', () =>
  inTestCity(async ({ services }) => {
    const issuer = 'http://127.0.0.1:9'; // nobody listens there
    const silent = ProviderSettings.parse({ id: 'tinh', name: { vi: 'a', en: 'a' }, issuer, clientId: 'dothi' });
    const app = createApp({ ...services, settings: { ...services.settings, OIDC_PROVIDERS: [silent] } });
    const go = async (id: string) => (await app.inject(`/api/v1/session/providers/${id}`)).headers.location;
    expect(await go('tinh')).toBe('/sign-in?problem=identity.provider-silent');
    expect(await go('none')).toBe('/sign-in?problem=identity.provider-not-found');
  }));

test('claims are read by the names the city gives them, also within others; what is not of its kind says nothing', () => {
  const { claims, roles } = ProviderSettings.parse({
    id: 'a',
    name: { vi: 'a', en: 'a' },
    issuer: 'https://id.example',
    clientId: 'c',
    claims: { name: 'display', roles: 'realm_access.roles', organisation: 'org' },
    roles: { boss: 'leader' },
  });
  const read = (given: Record<string, unknown>) => readClaims(given, { claims, roles });
  expect(
    read({
      display: 'A',
      email: 'A@B.vn',
      email_verified: true,
      org: 'H1',
      realm_access: { roles: ['boss', 'constructor'] },
    }),
  ).toEqual({ name: 'A', email: 'a@b.vn', organisation: 'H1', roles: ['leader'] });
  expect(read({ display: 7, email: 'a@b.vn', email_verified: 'false', realm_access: { roles: 5 } })).toEqual({
    name: null,
    email: null,
    organisation: null,
    roles: [],
  });
  expect(readClaims({}, { claims: { ...claims, roles: undefined }, roles }).roles).toBeNull();
});
