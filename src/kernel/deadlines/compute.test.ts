import { describe, expect, test } from 'vitest';
import { nationalCalendar as calendar, calendarOf } from '../calendar/calendar.ts';
import { day, instant } from '../time.ts';
import { computeDeadline } from './compute.ts';
import { parseMoment } from './moment.ts';
import { formatRule, longestTerm, parseRule } from './rule.ts';

const at = (text: string) => instant(`${text}+07:00`);
const due = (from: string, rule: string) => computeDeadline(parseRule(rule), at(from), calendar).due;

describe('a rule', () => {
  test.each(['8wd', '16wh', '30d', '2m', '1q', '2026-06-30', '2500wd', '40q'])(
    '%s is read and written back',
    (text) => {
      expect(formatRule(parseRule(text))).toBe(text);
    },
  );

  test.each(['', 'wd', '0wd', '08wd', '-1d', '1.5d', '8 wd', '8WD', '8w', '8wd ', '2026-02-30', '1e3d', '٣d'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseRule(text)).toThrow('deadlines.rule-unreadable');
    },
  );

  test('longer than ten years is refused, with the longest there is', () => {
    for (const [unit, longest] of Object.entries(longestTerm)) {
      expect(parseRule(`${longest}${unit}`)).toEqual({ unit, count: longest });
      expect(() => parseRule(`${longest + 1}${unit}`)).toThrow('deadlines.rule-too-long');
    }
  });
});

