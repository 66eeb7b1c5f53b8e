import { expect, test } from 'vitest';
import { monthsBetween, nameOfPeriod, periodNamed, periods } from './period.ts';

test('periods are those offices report by', () => {
  expect(periods.map((name) => periodNamed(name, '2026-03-09'))).toEqual([
    { from: '2026-03-01', until: '2026-03-09' },
    { from: '2026-02-01', until: '2026-02-28' },
    { from: '2026-01-01', until: '2026-03-09' },
    { from: '2026-01-01', until: '2026-03-09' },
    { from: '2025-04-01', until: '2026-03-09' },
  ]);
  expect(periodNamed('quarter', '2026-12-31')).toEqual({ from: '2026-10-01', until: '2026-12-31' });
  expect(periodNamed('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  expect(nameOfPeriod({ from: '2026-02-01', until: '2026-02-28' }, '2026-03-09')).toBe('last-month');
  expect(nameOfPeriod({ from: '2026-02-02', until: '2026-02-28' }, '2026-03-09')).toBeUndefined();
});

test('a month without reports has its place as well', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});
