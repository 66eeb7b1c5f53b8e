import { expect, test } from 'vitest';
import { calendarOf } from '../../calendar/calendar.ts';
import { day } from '../../time.ts';
import { lastDayReminded, occasionOf } from './occasions.ts';
import { reportTitle, reportToOpen } from './review-periods.ts';

const calendar = calendarOf({ announcements: [], officeHours: [] });
const rule = { beforeDays: [3, 1], onDay: true, afterEvery: 5 };
// Thursday 19 March 2026; the Monday and Tuesday of its week are the 16th and 17th.
const due = day('2026-03-19');
const nameOn = (today: string, on = due) => occasionOf(rule, on, calendar, day(today))?.name;

test('a reminder comes so many working days before, on the day, and every so many days after', () => {
  const days = ['2026-03-13', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-23'];
  expect(days.map((on) => nameOn(on))).toEqual([undefined, undefined, 'before-3', 'before-3', 'before-1', 'on', 'on']);
  expect(nameOn('2026-03-24')).toBe('after-5');
  expect(nameOn('2026-03-28')).toBe('after-5');
  expect(nameOn('2026-03-29')).toBe('after-10');
});

test('working days pass over the weekend and the holidays', () => {
  expect(nameOn('2026-03-18', day('2026-03-23'))).toBe('before-3'); // Wednesday, for a Monday
  // Tết 2026 begins on 16 February: three working days before Wednesday the 25th lie before it.
  expect(nameOn('2026-02-13', day('2026-02-25'))).toBe('before-3');
  expect(nameOn('2026-02-12', day('2026-02-25'))).toBeUndefined();
});

test('a rule may leave any of it out', () => {
  const quiet = { beforeDays: [], onDay: false, afterEvery: null };
  for (const today of ['2026-03-18', '2026-03-19', '2026-04-30']) {
    expect(occasionOf(quiet, due, calendar, day(today))).toBeUndefined();
  }
});

test('the last due day spoken of today is one that a reminder has come for', () => {
  for (const today of ['2026-02-12', '2026-03-13', '2026-03-16', '2026-04-24']) {
    const last = lastDayReminded(rule, calendar, day(today));
    expect(occasionOf(rule, last, calendar, day(today))?.name).toBeDefined();
    const next = day(new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10));
    expect(occasionOf(rule, next, calendar, day(today))).toBeUndefined();
  }
});

test('reports are asked for in time, for the period that ends, and never for one before the rule', () => {
  const terms = { every: 'quarter', dueDays: 5, openDays: 15 } as const;
  const open = (today: string, began = '2026-01-01') => reportToOpen(terms, day(began), day(today));
  expect(open('2026-03-20')).toBeUndefined(); // due on 5 April, asked for on 21 March
  expect(open('2026-03-21')).toEqual({ from: '2026-01-01', until: '2026-03-31', dueOn: '2026-04-05' });
  expect(open('2026-06-19')).toMatchObject({ from: '2026-01-01' });
  expect(open('2026-06-20')).toMatchObject({ from: '2026-04-01', dueOn: '2026-07-05' });
  expect(open('2027-05-01')).toMatchObject({ from: '2027-01-01' }); // only the newest after a year of silence
  expect(open('2026-04-02', '2026-04-01')).toBeUndefined();
});

test('a report may be due before its period ends, as in the reporting of the year by 15 December', () => {
  const terms = { every: 'year', dueDays: -16, openDays: 30 } as const;
  expect(reportToOpen(terms, day('2026-02-01'), day('2026-11-15'))).toEqual({
    from: '2026-01-01',
    until: '2026-12-31',
    dueOn: '2026-12-15',
  });
  expect(reportToOpen(terms, day('2026-02-01'), day('2026-11-14'))).toBeUndefined();
});

test('reports are called as offices call them', () => {
  expect(reportTitle('quarter', day('2026-10-01'))).toBe('Báo cáo sơ kết quý IV/2026');
  expect(reportTitle('half-year', day('2026-01-01'))).toBe('Báo cáo sơ kết 6 tháng đầu năm 2026');
  expect(reportTitle('half-year', day('2026-07-01'))).toBe('Báo cáo sơ kết 6 tháng cuối năm 2026');
  expect(reportTitle('year', day('2026-01-01'))).toBe('Báo cáo tổng kết năm 2026');
});
