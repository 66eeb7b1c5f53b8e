import { expect, test } from 'vitest';
import { instant } from '../time.ts';
import { outsideQuietHours, QuietHours } from './quiet-hours.ts';

const night = { from: '22:00', until: '06:30' };
const noon = { from: '11:30', until: '13:00' };
const from = (quiet: typeof night, at: string) => outsideQuietHours(quiet, instant(at));

test('what comes in the night waits for the morning, on either side of midnight', () => {
  expect(from(night, '2026-03-09T14:59:00Z')).toBe('2026-03-09T14:59:00.000Z'); // 21:59
  expect(from(night, '2026-03-09T15:00:00Z')).toBe('2026-03-09T23:30:00.000Z'); // 22:00
  expect(from(night, '2026-03-09T20:00:00Z')).toBe('2026-03-09T23:30:00.000Z'); // 03:00 of the next day
  expect(from(night, '2026-03-09T23:29:59Z')).toBe('2026-03-09T23:30:00.000Z');
  expect(from(night, '2026-03-09T23:30:00Z')).toBe('2026-03-09T23:30:00.000Z'); // the end is not quiet
});

test('quiet hours within a day, and none at all', () => {
  expect(from(noon, '2026-03-09T04:29:00Z')).toBe('2026-03-09T04:29:00.000Z');
  expect(from(noon, '2026-03-09T05:00:00Z')).toBe('2026-03-09T06:00:00.000Z');
  expect(outsideQuietHours(null, instant('2026-03-09T20:00:00Z'))).toBe('2026-03-09T20:00:00.000Z');
});

test('hours that would never end, or that are none, are refused', () => {
  expect(QuietHours.safeParse({ from: '22:00', until: '22:00' }).success).toBe(false);
  expect(QuietHours.safeParse({ from: '24:00', until: '06:00' }).success).toBe(false);
  expect(QuietHours.safeParse({ from: '9:00', until: '10:00' }).success).toBe(false);
});
