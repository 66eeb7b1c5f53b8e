import { expect, test } from 'vitest';
import { day } from '../../kernel/time.ts';
import {
  codeOf,
  daysIn,
  frequencies,
  frequencyOf,
  frequencyOfCode,
  isPeriodOf,
  PeriodCode,
  periodOf,
  periodOfCode,
  periodsLater,
} from './periods.ts';

test.each([
  ['2026', '2026-01-01', '2026-12-31', 'year'],
  ['2026-H2', '2026-07-01', '2026-12-31', 'half'],
  ['2026-Q1', '2026-01-01', '2026-03-31', 'quarter'],
  ['2028-02', '2028-02-01', '2028-02-29', 'month'],
  ['2026-07-15', '2026-07-15', '2026-07-15', 'day'],
])('%s is from %s to %s', (code, startsOn, endsOn, frequency) => {
  const period = periodOfCode(PeriodCode.parse(code));
  expect(period).toEqual({ startsOn, endsOn });
  expect(frequencyOf(period)).toBe(frequency);
  expect(frequencyOfCode(PeriodCode.parse(code))).toBe(frequency);
  expect(codeOf(period)).toBe(code);
});

test.each(['26', '2026-Q5', '2026-H0', '2026-13', '2026-02-30', '1026', '2026-Q1-01', '2026-07-'])(
  '%s is no period',
  (code) => {
    expect(PeriodCode.safeParse(code).success).toBe(false);
  },
);

test('every period of every frequency is followed by the next without a gap, over years', () => {
  for (const frequency of frequencies) {
    let period = periodOf(frequency, day('2027-11-30'));
    for (let i = 0; i < 30; i++) {
      const next = periodsLater(frequency, period, 1);
      expect(Date.parse(next.startsOn) - Date.parse(period.endsOn)).toBe(86_400_000);
      expect(isPeriodOf(frequency, next)).toBe(true);
      expect(periodsLater(frequency, next, -1)).toEqual(period);
      period = next;
    }
  }
});

test('a period of none of the frequencies says from when to when', () => {
  const odd = { startsOn: day('2026-01-01'), endsOn: day('2026-09-30') };
  expect(frequencyOf(odd)).toBeNull();
  expect(codeOf(odd)).toBe('2026-01-01/2026-09-30');
  expect(daysIn(odd)).toBe(273);
});
