import { expect, test } from 'vitest';
import { edgesOf, monthOf, monthsOn, monthText, weeksOf } from './month.ts';

test('a month is weeks from Monday to Sunday that cover it', () => {
  const weeks = weeksOf({ year: 2026, month: 3 }); // begins on a Sunday
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05');
  expect(weeksOf({ year: 2027, month: 2 })).toHaveLength(4); // from a Monday to a Sunday
});

test('months go on over the year’s end, and leap years are long', () => {
  expect(monthText(monthsOn({ year: 2026, month: 12 }, 1))).toBe('2027-01');
  expect(monthText(monthsOn({ year: 2026, month: 1 }, -1))).toBe('2025-12');
  expect(edgesOf(monthOf('2028-02-10'))).toEqual({ first: '2028-02-01', last: '2028-02-29' });
});
