import type { InjectOptions } from 'fastify';
import { Webhook as Verifier } from 'standardwebhooks';
import { Temporal } from 'temporal-polyfill';
import { afterEach, expect, test, vi } from 'vitest';
import { inTestCity, testNow } from '../../../test/city.ts';
import { inLiveCity, type LiveCity } from '../../../test/live-city.ts';
import { createApp } from '../../app.ts';
import { sql } from '../db/db.ts';
import { emit, type NewEvent } from '../events/emit.ts';
import { runDueJobs } from '../jobs/jobs.ts';
import { startJobs } from '../jobs/runner.ts';
import type { Services } from '../services.ts';
import { asInstant, type Instant } from '../time.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { deliverWebhook } from './deliver.ts';
import { gatherDeliveries } from './gather.ts';
import { longestFailingDays, outcomeOf, waitsSeconds } from './outcome.ts';
import { type Receiver, type Taken, withReceiver } from './testing.ts';
import { watchEvents } from './watch-events.ts';

/** Those who run the city, with a clock that can be set on. */
function runnersOf({ hook }: Receiver, given: Services, cookie: string) {
  let now: Instant = testNow;
  const settings = { ...given.settings, OUTSIDE_NETWORKS: ['127.0.0.0/8'], SESSION_IDLE_MINUTES: 100_000 };
  const services: Services = { ...given, settings, clock: () => now };
  const app = createApp(services);
  const ask = (options: InjectOptions) => app.inject({ ...options, headers: { cookie, ...options.headers } });
  const carryOut = async () => (await runDueJobs(services, { kinds: [deliverWebhook], schedules: [] })).done.length;
  return {
    services,
    ask,
    pass: (seconds: number) => {
      now = asInstant(Temporal.Instant.from(now).add({ seconds }));
    },
    subscribe: async (more = {}): Promise<{ id: string; secret: string }> => {
      const payload = { name: 'Cổng tỉnh', url: hook, kinds: ['work.changed', 'test.said'], ...more };
      return (await ask({ method: 'POST', url: '/api/v1/webhooks', payload })).json();
    },
    /** A message without anything having happened. */
    send: async (id: string) => (await ask({ method: 'POST', url: `/api/v1/webhooks/${id}/test` })).statusCode,
    /** How many messages were sent, of those that are due. */
    carryOut,
    deliver: async () => {
      await gatherDeliveries(services);
      return carryOut();
    },
  };
}

/** A database of its own, where events come about. */
const inHearingCity = (work: (scene: LiveCity & Receiver & ReturnType<typeof runnersOf>) => Promise<void>) =>
  withReceiver((receiver) =>
    inLiveCity(async (city) => {
      const { services } = await city.serve();
      await work({ ...city, ...receiver, ...runnersOf(receiver, services, await city.cookieOf(city.administrator)) });
    }),
  );
/** The usual test city: what is sent is asked for. */
const inSendingCity = (work: (scene: Receiver & ReturnType<typeof runnersOf>) => Promise<void>) =>
  withReceiver((receiver) =>
    inTestCity(async (city) =>
      work({ ...receiver, ...runnersOf(receiver, city.services, await city.cookieOf(city.administrator)) }),
    ),
  );
const emitIn =
  ({ db }: LiveCity) =>
  ({ id, ...said }: Partial<NewEvent> & { id: string }) =>
    db.inTransaction((tx) => emit(tx, { kind: 'test.said', about: { kind: 'test', id }, ...said }));

const aboutOf = ({ body }: Taken): string => JSON.parse(body).data.about?.id ?? JSON.parse(body).type;
afterEach(() => {
  vi.useRealTimers();
});

