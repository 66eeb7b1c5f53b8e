import { expect, test } from 'vitest';
import { instant } from '../time.ts';
import { waitSeconds } from './retry.ts';
import { type Every, lastDue, lookAgainMs } from './times.ts';

// 2026-03-09 is a Monday; the city is seven hours ahead of UTC.
const dueAt = (every: Every, now: string) => lastDue(every, instant(now));

test('every day at a time of the city: today once it has come, else yesterday', () => {
  const every = { dailyAt: '07:00' };
  expect(dueAt(every, '2026-03-09T00:00:00Z')).toBe('2026-03-09T00:00:00.000Z');
  expect(dueAt(every, '2026-03-08T23:59:59Z')).toBe('2026-03-08T00:00:00.000Z');
});

test('every week on a day: the last one that came', () => {
  const every = { weeklyOn: 1, at: '07:00' } as const;
  expect(dueAt(every, '2026-03-09T00:00:00Z')).toBe('2026-03-09T00:00:00.000Z');
  expect(dueAt(every, '2026-03-08T23:59:59Z')).toBe('2026-03-02T00:00:00.000Z');
  expect(dueAt(every, '2026-03-15T12:00:00Z')).toBe('2026-03-09T00:00:00.000Z');
});

test('spans of time are the same instants on every server', () => {
  expect(dueAt({ minutes: 5 }, '2026-03-09T01:34:59.999Z')).toBe('2026-03-09T01:30:00.000Z');
  expect(dueAt({ seconds: 2 }, '2026-03-09T01:34:59.999Z')).toBe('2026-03-09T01:34:58.000Z');
});

test('a server looks again when the next span begins, and often enough for the rest', () => {
  expect(lookAgainMs({ seconds: 2 }, instant('2026-03-09T01:34:59.500Z'), 5000)).toBe(500);
  expect(lookAgainMs({ dailyAt: '07:00' }, instant('2026-03-08T23:59:59Z'), 5000)).toBe(5000);
});

test('each try waits three times as long as the one before, up to a limit, and the last is the last', () => {
  const waits = [1, 2, 3, 4].map((failed) => waitSeconds({ attempts: 4, firstWaitSeconds: 10 }, failed));
  expect(waits).toEqual([10, 30, 90, undefined]);
  expect(waitSeconds({ attempts: 50, firstWaitSeconds: 10 }, 40)).toBe(6 * 60 * 60);
});
