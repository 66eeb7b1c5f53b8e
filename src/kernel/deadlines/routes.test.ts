import type { InjectOptions } from 'fastify';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { catalogue } from '../../messages.ts';
import { loadCalendarFor } from '../calendar/store.ts';
import { httpServer } from '../http/server.ts';
import { type Actor, systemActor } from '../identity/actor.ts';
import { dayOf, instant } from '../time.ts';
import { getWorkItem } from '../work/detail.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { calendarChangeRoutes, type WhenMoved } from './change-routes.ts';
import type { MovedDeadline } from './recalculate-open.ts';
import { startDeadline } from './start-deadline.ts';

const at = (text: string) => instant(`${text}+07:00`);

/** The server with the changes of the calendar besides, and what it tells those who keep copies of due instants. */
function serverOf({ services, cookieOf, request }: TestCity) {
  const app = httpServer(services, catalogue);
  const told: MovedDeadline[] = [];
  const whenMoved: WhenMoved = async (_tx, _actor, moved) => {
    told.push(...moved);
  };
  calendarChangeRoutes(app, services, whenMoved, async () => new Map());
  const get = async (url: string, headers = {}) => (await request(null, { method: 'GET', url, headers })).json();
  const post = async (actor: Actor | null, url: string, payload: InjectOptions['payload']) => {
    const headers = actor === null ? {} : { cookie: await cookieOf(actor) };
    const answer = await app.inject({ method: 'POST', url, payload, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  return { get, post, told };
}

const storm = {
  calendar: 'city',
  content: { kind: 'off', day: '2026-03-11', name: { vi: 'phòng chống bão', en: 'storm' } },
  instrument: 'Thông báo 01/TB-UBND',
};

test('anybody may ask how long they have, and is told how it was computed', () =>
  inTestCity(async (city) => {
    const { get } = serverOf(city);
    for (const from of ['2026-02-09T16:40%2B07:00', '2026-02-09T16:40+07:00', '2026-02-09T09:40Z']) {
      expect(await get(`/api/v1/deadline?from=${from}&rule=8wd`)).toMatchObject({
        due: at('2026-02-26T17:00'),
        explanation: expect.stringContaining('8 ngày làm việc; nghỉ Tết Nguyên đán 16–20/02'),
        steps: expect.arrayContaining([{ kind: 'counted-from', day: '2026-02-10' }]),
      });
    }
    const url = '/api/v1/deadline?from=2026-02-09T09:40Z&rule=8wd';
    expect((await get(`${url}&lang=en`)).explanation).toContain('8 working days');
    expect((await get(url, { 'accept-language': 'en' })).explanation).toContain('8 working days');
    expect((await get(`${url}&event=assigned`)).explanation).toMatch(/^giao việc/);
  }));

test.each([
  ['from=2026-02-09&rule=8wd', 'deadlines.instant-without-time'],
  ['from=2026-02-09T16:40&rule=8wd', 'deadlines.instant-without-zone'],
  ['from=soon&rule=8wd', 'deadlines.instant-unreadable'],
  ['from=2026-02-09T09:40Z&rule=8', 'deadlines.rule-unreadable'],
  ['from=2026-02-09T09:40Z&rule=9999d', 'deadlines.rule-too-long'],
  ['from=2199-02-09T09:40Z&rule=8wd', 'calendar.day-out-of-range'],
  ['from=2026-02-09T09:40Z', 'http.fields-invalid'],
])('?%s is refused: %s', (query, code) =>
  inTestCity(async (city) => {
    const problem = await serverOf(city).get(`/api/v1/deadline?${query}`);
    expect(problem).toMatchObject({ status: 400, code });
    expect(problem.detail).not.toBe(code);
  }),
);

test('the calendar can be read day by day, with reasons and lunar dates', () =>
  inTestCity(async (city) => {
    const { get } = serverOf(city);
    const { items } = await get('/api/v1/calendar/days?from=2026-02-13&until=2026-02-17');
    expect(items.map(({ day, kind }: { day: string; kind: string }) => `${day} ${kind}`)).toEqual([
      '2026-02-13 work',
      '2026-02-14 weekly-rest',
      '2026-02-15 weekly-rest',
      '2026-02-16 holiday',
      '2026-02-17 holiday',
    ]);
    expect(items[4]).toEqual({
      day: '2026-02-17',
      kind: 'holiday',
      hours: [],
      reason: { vi: 'nghỉ Tết Nguyên đán', en: 'Tết (Lunar New Year)' },
      instrument: 'Bộ luật Lao động 45/2019/QH14, Điều 111 và Điều 112',
      confirmed: true,
      swappedWith: null,
      provisional: null,
      lunar: { year: 2026, month: 1, leap: false, day: 1 },
    });
    const code = async (query: string) => (await get(`/api/v1/calendar/days?${query}`)).code;
    expect(await code('from=2026-02-13&until=2026-02-12')).toBe('calendar.range-backwards');
    expect(await code('from=2026-02-13&until=2027-12-31')).toBe('calendar.range-too-long');
    expect(await code('from=2026-02-30&until=2026-03-01')).toBe('http.fields-invalid');
  }));

test('an administrator announces a day off: it is in the calendar, open deadlines move, and who keeps copies is told', () =>
  inTestCity(async (city) => {
    const { get, post, told } = serverOf(city);
    const { tx, administrator, staff, office } = city;
    const { id } = await startDeadline(
      tx,
      staff,
      {
        aboutKind: 'work-item',
        aboutId: office,
        rule: '8wd',
        from: at('2026-03-02T09:00'),
        anchor: 'assigned',
        by: await loadCalendarFor(tx, null),
      },
      at('2026-03-02T09:00'),
    );
    const moved = { deadlineId: id, from: at('2026-03-12T17:00'), to: at('2026-03-13T17:00') };
    const announced = await post(administrator, '/api/v1/calendar/announcements', storm);
    expect(announced).toMatchObject({ status: 201, body: { moved: { count: 1, items: [moved] } } });
    expect(told).toMatchObject([moved]);
    expect((await get('/api/v1/calendar/days?from=2026-03-11&until=2026-03-11')).items[0].kind).toBe('off');
    expect((await get('/api/v1/calendar/announcements')).items).toMatchObject([{ content: storm.content }]);
    const withdrawal = `/api/v1/calendar/announcements/${announced.body.id}/withdrawal`;
    const withdrawn = await post(administrator, withdrawal, { reason: 'bão đổi hướng' });
    expect(withdrawn).toMatchObject({ status: 200, body: { moved: { count: 1 } } });
    expect((await post(administrator, withdrawal, { reason: 'x' })).body.code).toBe('calendar.already-withdrawn');
  }));

test('an office sets its own hours, and its terms follow them', () =>
  inTestCity(async (city) => {
    const { get, post } = serverOf(city);
    const hours = {
      calendar: city.office,
      from: '2026-03-01',
      weekdays: [{ from: '07:00', until: '11:30' }],
      saturday: [],
      sunday: [],
      reason: 'Quyết định giờ mùa hè',
    };
    expect((await post(city.administrator, '/api/v1/calendar/office-hours', hours)).status).toBe(200);
    const url = '/api/v1/deadline?from=2026-03-09T09:00%2B07:00&rule=1wd';
    expect((await get(`${url}&organisation=${city.office}`)).due).toBe(at('2026-03-10T11:30'));
    expect((await get(url)).due).toBe(at('2026-03-10T17:00'));
    const backwards = { ...hours, weekdays: [{ from: '11:30', until: '07:00' }] };
    const refused = await post(city.administrator, '/api/v1/calendar/office-hours', backwards);
    expect(refused.body.details.fields[0].code).toBe('calendar.period-backwards');
    const nobody = { ...hours, calendar: '018f3c5e-7a7b-7c3d-8e9f-0123456789ff' };
    const unknown = await post(city.administrator, '/api/v1/calendar/office-hours', nobody);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'calendar.no-such-organisation' } });
  }));

