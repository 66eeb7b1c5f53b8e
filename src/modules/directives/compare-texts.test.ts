import { expect, test } from 'vitest';
import { type ClauseChange, compareTexts, compareWords, type VersionText } from './compare-texts.ts';

/** A text of numbered clauses, one to a line. */
const version = (...lines: string[]): VersionText => {
  let start = 0;
  const clauses = lines.map((line, i) => {
    const clause = {
      id: `${i + 1}`,
      parent: null,
      kind: 'clause' as const,
      label: `${i + 1}`,
      start,
      end: start + [...line].length,
    };
    start = clause.end + 1;
    return clause;
  });
  return { text: lines.join('\n'), clauses };
};
const shown = (changes: readonly ClauseChange[]) =>
  changes.map(({ kind, moved, old, new: now }) => [kind, moved, old?.id ?? null, now?.id ?? null]);

const signs = '1. Rà soát biển hiệu trên các tuyến phố trung tâm.';
const trees = '2. Trồng cây xanh hai bên cầu; tỷ lệ cây sống đạt từ 95% trở lên.';
const report = '3. Báo cáo kết quả trước ngày 20 hằng tháng.';

test('a document compared with itself has changed nowhere', () => {
  const one = version(signs, trees, report);
  expect(shown(compareTexts(one, one))).toEqual([
    ['same', false, '1', '1'],
    ['same', false, '2', '2'],
    ['same', false, '3', '3'],
  ]);
});

test('a clause taken out and one put in leave the others what they were, under other numbers', () => {
  const next = version(
    '1. Trồng cây xanh hai bên cầu; tỷ lệ cây sống đạt từ 95% trở lên.',
    '2. Lát lại vỉa hè.',
    report,
  );
  expect(shown(compareTexts(version(signs, trees, report), next))).toEqual([
    ['removed', false, '1', null],
    ['same', false, '2', '1'],
    ['added', false, null, '2'],
    ['same', false, '3', '3'],
  ]);
});

test('in a changed clause exactly the changed words are marked', () => {
  const next = version(signs, '2. Trồng cây xanh hai bên cầu; tỷ lệ cây sống đạt từ 98% trở lên.', report);
  const [, changed] = compareTexts(version(signs, trees, report), next);
  expect(changed?.kind).toBe('changed');
  expect(changed?.words?.filter(({ change }) => change !== 'kept')).toEqual([
    { text: '95', change: 'removed' },
    { text: '98', change: 'added' },
  ]);
  const told = (side: 'added' | 'removed') =>
    changed?.words
      ?.filter(({ change }) => change !== side)
      .map(({ text }) => text)
      .join('');
  expect(told('added')).toBe(changed?.old?.text);
  expect(told('removed')).toBe(changed?.new?.text);
});

test('a clause that moved is recognised, also when its words changed on the way', () => {
  const next = version(
    '1. Báo cáo kết quả trước ngày 25 hằng tháng.',
    '2. Rà soát biển hiệu trên các tuyến phố trung tâm.',
    '3. Trồng cây xanh hai bên cầu; tỷ lệ cây sống đạt từ 95% trở lên.',
  );
  expect(shown(compareTexts(version(signs, trees, report), next))).toEqual([
    ['changed', true, '3', '1'],
    ['same', false, '1', '2'],
    ['same', false, '2', '3'],
  ]);
});

test('clauses with the same words pair up in their order, none twice', () => {
  const line = '- Như trên;';
  expect(shown(compareTexts(version(line, line), version(line, line, line)))).toEqual([
    ['same', false, '1', '1'],
    ['same', false, '2', '2'],
    ['added', false, null, '3'],
  ]);
});

test('Unicode forms and spaces are no change', () => {
  const one = version('1. Hòa bình  và ổn định.');
  const other = version('1. Hòa bình và ổn định.'.normalize('NFD'));
  expect(shown(compareTexts(one, other))).toEqual([['same', false, '1', '1']]);
});

test('marks fall on whole Vietnamese words', () => {
  expect(compareWords('hoàn thành trước ngày 30/6', 'hoàn thành trong tháng 6')).toContainEqual({
    text: 'trước',
    change: 'removed',
  });
  expect(compareWords('đường phố', 'đường phổ')).toEqual([
    { text: 'đường ', change: 'kept' },
    { text: 'phố', change: 'removed' },
    { text: 'phổ', change: 'added' },
  ]);
});

test('a date is marked as a whole', () => {
  expect(compareWords('trước 30/6/2026', 'trước 31/7/2026').slice(1)).toEqual([
    { text: '30/6/2026', change: 'removed' },
    { text: '31/7/2026', change: 'added' },
  ]);
});

test('two thousand clauses, every second one changed, are compared clause by clause', () => {
  const lines = Array.from(
    { length: 2000 },
    (_, i) => `${i + 1}. Giao đơn vị số ${i} rà soát hạng mục ${i * 7} tại tuyến ${i * 13}.`,
  );
  const next = lines.map((line, i) => (i % 2 === 0 ? line : line.replace('rà soát', 'kiểm tra')));
  const changes = compareTexts(version(...lines), version(...next));
  expect(changes.filter(({ kind }) => kind === 'same')).toHaveLength(1000);
  expect(changes.filter(({ kind, old, new: now }) => kind === 'changed' && old?.id === now?.id)).toHaveLength(1000);
});
