import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { servicesOn, testNow } from '../../../test/city.ts';
import { inLiveCity, type LiveCity } from '../../../test/live-city.ts';
import { catalogue } from '../../messages.ts';
import { sql } from '../db/db.ts';
import { httpServer } from '../http/server.ts';
import { endSessionsOf } from '../identity/sessions.ts';
import { addComment } from '../work/add-comment.ts';
import { NewComment, NewWorkItem, type WorkItemId } from '../work/contract.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { emit, type NewEvent } from './emit.ts';
import { eventsRoutes, streamLimits } from './routes.ts';
import { Ear } from './testing.ts';

const patience = { timeout: 20_000, interval: 50 };

const say = ({ db }: LiveCity, id: string, said: Partial<NewEvent> = { published: true }) =>
  db.inTransaction((tx) => emit(tx, { kind: 'test.said', about: { kind: 'test', id }, ...said }));

const openWork = ({ db, staff, office }: LiveCity, published: boolean): Promise<WorkItemId> => {
  const input = NewWorkItem.parse({ title: 'Vá vỉa hè', ownerId: office });
  return db.inTransaction((tx) => openWorkItem(tx, staff, { ...input, published }, testNow));
};

test('whoever listens hears of an act, whichever server it was done on, and nothing twice', () =>
  inLiveCity(async (city) => {
    const [here, there] = [await city.serve(), await city.serve()];
    const ears = [await Ear.listen(here.url), await Ear.listen(there.url)];
    const id = await openWork(city, true);
    await say(city, 'last');
    for (const ear of ears) {
      await ear.until(() => ear.about.includes('last'));
      expect(ear.about).toEqual([id, 'last']);
      expect(ear.heard[0]?.type).toBe('work.changed');
      expect(JSON.parse(ear.heard[0]?.data ?? '')).toMatchObject({
        kind: 'work.changed',
        about: { kind: 'work-item', id },
        data: { version: 1, partOf: [] },
      });
    }
  }));

test('an unpublished record is heard of by those who see it; nothing of it reaches the others', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const [owner, stranger, leader] = await Promise.all(
      [city.staff, city.otherStaff, city.people.leader].map(async (actor) =>
        Ear.listen(url, { cookie: await city.cookieOf(actor) }),
      ),
    );
    const anybody = await Ear.listen(url);
    const id = await openWork(city, false);
    await city.db.inTransaction((tx) =>
      addComment(tx, city.staff, id, NewComment.parse({ text: 'Đã khảo sát' }), testNow),
    );
    await say(city, 'named', { published: true, onlyFor: [city.otherStaff.id] });
    await say(city, 'last');
    const heardBy = async (ear: Ear | undefined) => {
      await ear?.until(() => ear.about.includes('last'));
      return ear?.about;
    };
    expect(await heardBy(owner)).toEqual([id, id, 'last']);
    expect(await heardBy(leader)).toEqual([id, id, 'last']);
    expect(await heardBy(stranger)).toEqual(['named', 'last']);
    expect(await heardBy(anybody)).toEqual(['last']);
  }));

test('whoever comes back hears what was missed, and goes on, on another server too', () =>
  inLiveCity(async (city) => {
    const [here, there] = [await city.serve(), await city.serve()];
    const ear = await Ear.listen(here.url);
    await say(city, 'one');
    await ear.until(() => ear.about.length === 1);
    await ear.hangUp();
    await say(city, 'two');
    await city.db.inTransaction(async (tx) => {
      for (const id of ['three', 'four']) {
        await emit(tx, { kind: 'test.said', about: { kind: 'test', id }, published: true });
      }
    });
    const again = await Ear.listen(there.url, { lastEventId: ear.lastId });
    await say(city, 'five');
    await again.until(() => again.about.includes('five'));
    expect(again.about).toEqual(['two', 'three', 'four', 'five']);

    // Cut between two events of one act: the rest of it comes, and no more.
    const afterThree = again.heard[1]?.id ?? null;
    const rest = await Ear.listen(here.url, { lastEventId: afterThree });
    await say(city, 'six');
    await rest.until(() => rest.about.includes('six'));
    expect(rest.about).toEqual(['four', 'five', 'six']);
  }));

test('whoever names a place nobody knows is told to load anew', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    for (const lastEventId of ['yesterday', '900000000000:900000000000:']) {
      const ear = await Ear.listen(url, { lastEventId });
      expect(ear.about).toEqual(['reset']);
      await say(city, lastEventId);
      await ear.until(() => ear.about.length > 1);
      expect(ear.about).toEqual(['reset', lastEventId]);
    }
  }));

