import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import { day } from '../time.ts';
import { announce, withdraw } from './announce.ts';
import { AnnouncementId, CalendarId, cityCalendarId, type NewAnnouncement, nationalCalendarId } from './contract.ts';
import { openCalendar, setOfficeHours } from './set-office-hours.ts';
import { calendarIdFor, calendarsUnder, listAnnouncements, loadCalendar } from './store.ts';

const instrument = { instrument: 'Thông báo 01/TB-UBND', url: null };
const storm = (on: string): NewAnnouncement => ({
  kind: 'off',
  day: day(on),
  name: { vi: 'phòng chống bão', en: 'storm' },
});
test('what the city announces holds for the city and its organisations, not for the nation', () =>
  inTestCity(async ({ tx, now, administrator, office }) => {
    const own = await openCalendar(tx, administrator, office, now);
    await announce(tx, administrator, cityCalendarId, storm('2026-03-11'), instrument, now);
    const on = day('2026-03-11');
    expect((await loadCalendar(tx, cityCalendarId))(on)).toMatchObject({
      kind: 'off',
      reason: { vi: 'nghỉ phòng chống bão' },
      source: { instrument: 'Thông báo 01/TB-UBND' },
    });
    expect((await loadCalendar(tx, own))(on).kind).toBe('off');
    expect((await loadCalendar(tx, nationalCalendarId))(on).kind).toBe('work');
    expect(await calendarsUnder(tx, nationalCalendarId)).toHaveLength(3);
  }));

test('every kind of announcement comes back from the database as it went in', () =>
  inTestCity(async ({ tx, now, administrator }) => {
    const contents: NewAnnouncement[] = [
      { kind: 'year', year: 2027, tetDaysBefore: 1, nationalDay: 'after' },
      { kind: 'holiday', day: day('2026-10-12'), name: { vi: 'ngày thành phố', en: 'city day' } },
      storm('2026-07-20'),
      { kind: 'work', day: day('2026-07-25'), name: { vi: 'khắc phục bão', en: 'clearing up' } },
      { kind: 'swap', off: day('2026-11-23'), worked: day('2026-11-28') },
    ];
    for (const content of contents) await announce(tx, administrator, cityCalendarId, content, instrument, now);
    expect((await listAnnouncements(tx, cityCalendarId)).map(({ content }) => content)).toEqual(contents);
    const calendar = await loadCalendar(tx, cityCalendarId);
    expect(calendar(day('2027-02-11'))).toMatchObject({ kind: 'in-lieu', provisional: null });
    expect(calendar(day('2026-11-28')).kind).toBe('make-up');
  }));

test('a calendar is built once for each state of its data', () =>
  inTestCity(async ({ tx, now, administrator }) => {
    const before = await loadCalendar(tx, cityCalendarId);
    expect(await loadCalendar(tx, cityCalendarId)).toBe(before);
    const id = await announce(tx, administrator, nationalCalendarId, storm('2026-03-11'), instrument, now);
    const after = await loadCalendar(tx, cityCalendarId);
    expect(after).not.toBe(before);
    await withdraw(tx, administrator, id, 'bão đổi hướng', now);
    const again = await loadCalendar(tx, cityCalendarId);
    expect(again(day('2026-03-11')).kind).toBe('work');
    expect(before(day('2026-03-11')).kind).toBe('work'); // the value read earlier did not change
  }));

test('announcements that contradict the calendar are refused', () =>
  inTestCity(async ({ tx, now, administrator }) => {
    const saying = (content: NewAnnouncement) => announce(tx, administrator, cityCalendarId, content, instrument, now);
    const work = { vi: 'x', en: 'x' };
    await expect(saying(storm('2026-02-17'))).rejects.toMatchObject({ code: 'calendar.already-off' });
    await expect(saying({ kind: 'work', day: day('2026-03-11'), name: work })).rejects.toMatchObject({
      code: 'calendar.already-working',
    });
    await expect(saying({ kind: 'swap', off: day('2026-03-14'), worked: day('2026-03-15') })).rejects.toMatchObject({
      code: 'calendar.already-off',
    });
    const tet: NewAnnouncement = { kind: 'year', year: 2027, tetDaysBefore: 1, nationalDay: 'after' };
    await saying(tet);
    await expect(saying(tet)).rejects.toMatchObject({ code: 'calendar.year-already-announced' });
    await saying(storm('2026-03-11'));
    await expect(saying({ kind: 'work', day: day('2026-03-11'), name: work })).resolves.toBeDefined();
    await expect(saying(storm('2026-03-11'))).rejects.toMatchObject({ code: 'calendar.day-already-announced' });
  }));

