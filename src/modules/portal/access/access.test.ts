import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../../test/city.ts';
import { inLiveCity } from '../../../../test/live-city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { type Instant, instant } from '../../../kernel/time.ts';
import { AccessCounter } from './access-counter.ts';
import { closeDays, lastDays, readAccess } from './count-visits.ts';
import { isPerson, networkOf } from './robots.ts';

const chrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const person = (agent: string | undefined, purpose?: string) => isPerson({ agent, purpose });
const rethrow = (fault: unknown) => {
  throw fault;
};

test('people are told from robots that say what they are', () => {
  expect(person(chrome)).toBe(true);
  expect(person('Opera/9.80 (Android; Opera Mini/36.2/191.256; U; vi) Presto/2.12.423 Version/12.16')).toBe(true);
  for (const robot of [
    undefined,
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)',
    'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/130.0.0.0',
    'facebookexternalhit/1.1',
    'python-requests/2.32',
  ]) {
    expect(person(robot)).toBe(false);
  }
  expect(person(chrome, 'prefetch;prerender')).toBe(false);
});

test('a network of the sixth version is one visitor’s, however often the telephone changes its address in it', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
});

test('visits are counted, not pages; by two servers as by one; and nothing is left of who came', () =>
  inTestCity(async ({ db, tx }) => {
    let now: Instant = instant('2026-03-08T03:00:00Z'); // a Sunday
    const clock = () => now;
    const [one, two] = [new AccessCounter(db, clock, rethrow), new AccessCounter(db, clock, rethrow)];
    const write = async () => {
      await one.write();
      await two.write();
    };
    for (let page = 0; page < 5; page++) one.see('203.0.113.9\nA');
    two.see('203.0.113.9\nA');
    two.see('203.0.113.9\nB');
    await write();
    expect(await readAccess(db.reads, now)).toEqual({ online: 2, today: 2, week: 2, all: 2, since: '2026-03-08' });

    now = instant('2026-03-08T03:29:00Z'); // within half an hour: the same visit
    one.see('203.0.113.9\nA');
    await write();
    expect(await readAccess(db.reads, now)).toMatchObject({ online: 1, today: 2 });
    now = instant('2026-03-08T04:00:00Z'); // beyond it: another
    two.see('203.0.113.9\nA');
    await write();
    expect(await readAccess(db.reads, now)).toMatchObject({ online: 1, today: 3 });

    const kept = await tx.text(sql`select string_agg(t::text, ' ') from visit_today t`);
    expect(kept).not.toContain('203.0.113.9');
    expect(kept).not.toContain(Buffer.from('203.0.113.9').toString('hex'));

    now = instant('2026-03-08T17:00:01Z'); // Monday in the city
    one.see('203.0.113.9\nA');
    await write();
    expect(await readAccess(db.reads, now)).toMatchObject({ online: 1, today: 1, week: 1, all: 4 });
    expect(await lastDays(db.reads, 10)).toEqual([{ day: '2026-03-08', visits: 3, visitors: 2 }]);
    const left = await tx.rows(
      z.object({ day: z.string(), salted: z.boolean(), hashes: z.int() }),
      sql`select d.day::text, d.salt is not null as salted, (select count(*)::int from visit_today t where t.day = d.day) as hashes
            from visit_day d order by d.day`,
    );
    expect(left).toEqual([
      { day: '2026-03-08', salted: false, hashes: 0 },
      { day: '2026-03-09', salted: true, hashes: 1 },
    ]);
  }));

test('what comes for a day that is counted is not counted again', () =>
  inTestCity(async ({ db, tx }) => {
    let now: Instant = instant('2026-03-08T16:59:59Z');
    const counter = new AccessCounter(db, () => now, rethrow);
    counter.see('a');
    await counter.write();
    counter.see('b'); // still in memory when another server closes the day
    now = instant('2026-03-08T17:00:05Z');
    await closeDays(tx, '2026-03-09' as never);
    await counter.write();
    expect(await lastDays(db.reads, 1)).toEqual([{ day: '2026-03-08', visits: 1, visitors: 1 }]);
  }));

test('pages are counted on every server when people look, and what waits is written when a server stops', () =>
  inLiveCity(async ({ serve, db }) => {
    const servers = [await serve(), await serve()];
    const get = (server: number, path: string, agent: string) =>
      fetch(`${servers[server]?.url}${path}`, { headers: { 'user-agent': agent } });
    for (const path of ['/vi', '/vi/tin-tuc', '/en']) await get(0, path, chrome);
    await get(1, '/vi', chrome);
    await get(1, '/vi', `${chrome} Khac/1`);
    await get(1, '/vi', 'Googlebot/2.1');
    await get(1, '/vi/khong-co', `${chrome} Lac/1`); // no page, no visit
    await get(1, '/api/v1/articles', `${chrome} May/1`);
    for (const server of servers) await server.close();
    expect(await readAccess(db.reads, instant('2026-03-09T01:30:00Z'))).toMatchObject({ online: 2, today: 2 });
  }));
