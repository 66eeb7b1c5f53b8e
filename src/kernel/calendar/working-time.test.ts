import { expect, test } from 'vitest';
import { addDays, atCityTime, day, type Instant, instant } from '../time.ts';
import { nationalCalendar as calendar, calendarOf } from './calendar.ts';
import {
  addMonths,
  addWorkingDays,
  addWorkingTime,
  closeOf,
  countWorkingDays,
  isWorkingDay,
  subtractWorkingTime,
  workingDayFrom,
  workingInstantFrom,
  workingTimeBetween,
} from './working-time.ts';

const hours = (n: number) => n * 3_600_000;
const at = (text: string): Instant => instant(`${text}+07:00`);

test('working days pass over weekends, holidays and swapped days, and count make-up Saturdays', () => {
  expect(addWorkingDays(calendar, day('2026-02-09'), 8)).toBe('2026-02-26');
  expect(addWorkingDays(calendar, day('2026-08-20'), 2)).toBe('2026-08-22'); // a Saturday worked for 31/08
  expect(addWorkingDays(calendar, day('2026-08-28'), 1)).toBe('2026-09-03');
  expect(addWorkingDays(calendar, day('2026-02-26'), -8)).toBe('2026-02-09');
  expect(addWorkingDays(calendar, day('2026-02-14'), 0)).toBe('2026-02-14');
  expect(workingDayFrom(calendar, day('2026-02-14'))).toBe('2026-02-23');
  expect(workingDayFrom(calendar, day('2026-02-13'))).toBe('2026-02-13');
});

test('counting is the inverse of adding, in both directions', () => {
  for (let from = day('2026-01-01'); from < '2027-03-01'; from = addDays(from, 9)) {
    for (const n of [1, 2, 5, 8, 23, 60]) {
      expect(countWorkingDays(calendar, from, addWorkingDays(calendar, from, n))).toBe(n);
      const back = addWorkingDays(calendar, from, -n);
      if (isWorkingDay(calendar, from)) expect(countWorkingDays(calendar, back, from)).toBe(n);
      expect(countWorkingDays(calendar, from, addDays(back, -1))).toBeLessThan(0);
    }
  }
});

test('months end on the same day of the month, or on its last day', () => {
  expect(addMonths(day('2026-02-09'), 2)).toBe('2026-04-09');
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(day('2027-11-30'), 3)).toBe('2028-02-29');
  expect(addMonths(day('2026-12-31'), 2)).toBe('2027-02-28');
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
});

test.each([
  ['2026-02-09T16:40', 16, '2026-02-11T16:40'],
  ['2026-02-09T08:00', 8, '2026-02-09T17:00'],
  ['2026-02-09T06:00', 8, '2026-02-09T17:00'],
  ['2026-02-09T12:30', 1, '2026-02-09T14:00'], // over lunch
  ['2026-02-09T11:00', 1, '2026-02-09T12:00'], // ends at the close, not at the next opening
  ['2026-02-09T17:00', 8, '2026-02-10T17:00'],
  ['2026-02-13T16:00', 2, '2026-02-23T09:00'], // over Tết
])('%s and %i working hours make %s', (from, count, until) => {
  expect(addWorkingTime(calendar, at(from), hours(count))).toBe(at(until));
});

test('office time between two instants, and back again', () => {
  const from = at('2026-02-09T16:40');
  expect(workingTimeBetween(calendar, from, at('2026-02-11T16:40'))).toBe(hours(16));
  expect(workingTimeBetween(calendar, at('2026-02-11T16:40'), from)).toBe(-hours(16));
  expect(workingTimeBetween(calendar, at('2026-02-14T09:00'), at('2026-02-22T18:00'))).toBe(0);
  for (const minutes of [1, 19, 20, 21, 500, 4321]) {
    const until = addWorkingTime(calendar, from, minutes * 60_000);
    expect(workingTimeBetween(calendar, from, until)).toBe(minutes * 60_000);
    expect(subtractWorkingTime(calendar, until, minutes * 60_000)).toBe(from);
  }
});

test('the next moment at which the office is open', () => {
  expect(workingInstantFrom(calendar, at('2026-02-09T09:15'))).toBe(at('2026-02-09T09:15'));
  expect(workingInstantFrom(calendar, at('2026-02-09T12:00'))).toBe(at('2026-02-09T13:00'));
  expect(workingInstantFrom(calendar, at('2026-02-13T17:00'))).toBe(at('2026-02-23T08:00'));
});

test('an office closes when its last hours of the day end; on a day off as on the working day before', () => {
  expect(closeOf(calendar, day('2026-02-09'))).toBe(at('2026-02-09T17:00'));
  expect(closeOf(calendar, day('2026-02-18'))).toBe(at('2026-02-18T17:00'));
  const mornings = [{ from: '07:00', until: '11:30' }];
  const saturdays = calendarOf({
    officeHours: [{ from: null, weekdays: [{ from: '07:00', until: '17:30' }], saturday: mornings, sunday: [] }],
  });
  expect(closeOf(saturdays, day('2026-03-14'))).toBe(atCityTime(day('2026-03-14'), '11:30'));
});
