import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import type { App } from '../http/app.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
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
      payload: { name, aliases: [], kind: 'park', areaId: null, geometry: null },
    });
    expect(created.statusCode, created.body).toBe(201);
    const url = `/api/v1/places/${created.json().id}/history`;
    const history = await request(administrator, { url });
    expect(history.json().items).toMatchObject([{ act: 'places.created', actor: { id: administrator.id } }]);
    expect((await request(null, { url })).statusCode).toBe(401);
  }));
