import { describe, expect, test } from 'vitest';
import { codeOf, type Frequency } from '../periods.ts';
import { CellFault, type SheetCell } from './cells.ts';
import { readPeriod, readYear } from './read-period.ts';

const read = (cell: SheetCell, frequency: Frequency, year: number | null = null) => {
  const period = readPeriod(cell, frequency, year);
  return period instanceof CellFault ? period.code.replace('indicators.import-period-', '') : codeOf(period);
};

describe('periods in words', () => {
  test.each<[string, Frequency, string]>([
    ['Quý II/2025', 'quarter', '2025-Q2'],
    ['Quý 2 năm 2025', 'quarter', '2025-Q2'],
    ['quy iv - 2024', 'quarter', '2024-Q4'],
    ['Q3/2025', 'quarter', '2025-Q3'],
    ['2025-Q3', 'quarter', '2025-Q3'],
    ['QUÝ III NĂM 2025', 'quarter', '2025-Q3'],
    ['3 tháng đầu năm 2025', 'quarter', '2025-Q1'],
    ['T3/2024', 'month', '2024-03'],
    ['T3/24', 'month', '2024-03'],
    ['Tháng 3/2024', 'month', '2024-03'],
    ['Tháng 03 năm 2024', 'month', '2024-03'],
    ['Th.12-2024', 'month', '2024-12'],
    ['03/2024', 'month', '2024-03'],
    ['2024-03', 'month', '2024-03'],
    ['202403', 'month', '2024-03'],
    ['6 tháng 2025', 'half', '2025-H1'],
    ['6 tháng đầu năm 2025', 'half', '2025-H1'],
    ['Ước 6 tháng cuối năm 2025', 'half', '2025-H2'],
    ['2025-H2', 'half', '2025-H2'],
    ['năm 2025', 'year', '2025'],
    ['Năm 2025 (ước)', 'year', '2025'],
    ['Thực hiện năm 2024', 'year', '2024'],
    ['Cả năm 2024', 'year', '2024'],
    ['12 tháng năm 2024', 'year', '2024'],
    ['2025', 'year', '2025'],
    ['31/12/2024', 'year', '2024'],
    ['Tính đến 30/6/2025', 'half', '2025-H1'],
    ['Ngày 15 tháng 7 năm 2025', 'day', '2025-07-15'],
    ['2025-07-15', 'day', '2025-07-15'],
    ['1.7.2025', 'month', '2025-07'],
  ])('%s', (cell, frequency, code) => {
    expect(read(cell, frequency)).toBe(code);
  });
});

test('days, as the sheet keeps them or as the numbers they are there', () => {
  expect(read(new Date('2025-03-01T00:00:00Z'), 'month')).toBe('2025-03');
  expect(read(45_717, 'month')).toBe('2025-03'); // 01/03/2025
  expect(read('45717', 'quarter')).toBe('2025-Q1');
  expect(read(2025, 'year')).toBe('2025');
  expect(read(20_250_331, 'day')).toBe('2025-03-31');
});

test('a year may stand elsewhere; where it stands nowhere that is said', () => {
  expect(read('6 tháng', 'half', 2025)).toBe('2025-H1');
  expect(read('Quý IV', 'quarter', 2024)).toBe('2024-Q4');
  expect(read('II', 'quarter', 2024)).toBe('2024-Q2');
  expect(read(7, 'month', 2024)).toBe('2024-07');
  expect(read('07', 'month', 2024)).toBe('2024-07');
  expect(read(3, 'quarter', 2024)).toBe('2024-Q3');
  expect(read('6 tháng', 'half')).toBe('without-year');
  expect(read('Tháng 7', 'month')).toBe('without-year');
  expect(read(7, 'month')).toBe('without-year');
  expect(readYear('Năm 2024')).toBe(2024);
  expect(readYear(2024)).toBe(2024);
  expect(readYear('Quý I/2024')).toBeInstanceOf(CellFault);
});

test('a period of another length is refused, what is none too', () => {
  expect(read('9 tháng năm 2025', 'quarter')).toBe('other');
  expect(read('Quý I/2025', 'year')).toBe('other');
  expect(read('2025', 'month')).toBe('other');
  for (const cell of ['Tháng 13/2024', 'Quý V/2024', '31/02/2025', 'hôm qua', '', '99', 1.5, 'Quý', 'x'.repeat(5000)])
    expect(read(cell, 'month', 2024)).toBe('unreadable');
  expect(read(null, 'month')).toBe('unreadable');
});
