import { expect, test } from 'vitest';
import { passageOf, proposedParts, unitsOf, withPart } from './passage.ts';

test('a passage counts code points, without the space around it', () => {
  const text = '🏙🏙 Giao A dọn chợ. Xong.';
  const passage = passageOf(text, text.indexOf(' Giao'), text.indexOf(' Xong'));
  expect(passage).toEqual({ quote: 'Giao A dọn chợ.', start: 3, end: 18 });
  expect(passageOf(text, 4, 5)).toBeNull();
  const units = unitsOf(text, { start: 3, end: 18 });
  expect(text.slice(units.start, units.end)).toBe('Giao A dọn chợ.');
});

test('a task is proposed to be split at semicolons and sentences, each part exactly where it stands', () => {
  const quote = 'Giao A rà soát biển hiệu; trồng cây, hạn 30.6.2026. Báo cáo kết quả;';
  const parts = proposedParts({ quote, start: 100, end: 100 + quote.length });
  expect(parts.map((part) => part.quote)).toEqual([
    'Giao A rà soát biển hiệu',
    'trồng cây, hạn 30.6.2026',
    'Báo cáo kết quả',
  ]);
  for (const part of parts) expect(quote.slice(part.start - 100, part.end - 100)).toBe(part.quote);
});

test('a part that is added takes the place of those it lies over', () => {
  const at = (start: number, end: number) => ({ quote: 'x', start, end });
  expect(withPart([at(0, 5), at(6, 9), at(10, 12)], at(4, 8))).toEqual([at(4, 8), at(10, 12)]);
});
