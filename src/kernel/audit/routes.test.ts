import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { day } from '../time.ts';
import { recordAct } from './record-act.ts';
import { sealActs } from './seal-acts.ts';

const url = '/api/v1/audit';

/** Three acts of two people about two coins, sealed. */
async function strikeCoins({ tx, now, staff, otherStaff }: TestCity): Promise<void> {
  const strike = (actor: Actor, id: string, worth: number) =>
    recordAct(tx, actor, 'coin.struck', { kind: 'coin', id }, { after: { worth, phone: '0214 300 400' } }, now);
  await strike({ ...staff, address: '203.0.113.7' }, 'one', 1);
  await strike(otherStaff, 'one', 2);
  await strike(otherStaff, 'two', 3);
  while ((await sealActs(tx, now)) > 0);
}

const actsOf = async ({ request, people: { auditor } }: TestCity, query: string) => {
  const answer = await request(auditor, { url: `${url}/acts?kind=coin&${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

test('the auditor finds acts by person, record, act, organisation and period, page by page', () =>
  inTestCity(async (city) => {
    await strikeCoins(city);
    const worths = async (query: string) =>
      (await actsOf(city, query)).items.map((act: { after: { worth: number } }) => act.after.worth);
    expect(await worths('')).toEqual([3, 2, 1]);
    expect(await worths(`actor=${city.otherStaff.id}`)).toEqual([3, 2]);
    expect(await worths('id=one')).toEqual([2, 1]);
    expect(await worths('act=coin.clipped')).toEqual([]);
    expect(await worths(`organisation=${city.office}`)).toEqual([1]);
    expect(await worths('from=2026-03-09&until=2026-03-09')).toEqual([3, 2, 1]);
    expect(await worths('from=2026-03-10')).toEqual([]);
    expect(await worths('until=2026-03-08')).toEqual([]);
    const first = await actsOf(city, 'limit=2');
    expect(first.items[1]).toMatchObject({
      about: { kind: 'coin', id: 'one' },
      address: null,
      after: { phone: '0214 300 400' },
    });
    const rest = await actsOf(city, `limit=2&after=${first.next}`);
    expect(rest).toMatchObject({ items: [{ address: '203.0.113.7', batch: expect.any(Number) }], next: null });
    expect(rest.names).toMatchObject({ [city.office]: 'Văn phòng thử nghiệm' });
  }));

test('a proof shows with nothing but SHA-256 that an act lies in a batch whose anchor was kept', () =>
  inTestCity(async (city) => {
    await strikeCoins(city);
    const {
      request,
      people: { auditor },
    } = city;
    const [, act] = (await actsOf(city, '')).items;
    const proof = (await request(auditor, { url: `${url}/acts/${act.id}/proof` })).json();

    const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const hex = (text: string) => Buffer.from(text, 'hex');
    const leaf = sha256(Buffer.of(0), Buffer.from(proof.act));
    expect(leaf.toString('hex')).toBe(proof.leaf);
    const root = proof.path.reduce(
      (below: Buffer, { side, hash }: { side: string; hash: string }) =>
        side === 'left' ? sha256(Buffer.of(1), hex(hash), below) : sha256(Buffer.of(1), below, hex(hash)),
      leaf,
    );
    const kept = (await request(auditor, { url: `${url}/anchors?limit=200` })).json();
    const anchor = kept.items.find(({ number }: { number: number }) => number === proof.batch.number);
    expect(root.toString('hex')).toBe(anchor.root);
    const { hash, ...bound } = proof.batch;
    const sorted = JSON.stringify(Object.fromEntries(Object.entries(bound).sort(([a], [b]) => (a < b ? -1 : 1))));
    expect(sha256(Buffer.of(2), Buffer.from(sorted)).toString('hex')).toBe(anchor.hash);
    expect(anchor).toEqual({
      number: proof.batch.number,
      root: proof.batch.root,
      hash,
      sealedAt: proof.batch.sealedAt,
    });
    expect(JSON.parse(proof.act)).toMatchObject({ id: act.id, after: { worth: 2 } });
    expect(proof.act).not.toContain('0214 300 400');
  }));

test('an act that is not sealed yet, or not there, has no proof', () =>
  inTestCity(async ({ tx, now, staff, request, people: { auditor } }) => {
    await recordAct(tx, staff, 'coin.struck', { kind: 'coin', id: 'one' }, {}, now);
    const [act] = (await request(auditor, { url: `${url}/acts?kind=coin` })).json().items;
    const proof = (id: string) => request(auditor, { url: `${url}/acts/${id}/proof` });
    expect((await proof(act.id)).json()).toMatchObject({ status: 409, code: 'audit.not-sealed-yet' });
    expect((await proof('0190a000-0000-7000-8000-00000000dead')).json()).toMatchObject({ status: 404 });
  }));

test('anchors come page by page, in the order of their numbers', () =>
  inTestCity(async (city) => {
    await strikeCoins(city);
    await recordAct(city.tx, city.staff, 'coin.struck', { kind: 'coin', id: 'one' }, {}, city.now);
    await sealActs(city.tx, city.now);
    const page = async (query: string) =>
      (await city.request(city.people.auditor, { url: `${url}/anchors?${query}` })).json();
    const all = (await page('limit=200')).items;
    const first = await page('limit=1');
    expect(first.items).toEqual(all.slice(0, 1));
    expect((await page(`limit=1&after=${first.next}`)).items).toEqual(all.slice(1, 2));
  }));

test('only an auditor reads the trail, and only an administrator erases what is personal in it', () =>
  inTestCity(async (city) => {
    const {
      request,
      administrator,
      staff,
      people: { auditor },
    } = city;
    await strikeCoins(city);
    for (const path of ['acts', 'anchors', 'acts/0190a000-0000-7000-8000-00000000dead/proof']) {
      expect((await request(staff, { url: `${url}/${path}` })).statusCode, path).toBe(403);
      expect((await request(administrator, { url: `${url}/${path}` })).statusCode, path).toBe(403);
      expect((await request(null, { url: `${url}/${path}` })).statusCode, path).toBe(401);
    }
    const payload = { kind: 'coin', id: 'one', reason: 'theo yêu cầu' };
    const erase = (actor: Actor | null) => request(actor, { method: 'POST', url: `${url}/erasures`, payload });
    expect((await erase(auditor)).statusCode).toBe(403);
    expect((await erase(null)).statusCode).toBe(401);
    const erased = await erase(administrator);
    expect(erased.json(), erased.body).toEqual({ values: 3 }); // two telephone numbers and an address
    expect((await actsOf(city, 'id=one')).items.at(-1)).toMatchObject({
      address: null,
      erased: ['/address', '/after/phone'],
    });
  }));

test('acts about restricted work are told to nobody who is not named for it, the auditor included', () =>
  inTestCity(async (city) => {
    const {
      tx,
      now,
      staff,
      office,
      request,
      people: { auditor },
    } = city;
    const opened = await request(city.people.leader, {
      method: 'POST',
      url: '/api/v1/work-items',
      payload: { title: 'Xác minh đơn tố cáo', ownerId: office },
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const { id } = opened.json();
    const told = async () =>
      (await request(auditor, { url: `${url}/acts?kind=work-item&id=${id}` })).json().items.length;
    expect(await told()).toBe(1);
    const [act] = (await request(auditor, { url: `${url}/acts?kind=work-item&id=${id}` })).json().items;
    await tx.run(sql`update work_item set restricted = true where id = ${id}`);
    expect(await told()).toBe(0);
    expect((await request(auditor, { url: `${url}/acts/${act.id}/proof` })).statusCode).toBe(404);
    await tx.run(sql`insert into work_item_reader (work_item_id, account_id) values (${id}, ${auditor.id})`);
    expect(await told()).toBe(1);
    await recordAct(tx, staff, 'coin.struck', { kind: 'coin', id: 'one' }, {}, now);
    expect((await actsOf(city, '')).items).toHaveLength(1);
  }));

test('a place as of a day: what the trail tells of that evening, and nothing before its first act', () =>
  inTestCity(async ({ tx, request, staff, now }) => {
    const id = '0190a000-0000-7000-8000-00000000c01e';
    await tx.run(sql`insert into place (id, name, kind) values (${id}, 'Chợ Thử', 'market')`);
    const about = { kind: 'place', id };
    const at = (on: string) => `${on}T10:00:00.000Z` as typeof now;
    await recordAct(
      tx,
      staff,
      'places.created',
      about,
      { after: { id, name: 'Chợ', note: 'cũ', version: 1 } },
      at('2026-01-10'),
    );
    await recordAct(
      tx,
      staff,
      'places.renamed',
      about,
      { before: { name: 'Chợ' }, after: { name: 'Chợ Thử' } },
      at('2026-02-10'),
    );
    await recordAct(tx, staff, 'places.ranked', about, { before: { rank: 2 }, after: { rank: 3 } }, at('2026-02-20'));
    const asOf = async (on: string) =>
      (await request(staff, { url: `/api/v1/places/${id}/as-of?day=${day(on)}` })).json();
    expect(await asOf('2026-01-09')).toMatchObject({ existed: false, fields: {} });
    expect((await asOf('2026-01-10')).fields).toEqual({ name: 'Chợ', note: 'cũ', rank: 2 });
    expect((await asOf('2026-02-10')).fields).toEqual({ name: 'Chợ Thử', note: 'cũ', rank: 2 });
    expect((await asOf('2026-03-09')).fields).toEqual({ name: 'Chợ Thử', note: 'cũ', rank: 3 });
    const unknown = await request(staff, { url: `/api/v1/places/${id}/as-of?day=2026-02-30` });
    expect(unknown.statusCode).toBe(400);
  }));
