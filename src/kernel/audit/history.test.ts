import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import { catalogue } from '../../messages.ts';
import { sql } from '../db/db.ts';
import type { App } from '../http/app.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
import { packageRoot } from '../package-root.ts';
import { historyRoute } from './history-routes.ts';
import { recordAct } from './record-act.ts';

const id = '0190a000-0000-7000-8000-00000000c01e';

test('the history of a record tells who, for whom, before, after and why, newest first and page by page', () =>
  inTestCity(async ({ tx, services, staff, office, now, cookieOf }) => {
    const about = { kind: 'coin', id };
    await recordAct(tx, systemActor, 'coin.struck', about, { after: { worth: 1 } }, now);
    await recordAct(
      tx,
      staff,
      'coin.clipped',
      about,
      { before: { worth: 1 }, after: { worth: 0.5 }, reason: 'gấp' },
      now,
    );
    await recordAct(tx, publicActor, 'coin.seen', about, {}, now);
    await recordAct(tx, staff, 'coin.struck', { kind: 'coin', id: 'another' }, {}, now);

    const app = createApp(services);
    app.register(async (api: App) => {
      historyRoute(api, services, { path: 'coins', kind: 'coin' });
    });
    const get = async (query: string, of = id) =>
      app.inject({ url: `/api/v1/coins/${of}/history?${query}`, headers: { cookie: await cookieOf(staff) } });
    const first = (await get('limit=2')).json();
    expect(first.items.map((act: { act: string }) => act.act)).toEqual(['coin.seen', 'coin.clipped']);
    expect(first.items[1]).toMatchObject({
      at: now,
      actor: { kind: 'person', id: staff.id, name: 'staff', organisationId: office },
      before: { worth: 1 },
      after: { worth: 0.5 },
      reason: 'gấp',
    });
    const rest = (await get(`limit=2&after=${first.next}`)).json();
    expect(rest).toMatchObject({ items: [{ act: 'coin.struck', actor: { kind: 'system', name: null } }], next: null });

    expect((await get('', '0190a000-0000-7000-8000-00000000dead')).json().code).toBe('audit.no-such-record');
    expect((await app.inject(`/api/v1/coins/${id}/history`)).statusCode).toBe(401);
  }));

test('a record that people keep has its history behind its own address, for those who are signed in', () =>
  inTestCity(async ({ administrator, request }) => {
    const name = 'Công viên Thử Nghiệm';
    const created = await request(administrator, {
      method: 'POST',
      url: '/api/v1/places',
      payload: { name, aliases: [], kind: 'park', areaId: null },
    });
    expect(created.statusCode, created.body).toBe(201);
    const url = `/api/v1/places/${created.json().id}/history`;
    const history = await request(administrator, { url });
    expect(history.json().items).toMatchObject([{ act: 'places.created', actor: { id: administrator.id } }]);
    expect((await request(null, { url })).statusCode).toBe(401);
  }));

test('an act over HTTP tells the auditor where it was asked from, and the history does not', () =>
  inTestCity(async ({ administrator, people, request }) => {
    const created = await request(administrator, {
      method: 'POST',
      url: '/api/v1/places',
      payload: { name: 'Công viên Thử Nghiệm', aliases: [], kind: 'park', areaId: null },
      remoteAddress: '203.0.113.44',
    });
    const { id } = created.json();
    const audited = await request(people.auditor, { url: `/api/v1/audit/acts?kind=place&id=${id}` });
    expect(audited.json().items).toMatchObject([{ act: 'places.created', address: '203.0.113.44' }]);
    const history = await request(administrator, { url: `/api/v1/places/${id}/history` });
    expect(history.body).not.toContain('203.0.113.44');
    expect(history.json()).toMatchObject({ items: [{ after: { name: 'Công viên Thử Nghiệm' } }], names: {} });
  }));

test('the history of work is for those inside; what one may not see has none at all', () =>
  inTestCity(async ({ tx, people, staff, otherStaff, office, request }) => {
    const payload = { title: 'Sửa vỉa hè', ownerId: office };
    const { id } = (await request(people.leader, { method: 'POST', url: '/api/v1/work-items', payload })).json();
    const statusFor = async (actor: typeof staff, what: string) =>
      (await request(actor, { url: `/api/v1/work-items/${id}/${what}` })).statusCode;
    for (const what of ['history', 'as-of?day=2026-03-09']) {
      expect(await statusFor(staff, what)).toBe(200);
      expect(await statusFor(otherStaff, what)).toBe(404);
      expect(await statusFor(people.citizen, what)).toBe(403);
    }
    await tx.run(sql`update work_item set published = true where id = ${id}`);
    expect(await statusFor(otherStaff, 'history')).toBe(403);
    await tx.run(sql`update work_item set published = false, restricted = true where id = ${id}`);
    expect(await statusFor(staff, 'history')).toBe(404);
    expect(await statusFor(people.leader, 'as-of?day=2026-03-09')).toBe(404);
  }));

test('every act that is recorded anywhere has its words', () => {
  const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing\.ts$/.test(name))
    .map((name) => readFileSync(join(packageRoot, 'src', name), 'utf8'));
  const calls = sources.flatMap((text) => [
    ...text.matchAll(/recordAct\(\s*\w+,\s*[\w()]+,\s*'([a-z]+\.[a-z-]+)'/g),
    ...text.matchAll(/\bact\('\w+', '([a-z]+\.[a-z-]+)'/g),
  ]);
  const acts = [...new Set(calls.map(([, act]) => act ?? ''))];
  expect(acts.length).toBeGreaterThan(50);
  const has = (key: string) => Object.hasOwn(catalogue, key);
  expect(acts.filter((act) => !has(`act.${act}`) && !has(act)).sort()).toEqual([]);
});
