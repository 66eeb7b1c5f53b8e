import { expect, test } from 'vitest';
import { Percentage, type SheetCell } from './cells.ts';
import { findHeadings, type GridRow, headingsOf, isNumbering, signatureOf } from './find-headings.ts';

const grid = (...rows: SheetCell[][]): GridRow[] => rows.map((cells, i) => ({ row: i + 1, cells }));
const named = (rows: GridRow[]) => {
  const found = findHeadings(rows);
  return found === undefined ? undefined : { ...found, names: headingsOf(rows, found) };
};

test('one row of headings, at the very top', () => {
  expect(
    named(grid(['Phường', 'Kỳ', 'Giá trị'], ['Cam Đường', 'Quý I/2025', '12,5%'], ['Lào Cai', 'Quý I/2025', 3])),
  ).toEqual({
    first: 1,
    last: 1,
    names: ['Phường', 'Kỳ', 'Giá trị'],
  });
});

test('a title, the office and a row of numbering around two rows of headings, one of them merged', () => {
  const title = 'TỔNG HỢP DÂN SỐ';
  const rows = grid(
    ['UBND TỈNH', null, null, null],
    [title, title, title, title], // merged: each of its cells says the same
    [null, null, null, 'Đơn vị tính: người'],
    ['STT', 'Địa bàn', 'Dân số', 'Dân số'],
    ['STT', 'Địa bàn', 'Nam', 'Nữ'],
    ['A', 'B', '1', '2'],
    [1, 'Cam Đường', '10.234', 9876],
  );
  expect(named(rows)).toEqual({ first: 4, last: 5, names: ['STT', 'Địa bàn', 'Dân số – Nam', 'Dân số – Nữ'] });
});

test('years name columns', () => {
  const rows = grid(['Địa bàn', 2023, 2024], ['Cam Đường', 12.5, 13]);
  expect(named(rows)).toEqual({ first: 1, last: 1, names: ['Địa bàn', '2023', '2024'] });
});

test('shares are figures; a lone cell is no heading', () => {
  const rows = grid(['Biểu số 1', null], ['Xã', 'Tỷ lệ'], ['Bảo Hà', new Percentage(12)]);
  expect(named(rows)).toEqual({ first: 2, last: 2, names: ['Xã', 'Tỷ lệ'] });
});

test('without a figure, or without anything above it, no heading is found', () => {
  expect(findHeadings(grid(['a', 'b'], ['c', 'd']))).toBeUndefined();
  expect(findHeadings(grid(['Cam Đường', 5], ['Lào Cai', 6]))).toBeUndefined();
  expect(findHeadings([])).toBeUndefined();
});

test('rows that count the columns', () => {
  expect(isNumbering(['(1)', '(2)', '(3)'])).toBe(true);
  expect(isNumbering(['A', 'B', 1, 2, '3=1+2'])).toBe(true);
  expect(isNumbering([1, 'Cam Đường', 2])).toBe(false);
  expect(isNumbering([5, 9])).toBe(false);
});

test('the same headings are known again whatever their capitals; others are not', () => {
  expect(signatureOf(['ĐỊA BÀN', 'Tỷ lệ (%)', ''])).toBe(signatureOf(['Địa  bàn', 'tỷ lệ %']));
  expect(signatureOf(['Địa bàn', 'Năm 2024'])).not.toBe(signatureOf(['Địa bàn', 'Năm 2025']));
});
