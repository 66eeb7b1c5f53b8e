import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { openReader } from '../../../../test/reader-of-worker.ts';
import { createApp } from '../../../app.ts';
import { newId } from '../../../kernel/brand.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { Directive, DirectiveId, FindingId } from '../contract.ts';
import { importText, readSample, sampleText, settleSample } from './testing.ts';

/** The whole server with its reading process, asked as somebody; everything is ended with the test. */
async function withServer(
  city: TestCity,
  work: (ask: (actor: Actor | null, options: InjectOptions) => Promise<LightMyRequestResponse>) => Promise<void>,
): Promise<void> {
  const app = createApp(city.services, { openReader });
  try {
    await work(async (actor, options) => {
      const cookie = actor === null ? {} : { cookie: await city.cookieOf(actor) };
      return app.inject({ ...options, headers: { ...options.headers, ...cookie } });
    });
  } finally {
    await app.close();
  }
}

const upload = (name: string, content: Buffer | string) => {
  const boundary = 'ranh-gioi';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
};

test('from a dropped file to a published task, over HTTP', () =>
  inTestCity(async (city) => {
    await settleSample(city);
    const { people } = city;
    await withServer(city, async (ask) => {
      const imported = await ask(people.office, {
        method: 'POST',
        url: '/api/v1/directives',
        ...upload('kế hoạch.txt', sampleText),
      });
      expect([imported.statusCode, imported.json().reading]).toEqual([202, 'queued']);
      const url = `/api/v1/directives/${imported.json().id}`;
      await expect
        .poll(async () => (await ask(people.office, { url: `${url}/reading` })).json().reading, {
          timeout: 30_000,
          interval: 100,
        })
        .toBe('read');

      const again = await ask(people.office, {
        method: 'POST',
        url: '/api/v1/directives',
        ...upload('lại.txt', sampleText),
      });
      expect([again.statusCode, again.json().code]).toEqual([409, 'directives.already-imported']);

      const read = await ask(people.office, { url });
      const directive = Directive.parse(read.json()); // the page reads it with this very schema
      expect(directive.findings).toHaveLength(4);
      const confirmed = await ask(people.office, {
        method: 'POST',
        url: `${url}/confirm`,
        payload: { findings: 'all-settled' },
      });
      expect(confirmed.json().confirmed).toHaveLength(3);

      expect((await ask(people.office, { url: `${url}/file` })).body).toBe(sampleText);
      expect((await ask(null, { url: `${url}/file` })).statusCode).toBe(401);
      expect((await ask(null, { url })).statusCode).toBe(404); // nothing is live before it is published
      const headers = { 'if-match': `${read.headers.etag}` };
      const published = await ask(people.office, { method: 'POST', url: `${url}/publish`, headers });
      expect([published.statusCode, published.json().state]).toEqual([200, 'published']);
      const stale = await ask(people.office, {
        method: 'POST',
        url: `${url}/withdraw`,
        headers,
        payload: { reason: 'Thay thế' },
      });
      expect([stale.statusCode, stale.json().code]).toEqual([412, 'http.version-stale']);

      const outside = Directive.parse((await ask(null, { url })).json());
      expect(outside).toMatchObject({ file: null, findings: [{ state: 'confirmed' }, {}, {}] });
      expect((await ask(null, { url: '/api/v1/board' })).json()).toMatchObject({
        figures: { total: 3 },
        directiveCount: 1,
      });
      expect((await ask(null, { url: '/api/v1/directives' })).json()).toMatchObject({
        items: [{ id: directive.id }],
        next: null,
      });
    });
  }));

test('a text may be given as JSON; what is no document is refused with a reason', () =>
  inTestCity(async (city) => {
    const { people } = city;
    await withServer(city, async (ask) => {
      const give = async (options: InjectOptions) => {
        const answer = await ask(people.office, { method: 'POST', url: '/api/v1/directives', ...options });
        return [answer.statusCode, answer.json().code];
      };
      const text = await ask(people.office, {
        method: 'POST',
        url: '/api/v1/directives',
        payload: { text: sampleText },
      });
      expect(text.statusCode).toBe(202);
      expect(await give({ payload: { text: 'ngắn' } })).toEqual([400, 'http.fields-invalid']);
      expect(await give({ payload: { text: 5 } })).toEqual([400, 'http.fields-invalid']);
      expect(await give({})).toEqual([400, 'http.fields-invalid']);
      expect(await give(upload('rỗng.txt', ''))).toEqual([400, 'files.empty']);
      expect(await give(upload('chương-trình.exe', Buffer.from('MZ\u0000\u0001\u0002')))).toEqual([
        400,
        'files.type-not-taken',
      ]);
    });
  }));

