import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { atCityTime, cityZone, dayOf, daysBetween, type Instant, instant, timeOf } from './time.ts';

const byTheZone = (moment: Instant) => Temporal.Instant.from(moment).toZonedDateTimeISO(cityZone).toPlainDateTime();

test('the day and the time in the city are those of the zone, since 1930 and until 2100', () => {
  for (let at = Date.parse('1930-01-01T00:00:00Z'); at < Date.parse('2100-01-01T00:00:00Z'); at += 37_123_457_000) {
    const moment = instant(new Date(at).toISOString());
    const local = byTheZone(moment);
    expect(dayOf(moment)).toBe(local.toPlainDate().toString());
    expect(timeOf(moment)).toBe(local.toPlainTime().toString().slice(0, 5));
  }
});

test('around the change of 1975 too, minute by minute', () => {
  for (let minute = -3000; minute < 3000; minute += 7) {
    const moment = instant(new Date(Date.parse('1975-06-13T00:00:00Z') + minute * 60_000).toISOString());
    expect(dayOf(moment)).toBe(byTheZone(moment).toPlainDate().toString());
  }
});

test('an instant with another offset is the same moment', () => {
  const moment = '2026-03-09T23:30:00+09:00' as Instant;
  expect([dayOf(moment), timeOf(moment)]).toEqual(['2026-03-09', '21:30']);
  expect(dayOf(atCityTime(dayOf(moment), '00:00'))).toBe('2026-03-09');
  expect(daysBetween(dayOf(moment), dayOf(instant('2026-03-09T17:00:00Z')))).toBe(1);
});
