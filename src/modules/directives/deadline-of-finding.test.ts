import { expect, test } from 'vitest';
import { day, instant } from '../../kernel/time.ts';
import { deadlineOf } from './deadline-of-finding.ts';
import type { ReadDeadline } from './reading.ts';
import { firstOccurrence } from './recurrence.ts';

const now = instant('2026-03-09T01:30:00Z');
const issued = day('2026-03-02');
const read = (changes: Partial<ReadDeadline>): ReadDeadline => ({
  quote: '',
  kind: 'date',
  from: null,
  until: null,
  rule: null,
  confidence: 1,
  ...changes,
});

test('a date is due on that day and a period at its end, told from the issue of the document', () => {
  const due = { rule: '2026-06-30', from: '2026-03-02T01:00:00.000Z', anchor: 'issued', recurrence: null };
  expect(deadlineOf(read({ until: day('2026-06-30') }), issued, now)).toEqual(due);
  const period = read({ kind: 'period', from: day('2026-04-01'), until: day('2026-06-30') });
  expect(deadlineOf(period, issued, now)).toEqual(due);
});

test('a day before the day of issue contradicts it and is told from itself', () => {
  const early = deadlineOf(read({ until: day('2026-02-01') }), issued, now);
  expect(early).toMatchObject({ rule: '2026-02-01', from: '2026-02-01T01:00:00.000Z' });
});

test('a term counts from the issue of the document, or from the assignment where that is not known', () => {
  const term = read({ kind: 'period', rule: '10wd' });
  expect(deadlineOf(term, issued, now)).toMatchObject({
    rule: '10wd',
    from: '2026-03-02T01:00:00.000Z',
    anchor: 'issued',
  });
  expect(deadlineOf(term, null, now)).toMatchObject({ rule: '10wd', from: now, anchor: 'assigned' });
});

test('a recurring duty is due on its first day from today, and the rule is kept', () => {
  const monthly = read({ kind: 'recurring', rule: 'FREQ=MONTHLY;BYMONTHDAY=20' });
  expect(deadlineOf(monthly, issued, now)).toMatchObject({
    rule: '2026-03-20',
    recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20',
  });
  expect(deadlineOf({ ...monthly, until: day('2026-03-10') }, issued, now)).toEqual({
    trouble: 'directives.deadline-recurrence-over',
  });
  expect(deadlineOf(read({ kind: 'recurring' }), issued, now)).toEqual({
    trouble: 'directives.deadline-recurrence-unclear',
  });
});

test('what goes on without end has no deadline; what only begins says so', () => {
  expect(deadlineOf(null, issued, now)).toBeNull();
  expect(deadlineOf(read({ kind: 'ongoing' }), issued, now)).toBeNull();
  expect(deadlineOf(read({ kind: 'period', from: day('2026-01-01') }), issued, now)).toEqual({
    trouble: 'directives.deadline-without-end',
  });
});

test.each([
  ['FREQ=DAILY', '2026-03-09', '2026-03-09'],
  ['FREQ=WEEKLY', '2026-03-09', '2026-03-13'], // the Friday
  ['FREQ=WEEKLY;BYDAY=MO', '2026-03-10', '2026-03-16'],
  ['FREQ=MONTHLY', '2026-02-10', '2026-02-28'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-02-10', '2028-02-29'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-04-01', '2026-05-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=20', '2026-03-20', '2026-03-20'],
  ['FREQ=MONTHLY;INTERVAL=3', '2026-01-15', '2026-03-31'],
  ['FREQ=MONTHLY;INTERVAL=6', '2026-07-01', '2026-12-31'],
  ['FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20', '2026-03-21', '2026-06-20'],
  ['FREQ=YEARLY', '2026-03-09', '2026-12-31'],
  ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15', '2026-11-16', '2027-11-15'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-01-01', '2028-02-29'],
])('%s from %s is first due on %s', (rule, from, due) => {
  expect(firstOccurrence(rule, day(from))).toBe(due);
});

test.each([
  '',
  'hằng quý',
  'FREQ=HOURLY',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;COUNT=3',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
])('"%s" never falls due', (rule) => expect(firstOccurrence(rule, day('2026-03-09'))).toBeUndefined());

test('two days a year with different day numbers are one rule: 5 June and 10 December, not 10 June', () => {
  const rule = 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5,10;BYSETPOS=1,4';
  expect(firstOccurrence(rule, day('2026-01-01'))).toBe('2026-06-05');
  expect(firstOccurrence(rule, day('2026-06-06'))).toBe('2026-12-10');
  expect(firstOccurrence('FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5,10;BYSETPOS=-1', day('2026-01-01'))).toBe('2026-12-10');
  expect(firstOccurrence('FREQ=MONTHLY;BYMONTHDAY=5,10;BYSETPOS=1', day('2026-01-01'))).toBeUndefined();
});
