import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Reading } from '../reading.ts';
import { readDirective } from './read.ts';

test('offsets count code points, quotes are exact', () => {
  const text = '🌳🌳 Cây xanh\n\n1. Giao Sở Xây dựng trồng 500 cây 🌳 trong năm 2026.';
  const points = [...text];
  const { tasks, clauses } = readDirective(text);
  expect(tasks).toHaveLength(1);
  for (const task of tasks) expect(points.slice(task.start, task.end).join('')).toBe(task.quote);
  expect(clauses.at(-1)?.end).toBe(points.length);
});

test('an item keeps its own deadline; without one that of the heading over it counts', () => {
  const { tasks } = readDirective(
    [
      'II. NHIỆM VỤ',
      '1. Nhiệm vụ giai đoạn 2026 - 2028',
      '- Mở rộng chợ.',
      '- Xây dựng bãi đỗ xe, hoàn thành trước ngày 30/9/2026.',
    ].join('\n'),
  );
  expect(tasks.map(({ deadline }) => deadline?.until)).toEqual(['2028-12-31', '2026-09-30']);
});

test('a line that only dates belongs to the task before it', () => {
  const { tasks } = readDirective(
    ['1. Giao Sở Y tế:', '- Ban hành danh mục thuốc.', 'Hoàn thành trong quý II năm 2026.'].join('\n'),
  );
  expect(tasks.map(({ deadline }) => deadline?.until)).toEqual(['2026-06-30']);
});

test('a task names its heading and the modules its words belong to', () => {
  const [task] = readDirective('1. Sở Xây dựng\n- Xử lý lấn chiếm vỉa hè tại công viên Thủy Hoa.').tasks;
  expect(task).toMatchObject({
    id: '1.1',
    group: 'Sở Xây dựng',
    places: [{ quote: 'công viên Thủy Hoa', placeId: null }],
  });
  expect(task?.modules).toEqual(expect.arrayContaining(['reports', 'land', 'investment']));
});

test('nothing is found in nothing', () => {
  expect(readDirective('').tasks).toEqual([]);
});

// Work that grows faster than the text would run into the time limit of the test.
test.each([
  'a) ',
  'a) x\n',
  '.',
  '|',
  '|\n',
  ' ',
  '\n',
  '(',
  '“',
  'Giao Sở Y tế ',
  'phối hợp với ',
  'Rà soát; ',
  '* ',
  '1.1.',
  '- Rà soát:\n',
  'Các sở: ',
  'Trong, ',
  'a | b\n',
])('a hundred thousand characters of %j is read', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  expect(Reading.safeParse(readDirective(text)).success).toBe(true);
});

const documents = fileURLToPath(new URL('../../../../../shared/data/documents/', import.meta.url));

describe.skipIf(!existsSync(documents))('documents of ../shared/data, where they are present', () => {
  const files = existsSync(documents) ? readdirSync(documents).filter((name) => name.endsWith('.txt')) : [];

  test.each(files)('%s gives a valid reading with exact quotes in the order of the text', (name) => {
    const file = readFileSync(join(documents, name), 'utf8').normalize('NFC');
    const text = file.slice(file.indexOf('\n---\n') + 5);
    const reading = Reading.parse(readDirective(text));
    const points = [...text];
    const { tasks, citations, clauses } = reading;
    expect(tasks.length).toBeGreaterThan(0);
    for (const { start, end, quote } of [...tasks, ...citations]) expect(points.slice(start, end).join('')).toBe(quote);
    expect(tasks.map(({ start }) => start)).toEqual(tasks.map(({ start }) => start).sort((a, b) => a - b));
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
  });
});
