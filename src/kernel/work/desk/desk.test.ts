import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { type Actor, systemActor } from '../../identity/actor.ts';
import { acceptWorkItem, submitForConfirmation } from '../acts.ts';
import { addEvidence } from '../add-evidence.ts';
import type { WorkItemSummary } from '../contract.ts';
import { openWorkItem } from '../open-work-item.ts';
import { heaps } from './heaps.ts';

const title = (n: number) => `Việc thử số ${n}`;

async function settle({ tx, office, otherOffice, staff, now }: TestCity) {
  const from = (organisationId: string): Actor => ({ ...systemActor, organisationId });
  const open = (n: number, more: object, actor: Actor) =>
    openWorkItem(tx, actor, { title: title(n), ownerId: office, published: true, ...more }, now);
  const ours = await open(1, {}, from(otherOffice));
  await open(2, { assignee: 'staff' }, from(otherOffice));
  const given = await open(3, { ownerId: otherOffice }, from(office));
  await open(4, { ownerId: otherOffice, partnerIds: [office] }, from(otherOffice));
  const waiting = await open(5, { ownerId: otherOffice }, from(office));
  await submitForConfirmation(tx, systemActor, { id: waiting, version: null, body: {} }, now);
  return { ours, given, waiting, staffId: staff.id };
}

test('a desk has what we owe, what names me, what waits for us, what we gave and where we help', () =>
  inTestCity(async (city) => {
    await settle(city);
    const found: Record<string, number[]> = {};
    for (const heap of heaps) {
      const { items } = (await city.request(city.staff, { url: `/api/v1/work-items?heap=${heap}&open=true` })).json();
      found[heap] = items.map((item: WorkItemSummary) => Number(item.title.at(-1))).sort();
      const { count } = (
        await city.request(city.staff, { url: `/api/v1/work-items/count?heap=${heap}&open=true` })
      ).json();
      expect(count).toBe(found[heap]?.length);
    }
    expect(found).toEqual({ ours: [1, 2], mine: [2], 'to-decide': [5], given: [3, 5], helping: [4] });
    const nobodys = await city.request(null, { url: '/api/v1/work-items?heap=ours' });
    expect(nobodys.json().items).toEqual([]);
  }));

test('one act on many: each done or refused by itself, foreign ones as if absent', () =>
  inTestCity(async (city) => {
    const { ours, given } = await settle(city);
    const nowhere = '0190a000-0000-7000-8000-00000000dead';
    const act = (items: object[], more: object = {}) =>
      city.request(city.staff, {
        method: 'POST',
        url: '/api/v1/work-items/acts',
        payload: { act: 'accept', items, ...more },
      });
    const answer = await act([
      { id: ours, version: 1 },
      { id: ours, version: 1 },
      { id: given, version: 1 },
      { id: nowhere, version: 1 },
    ]);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().items).toMatchObject([
      { done: true, id: ours, state: 'accepted', version: 2 },
      { done: false, id: ours, code: 'http.version-stale' },
      { done: false, id: given, code: 'work.owner-only' },
      { done: false, id: nowhere, code: 'work.not-found' },
    ]);
    expect((await act([])).statusCode).toBe(400);
    expect((await act([{ id: ours, version: 2 }], { act: 'dance' })).statusCode).toBe(400);
    const untold = await act([{ id: ours, version: 2 }], { act: 'refuse', body: {} });
    expect([untold.statusCode, untold.json().code], 'a reason is owed').toEqual([400, 'http.fields-invalid']);
  }));

