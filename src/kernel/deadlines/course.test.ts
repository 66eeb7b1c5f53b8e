import { describe, expect, test } from 'vitest';
import { nationalCalendar as calendar, calendarOf } from '../calendar/calendar.ts';
import { day, instant } from '../time.ts';
import { type DeadlineEvent, followCourse } from './course.ts';
import { explainIn } from './explain.ts';

const at = (text: string) => instant(`${text}+07:00`);
const started = (rule: string, from = '2026-03-02T09:00'): DeadlineEvent => ({
  kind: 'started',
  at: at(from),
  from: at(from),
  rule,
  anchor: 'received',
});
const paused = (on: string): DeadlineEvent => ({ kind: 'paused', at: at(on), reason: 'chờ bổ sung hồ sơ' });
const resumed = (on: string): DeadlineEvent => ({ kind: 'resumed', at: at(on) });
const extended = (on: string, until: string): DeadlineEvent => ({
  kind: 'extended',
  at: at(on),
  until: day(until),
  reason: 'vụ việc phức tạp',
});
const dueAfter = (...events: DeadlineEvent[]) => followCourse(events, calendar).due;

// March 2026: the 2nd is a Monday, no holidays.
describe('a pause', () => {
  test.each([
    ['8wd', '2026-03-12T17:00', '2026-03-04T10:00', '2026-03-09T15:00', '2026-03-17T17:00'], // 6 days left after the 4th
    ['8wd', '2026-03-12T17:00', '2026-03-04T10:00', '2026-03-04T16:00', '2026-03-12T17:00'], // within one day: nothing
    ['8wd', '2026-03-12T17:00', '2026-03-07T10:00', '2026-03-08T16:00', '2026-03-12T17:00'], // over a weekend: nothing
    ['8wd', '2026-03-12T17:00', '2026-03-12T10:00', '2026-03-16T10:00', '2026-03-16T17:00'], // paused on the last day
    ['8wd', '2026-03-12T17:00', '2026-03-12T10:00', '2026-03-16T18:00', '2026-03-17T17:00'], // resumed after the close
    ['8wd', '2026-03-12T17:00', '2026-03-12T10:00', '2026-03-14T10:00', '2026-03-16T17:00'], // resumed on a Saturday
    ['16wh', '2026-03-04T09:00', '2026-03-03T11:00', '2026-03-05T14:00', '2026-03-06T11:00'], // 6 of 16 hours left
    ['16wh', '2026-03-04T09:00', '2026-03-03T12:30', '2026-03-07T14:00', '2026-03-09T14:00'],
    ['30d', '2026-04-01T17:00', '2026-03-10T10:00', '2026-03-20T10:00', '2026-04-13T17:00'], // 10 days: the 11th is a Saturday
    ['1m', '2026-04-02T17:00', '2026-03-10T10:00', '2026-03-17T10:00', '2026-04-09T17:00'],
    ['5d', '2026-03-09T17:00', '2026-03-03T10:00', '2026-03-04T10:00', '2026-03-09T17:00'], // from Saturday to Sunday
    ['2026-03-20', '2026-03-20T17:00', '2026-03-10T10:00', '2026-03-13T10:00', '2026-03-23T17:00'],
  ])('of a term of %s due %s, from %s to %s, makes it due %s', (rule, before, from, until, after) => {
    expect(dueAfter(started(rule))).toBe(at(before));
    expect(dueAfter(started(rule), paused(from))).toBe(at(before));
    expect(dueAfter(started(rule), paused(from), resumed(until))).toBe(at(after));
  });

  test('that begins when the deadline has passed moves nothing', () => {
    const events = [started('8wd'), paused('2026-03-16T08:00'), resumed('2026-03-20T08:00')];
    expect(dueAfter(...events)).toBe(at('2026-03-12T17:00'));
  });

  test('can come again, and each counts', () => {
    const twice = [
      started('8wd'),
      paused('2026-03-04T10:00'),
      resumed('2026-03-09T15:00'),
      paused('2026-03-11T09:00'),
      resumed('2026-03-13T09:00'),
    ];
    expect(dueAfter(...twice)).toBe(at('2026-03-19T17:00'));
  });

  test('is told in the explanation with its reason and what was left', () => {
    const { steps, due } = followCourse(
      [started('8wd'), paused('2026-03-04T10:00'), resumed('2026-03-09T15:00')],
      calendar,
    );
    expect(explainIn('vi', [...steps, { kind: 'due', at: due }])).toBe(
      'tiếp nhận 02/03/2026 09:00 → tính từ 03/03; 8 ngày làm việc; nghỉ cuối tuần 07–08/03; hạn trước đó 12/03/2026 17:00; tạm dừng từ 04/03 10:00 đến 09/03 15:00 (chờ bổ sung hồ sơ), còn 6 ngày làm việc; nghỉ cuối tuần 14–15/03; hạn 17/03/2026 17:00',
    );
    const hours = followCourse([started('16wh'), paused('2026-03-03T11:10'), resumed('2026-03-05T14:00')], calendar);
    expect(explainIn('vi', hours.steps)).toContain('còn 5 giờ 50 phút làm việc');
  });
});