test('unknown calendars and announcements, a second withdrawal and people without the right are refused', () =>
  inTestCity(async ({ tx, now, administrator, staff }) => {
    const unknown = '018f3c5e-7a7b-7c3d-8e9f-0123456789ff';
    await expect(loadCalendar(tx, CalendarId.parse(unknown))).rejects.toMatchObject({ code: 'calendar.not-found' });
    const hours = { from: day('2026-05-01'), weekdays: [{ from: '07:00', until: '11:30' }], saturday: [], sunday: [] };
    for (const change of [
      announce(tx, administrator, CalendarId.parse(unknown), storm('2026-03-11'), instrument, now),
      setOfficeHours(tx, administrator, CalendarId.parse(unknown), hours, now),
    ]) {
      await expect(change).rejects.toMatchObject({ code: 'calendar.not-found' });
    }
    await expect(withdraw(tx, administrator, AnnouncementId.parse(unknown), 'x', now)).rejects.toMatchObject({
      code: 'calendar.announcement-not-found',
    });
    const id = await announce(tx, administrator, cityCalendarId, storm('2026-03-11'), instrument, now);
    await withdraw(tx, administrator, id, 'x', now);
    await expect(withdraw(tx, administrator, id, 'x', now)).rejects.toMatchObject({
      code: 'calendar.already-withdrawn',
    });
    await expect(announce(tx, staff, cityCalendarId, storm('2026-03-12'), instrument, now)).rejects.toMatchObject({
      code: 'policy.not-allowed',
    });
  }));

test('an organisation may keep hours of its own from a day on; before that, and for others, those above it hold', () =>
  inTestCity(async ({ tx, now, administrator, office }) => {
    expect(await calendarIdFor(tx, office)).toBe(cityCalendarId);
    const own = await openCalendar(tx, administrator, office, now);
    expect(await openCalendar(tx, administrator, office, now)).toBe(own);
    expect(await calendarIdFor(tx, office)).toBe(own);
    const hours = (from: string, opening: string) => ({
      from: day(from),
      weekdays: [{ from: opening, until: '11:30' }],
      saturday: [],
      sunday: [],
    });
    await setOfficeHours(tx, administrator, cityCalendarId, hours('2026-01-01', '07:30'), now);
    await setOfficeHours(tx, administrator, own, hours('2026-05-01', '07:00'), now);
    await setOfficeHours(tx, administrator, cityCalendarId, hours('2026-06-01', '07:45'), now);
    const opens = async (calendarId: CalendarId, on: string) =>
      (await loadCalendar(tx, calendarId))(day(on)).hours[0]?.from;
    expect(await opens(own, '2026-04-29')).toBe('07:30');
    expect(await opens(own, '2026-05-04')).toBe('07:00');
    expect(await opens(own, '2026-06-08')).toBe('07:00');
    expect(await opens(cityCalendarId, '2026-06-08')).toBe('07:45');
    expect(await opens(nationalCalendarId, '2026-06-08')).toBe('08:00');
  }));

test('announcing leaves a trace that names the instrument', () =>
  inTestCity(async ({ tx, now, administrator }) => {
    await announce(tx, administrator, cityCalendarId, storm('2026-03-11'), instrument, now);
    const [act] = await tx.rows(
      z.object({ act: z.string(), reason: z.string(), kind: z.string() }),
      sql`select act, reason, after ->> 'kind' as kind from act where about_id = ${cityCalendarId}`,
    );
    expect(act).toEqual({ act: 'calendar.announced', reason: 'Thông báo 01/TB-UBND', kind: 'off' });
  }));