describe('a moment', () => {
  test.each(['2026-02-09T16:40+07:00', '2026-02-09T09:40Z', '2026-02-09T16:40:00.000+07:00'])('%s is read', (text) => {
    expect(parseMoment(text)).toBe('2026-02-09T09:40:00.000Z');
  });

  test.each([
    ['2026-02-09', 'deadlines.instant-without-time'],
    ['2026-02-09T16:40', 'deadlines.instant-without-zone'],
    ['2026-02-09T16:40:00', 'deadlines.instant-without-zone'],
    ['2026-02-30T16:40+07:00', 'deadlines.instant-unreadable'],
    ['2026-02-09T25:40+07:00', 'deadlines.instant-unreadable'],
    ['tomorrow', 'deadlines.instant-unreadable'],
    ['', 'deadlines.instant-unreadable'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(() => parseMoment(text)).toThrow(code);
  });
});

describe('a term', () => {
  test.each([
    ['2026-02-09T16:40', '8wd', '2026-02-26T17:00'],
    ['2026-02-09T23:59', '8wd', '2026-02-26T17:00'], // the day of the event never counts
    ['2026-02-10T00:00', '8wd', '2026-02-27T17:00'],
    ['2026-02-14T09:00', '1wd', '2026-02-23T17:00'], // event on a Saturday, Tết behind it
    ['2026-01-09T09:00', '1wd', '2026-01-10T17:00'], // a Saturday worked in exchange for 02/01
    ['2026-11-23T09:00', '1wd', '2026-11-25T17:00'], // 24/11
    ['2025-11-23T09:00', '1wd', '2025-11-24T17:00'], // not yet a holiday
    ['2026-02-09T16:40', '16wh', '2026-02-11T16:40'],
    ['2026-02-13T16:30', '1wh', '2026-02-23T08:30'],
    ['2026-02-09T16:40', '30d', '2026-03-11T17:00'],
    ['2026-02-09T16:40', '5d', '2026-02-23T17:00'], // ends on 14/02, a Saturday before Tết
    ['2026-03-27T10:00', '30d', '2026-04-28T17:00'], // ends on Giỗ Tổ, a Sunday; Monday is off in lieu
    ['2026-08-12T10:00', '10d', '2026-08-22T17:00'], // ends on a Saturday that is worked
    ['2026-02-09T16:40', '2m', '2026-04-09T17:00'],
    ['2026-01-31T10:00', '1m', '2026-03-02T17:00'], // 28/02 is a Saturday
    ['2027-11-30T10:00', '3m', '2028-02-29T17:00'],
    ['2026-02-09T16:40', '1q', '2026-05-11T17:00'],
    ['2026-02-09T16:40', '2026-02-17', '2026-02-17T17:00'], // a named date stays, be it Tết
    ['1986-12-15T08:00', '1990-12-31', '1990-12-31T17:00'], // older than the law in the data
  ])('%s + %s is due %s', (from, rule, until) => {
    expect(due(from, rule)).toBe(at(until));
  });

  test('the zone in which the event is written does not matter', () => {
    const rule = parseRule('1wd');
    expect(computeDeadline(rule, instant('2026-03-09T18:00:00Z'), calendar).due).toBe(at('2026-03-11T17:00'));
  });

  test('a named day before the event is refused, and so is a term beyond the years the calendar knows', () => {
    expect(() => due('2026-02-09T16:40', '2026-02-08')).toThrow('deadlines.day-before-event');
    expect(() => due('2100-12-01T08:00', '60wd')).toThrow('calendar.day-out-of-range');
    expect(() => due('1999-12-01T08:00', '8wd')).toThrow('calendar.day-out-of-range');
  });
});

describe('the explanation', () => {
  const explained = (from: string, rule: string) => computeDeadline(parseRule(rule), at(from), calendar).explanation;

  test('tells a citizen every step, in both languages', () => {
    expect(explained('2026-02-09T16:40', '8wd')).toMatchObject({
      vi: 'tiếp nhận 09/02/2026 16:40 → tính từ 10/02; 8 ngày làm việc; nghỉ Tết Nguyên đán 16–20/02; nghỉ cuối tuần 14–15/02, 21–22/02; hạn 26/02/2026 17:00',
      en: 'received 9 Feb 2026 16:40 → counted from 10 Feb; 8 working days; Tết (Lunar New Year) 16–20 Feb; weekend 14–15 Feb, 21–22 Feb; due 26 Feb 2026 17:00',
    });
  });

  test('keeps the steps as data', () => {
    expect(explained('2026-08-20T09:00', '10wd').steps).toEqual([
      { kind: 'event', anchor: 'received', at: at('2026-08-20T09:00') },
      { kind: 'counted-from', day: '2026-08-21' },
      { kind: 'term', rule: '10wd' },
      expect.objectContaining({ kind: 'days-off', ranges: [{ from: '2026-08-31', until: '2026-08-31' }] }),
      expect.objectContaining({ kind: 'days-off', ranges: [{ from: '2026-09-01', until: '2026-09-02' }], days: 2 }),
      expect.objectContaining({ kind: 'days-off', weekly: true, days: 5 }),
      expect.objectContaining({ kind: 'worked', day: '2026-08-22', swappedWith: '2026-08-31' }),
      { kind: 'due', at: at('2026-09-07T17:00') },
    ]);
  });

  test('names the Saturday worked, the move off a day off, the hours counted', () => {
    expect(explained('2026-08-20T09:00', '2wd').vi).toContain('làm bù 22/08 (thay 31/08)');
    expect(explained('2026-01-31T18:00', '1m').vi).toContain(
      'ngày cuối 28/02 là ngày nghỉ (thứ Bảy), chuyển sang 02/03',
    );
    expect(explained('2026-02-09T18:00', '4wh').vi).toBe(
      'tiếp nhận 09/02/2026 18:00 → tính từ 10/02 08:00; 4 giờ làm việc; giờ làm việc 08:00–12:00, 13:00–17:00; hạn 10/02/2026 12:00',
    );
    expect(explained('2026-02-09T16:40', '2026-02-17').vi).toContain('17/02 là ngày nghỉ (nghỉ Tết Nguyên đán)');
  });

  test('calls a result provisional where the days of the year are not announced, and says the rule used', () => {
    expect(explained('2027-01-28T09:00', '8wd').vi).toContain(
      'lịch nghỉ Tết năm 2027 chưa công bố: tạm tính 2 ngày cuối năm cũ và 3 ngày đầu năm mới',
    );
    expect(explained('2027-08-30T09:00', '5wd').en).toContain('the day beside National Day 2027 is not announced yet');
    expect(explained('2027-06-01T09:00', '5wd').vi).toContain('lịch nghỉ năm 2027 chưa công bố');
    expect(explained('2027-06-01T09:00', '30d').vi).toContain('lịch nghỉ năm 2027 chưa công bố');
    expect(explained('2026-06-01T09:00', '5wd').vi).not.toContain('chưa công bố');
  });

  test('stays readable over ten years', () => {
    const { vi, steps } = explained('2026-12-09T16:40', '2500wd');
    expect(vi.length).toBeLessThan(400);
    expect(vi).toMatch(/nghỉ lễ, tết và nghỉ bù \d+ ngày.*lịch nghỉ các năm 2027–2036 chưa công bố/);
    expect(steps.length).toBeGreaterThan(20);
  });

  test('a holiday announced for one organisation only shows in its calendar', () => {
    const source = { instrument: 'Thông báo', confirmed: true };
    const name = { vi: 'phòng chống bão', en: 'storm' };
    const ours = calendarOf({ announcements: [{ kind: 'off', day: day('2026-03-11'), name, source }] });
    const { due, explanation } = computeDeadline(parseRule('2wd'), at('2026-03-09T09:00'), ours);
    expect(due).toBe(at('2026-03-12T17:00'));
    expect(explanation.vi).toContain('nghỉ phòng chống bão 11/03');
  });
});