test('what is published is told, signed so that the library of the standard takes it and takes nothing altered', () =>
  inHearingCity(async (scene) => {
    const { db, staff, office, otherOffice, subscribe, deliver, taken } = scene;
    const say = emitIn(scene);
    const { secret } = await subscribe();
    await subscribe({ organisationId: office, kinds: ['test.said'] });
    const open = (title: string, published: boolean) =>
      db.inTransaction((tx) => openWorkItem(tx, staff, { title, ownerId: office, published }, testNow));
    await open('Việc nội bộ của đơn vị', false);
    const id = await open('Vá vỉa hè', true);
    expect(await deliver()).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = taken;
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    vi.useFakeTimers({ now: new Date(testNow), toFake: ['Date'] });
    const verifier = new Verifier(secret);
    const signed = headers as Record<string, string>;
    expect(verifier.verify(body, signed)).toMatchObject({
      type: 'work.changed',
      data: { about: { kind: 'work-item', id }, version: 1 },
    });
    expect(() => verifier.verify(body.replace(id, office), signed)).toThrow();
    expect(() => verifier.verify(body, { ...signed, 'webhook-id': 'another' })).toThrow();
    vi.useRealTimers();
    expect(body).not.toContain('vỉa hè');
    expect(await deliver()).toBe(0);

    // The program of an organisation hears what its officers may; nobody hears of restricted work or of other kinds.
    taken.length = 0;
    const inside = { permission: 'work.see-inside' } as const;
    await say({ id: 'ours', ...inside, organisationIds: [office] });
    await say({ id: 'theirs', ...inside, organisationIds: [otherOffice] });
    await say({ id: 'restricted', ...inside, organisationIds: [office], onlyFor: [staff.id] });
    await say({ id: 'unsaid' });
    await say({ id: 'other kind', published: true, kind: 'place.changed' });
    await say({ id: 'everybody’s', published: true });
    await deliver();
    expect(taken.map(aboutOf).sort()).toEqual(['everybody’s', 'everybody’s', 'ours']);

    // What is not known any more is told as one reset.
    taken.length = 0;
    await say({ id: 'lost', published: true });
    await db.inTransaction(async (tx) => {
      await tx.run(sql`insert into event_removal (up_to_xid) select pg_snapshot_xmax(pg_current_snapshot())`);
      await tx.run(sql`delete from event`);
    });
    await deliver();
    expect(taken.map(aboutOf)).toEqual(['reset', 'reset']);
  }));

test('a running server tells by itself, and two servers tell once', () =>
  inHearingCity(async (scene) => {
    const { services, serve, subscribe, taken } = scene;
    const say = emitIn(scene);
    await subscribe();
    const faults: unknown[] = [];
    const onFault = (fault: unknown) => faults.push(fault);
    const another = { ...(await serve()).services, settings: services.settings };
    const running = [
      await watchEvents(services, onFault),
      await watchEvents(another, onFault),
      await startJobs(services, { kinds: [deliverWebhook], schedules: [] }, onFault),
    ];
    for (const id of ['one', 'two', 'three']) await say({ id, published: true });
    await vi.waitFor(() => expect(taken.map(aboutOf).sort()).toEqual(['one', 'three', 'two']), { timeout: 20_000 });
    for (const each of running) await each.close();
    expect(faults).toEqual([]);
  }));

