import { expect, test } from 'vitest';
import { dateFormat, numberFormat } from './intl-formats.ts';

test('a formatter is made once for each language and way of writing', () => {
  expect(numberFormat('vi-VN')).toBe(numberFormat('vi-VN'));
  expect(dateFormat('vi-VN', { timeZone: 'UTC' })).toBe(dateFormat('vi-VN', { timeZone: 'UTC' }));
  const written = [
    numberFormat('vi-VN').format(1234.5),
    numberFormat('en-GB').format(1234.5),
    numberFormat('vi-VN', { maximumFractionDigits: 0 }).format(1234.4),
  ];
  expect(written).toEqual(['1.234,5', '1,234.5', '1.234']);
  const day = new Date('2026-11-30T00:00:00Z');
  expect(dateFormat('en-GB', { timeZone: 'UTC', weekday: 'long' }).format(day)).toBe('Monday');
  expect(dateFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(day)).toBe('November');
});
