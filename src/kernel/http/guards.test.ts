import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import { Settings } from '../settings/settings.ts';

test('a page may run no script of its own text and load nothing from elsewhere', () =>
  inTestCity(async ({ services, request }) => {
    const policy = String((await request(null, { url: '/healthz' })).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('https:');

    const BASEMAP_STYLE = 'https://tiles.example.org/style.json';
    const app = createApp({ ...services, settings: Settings.parse({ LOG_LEVEL: 'silent', BASEMAP_STYLE }) });
    const { headers } = await app.inject('/healthz');
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://tiles.example.org;");
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
  }));

test('a change asked for by another site is not carried out', () =>
  inTestCity(async ({ services, staff, request }) => {
    const signOut = async (headers: Record<string, string>) =>
      (
        await request(staff, {
          method: 'DELETE',
          url: '/api/v1/session',
          headers: { host: 'city.example', ...headers },
        })
      ).statusCode;
    expect(await signOut({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await signOut({ origin: 'null' })).toBe(403);
    expect(await signOut({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await signOut({ origin: 'http://city.example', 'sec-fetch-site': 'same-origin' })).toBe(204);
    expect(await signOut({})).toBe(204); // no browser

    const PUBLIC_URL = 'https://dothi.example/';
    const app = createApp({ ...services, settings: Settings.parse({ LOG_LEVEL: 'silent', PUBLIC_URL }) });
    const behindProxy = await app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { origin: 'https://dothi.example' },
    });
    expect(behindProxy.statusCode).toBe(204);
    expect(behindProxy.headers['strict-transport-security']).toContain('max-age=');
  }));

test('a route with a limit answers 429 and says when to come again', () =>
  inTestCity(async ({ request }) => {
    const attempt = () => request(null, { method: 'POST', url: '/api/v1/session', payload: {} });
    for (let i = 0; i < 120; i++) expect((await attempt()).statusCode).toBe(400);
    const refused = await attempt();
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'http.too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  }));

test('metrics count by route, and are for the holder of the token where there is one', () =>
  inTestCity(async ({ services, request }) => {
    await request(null, { url: '/api/v1/session?secret=1' });
    const metrics = await request(null, { url: '/metrics' });
    expect(metrics.body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/v1/session",status="200"} 1',
    );
    expect(metrics.body).not.toContain('secret');

    const METRICS_TOKEN = 'a token of some length';
    const app = createApp({ ...services, settings: Settings.parse({ LOG_LEVEL: 'silent', METRICS_TOKEN }) });
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    const authorization = `Bearer ${METRICS_TOKEN}`;
    expect((await app.inject({ url: '/metrics', headers: { authorization } })).statusCode).toBe(200);
  }));

test('the server lives without its database but is not ready', () =>
  inTestCity(async ({ services, request }) => {
    expect((await request(null, { url: '/readyz' })).json()).toEqual({ status: 'ok' });
    const gone = async () => {
      throw new Error('connection refused');
    };
    const app = createApp({ ...services, db: { ...services.db, inTransaction: gone } });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toMatchObject({ status: 503, code: 'http.not-ready' });
  }));

test('built pages are served: hashed files for good, the page for every address of the app, nothing above the folder', () =>
  inTestCity(async ({ services }) => {
    const pages = await mkdtemp(join(tmpdir(), 'dothi-pages-'));
    await mkdir(join(pages, 'assets'));
    await writeFile(join(pages, 'index.html'), '<!doctype html><title>Đô Thị</title>');
    await writeFile(join(pages, 'assets', 'main-4f3a.js'), 'export {};');
    const app = createApp({ ...services, pages });
    const get = (url: string) => app.inject({ url });
    for (const address of ['/', '/directives/0190a000-0000-7000-8000-000000000001']) {
      const page = await get(address);
      expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(page.body).toContain('Đô Thị');
    }
    const script = await get('/assets/main-4f3a.js?v=1');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/gone.js')).json().code).toBe('http.no-such-address');
    expect((await get('/api/v1/nothing')).json().code).toBe('http.no-such-address');
    for (const path of [
      '/assets/../../../../etc/passwd',
      '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/..%5c..%5cpackage.json',
    ]) {
      expect((await get(path)).body).not.toMatch(/root:|"dothi"/);
    }
    const wrongMethod = await app.inject({ method: 'POST', url: '/nothing' });
    expect(wrongMethod.statusCode).toBe(404);
    await rm(pages, { recursive: true });
  }));

test('the interface describes itself, and every operation says what it needs and how it refuses', () =>
  inTestCity(async ({ request }) => {
    const openapi = (await request(null, { url: '/api/openapi.json' })).json();
    expect(openapi.openapi).toBe('3.1.0');
    const operations = Object.values(openapi.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      (methods) => Object.values(methods),
    );
    expect(operations.length).toBeGreaterThan(5);
    for (const [path, methods] of Object.entries(openapi.paths as Record<string, object>)) {
      const isStandard = path.startsWith('/open311/'); // with errors of its own, in both its formats
      const faults = isStandard ? {} : { 500: { content: { 'application/problem+json': {} } } };
      for (const operation of Object.values(methods)) expect(operation.responses, path).toMatchObject(faults);
    }
    for (const operation of operations) {
      expect(operation).toMatchObject({
        operationId: expect.any(String),
        tags: [expect.any(String)],
        'x-permission': expect.any(String),
      });
    }
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(openapi.paths['/api/v1/accounts'].post.responses['403']).toBeDefined();
    expect(openapi.components.schemas.Problem.properties.code).toBeDefined();
    const filing = openapi.paths['/open311/v2/requests.xml'].post;
    expect(Object.keys(filing.responses)).toEqual(['200', '400', '403', '404']);
    expect(Object.keys(filing.responses['400'].content)).toEqual(['text/xml']);
    const exported = openapi.paths['/api/v1/reports.csv'].get;
    expect(Object.keys(exported.responses['200'].content)).toEqual(['text/csv']);
    expect(exported.security).toContainEqual({}); // of what is public anybody may ask
    expect(openapi.paths['/api/v1/accounts'].get.security).not.toContainEqual({});
  }));

test('the readable page holds every operation and every code, in both languages, without any script', () =>
  inTestCity(async ({ request }) => {
    const page = await request(null, { url: '/api/docs' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<html lang="vi">');
    expect(page.body).toContain('id="signIn"');
    expect(page.body).toContain('id="http.key-reused"');
    expect(page.body).not.toContain('<script');
    expect(page.body).not.toContain('style="');
    expect((await request(null, { url: '/api/docs?lang=en' })).body).toContain('Codes of refusal');
    expect((await request(null, { url: '/api/docs/style.css' })).headers['content-type']).toBe(
      'text/css; charset=utf-8',
    );
  }));