test('what is not taken is tried again later with the same identifier, given up in the end, and sent again on demand', () =>
  inSendingCity(async ({ ask, subscribe, send, carryOut, taken, answer, pass }) => {
    const { id } = await subscribe();
    answer(500);
    expect(await send(id)).toBe(202);
    expect(await carryOut()).toBe(1);
    expect(await carryOut()).toBe(0); // not before its time
    for (const seconds of waitsSeconds) {
      pass(seconds);
      expect(await carryOut()).toBe(1);
    }
    expect(taken).toHaveLength(waitsSeconds.length + 1);
    expect(new Set(taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(taken.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(taken.length);
    const shown = await ask({ url: `/api/v1/webhooks/${id}` });
    expect(shown.json()).toMatchObject({ state: 'active', failingSince: testNow, failed: 1, waiting: 0 });
    const [delivery] = (await ask({ url: `/api/v1/webhooks/${id}/deliveries?state=failed` })).json().items;
    expect(delivery).toMatchObject({ status: 500, attempts: waitsSeconds.length + 1, state: 'failed' });
    answer(200);
    const again = await ask({ method: 'POST', url: `/api/v1/webhooks/${id}/deliveries/${delivery.id}/send-again` });
    expect(again.statusCode).toBe(204);
    expect(await carryOut()).toBe(1);
    expect((await ask({ url: `/api/v1/webhooks/${id}` })).json()).toMatchObject({ failingSince: null, failed: 0 });
  }));

test('who takes nothing for days is disabled and told nothing more, until somebody makes it active again', () =>
  inSendingCity(async ({ ask, subscribe, send, carryOut, answer, pass }) => {
    const { id } = await subscribe();
    answer(503);
    await send(id);
    await carryOut();
    pass(longestFailingDays * 24 * 3600);
    await send(id);
    await carryOut();
    const disabled = await ask({ url: `/api/v1/webhooks/${id}` });
    expect(disabled.json()).toMatchObject({ state: 'disabled', disabledFor: 'failing', waiting: 0, failed: 2 });
    expect(await send(id)).toBe(409);
    answer(204);
    const active = { method: 'PATCH', url: `/api/v1/webhooks/${id}`, payload: { state: 'active' } } as const;
    expect((await ask({ ...active, headers: { 'if-match': '"99"' } })).statusCode).toBe(412);
    const changed = await ask({ ...active, headers: { 'if-match': `"${disabled.json().version}"` } });
    expect(changed.json()).toMatchObject({ state: 'active', disabledFor: null, failingSince: null });
    expect(await send(id)).toBe(202);
    expect(await carryOut()).toBe(1);
  }));

test('what waits for a paused webhook is sent when it goes on', () =>
  inSendingCity(async ({ ask, subscribe, send, carryOut, taken }) => {
    const { id } = await subscribe();
    await send(id);
    const set = (state: string, version: number) =>
      ask({
        method: 'PATCH',
        url: `/api/v1/webhooks/${id}`,
        payload: { state },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await set('paused', 1)).statusCode).toBe(200);
    await carryOut();
    expect(taken).toHaveLength(0);
    await set('active', 2);
    await carryOut();
    expect(taken).toHaveLength(1);
    expect((await ask({ method: 'DELETE', url: `/api/v1/webhooks/${id}` })).statusCode).toBe(204);
    expect((await ask({ url: '/api/v1/webhooks' })).json().items).toEqual([]);
  }));

test('an answer of 410 disables at once, a redirect is not followed, a closed port is a failure with its reason', () =>
  inSendingCity(async ({ ask, subscribe, send, carryOut, answer, taken }) => {
    const { id } = await subscribe();
    answer(302);
    await send(id);
    await carryOut();
    expect(taken).toHaveLength(1);
    answer(410);
    await send(id);
    await carryOut();
    const gone = (await ask({ url: `/api/v1/webhooks/${id}` })).json();
    expect(gone).toMatchObject({ state: 'disabled', disabledFor: 'gone' });
    const closed = await subscribe({ url: 'http://127.0.0.1:1/' });
    await send(closed.id);
    await carryOut();
    const [delivery] = (await ask({ url: `/api/v1/webhooks/${closed.id}/deliveries` })).json().items;
    expect(delivery).toMatchObject({ state: 'waiting', status: null, error: 'outside.not-reached', attempts: 1 });
  }));

test('a new secret signs beside the old one for a day; secrets are shown once', () =>
  inSendingCity(async ({ ask, subscribe, send, carryOut, taken, pass }) => {
    const { id, secret } = await subscribe();
    const renewed = await ask({ method: 'POST', url: `/api/v1/webhooks/${id}/secret` });
    const secrets = [secret, renewed.json().secret];
    const takenBy = async () => {
      await send(id);
      await carryOut();
      const { body, headers } = taken.at(-1) as Taken;
      vi.useFakeTimers({ now: Number(headers['webhook-timestamp']) * 1000, toFake: ['Date'] });
      const takes = (key: string) => {
        try {
          return new Verifier(key).verify(body, headers as Record<string, string>) !== undefined;
        } catch {
          return false;
        }
      };
      const taking = secrets.map(takes);
      vi.useRealTimers();
      return taking;
    };
    expect(await takenBy()).toEqual([true, true]);
    pass(25 * 3600);
    expect(await takenBy()).toEqual([false, true]);
    expect((await ask({ url: '/api/v1/webhooks' })).body).not.toContain('whsec_');
  }));

test('addresses inside are refused when they are given', () =>
  inSendingCity(async ({ ask, subscribe }) => {
    const { id } = await subscribe();
    const refused = async (url: string) => {
      const payload = { name: 'A', url, kinds: ['work.changed'] };
      const added = await ask({ method: 'POST', url: '/api/v1/webhooks', payload });
      const headers = { 'if-match': '"1"' };
      const changed = await ask({ method: 'PATCH', url: `/api/v1/webhooks/${id}`, payload: { url }, headers });
      expect(changed.json().code).toBe(added.json().code);
      return added.json().code;
    };
    expect(await refused('https://169.254.169.254/latest')).toBe('outside.address-inside');
    expect(await refused('https://[::1]/')).toBe('outside.address-inside');
    expect(await refused('https://a:b@example.org/')).toBe('outside.address-with-password');
    expect(await refused('https://example.org/')).toBeUndefined();
  }));

test('waits grow, and the last failure gives up', () => {
  expect(outcomeOf({ status: 200 }, 1)).toEqual({ state: 'delivered' });
  expect(outcomeOf({ status: 302 }, 1)).toEqual({ state: 'waiting', inSeconds: 5 });
  expect(outcomeOf({ error: 'outside.no-answer' }, waitsSeconds.length)).toMatchObject({ state: 'waiting' });
  expect(outcomeOf({ status: 500 }, waitsSeconds.length + 1)).toEqual({ state: 'failed' });
  expect([...waitsSeconds].sort((a, b) => a - b)).toEqual([...waitsSeconds]);
});