test('filters are kept by name, each person’s own', () =>
  inTestCity(async (city) => {
    const save = (actor: Actor, payload: object) =>
      city.request(actor, { method: 'POST', url: '/api/v1/saved-filters', payload });
    const mine = await save(city.staff, { name: 'Quá hạn', query: 'bucket=overdue' });
    expect(mine.statusCode, mine.body).toBe(201);
    await save(city.staff, { name: 'Quá hạn', query: 'bucket=overdue&view=calendar' });
    const kept = async (actor: Actor) => (await city.request(actor, { url: '/api/v1/saved-filters' })).json().items;
    expect(await kept(city.staff)).toEqual([
      { id: mine.json().id, name: 'Quá hạn', query: 'bucket=overdue&view=calendar' },
    ]);
    expect(await kept(city.otherStaff)).toEqual([]);
    const forget = (actor: Actor) =>
      city.request(actor, { method: 'DELETE', url: `/api/v1/saved-filters/${mine.json().id}` });
    expect((await forget(city.otherStaff)).statusCode).toBe(404);
    expect((await forget(city.staff)).statusCode).toBe(204);
    expect(await kept(city.staff)).toEqual([]);
    for (let n = 0; n < 50; n++) await save(city.staff, { name: `Bộ lọc ${n}`, query: '' });
    expect((await save(city.staff, { name: 'Một bộ nữa', query: '' })).json().code).toBe('desk.too-many-filters');
    expect((await save(city.staff, { name: 'Bộ lọc 7', query: 'x' })).statusCode).toBe(201);
  }));

test('a comment calls colleagues who see the work, and nobody else', () =>
  inTestCity(async (city) => {
    const { given, ours } = await settle(city);
    const say = (id: string, mentionIds: string[]) =>
      city.request(city.staff, {
        method: 'POST',
        url: `/api/v1/work-items/${id}/comments`,
        payload: { text: 'Nhờ @otherStaff xem giúp <b>hộ</b>', mentionIds },
      });
    expect((await say(given, [city.otherStaff.id])).statusCode).toBe(201);
    const item = (await city.request(city.staff, { url: `/api/v1/work-items/${given}` })).json();
    expect(item.commentItems).toMatchObject([
      { text: 'Nhờ @otherStaff xem giúp <b>hộ</b>', mentions: [{ id: city.otherStaff.id, name: 'otherStaff' }] },
    ]);
    const notices = (await city.request(city.otherStaff, { url: '/api/v1/notices' })).json();
    expect(notices.items.filter(({ kind }: { kind: string }) => kind === 'work.mentioned')).toMatchObject([
      { about: { id: given } },
    ]);
    expect((await say(ours, [city.people.auditor.id])).json().code).toBe('work.mention-unseen');
    expect((await say(ours, ['0190a000-0000-7000-8000-00000000dead'])).json().code).toBe('work.mention-unseen');
    const many = Array.from({ length: 10_000 }, () => city.otherStaff.id);
    expect((await say(ours, many)).statusCode).toBe(400);
  }));

test('colleagues are found by words of their name, with or without diacritics, by those at work', () =>
  inTestCity(async (city) => {
    const find = (actor: Actor | null, text: string) =>
      city.request(actor, { url: `/api/v1/people?text=${encodeURIComponent(text)}` });
    const found = (await find(city.staff, 'OTHERST')).json().items;
    expect(found).toEqual([{ id: city.otherStaff.id, name: 'otherStaff', organisation: 'Trung tâm thử nghiệm' }]);
    expect((await find(null, 'staff')).statusCode).toBe(401);
    expect((await find(city.people.citizen, 'staff')).statusCode).toBe(403);
    expect((await find(city.staff, '%_\\')).json().items.length).toBeGreaterThan(0); // no words: whoever comes first
  }));

test('closing asks for evidence, or for the reason why there is none', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const { given, waiting } = await settle(city);
    const confirm = (id: string, payload: object, version: number) =>
      city.request(city.staff, {
        method: 'POST',
        url: `/api/v1/work-items/${id}/confirm`,
        payload,
        headers: { 'if-match': `"${version}"` },
      });
    expect((await confirm(waiting, {}, 2)).json()).toMatchObject({ status: 409, code: 'work.evidence-missing' });
    expect((await confirm(waiting, { withoutEvidence: 'Việc trao đổi qua điện thoại' }, 2)).statusCode).toBe(200);
    await acceptWorkItem(tx, systemActor, { id: given, version: null, body: {} }, now);
    await addEvidence(tx, systemActor, given, { kind: 'link', title: 'Ảnh', url: 'https://example.vn/anh' }, now);
    const done = await confirm(given, {}, 2);
    expect(done.statusCode, done.body).toBe(200);
  }));