test('more at once than anybody wants to hear one by one is told as one', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const ear = await Ear.listen(url);
    await city.db.inTransaction((tx) =>
      tx.run(sql`
        insert into event (kind, about_kind, about_id, published, organisation_ids, area_ids, data)
        select 'test.said', 'test', n::text, true, '{}', '{}', '{}' from generate_series(1, 501) as n`),
    );
    await say(city, 'after');
    await ear.until(() => ear.heard.length > 0);
    expect(ear.about[0]).toBe('reset');
  }));

test('only the kinds asked for are told', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const ear = await Ear.listen(url, { kinds: 'work.changed,directive.changed' });
    await say(city, 'unasked');
    const id = await openWork(city, true);
    await ear.until(() => ear.heard.length > 0);
    expect(ear.about).toEqual([id]);
    expect((await fetch(`${url}/api/v1/events?kinds=work`)).status).toBe(400);
  }));

test('a stream says how it wants to be handled on its way, and ends when the server stops', () =>
  inLiveCity(async (city) => {
    const server = await city.serve();
    const ear = await Ear.listen(server.url);
    expect(ear.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    await server.close();
    await ear.ended;
  }));

test('when the rights of an account change, its streams are made anew, and nobody else’s', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const cookie = await city.cookieOf(city.staff);
    const [theirs, other] = [await Ear.listen(url, { cookie }), await Ear.listen(url)];
    await say(city, city.staff.id, { kind: 'account.changed' });
    await theirs.ended;
    await say(city, 'after');
    await other.until(() => other.about.includes('after'));
    expect(theirs.about).toEqual([]);
  }));

test('a stream ends with the session it stands on', () =>
  inLiveCity(async (city) => {
    const app = httpServer(servicesOn(city.db), catalogue);
    app.register(async (api) => eventsRoutes(api, servicesOn(city.db), { lookEveryMs: 5_000, beatEveryMs: 50 }));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const mine = await Ear.listen(url, { cookie: await city.cookieOf(city.staff) });
    const other = await Ear.listen(url, { cookie: await city.cookieOf(city.otherStaff) });
    await city.db.inTransaction((tx) => endSessionsOf(tx, city.staff.id));
    await mine.ended;
    await say(city, 'after');
    await other.until(() => other.about.includes('after'));
    await app.close();
  }));

test('what no notification told of is found all the same', () =>
  inLiveCity(async (city) => {
    const app = httpServer(servicesOn(city.db), catalogue);
    app.register(async (api) => eventsRoutes(api, servicesOn(city.db), { lookEveryMs: 50, beatEveryMs: 15_000 }));
    const ear = await Ear.listen(await app.listen({ host: '127.0.0.1', port: 0 }));
    await city.db.inTransaction((tx) =>
      tx.run(sql`
        insert into event (kind, about_kind, about_id, published, organisation_ids, area_ids, data)
        values ('test.said', 'test', 'unannounced', true, '{}', '{}', '{}')`),
    );
    await ear.until(() => ear.about.includes('unannounced'));
    await app.close();
  }));

test('one address holds open no more streams than is sensible, and gets back what it closes', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const ears: Ear[] = [];
    for (let n = 0; n < streamLimits.ofAddress; n++) ears.push(await Ear.listen(url));
    const refused = await fetch(`${url}/api/v1/events`);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'events.too-many-streams' });
    const signedIn = await Ear.listen(url, { cookie: await city.cookieOf(city.staff) });
    await signedIn.hangUp();
    await ears[0]?.hangUp();
    await expect.poll(async () => (await Ear.listen(url)).lastId, patience).not.toBeNull();
  }));

test('a client that does not take what it is sent is cut off, and the others are not held up', () =>
  inLiveCity(async (city) => {
    const { url } = await city.serve();
    const { hostname, port } = new URL(url);
    const slow = connect({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => slow.once('connect', resolve));
    slow.on('error', () => {}); // the server resets the line
    slow.write(`GET /api/v1/events HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    await new Promise<void>((resolve) => slow.once('data', () => resolve()));
    slow.pause();
    const quick = await Ear.listen(url);
    const measured = async () => (await fetch(`${url}/metrics`)).text();
    const filler = 'x'.repeat(200_000);
    let n = 0;
    await expect
      .poll(async () => {
        for (let i = 0; i < 10; i++) await say(city, `${++n}`, { published: true, data: { filler } });
        return measured();
      }, patience)
      .toContain('dothi_event_streams_cut_total 1');
    await say(city, 'last');
    await quick.until(() => quick.about.includes('last'));
    expect(quick.about).toHaveLength(n + 1);
    expect(await measured()).toContain('dothi_event_streams 1');
    slow.destroy();
  }));
