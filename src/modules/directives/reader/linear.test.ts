import { expect, test } from 'vitest';
import { findCitations } from './citations.ts';
import { findDays } from './dates.ts';
import { findDeadlines } from './deadlines.ts';
import { findSymbols } from './symbol.ts';
import { findTargets } from './targets.ts';

/**
 * A megabyte of the worst we can think of for patterns that try again at every place. Each reader that is not linear
 * runs into the time limit of the test.
 */
const megabyte = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length)).slice(0, 1_000_000);

test.each([
  [' '],
  ['*'],
  ['\n'],
  ['1'],
  ['1 '],
  ['1/'],
  ['1-'],
  ['1.000.'],
  ['a'],
  ['1/A-'],
  ['12/QĐ-'],
  ['1/2020/'],
  ['số '],
  ['luật '],
  ['nghị quyết số '],
  ['các nghị quyết số 1, '],
  ['ngày '],
  ['ngày 1 tháng '],
  ['tháng 1, '],
  ['quý i, '],
  ['năm 2025 - '],
  ['giai đoạn 2025 '],
  ['trong thời hạn 10 ngày '],
  ['kể từ ngày '],
  ['trước ngày 20 '],
  ['hằng tháng, trước ngày '],
  ['định kỳ '],
  ['thường xuyên '],
  ['“đến năm '],
  ['đạt trên '],
  ['1% - '],
  ['| 2025 '],
])('a megabyte of %j is read without trying for ever', (piece) => {
  const text = megabyte(piece);
  const whole = { start: 0, end: text.length };
  expect(findSymbols(text).length + findDays(text).length).toBe(0);
  expect(findCitations(text).length).toBeLessThan(10);
  for (const { start, end } of [...findDeadlines(text, whole, null), ...findTargets(text, whole)]) {
    expect(end - start).toBeLessThan(200);
  }
});