describe('an extension', () => {
  test('sets a day, which then stays, and may itself be paused', () => {
    const events = [started('8wd'), extended('2026-03-10T09:00', '2026-03-27')];
    expect(dueAfter(...events)).toBe(at('2026-03-27T17:00'));
    expect(dueAfter(...events, paused('2026-03-11T09:00'), resumed('2026-03-13T09:00'))).toBe(at('2026-03-31T17:00'));
  });

  test('that the calendar has overtaken since no longer matters', () => {
    const source = { instrument: 'Thông báo', confirmed: true };
    const name = { vi: 'phòng chống bão', en: 'storm' };
    const stormy = calendarOf({
      announcements: ['2026-03-10', '2026-03-11', '2026-03-12'].map((on) => ({
        kind: 'off',
        day: day(on),
        name,
        source,
      })),
    });
    const events = [started('8wd'), extended('2026-03-09T09:00', '2026-03-16')];
    expect(followCourse(events, calendar).due).toBe(at('2026-03-16T17:00'));
    expect(followCourse(events, stormy).due).toBe(at('2026-03-17T17:00'));
  });
});

test('a holiday announced later counts as if it had been known from the beginning, pauses included', () => {
  const source = { instrument: 'Thông báo', confirmed: true };
  const name = { vi: 'phòng chống bão', en: 'storm' };
  const events = [started('8wd'), paused('2026-03-04T10:00'), resumed('2026-03-09T15:00')];
  const stormOn = (on: string) => calendarOf({ announcements: [{ kind: 'off', day: day(on), name, source }] });
  expect(followCourse(events, stormOn('2026-03-03')).due).toBe(at('2026-03-18T17:00')); // while it ran
  expect(followCourse(events, stormOn('2026-03-06')).due).toBe(at('2026-03-17T17:00')); // while it stood still
  expect(followCourse(events, stormOn('2026-03-16')).due).toBe(at('2026-03-18T17:00')); // after it resumed
});

test('a closed deadline stays as it is until it is reopened; closing ends a pause', () => {
  const closed: DeadlineEvent = { kind: 'closed', at: at('2026-03-09T15:00') };
  const reopened: DeadlineEvent = { kind: 'reopened', at: at('2026-03-10T15:00'), reason: 'kết quả chưa đạt' };
  expect(followCourse([started('8wd'), closed], calendar)).toMatchObject({
    phase: 'closed',
    due: at('2026-03-12T17:00'),
  });
  expect(followCourse([started('8wd'), paused('2026-03-04T10:00'), closed], calendar)).toMatchObject({
    phase: 'closed',
    due: at('2026-03-17T17:00'),
  });
  expect(followCourse([started('8wd'), closed, reopened], calendar).phase).toBe('running');
});

test.each<[string, DeadlineEvent[], string]>([
  ['pausing twice', [paused('2026-03-03T08:00'), paused('2026-03-04T08:00')], 'deadlines.already-paused'],
  ['resuming what runs', [resumed('2026-03-04T08:00')], 'deadlines.not-paused'],
  [
    'extending while paused',
    [paused('2026-03-03T08:00'), extended('2026-03-04T08:00', '2026-05-04')],
    'deadlines.paused',
  ],
  ['going back in time', [paused('2026-03-05T08:00'), resumed('2026-03-04T08:00')], 'deadlines.out-of-order'],
  [
    'pausing what is closed',
    [{ kind: 'closed', at: at('2026-03-03T08:00') }, paused('2026-03-04T08:00')],
    'deadlines.closed',
  ],
  ['reopening what is open', [{ kind: 'reopened', at: at('2026-03-03T08:00'), reason: 'x' }], 'deadlines.not-closed'],
])('%s is refused', (_, events, code) => {
  expect(() => dueAfter(started('8wd'), ...events)).toThrow(code);
});
