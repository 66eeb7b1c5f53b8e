import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import { conflict } from '../refusal.ts';
import type { App } from './app.ts';

/** The real server with a few routes more. */
function serverOf({ services }: TestCity) {
  const app = createApp(services);
  app.register(async (api: App) => {
    api.post(
      '/api/v1/echo/:id',
      {
        config: { permission: 'public' },
        schema: { params: z.object({ id: z.uuid() }), body: z.object({ name: z.string().min(2), size: z.int() }) },
      },
      async (request) => request.body,
    );
    const Whole = z.object({ name: z.string(), size: z.int(), parts: z.array(z.object({ kind: z.string() })) });
    api.post(
      '/api/v1/echo/:id/parts',
      { config: { permission: 'public' }, schema: { body: Whole } },
      async (request) => request.body,
    );
    api.get('/api/v1/fault', { config: { permission: 'public' } }, async () => {
      throw new Error('the secret inside');
    });
    api.get('/api/v1/conflict', { config: { permission: 'public' } }, async () => {
      throw conflict('http.key-reused', { key: 1 });
    });
    api.get('/api/v1/private', { config: { permission: 'areas.import' } }, async () => 'never');
  });
  return app;
}
const echo = '/api/v1/echo/018f3c5e-7a7b-7c3d-8e9f-0123456789ab';

test('a request that does not fit its schema is told each field, in the language asked for', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const payload = { name: 'x', size: 1.5 };
    const answer = await app.inject({ method: 'POST', url: echo, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toMatchObject({ status: 400, code: 'http.fields-invalid', title: 'Dữ liệu không hợp lệ' });
    expect(problem.details.fields.map((field: { path: string }) => field.path)).toEqual(['body.name', 'body.size']);
    const english = await app.inject({ method: 'POST', url: `${echo}?lang=en`, payload });
    expect(english.json().title).toBe('Invalid request');
    const accepted = await app.inject({ method: 'POST', url: echo, payload, headers: { 'accept-language': 'en-GB' } });
    expect(accepted.json().details.fields[0].message).toBe('At least 2 characters are needed.');
  }));

test('a field that a body has no place for is refused and named, at every depth', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const send = async (url: string, payload: object) => {
      const answer = await app.inject({ method: 'POST', url, payload });
      return [answer.statusCode, answer.json().details?.fields];
    };
    expect(await send(echo, { name: 'cầu', size: 1 })).toEqual([200, undefined]);
    expect(await send(`${echo}?lang=en`, { name: 'cầu', size: 1, published: true })).toEqual([
      400,
      [{ path: 'body.published', code: 'http.field-unknown', message: expect.stringContaining('no such field') }],
    ]);
    const deep = { name: 'cầu', size: 1, parts: [{ kind: 'a' }, { kind: 'b', role: 'leader' }] };
    expect(await send(`${echo}/parts`, deep)).toMatchObject([400, [{ path: 'body.parts.1.role' }]]);
  }));

test('bodies that cannot be read or stored are refused before a handler sees them', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const send = async (payload: string | Buffer, type = 'application/json') => {
      const answer = await app.inject({ method: 'POST', url: echo, payload, headers: { 'content-type': type } });
      return [answer.statusCode, answer.json().code];
    };
    expect(await send('{"name":')).toEqual([400, 'http.body-unreadable']);
    expect(await send('{"__proto__": {"a": 1}}')).toEqual([400, 'http.body-unreadable']);
    expect(await send('')).toEqual([400, 'http.fields-invalid']);
    expect(await send('{"name":"a\\u0000b","size":1}')).toEqual([400, 'http.text-unstorable']);
    expect(await send('{"name":"ab\\ud800","size":1}')).toEqual([400, 'http.text-unstorable']);
    expect(await send(Buffer.from([0x22, 0xff, 0x22]))).toEqual([400, 'http.body-charset']);
    expect(await send('{}', 'application/json; charset=latin1')).toEqual([400, 'http.body-charset']);
    expect(await send('name=x', 'application/x-www-form-urlencoded')).toEqual([415, 'http.media-unsupported']);
    expect(await send('['.repeat(1000) + ']'.repeat(1000))).toEqual([400, 'http.body-too-deep']);
    expect(await send(JSON.stringify({ name: 'x'.repeat(2_000_000) }))).toEqual([413, 'http.body-too-large']);
    expect(await send('{"name":"a\\\\u0000b","size":1}')).toEqual([200, undefined]); // a backslash, not a NUL
  }));

test('NUL and broken escapes in an address are refused', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const get = async (url: string) => (await app.inject({ method: 'GET', url })).json().code;
    expect(await get('/api/v1/conflict?name=a%00b')).toBe('http.text-unstorable');
    expect(await get('/api/v1/%zz')).toBe('http.url-unreadable');
  }));

test('an unknown address is 404, a wrong method 405 and names the right ones', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const unknown = await app.inject({ method: 'GET', url: '/api/v1/nothing' });
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'http.no-such-address']);
    const wrong = await app.inject({ method: 'DELETE', url: echo });
    expect([wrong.statusCode, wrong.headers.allow, wrong.json().code]).toEqual([
      405,
      'POST',
      'http.method-not-allowed',
    ]);
  }));

test('a refusal tells its code and what it speaks of; a fault tells only a reference', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const refused = await app.inject({ method: 'GET', url: '/api/v1/conflict?lang=en' });
    expect(refused.json()).toEqual({
      type: '/api/docs#http.key-reused',
      title: 'Conflict',
      status: 409,
      code: 'http.key-reused',
      detail: 'This Idempotency-Key was used for a different request.',
      details: { key: 1 },
    });
    const fault = await app.inject({ method: 'GET', url: '/api/v1/fault' });
    expect(fault.statusCode).toBe(500);
    expect(fault.body).not.toContain('secret');
    expect(fault.json().details.reference).toMatch(/^[0-9a-f-]{36}$/);
  }));

test('a route that needs a right answers 401 to the public', () =>
  inTestCity(async (city) => {
    const answer = await serverOf(city).inject({ method: 'GET', url: '/api/v1/private' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'policy.sign-in-needed']);
    expect(answer.headers['www-authenticate']).toBe('Session realm="dothi"');
  }));

test('a route that does not say which permission it needs keeps the server from starting', () =>
  inTestCity(async ({ services }) => {
    const app = createApp(services);
    app.register(async (api) => {
      api.get('/api/v1/open', async () => 'anything');
    });
    await expect(app.ready()).rejects.toThrow('does not say which permission');
  }));
