import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../time.ts';
import { type Calendar, calendarOf, nationalCalendar } from './calendar.ts';
import { holidayLaw } from './data/holidays.ts';
import { weekdayOf } from './day-number.ts';

const source = { instrument: 'Quyết định thử', confirmed: false };

/** Weekdays off and weekend days worked of a year, as `MM-DD`. */
function exceptions(calendar: Calendar, year: number): { off: string; worked: string } {
  const off: string[] = [];
  const worked: string[] = [];
  for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) {
    const isOpen = calendar(on).hours.length > 0;
    const isWeekend = weekdayOf(on) >= 6;
    if (!isOpen && !isWeekend) off.push(on.slice(5));
    if (isOpen && isWeekend) worked.push(on.slice(5));
  }
  return { off: off.join(' '), worked: worked.join(' ') };
}

const official = [
  [2021, '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03', ''],
  [2022, '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02', ''],
  [2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04', ''],
  [2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03', '05-04'],
  [2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', '04-26'],
  [2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24', '01-10 08-22'],
] as const;

describe('the announced years', () => {
  test.each(official)('%i', (year, off, worked) => {
    expect(exceptions(nationalCalendar, year)).toEqual({ off, worked });
  });

  test('would have come out the same, swaps apart, by the rule used for years not announced', () => {
    const unannounced = calendarOf({ law: { ...holidayLaw, announcements: [] } });
    const swapped = new Set(['04-29', '05-02', '01-02', '08-31']);
    for (const [year, off] of official) {
      const expected = off.split(' ').filter((on) => !(year >= 2024 && swapped.has(on)));
      expect(exceptions(unannounced, year).off, `${year}`).toBe(expected.join(' '));
    }
  });
});

test('2027 is not announced: the days follow the law, Tết and National Day by rule, and every day says so', () => {
  expect(exceptions(nationalCalendar, 2027).off).toBe(
    '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24',
  );
  expect(nationalCalendar(day('2027-02-09'))).toMatchObject({ kind: 'in-lieu', provisional: 'tet' });
  expect(nationalCalendar(day('2027-09-03'))).toMatchObject({ kind: 'holiday', provisional: 'national-day' });
  expect(nationalCalendar(day('2027-06-01')).provisional).toBe('year');
  expect(nationalCalendar(day('2026-11-24')).provisional).toBeNull();
});

test('24/11 is a holiday from 2026, and is not made up when it falls on a weekend', () => {
  expect(nationalCalendar(day('2025-11-24')).kind).toBe('work');
  expect(nationalCalendar(day('2026-11-24'))).toMatchObject({
    kind: 'holiday',
    reason: { vi: 'nghỉ Ngày Văn hóa Việt Nam' },
  });
  expect(nationalCalendar(day('2029-11-24')).kind).toBe('holiday'); // a Saturday
  expect(nationalCalendar(day('2029-11-26')).kind).toBe('work');
});

test('National Day was one day until the code of 2019', () => {
  expect(nationalCalendar(day('2020-09-01')).kind).toBe('work');
  expect(nationalCalendar(day('2020-09-02')).kind).toBe('holiday');
  expect(nationalCalendar(day('2020-09-03')).kind).toBe('work');
});

test('every day off and every make-up day says why', () => {
  const because = (on: string) => nationalCalendar(day(on)).reason?.vi;
  expect(because('2026-02-18')).toBe('nghỉ Tết Nguyên đán');
  expect(because('2026-04-27')).toBe('nghỉ bù Giỗ Tổ Hùng Vương');
  expect(because('2026-08-31')).toBe('nghỉ hoán đổi');
  expect(because('2026-02-21')).toBe('thứ Bảy');
  expect(because('2026-02-22')).toBe('Chủ nhật');
  expect(because('2026-02-23')).toBeUndefined();
  expect(nationalCalendar(day('2026-08-22'))).toMatchObject({
    kind: 'make-up',
    swappedWith: '2026-08-31',
    hours: [{ from: '08:00' }, { until: '17:00' }],
    source: { instrument: expect.stringContaining('9441/TB-BNV') },
  });
});

test('what is announced later prevails over the law, and a local calendar over the national one', () => {
  const storm = { vi: 'phòng chống bão', en: 'storm' };
  const calendar = calendarOf({
    announcements: [
      { kind: 'year', year: 2027, tetDaysBefore: 1, nationalDay: 'before', source },
      { kind: 'off', day: day('2026-07-20'), name: storm, source },
      { kind: 'work', day: day('2026-07-20'), name: { vi: 'trực bão', en: 'on duty' }, source },
      { kind: 'swap', off: day('2026-11-23'), worked: day('2026-11-28'), source },
    ],
  });
  expect(exceptions(calendar, 2027).off).toContain('02-05 02-08 02-09 02-10 02-11');
  expect(calendar(day('2027-06-01')).provisional).toBeNull();
  expect(calendar(day('2026-07-20')).kind).toBe('make-up');
  expect(calendar(day('2026-11-23')).kind).toBe('swapped-off');
  expect(calendar(day('2026-11-28')).hours).toHaveLength(2);
});

test('office hours change with the season, and may include a Saturday morning', () => {
  const morning = [{ from: '07:00', until: '11:30' }];
  const calendar = calendarOf({
    officeHours: [
      { from: null, weekdays: [{ from: '07:30', until: '11:30' }], saturday: [], sunday: [] },
      { from: day('2026-05-01'), weekdays: morning, saturday: morning, sunday: [] },
    ],
  });
  expect(calendar(day('2026-04-29')).hours).toEqual([{ from: '07:30', until: '11:30' }]);
  expect(calendar(day('2026-05-04')).hours).toEqual(morning);
  expect(calendar(day('2026-05-09')).kind).toBe('work');
});

test('under the code of 1994 Tết had four days, and Giỗ Tổ became a holiday in 2007', () => {
  const off = (year: number) => exceptions(nationalCalendar, year).off.split(' ');
  // 2010: mùng 1 on Sunday 14/02, the last day of the old year and the first three of the new, two made up.
  expect(off(2010)).toEqual(['01-01', '02-15', '02-16', '02-17', '02-18', '04-23', '04-30', '05-03', '09-02']);
  expect(nationalCalendar(day('2006-04-07')).kind).toBe('work');
  expect(nationalCalendar(day('2007-04-26')).kind).toBe('holiday');
});

test.each(['1999-12-31', '2101-01-01'] as Day[])('%s lies outside the law in the data and is refused', (on) => {
  expect(() => nationalCalendar(on)).toThrow('calendar.day-out-of-range');
});
