import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { day } from '../time.ts';
import { type HoursException, NewContact } from './contact-contract.ts';
import { dialled, openingAt, opensOn } from './opening.ts';
import { readPeriods } from './read-periods.ts';

const weekday = [{ from: '07:30', until: '11:30' }];
const week = {
  monday: weekday,
  tuesday: weekday,
  wednesday: weekday,
  thursday: weekday,
  friday: [...weekday, { from: '13:30', until: '17:00' }],
  saturday: [],
  sunday: [],
};
const calendar = calendarOf({});
const at = (on: string, time: string) => ({ day: day(on), time });
const closed: HoursException = { from: day('2026-03-09'), until: day('2026-03-10'), periods: [], note: 'Kiểm kê' };

test('an office is open by its own week, closed on holidays, and as it says on days unlike others', () => {
  const hours = { hours: week, exceptions: [] };
  expect(openingAt(at('2026-03-09', '08:00'), hours, calendar)).toEqual({
    state: 'open',
    until: '11:30',
    allDay: false,
  });
  expect(openingAt(at('2026-03-09', '11:30'), hours, calendar)).toMatchObject({
    opens: { on: '2026-03-10', at: '07:30' },
  });
  expect(openingAt(at('2026-03-13', '12:00'), hours, calendar)).toMatchObject({
    opens: { on: '2026-03-13', at: '13:30' },
  });
  expect(openingAt(at('2026-04-30', '08:00'), hours, calendar).state).toBe('closed'); // 30 April
  const stocktaking = { hours: week, exceptions: [closed] };
  expect(openingAt(at('2026-03-09', '08:00'), stocktaking, calendar)).toMatchObject({ opens: { on: '2026-03-11' } });
  expect(opensOn(day('2026-03-10'), stocktaking, calendar).exception?.note).toBe('Kiểm kê');
  expect(openingAt(at('2026-03-09', '08:00'), { hours: null, exceptions: [] }, calendar)).toMatchObject({
    until: '12:00',
  });
});

test('a post that is manned day and night is so at midnight and on a holiday', () => {
  const always = [{ from: '00:00', until: '23:59' }];
  const days = Object.fromEntries(Object.keys(week).map((name) => [name, always]));
  const { hours } = NewContact.parse({ hours: days });
  for (const time of ['00:00', '23:59']) {
    expect(openingAt(at('2026-09-02', time), { hours, exceptions: [] }, calendar)).toMatchObject({ allDay: true });
  }
});

test('hours are read as people write them, or not at all', () => {
  expect(readPeriods('7h30-11h30, 13:30–17:00')).toEqual([
    { from: '07:30', until: '11:30' },
    { from: '13:30', until: '17:00' },
  ]);
  expect(readPeriods('24/24')).toEqual([{ from: '00:00', until: '23:59' }]);
  expect(readPeriods(' ')).toEqual([]);
  for (const wrong of ['sáng', '17-8', '13:30-17:00, 7:30-11:30', '8:75-9:00', '25-26'])
    expect(readPeriods(wrong)).toBeNull();
});

test('numbers are dialled in the form of the world, short ones as they are', () => {
  expect(dialled('0214 3840.123')).toBe('+842143840123');
  expect(dialled('+84 (214) 3840-123')).toBe('+842143840123');
  expect(dialled('113')).toBe('113');
  expect(dialled('1900 1234')).toBe('19001234');
});

test('contacts are set on the version that was seen, are in the trail, and go on under a new name', () =>
  inTestCity(async ({ office, administrator, request, people }) => {
    const url = `/api/v1/organisations/${office}/contact`;
    const put = (payload: object, version = 0, actor = administrator) =>
      request(actor, { method: 'PUT', url, headers: { 'if-match': `"${version}"` }, payload });
    expect((await request(null, { url })).json()).toMatchObject({ version: 0, phones: [], address: null });
    const contact = {
      address: '1 Đường Thử',
      position: { lon: 103.97, lat: 22.48 },
      phones: [{ number: '0214 3840 123', label: 'trực' }],
      email: 'vp@test.example',
      hours: week,
      exceptions: [closed],
    };
    expect((await put(contact)).json()).toMatchObject({ ...contact, version: 1 });
    expect((await put(contact, 0)).statusCode).toBe(412);
    expect((await put(contact, 1, people.office)).statusCode).toBe(403);
    const wrong = [
      { phones: [{ number: 'gọi tôi' }] },
      { email: 'không phải thư' },
      { position: { lon: 22.48, lat: 103.97 } },
      { exceptions: [{ ...closed, until: '2026-03-01' }] },
      { hours: { ...week, monday: [{ from: '12:00', until: '08:00' }] } },
    ];
    for (const payload of wrong) expect((await put(payload, 1)).statusCode).toBe(400);
    expect((await put({ exceptions: [closed, closed] }, 1)).json().code).toBe('organisations.exceptions-overlap');
    const history = await request(administrator, { url: `/api/v1/organisations/${office}/history` });
    expect(history.json().items[0]).toMatchObject({ act: 'organisations.contact-set' });
    const renaming = { name: 'Văn phòng mới', onDay: '2026-04-01' };
    const renamed = await request(administrator, {
      method: 'POST',
      url: `/api/v1/organisations/${office}/rename`,
      payload: renaming,
    });
    const { contact: carried } = (await request(null, { url: `/api/v1/organisations/${renamed.json().id}` })).json();
    expect(carried).toMatchObject({ ...contact, version: 1 });
  }));
