import { describe, expect, test } from 'vitest';
import { BrokenCell, CellFault, columnIndex, columnLetters, Percentage, type SheetCell } from './cells.ts';
import { readNumber } from './read-number.ts';

const faultOf = (cell: SheetCell, unit = 'people') => {
  const read = readNumber(cell, unit);
  return read instanceof CellFault ? read.code : read;
};

describe('figures as offices write them', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['12.345.678', 12_345_678],
    ['12,5', 12.5],
    ['1,234', 1.234], // a comma stands before decimals, however many there are
    ['12.5', 12.5], // cannot part thousands
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1234567', 1_234_567],
    ['1,234,567', 1_234_567], // only English has two commas
    ['1,234.5', 1234.5],
    ['1 234 567', 1_234_567],
    ['1\u00a0234,5', 1234.5],
    ["'0123", 123],
    ['-5,5', -5.5],
    ['− 5,5', -5.5],
    ['(5,5)', -5.5],
    ['+7', 7],
    [' 42 *', 42],
    ['1.234 người', 1234],
    ['1.234người', 1234],
    ['1,2 triệu', 1_200_000],
    ['1.2 triệu người', 1_200_000],
    ['15 nghìn', 15_000],
    ['15 ngàn người', 15_000],
    ['2 nghìn người', 2000],
  ])('%s', (cell, value) => {
    expect(readNumber(cell, 'people')).toBe(value);
  });

  test.each(['', ' ', '-', '–', '...', '…', 'x', 'N/A', 'không có', 'Chưa có số liệu'])('"%s" is no figure', (cell) => {
    expect(readNumber(cell, 'people')).toBeNull();
  });

  test.each(['abc', '12abc', '1.23.4', '1,2,3', '12,', '1.2345,6', '(5', '5)', '--5', '1/2', '٣'])(
    '"%s" cannot be read',
    (cell) => {
      expect(faultOf(cell)).toMatch(/^indicators\.import-(number-unreadable|unit-other)$/);
    },
  );
});

test('a share as text, or as a number the sheet shows as a share', () => {
  expect(readNumber('12,5%', 'percent')).toBe(12.5);
  expect(readNumber('12,5 %', 'percent')).toBe(12.5);
  expect(readNumber(new Percentage(12.5), 'percent')).toBe(12.5);
  expect(readNumber('12,5', 'percent')).toBe(12.5);
  expect(readNumber('12,5%', 'per-mille')).toBe(125);
  expect(readNumber(new Percentage(150), 'ratio')).toBe(1.5);
  expect(faultOf('12,5%', 'people')).toBe('indicators.import-unit-other');
  expect(faultOf('1 triệu', 'percent')).toBe('indicators.import-unit-other');
});

test('another unit of the same thing is brought to the one that is kept, one of another thing refused', () => {
  expect(readNumber('1,2 tỷ', 'billion-dong')).toBe(1.2);
  expect(readNumber('1.234 tỷ đồng', 'billion-dong')).toBe(1234);
  expect(readNumber('1,5 tỉ', 'million-dong')).toBe(1500);
  expect(readNumber('2 nghìn tỷ', 'billion-dong')).toBe(2000);
  expect(readNumber('1,2 triệu đồng', 'dong')).toBe(1_200_000);
  expect(readNumber('250 ha', 'km2')).toBe(2.5);
  expect(readNumber('3 triệu lượt khách', 'thousand-visitors')).toBe(3000);
  expect(faultOf('250 ha', 'people')).toBe('indicators.import-unit-other');
  expect(faultOf('5 người', 'billion-dong')).toBe('indicators.import-unit-other');
});

test('numbers are taken as they are; days, errors of the sheet and what is too large are refused', () => {
  expect(readNumber(12.5, 'people')).toBe(12.5);
  expect(readNumber(null, 'people')).toBeNull();
  expect(faultOf(new Date('2025-03-01'))).toBe('indicators.import-number-is-day');
  expect(faultOf(new BrokenCell('#REF!'))).toBe('indicators.import-cell-broken');
  expect(faultOf(1e16)).toBe('indicators.import-number-too-large');
  expect(faultOf('9.999 nghìn tỷ', 'dong')).toBe('indicators.import-number-too-large');
  expect(faultOf(Number.NaN)).toBe('indicators.import-number-too-large');
});

test('a text longer than any figure is not looked at', () => {
  expect(faultOf('1'.repeat(30_000))).toBe('indicators.import-number-unreadable');
});

test('columns by their letters', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(['A', 'Z', 'AA', 'ZZ', 'AAA', 'a1'].map(columnIndex)).toEqual([0, 25, 26, 701, 702, undefined]);
});
