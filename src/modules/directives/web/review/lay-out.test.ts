import { expect, test } from 'vitest';
import { layOut, type Marked } from './lay-out.ts';

interface Given extends Partial<Omit<Marked, 'id'>> {
  id?: string;
  start: number;
  end: number;
}
const finding = ({ id = 'a', ...over }: Given): Marked => ({
  id,
  also: [],
  ownerQuote: null,
  partnerQuotes: [],
  deadline: null,
  targets: [],
  places: [],
  ...over,
});

const shown = (text: string, findings: Marked[]) =>
  layOut(text, findings).map(({ runs }) =>
    runs.map(({ findingId, pieces }) => [findingId, pieces.map((p) => p.text).join('')]),
  );

test('nothing of the text is lost or said twice, whatever is marked in it', () => {
  const text = 'Mở đầu\n\nGiao Công an phường xử lý xe dù.\nKết thúc';
  const findings = [
    finding({ start: 8, end: 40 }),
    finding({ id: 'b', start: 13, end: 29 }),
    finding({ id: 'c', start: 45, end: 99 }),
  ];
  expect(
    shown(text, findings)
      .flat()
      .map(([, words]) => words)
      .join('\n'),
  ).toBe('Mở đầu\nGiao Công an phường xử lý xe dù.\nKết \nthúc');
});

test('offsets count code points, so a letter outside the first plane shifts nothing', () => {
  const text = '🏙 Giao A. Xong.';
  expect(shown(text, [finding({ start: 2, end: 9 })])).toEqual([
    [
      [null, '🏙 '],
      ['a', 'Giao A.'],
      [null, ' Xong.'],
    ],
  ]);
});

test('a finding over two paragraphs has its number before the first only', () => {
  const [one, two] = layOut('Giao A:\nlàm việc.', [finding({ start: 0, end: 17 })]);
  expect([one?.runs[0]?.first, two?.runs[0]?.first]).toEqual([true, false]);
});

test('a task whose words stand apart is marked in each place, with its number before each', () => {
  const runs = layOut('Giao A dọn chợ. Lời khác. Giao A rửa đường.', [
    finding({ start: 0, end: 15, also: [{ start: 26, end: 43, quote: 'Giao A rửa đường.' }] }),
  ]).flatMap((paragraph) => paragraph.runs);
  expect(
    runs.map(({ findingId, first, pieces }) => [findingId, first, pieces.map(({ text }) => text).join('')]),
  ).toEqual([
    ['a', true, 'Giao A dọn chợ.'],
    [null, false, ' Lời khác. '],
    ['a', true, 'Giao A rửa đường.'],
  ]);
});

test('owner, partner and place are underlined where their words stand', () => {
  const [paragraph] = layOut('Giao Phòng Nội vụ phối hợp với Công an dọn chợ Cốc Lếu.', [
    finding({
      start: 0,
      end: 56,
      ownerQuote: 'Phòng Nội vụ',
      partnerQuotes: ['Công an'],
      places: [{ quote: 'chợ Cốc Lếu', place: null }],
    }),
  ]);
  expect(paragraph?.runs[0]?.pieces.filter(({ part }) => part !== null)).toEqual([
    { text: 'Phòng Nội vụ', part: 'owner' },
    { text: 'Công an', part: 'partner' },
    { text: 'chợ Cốc Lếu', part: 'place' },
  ]);
});

test('in a row of a table the owner is underlined in its own cell', () => {
  const [row] = layOut('| 1. | Dọn vỉa hè | Công an phường | 6/2026 |', [
    finding({ start: 7, end: 17, ownerQuote: 'Công an phường' }),
  ]);
  expect(row?.isRow).toBe(true);
  expect(row?.runs.at(-1)).toMatchObject({
    findingId: null,
    pieces: [{ text: ' | ' }, { text: 'Công an phường', part: 'owner' }, { text: ' | 6/2026 |' }],
  });
});