test('nobody but an administrator changes a calendar', () =>
  inTestCity(async (city) => {
    const { post } = serverOf(city);
    for (const address of [
      'announcements',
      'announcements/018f3c5e-7a7b-7c3d-8e9f-0123456789ff/withdrawal',
      'office-hours',
    ]) {
      expect((await post(null, `/api/v1/calendar/${address}`, storm)).status).toBe(401);
      expect((await post(city.staff, `/api/v1/calendar/${address}`, storm)).status).toBe(403);
    }
  }));

test('a change is tried before it is announced: which deadlines it would move and why, and nothing has moved', () =>
  inTestCity(async (city) => {
    const { tx, administrator, staff, now, request, office } = city;
    const task = { title: 'Kiểm tra kè sông', ownerId: office, deadline: { rule: '3wd' } };
    const id = await openWorkItem(tx, systemActor, task, now);
    const preview = (actor: Actor, content: object) =>
      request(actor, {
        method: 'POST',
        url: '/api/v1/calendar/announcements/preview',
        payload: { calendar: 'city', content },
      });
    expect((await preview(staff, storm.content)).statusCode).toBe(403);
    const moved = (await preview(administrator, storm.content)).json();
    expect(moved).toMatchObject({
      count: 1,
      items: [
        {
          aboutId: id,
          title: 'Kiểm tra kè sông',
          from: at('2026-03-12T17:00'),
          to: at('2026-03-13T17:00'),
          explanation: { vi: expect.stringContaining('phòng chống bão') },
        },
      ],
    });
    // Who keeps the calendar does not thereby read everybody's work.
    expect((await preview(city.people.administrator, storm.content)).json().items).toMatchObject([{ title: null }]);
    expect((await preview(administrator, { ...storm.content, day: '2026-03-15' })).json().code).toBe(
      'calendar.already-off',
    );
    const item = await getWorkItem(tx, administrator, id, dayOf(now));
    expect(item.dueAt).toBe(at('2026-03-12T17:00'));
    expect((await request(null, { url: '/api/v1/calendar/announcements' })).json().items).toEqual([]);
  }));
