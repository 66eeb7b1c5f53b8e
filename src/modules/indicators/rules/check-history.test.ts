import { expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';

const kinds = (value: number, before: number[], unit: string) =>
  checkHistory(value, before, unit).map(({ kind, unit: other }) => (other === null ? kind : `${kind} ${other}`));

test('the first figure and one like those before it are not odd', () => {
  expect(kinds(76_981, [], 'people')).toEqual([]);
  expect(kinds(76_981, [75_000, 74_100], 'people')).toEqual([]);
  expect(kinds(0, [12, 8], 'items')).toEqual([]);
});

test('a slip of the decimal point is told from a figure in another unit', () => {
  expect(kinds(769_810, [75_000, 74_100], 'people')).toEqual(['tenfold']);
  expect(kinds(7_698, [75_000, 74_100], 'people')).toEqual(['tenfold']);
  expect(kinds(76.98, [75_000, 74_100], 'people')).toEqual(['other-unit thousand-people']);
  expect(kinds(72_320_000, [72.32], 'km2')).toEqual(['other-unit m2']);
  expect(kinds(0.85, [84, 86], 'percent')).toEqual(['other-unit ratio']);
  expect(kinds(8.4, [84, 86], 'percent')).toEqual(['tenfold']);
  expect(kinds(12_400_000_000, [12.1, 12.2], 'billion-dong')).toEqual(['other-unit dong']);
});

test('a leap is odd once there is enough to compare it with', () => {
  expect(kinds(60, [10], 'items')).toEqual([]);
  expect(kinds(60, [10, 11, 9], 'items')).toEqual(['far']);
  expect(kinds(33, [10, 11, 9], 'items')).toEqual([]);
});

test('a share beyond the whole is odd, even as the first figure', () => {
  expect(kinds(104, [], 'percent')).toEqual(['beyond-share']);
  expect(kinds(104, [102, 103], 'percent')).toEqual([]);
});