test('the public reads what is published and changes nothing', () =>
  inTestCity(async (city) => {
    const { id, findings } = await readSample(city);
    const url = `/api/v1/directives/${id}`;
    const finding = `${url}/findings/${findings[0]?.id}`;
    const asPublic = async (method: 'GET' | 'POST' | 'PATCH', address: string) =>
      (await city.request(null, { method, url: address, ...(method === 'GET' ? {} : { payload: {} }) })).statusCode;
    expect(await asPublic('GET', '/api/v1/board')).toBe(200);
    expect(await asPublic('GET', '/api/v1/directives')).toBe(200);
    expect(await asPublic('GET', url)).toBe(404);
    expect(await asPublic('GET', `${url}/reading`)).toBe(401);
    expect(await asPublic('POST', '/api/v1/directives')).toBe(401);
    expect(await asPublic('PATCH', url)).toBe(401);
    expect(await asPublic('PATCH', finding)).toBe(401);
    expect(await asPublic('POST', `${finding}/reject`)).toBe(401);
    expect(await asPublic('POST', `${url}/confirm`)).toBe(401);
    expect(await asPublic('POST', `${url}/publish`)).toBe(401);
    expect(await asPublic('POST', `${url}/withdraw`)).toBe(401);
  }));

test('identifiers nobody has, bodies of the wrong kind and missing versions are refused, never a fault', () =>
  inTestCity(async (city) => {
    const { id, findings } = await readSample(city);
    const url = `/api/v1/directives/${id}`;
    const finding = `${url}/findings/${findings[0]?.id}`;
    const ask = async (method: 'GET' | 'POST' | 'PATCH', address: string, payload?: object, version?: string) => {
      const headers = version === undefined ? {} : { 'if-match': version };
      const answer = await city.request(city.people.office, {
        method,
        url: address,
        headers,
        ...(payload ? { payload } : {}),
      });
      return [answer.statusCode, answer.json().code];
    };
    const nobody = `/api/v1/directives/${newId(DirectiveId)}`;
    expect(await ask('GET', nobody)).toEqual([404, 'directives.not-found']);
    expect(await ask('GET', `${nobody}/reading`)).toEqual([404, 'directives.not-found']);
    expect(await ask('GET', '/api/v1/directives/khong-phai-ma')).toEqual([400, 'http.fields-invalid']);
    expect(await ask('POST', `${nobody}/confirm`, { findings: 'all-settled' })).toEqual([404, 'directives.not-found']);
    expect(await ask('POST', `${url}/confirm`)).toEqual([400, 'http.fields-invalid']);
    expect(await ask('POST', `${url}/confirm`, { findings: [] })).toEqual([400, 'http.fields-invalid']);
    expect(await ask('POST', `${url}/confirm`, { findings: 'all' })).toEqual([400, 'http.fields-invalid']);
    expect(await ask('PATCH', finding, { ownerId: null })).toEqual([428, 'http.version-required']);
    expect(await ask('PATCH', finding, { ownerId: null }, '"9"')).toEqual([412, 'http.version-stale']);
    expect(await ask('PATCH', finding, { ownerId: 7 }, '"1"')).toEqual([400, 'http.fields-invalid']);
    expect(await ask('PATCH', finding, { ownerId: newId(DirectiveId) }, '"1"')).toEqual([
      409,
      'work.organisation-not-in-force',
    ]);
    expect(await ask('PATCH', finding, { placeIds: [newId(DirectiveId)] }, '"1"')).toEqual([404, 'work.place-unknown']);
    expect(await ask('PATCH', finding, { areaId: newId(DirectiveId) }, '"1"')).toEqual([404, 'areas.unknown']);
    const unknown = `${url}/findings/${newId(FindingId)}`;
    expect(await ask('POST', `${unknown}/reject`, {}, '"1"')).toEqual([404, 'directives.finding-not-found']);
    expect(await ask('POST', `${url}/publish`, undefined, '"2"')).toEqual([409, 'directives.nothing-confirmed']);
    expect(await ask('POST', `${url}/withdraw`, {}, '"2"')).toEqual([400, 'http.fields-invalid']);
    expect(await ask('GET', '/api/v1/directives?after=x')).toEqual([400, 'http.fields-invalid']);
  }));

test('directives come newest first, a page at a time', () =>
  inTestCity(async (city) => {
    const ids = [];
    for (const n of [1, 2, 3])
      ids.push(await importText(city, `Văn bản thử nghiệm số ${n} để xem danh sách.`, `${n}.txt`));
    const first = await city.request(city.people.office, { url: '/api/v1/directives?limit=2' });
    expect(first.json().items.map((item: { id: string }) => item.id)).toEqual([ids[2], ids[1]]);
    const second = await city.request(city.people.office, {
      url: `/api/v1/directives?limit=2&after=${first.json().next}`,
    });
    expect(second.json()).toMatchObject({ items: [{ id: ids[0] }], next: null });
  }));
