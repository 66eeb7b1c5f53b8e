import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import type { Actor, Role } from '../../src/kernel/identity/actor.ts';
import { inTestCity, type TestCity } from '../city.ts';
import { appoint, aWorkItem, settleAreas } from './records.ts';

// Appointments limited to an area, over the whole way from the session to the record. Which work they see: lists.test.ts.

const reason = 'Theo ý kiến của cuộc họp';

async function settle(city: TestCity) {
  const { office } = city;
  const areas = await settleAreas(city);
  const giver = await appoint(city, 300, { role: 'leader', organisationId: null, areaId: null });
  const work = async (areaId: typeof areas.ward | undefined) => {
    const where = areaId === undefined ? {} : { areaId };
    return (await aWorkItem(city, giver, 'Tỉa cành', { ownerId: office, published: true, ...where })).id;
  };
  const items = {
    ward: await work(areas.ward),
    otherWard: await work(areas.otherWard),
    nowhere: await work(undefined),
  };
  let last = 301;
  const of = (role: Role, areaId: string, organisationId: string | null = office) =>
    appoint(city, last++, { role, organisationId, areaId });
  return { areas, items, of };
}

const act = async ({ request }: TestCity, actor: Actor, url: string, payload: object): Promise<number> =>
  (await request(actor, { method: 'POST', url, payload, headers: { 'if-match': '"1"' } })).statusCode;

test('an officer of a ward carries out what lies in it', () =>
  inTestCity(async (city) => {
    const { areas, items, of } = await settle(city);
    const start = (actor: Actor, id: string) => act(city, actor, `/api/v1/work-items/${id}/start`, {});
    const officer = await of('officer', areas.ward);
    expect(await start(officer, items.otherWard)).toBe(403);
    expect(await start(officer, items.nowhere)).toBe(403);
    expect(await start(officer, items.ward)).toBe(200);
    expect(await start(await of('officer', areas.city), items.otherWard)).toBe(200);
  }));

test('a leader of a ward decides about what lies in it, and gives work there', () =>
  inTestCity(async (city) => {
    const { areas, items, of } = await settle(city);
    const leader = await of('leader', areas.ward, null);
    const suspend = (id: string) => act(city, leader, `/api/v1/work-items/${id}/suspend`, { reason });
    expect(await suspend(items.otherWard)).toBe(403);
    expect(await suspend(items.ward)).toBe(200);
    const give = (areaId: string | null) =>
      act(city, leader, '/api/v1/work-items', { title: 'Trồng cây', ownerId: city.otherOffice, areaId });
    expect(await give(areas.otherWard)).toBe(403);
    expect(await give(null)).toBe(403);
    expect(await give(areas.ward)).toBe(201);
  }));

test('a place is entered and moved within the area, not into it or out of it', () =>
  inTestCity(async (city) => {
    const { areas, of } = await settle(city);
    const officer = await of('field-officer', areas.ward);
    const at = (lon: number) => ({
      geometry: { type: 'Point', coordinates: [lon, 22.45] },
      accuracyM: 5,
      source: 'đo tại chỗ',
    });
    const [inside, outside] = [at(103.95), at(104.05)];
    const enter = (name: string, placement: object) =>
      act(city, officer, '/api/v1/places', { name, kind: 'market', placement });
    expect(await enter('Chợ bên kia', outside)).toBe(403);
    expect(await enter('Chợ bên này', inside)).toBe(201);
    const { items } = (await city.request(officer, { url: '/api/v1/places?q=cho' })).json();
    const move = (payload: object) =>
      city.request(officer, {
        method: 'PUT',
        url: `/api/v1/places/${items[0].id}/geometry`,
        payload,
        headers: { 'if-match': '"1"' },
      });
    expect((await move(outside)).statusCode).toBe(403);
    expect((await move(inside)).statusCode).toBe(200);
  }));

test('what belongs to the whole city is not given with an area', () =>
  inTestCity(async (city) => {
    const { areas, of } = await settle(city);
    const clerk = await of('office', areas.city);
    expect(await act(city, clerk, '/api/v1/directives', { text: 'Văn bản ngắn để kiểm tra quyền.' })).toBe(403);
    const administrator = await of('administrator', areas.city, null);
    expect((await city.request(administrator, { url: '/api/v1/accounts' })).statusCode).toBe(403);
    expect((await city.request(administrator, { url: '/api/v1/session' })).json().permissions).not.toContain(
      'account.manage',
    );
  }));

test('an appointment that ended yesterday, or begins tomorrow, gives nothing today', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const accounts = async (actor: Actor) => (await city.request(actor, { url: '/api/v1/accounts' })).statusCode;
    const { administrator } = city.people;
    expect(await accounts(administrator)).toBe(200);
    const period = (from: string, to: string | null) =>
      tx.run(sql`update appointment set valid_from = ${from}, valid_to = ${to} where account_id = ${administrator.id}`);
    await period('2020-01-01', '2026-03-09'); // the day it is in the test city: the first on which it no longer holds
    expect(await accounts(administrator)).toBe(401);
    await period('2026-03-10', null);
    expect(await accounts(administrator)).toBe(401);
    await period('2026-03-09', '2026-03-10');
    expect(await accounts(administrator)).toBe(200);
  }));
