import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, servicesOn, type TestCity } from '../../../test/city.ts';
import { withOwnDatabase } from '../../../test/own-database.ts';
import { createApp } from '../../app.ts';
import { recordAct } from '../audit/record-act.ts';
import { sql } from '../db/db.ts';
import { stale } from '../refusal.ts';
import type { Services } from '../services.ts';
import { answerAct } from './acting.ts';
import { type App, actorOf } from './app.ts';
import { expectedVersion } from './editing.ts';

const Coin = z.object({ id: z.string(), version: z.int() });

/** The real server with an act that leaves a trace each time it is carried out. */
function serverOf(services: Services): App {
  const app = createApp(services);
  app.register(async (api: App) => {
    api.post(
      '/api/v1/coins',
      { config: { permission: 'public' }, schema: { body: z.object({ id: z.string() }), response: { 201: Coin } } },
      (request, reply) =>
        answerAct(services, request, reply, 201, async (tx, actor) => {
          await recordAct(tx, actor, 'test.coin-struck', { kind: 'coin', id: request.body.id }, {}, services.clock());
          if (request.body.id === 'refused') throw stale({ expected: 1, current: {} });
          return { id: request.body.id, version: 1 };
        }),
    );
    api.patch(
      '/api/v1/coins/:id',
      { config: { permission: 'public' }, schema: { response: { 200: Coin } } },
      async (request) => {
        const expected = expectedVersion(request);
        const current = { id: 'a', version: 2 };
        if (expected !== current.version) throw stale({ expected, current, sent: request.body });
        return { ...current, version: 3, by: actorOf(request).id };
      },
    );
  });
  return app;
}

const strike = (app: App, id: string, key?: string, more: { cookie?: string } = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/coins',
    payload: { id },
    headers: { ...(key === undefined ? {} : { 'idempotency-key': key }), ...more },
  });
const struck = async ({ tx }: Pick<TestCity, 'tx'>, id: string) =>
  (await tx.rows(z.object({}), sql`select 1 from act where about_kind = 'coin' and about_id = ${id}`)).length;

test('an act sent twice under one key happens once and is answered alike', () =>
  inTestCity(async (city) => {
    const app = serverOf(city.services);
    const first = await strike(app, 'a', 'key-1');
    const second = await strike(app, 'a', 'key-1');
    expect(first.statusCode).toBe(201);
    expect(first.headers.etag).toBe('"1"');
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([201, first.body, '"1"']);
    expect(await struck(city, 'a')).toBe(1);
    await strike(app, 'a');
    expect(await struck(city, 'a')).toBe(2); // without a key every request is an act
  }));

test('another request under a used key is refused; another person may use the same key', () =>
  inTestCity(async (city) => {
    const app = serverOf(city.services);
    await strike(app, 'a', 'key-1');
    const other = await strike(app, 'b', 'key-1');
    expect([other.statusCode, other.json().code]).toEqual([409, 'http.key-reused']);
    const colleague = await strike(app, 'b', 'key-1', { cookie: await city.cookieOf(city.staff) });
    expect(colleague.statusCode).toBe(201);
    expect((await strike(app, 'a', 'a key with spaces')).json().code).toBe('http.key-invalid');
  }));

test('a refused act leaves its key free', () =>
  inTestCity(async (city) => {
    const app = serverOf(city.services);
    expect((await strike(app, 'refused', 'key-1')).statusCode).toBe(412);
    expect(await struck(city, 'refused')).toBe(0);
    expect((await strike(app, 'a', 'key-1')).statusCode).toBe(201);
  }));

test('a key is forgotten after a day', () =>
  inTestCity(async (city) => {
    const app = serverOf(city.services);
    await strike(app, 'a', 'key-1');
    await city.tx.run(sql`update idempotency set stored_at = stored_at - interval '24 hours'`);
    expect((await strike(app, 'b', 'key-1')).statusCode).toBe(201);
  }));

test('the same request sent many times at once happens once', async () => {
  await withOwnDatabase(async (db) => {
    const app = serverOf(servicesOn(db));
    const answers = await Promise.all(Array.from({ length: 8 }, () => strike(app, 'at-once', 'many-at-once')));
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(await db.inTransaction((tx) => struck({ tx }, 'at-once'))).toBe(1);
  });
});

test('an edit names the version it was thought out on, and is told both when somebody was first', () =>
  inTestCity(async (city) => {
    const app = serverOf(city.services);
    const edit = (ifMatch?: string) =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/coins/a',
        payload: { id: 'mine' },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    expect((await edit()).statusCode).toBe(428);
    expect((await edit('two')).json().code).toBe('http.version-unreadable');
    const late = await edit('"1"');
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({
      code: 'http.version-stale',
      details: { expected: 1, current: { id: 'a', version: 2 }, sent: { id: 'mine' } },
    });
    const done = await edit('"2"');
    expect([done.statusCode, done.headers.etag]).toEqual([200, '"3"']);
  }));
