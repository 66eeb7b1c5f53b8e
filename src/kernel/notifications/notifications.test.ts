import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { instant } from '../time.ts';
import { clearNotices } from './clear-notices.ts';
import type { NoticeSettings } from './contract.ts';
import { noticeKindNames } from './kinds.ts';
import { type NewNotice, notify } from './notify.ts';

const about = { kind: 'work-item', id: '0190a000-0000-7000-8000-00000000bbbb' };
const tell = ({ tx, now }: TestCity, to: readonly Actor[], changes: Partial<NewNotice> = {}) =>
  notify(tx, { to: to.map(({ id }) => id), kind: 'work.assigned', about, title: 'Dọn vỉa hè', ...changes }, now);
const inbox = async ({ request }: TestCity, as: Actor, query = '') =>
  (await request(as, { url: `/api/v1/notices${query}` })).json();
const unread = async ({ request }: TestCity, as: Actor) =>
  (await request(as, { url: '/api/v1/notices/count' })).json().unread;
const choose = async ({ request }: TestCity, as: Actor, changes: Partial<NoticeSettings>) => {
  const now = (await request(as, { url: '/api/v1/notice-settings' })).json();
  return request(as, { method: 'PUT', url: '/api/v1/notice-settings', payload: { ...now, ...changes } });
};

test('a notice is in the inbox of each who is told, newest first, until it is read', () =>
  inTestCity(async (city) => {
    const { staff, otherStaff, request } = city;
    expect(await tell(city, [staff, staff, otherStaff])).toBe(2);
    await tell(city, [staff], { kind: 'work.due-soon', params: { days: 3, dueOn: '2026-03-12' } });
    const { items } = await inbox(city, staff);
    expect(items).toMatchObject([
      { kind: 'work.due-soon', params: { days: 3, dueOn: '2026-03-12' }, readAt: null, about },
      { kind: 'work.assigned', title: 'Dọn vỉa hè' },
    ]);
    expect([await unread(city, staff), await unread(city, otherStaff)]).toEqual([2, 1]);
    const read = (as: Actor, id: string) => request(as, { method: 'POST', url: `/api/v1/notices/${id}/read` });
    expect((await read(staff, items[0].id)).statusCode).toBe(204);
    expect((await read(staff, items[0].id)).statusCode).toBe(204); // once more changes nothing
    expect(await unread(city, staff)).toBe(1);
    expect((await inbox(city, staff, '?unread=true')).items).toHaveLength(1);
    const foreign = await read(otherStaff, items[1].id);
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'notifications.not-found']);
    expect(await unread(city, staff)).toBe(1);
  }));

test('all read means all that were seen: what came since stays unread', () =>
  inTestCity(async (city) => {
    const { staff, request } = city;
    await tell(city, [staff]);
    const [seen] = (await inbox(city, staff)).items;
    await tell(city, [staff], { kind: 'work.returned' });
    const readAll = (payload?: object) =>
      request(staff, { method: 'POST', url: '/api/v1/notices/read', ...(payload && { payload }) });
    expect((await readAll({ upTo: seen.id })).json()).toEqual({ read: 1 });
    expect(await unread(city, staff)).toBe(1);
    expect((await readAll()).json()).toEqual({ read: 1 });
    expect((await readAll({ upTo: 'tất cả' })).statusCode).toBe(400);
  }));

test('the inbox goes on page by page', () =>
  inTestCity(async (city) => {
    for (let i = 0; i < 5; i++) await tell(city, [city.staff], { title: `Việc ${i}` });
    const first = await inbox(city, city.staff, '?limit=2');
    const second = await inbox(city, city.staff, `?limit=2&after=${first.next}`);
    const third = await inbox(city, city.staff, `?limit=2&after=${second.next}`);
    const titles = [first, second, third].flatMap(({ items }) => items.map(({ title }: { title: string }) => title));
    expect(titles).toEqual(['Việc 4', 'Việc 3', 'Việc 2', 'Việc 1', 'Việc 0']);
    expect(third.next).toBeNull();
  }));

