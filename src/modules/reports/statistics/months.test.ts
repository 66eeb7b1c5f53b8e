import { expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { partsOf } from './months.ts';

test.each([
  [
    '2026-01-15',
    '2026-03-10',
    ['2026-02-01', '2026-03-01'],
    [
      ['2026-01-15', '2026-01-31'],
      ['2026-03-01', '2026-03-10'],
    ],
  ],
  ['2026-01-01', '2026-01-31', ['2026-01-01', '2026-02-01'], []],
  ['2025-12-01', '2026-02-28', ['2025-12-01', '2026-03-01'], []],
  ['2026-02-27', '2026-03-01', null, [['2026-02-27', '2026-03-01']]],
  ['2026-02-02', '2026-02-02', null, [['2026-02-02', '2026-02-02']]],
  ['2026-02-01', '2026-02-28', ['2026-02-01', '2026-03-01'], []],
])('%s to %s is whole months and days at the edges', (from, until, months, days) => {
  const parts = partsOf(day(from), day(until));
  expect(parts.months === null ? null : [parts.months.from, parts.months.before]).toEqual(months);
  expect(parts.days.map((stretch) => [stretch.from, stretch.until])).toEqual(days);
});
