import { describe, expect, test } from 'vitest';
import { addDays, day } from '../time.ts';
import { newMoon, solarLongitude } from './astronomy.ts';
import { dayFromNumber, dayNumber, weekdayOf } from './day-number.ts';
import { firstLunarYear, fromLunar, lastLunarYear, monthsOf, tetOf, toLunar } from './lunar.ts';

const years = Array.from({ length: lastLunarYear - firstLunarYear + 1 }, (_, i) => firstLunarYear + i);

test('new moon and solar longitude agree with the worked examples of Meeus', () => {
  // Example 49.a: new moon of February 1977, JDE 2443192.65118, here in universal time (47.7 s less).
  expect(newMoon(-283)).toBeCloseTo(2_443_192.65118 - 47.7 / 86_400, 3);
  // Example 25.a: 13 October 1992 at 0 h dynamical time, apparent longitude 199.90895°.
  expect(solarLongitude(2_448_908.5 - 59 / 86_400)).toBeCloseTo(199.90895, 4);
});

describe('mùng 1 Tết', () => {
  test.each([
    [1969, '1969-02-16'],
    [1985, '1985-01-21'], // in China 20 February
    [2007, '2007-02-17'], // in China the 18th
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2029, '2029-02-13'],
    [2030, '2030-02-02'], // in China the 3rd
  ])('of %i is %s', (year, tet) => {
    expect(tetOf(year)).toBe(tet);
  });
});

test.each([
  ['10/3, Giỗ Tổ', 3, 10, ['2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16', '2028-04-04']],
  ['15/1, rằm tháng Giêng', 1, 15, [null, null, null, '2026-03-03', '2027-02-20']],
  ['17/7', 7, 17, [null, null, null, '2026-08-29', '2027-08-18']],
])('%s falls on the known days', (_, month, dayOfMonth, known) => {
  known.forEach((on, i) => {
    if (on !== null) expect(fromLunar({ year: 2023 + i, month, leap: false, day: dayOfMonth })).toBe(on);
  });
});

test('leap months are those of the Vietnamese almanacs', () => {
  const leaps = years.flatMap((year) =>
    monthsOf(year).flatMap(({ leap, month }) => (leap ? [`${year}/${month}`] : [])),
  );
  // 1985 has a second month 2 where China had a second month 10 in 1984.
  expect(leaps.filter((leap) => leap > '1984' && leap < '2040')).toEqual(
    '1985/2 1987/7 1990/5 1993/3 1995/8 1998/5 2001/4 2004/2 2006/7 2009/5 2012/4 2014/9 2017/6 2020/4 2023/2 2025/6 2028/5 2031/3 2033/11 2036/6 2039/5'.split(
      ' ',
    ),
  );
});

test('from 1968 to 2100 months have 29 or 30 days, follow one another, and every day comes back to itself', () => {
  let next = monthsOf(firstLunarYear)[0]?.firstDay;
  for (const year of years) {
    const months = monthsOf(year);
    expect(months.length).toBe(months.some((month) => month.leap) ? 13 : 12);
    for (const { month, leap, firstDay, length } of months) {
      expect(firstDay).toBe(next);
      expect([29, 30]).toContain(length);
      for (let dayOfMonth = 1; dayOfMonth <= length; dayOfMonth += 1) {
        const on = dayFromNumber(firstDay + dayOfMonth - 1);
        const lunar = { year, month, leap, day: dayOfMonth };
        if (toLunar(on).day !== dayOfMonth) expect(toLunar(on)).toEqual(lunar);
        if (fromLunar(lunar) !== on) expect(fromLunar(lunar)).toBe(on);
      }
      expect(toLunar(dayFromNumber(firstDay))).toEqual({ year, month, leap, day: 1 });
      next = firstDay + length;
    }
  }
});

test('the months of Tết and of Giỗ Tổ begin more than two minutes away from midnight, so their days are certain', () => {
  for (const year of years) {
    for (const month of monthsOf(year).filter(({ month }) => month === 1 || month === 3)) {
      const k = Math.round((month.firstDay - dayNumber(day('2000-01-06'))) / 29.530588861);
      const sinceMidnight = newMoon(k) - (2_440_587.5 - 7 / 24) - month.firstDay;
      expect(Math.min(sinceMidnight, 1 - sinceMidnight) * 1440, `${year}/${month.month}`).toBeGreaterThan(2);
    }
  }
});

test('days that do not exist are refused', () => {
  expect(() => fromLunar({ year: 2026, month: 1, leap: true, day: 1 })).toThrow('calendar.no-such-lunar-day');
  expect(() => fromLunar({ year: 2026, month: 1, leap: false, day: 31 })).toThrow('calendar.no-such-lunar-day');
  expect(() => fromLunar({ year: 2101, month: 1, leap: false, day: 1 })).toThrow('calendar.lunar-year-out-of-range');
  expect(() => toLunar(day('1960-01-01'))).toThrow('calendar.lunar-year-out-of-range');
});

test('day numbers and weekdays agree with the calendar on the wall', () => {
  expect(dayNumber(day('1970-01-01'))).toBe(0);
  expect(dayFromNumber(dayNumber(day('2026-02-17')))).toBe('2026-02-17');
  expect(addDays(dayFromNumber(-1), 1)).toBe('1970-01-01');
  expect([weekdayOf(day('2026-02-16')), weekdayOf(day('2026-02-22')), weekdayOf(day('1969-12-28'))]).toEqual([1, 7, 7]);
});