test('who is not there is not told, and the public has no inbox', () =>
  inTestCity(async (city) => {
    const ghost = { ...city.staff, id: '0190a000-0000-7000-8000-00000000ffff' };
    expect(await tell(city, [ghost, { ...city.staff, id: 'system' }])).toBe(0);
    for (const url of ['/api/v1/notices', '/api/v1/notices/count', '/api/v1/notice-settings', '/api/v1/push-key']) {
      expect((await city.request(null, { url })).statusCode).toBe(401);
    }
  }));

test('each person chooses ways for each kind, and everything unsaid stays usual', () =>
  inTestCity(async (city) => {
    const { staff, otherStaff, request, tx } = city;
    const ways = { inbox: false, email: false, push: false };
    expect((await choose(city, staff, { channels: { 'work.assigned': ways } })).statusCode).toBe(200);
    const settings = (await request(staff, { url: '/api/v1/notice-settings' })).json();
    expect(Object.keys(settings.channels).sort()).toEqual([...noticeKindNames].sort());
    expect(settings.channels['work.assigned']).toEqual(ways);
    expect(settings).toMatchObject({ language: 'vi', quietHours: null, email: true });
    expect(await tell(city, [staff, otherStaff])).toBe(1);
    expect([await unread(city, staff), await unread(city, otherStaff)]).toEqual([0, 1]);
    await choose(city, staff, { channels: { 'work.assigned': { ...ways, email: true } } });
    await tell(city, [staff]);
    expect(await unread(city, staff)).toBe(0); // by e-mail only
    const waiting = await tx.rows(
      z.object({ inInbox: z.boolean() }),
      sql`
      select in_inbox as "inInbox" from notice where account_id = ${staff.id} and mail_after is not null`,
    );
    expect(waiting).toEqual([{ inInbox: false }]);
  }));

test('settings that make no sense are refused', () =>
  inTestCity(async (city) => {
    const { staff } = city;
    const codeOf = async (changes: object) =>
      (await choose(city, staff, changes as Partial<NoticeSettings>)).statusCode;
    expect(await codeOf({ quietHours: { from: '22:00', until: '22:00' } })).toBe(400);
    expect(await codeOf({ language: 'fr' })).toBe(400);
    expect(await codeOf({ channels: { 'work.everything': { inbox: true, email: true, push: true } } })).toBe(400);
    expect(await codeOf({ channels: { 'work.assigned': { inbox: true } } })).toBe(400);
    expect(await codeOf({ accountId: city.otherStaff.id })).toBe(400);
    expect(await codeOf({ quietHours: { from: '22:00', until: '06:00' } })).toBe(200);
  }));

test('screens of the person hear that there is something, and nobody else’s do', () =>
  inTestCity(async (city) => {
    await tell(city, [city.staff]);
    const events = await city.tx.rows(
      z.object({ kind: z.string(), onlyFor: z.array(z.string()), data: z.unknown() }),
      sql`select kind, only_for as "onlyFor", data from event where kind = 'notice.added'`,
    );
    expect(events).toEqual([{ kind: 'notice.added', onlyFor: [city.staff.id], data: {} }]);
  }));

test('notices go after a year; the records they were about stay', () =>
  inTestCity(async (city) => {
    const { tx, staff, services } = city;
    await tell({ ...city, now: instant('2025-02-01T00:00:00Z') }, [staff]);
    await tell(city, [staff]);
    await clearNotices.kind.perform(
      services,
      { at: city.now },
      { id: '', attempt: 1, complete: async () => {}, signal: new AbortController().signal },
    );
    expect(
      await tx.rows(
        z.object({ n: z.int() }),
        sql`select count(*)::int as n from notice where account_id = ${staff.id}`,
      ),
    ).toEqual([{ n: 1 }]);
  }));
