import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import { dayOf } from '../../../kernel/time.ts';
import { act, ask, file, settleReports } from './testing.ts';

const publish = ({ tx }: TestCity, id: string) =>
  tx.run(sql`update report set publication = 'public', public_text = 'Rác đổ đầy vỉa hè' where id = ${id}::uuid`);

test('a public report is in a calendar on the day that was promised, under one name while the day moves', () =>
  inTestCity(async (city) => {
    const { request, staff, people } = city;
    await settleReports(city);
    const { id, number } = await file(city, { text: 'Rác đổ đầy vỉa hè, gọi 0912 345 678' });
    const calendar = async (asker: typeof staff | null = null) =>
      request(asker, { url: `/api/v1/reports/${id}/deadline.ics?lang=en` });
    expect([(await calendar()).statusCode, (await calendar(people.leader)).statusCode]).toEqual([404, 404]);
    await publish(city, id);
    const answer = await calendar();
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.body).not.toMatch(/0912 ?345/);
    const entryOf = ({ body }: typeof answer) => {
      const [only, ...others] = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
      expect(others).toEqual([]);
      return new ICAL.Event(only);
    };
    const { expectedAt, area } = await ask(city, null, `/api/v1/reports/${id}`);
    const entry = entryOf(answer);
    expect(entry.summary).toContain(number);
    expect(entry.startDate.toString()).toBe(dayOf(expectedAt as never));
    expect(entry.location).toBe(area?.name);
    expect(entry.component.getFirstPropertyValue('url')).toContain(`/reports/${id}`);
    await act(city, staff, id, 'accept');
    const later = entryOf(await calendar());
    expect(later.uid).toBe(entry.uid);
    expect(later.sequence).toBeGreaterThan(entry.sequence);
    expect(later.description).not.toBe(entry.description);
  }));

test('what happened to a public report is a feed of its own, the newest first', () =>
  inTestCity(async (city) => {
    const { request, staff } = city;
    await settleReports(city);
    const { id } = await file(city);
    await publish(city, id);
    await act(city, staff, id, 'accept');
    const feed = parseXml((await request(null, { url: `/api/v1/reports/${id}/steps.atom?lang=en` })).body);
    expect(feed.of('id').text).toBe(`urn:uuid:${id}`);
    const steps = feed.children.filter(({ name }) => name === 'entry').map((entry) => entry.of('title').text);
    const { updates } = await ask(city, null, `/api/v1/reports/${id}`);
    expect(updates.map(({ kind }) => kind)).toEqual(['received', 'accepted']);
    expect(steps).toEqual([expect.stringContaining('accepted'), expect.stringContaining('received')]);
  }));
