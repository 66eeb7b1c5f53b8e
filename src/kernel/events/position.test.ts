import { expect, test } from 'vitest';
import { readPosition, writePosition } from './position.ts';

test('a position is written and read back', () => {
  for (const text of ['12:15:12,14', '7:7:', '12:15:12,14/16:16:/3']) {
    const position = readPosition(text);
    expect(position && writePosition(position)).toBe(text);
  }
});

test('what PostgreSQL would not take for a snapshot is no position', () => {
  const wrong = [
    '',
    '17',
    '3:2:',
    '1:5:7',
    '1:5:3,2',
    '0:5:',
    '1:99999999999999999999:',
    "1:2:'; drop",
    '1:2:/1:2:',
    '1:2:/1:2:/x',
  ];
  expect(wrong.map(readPosition)).toEqual(wrong.map(() => undefined));
});
