import { expect, test } from 'vitest';
import { nextWindow, windowsOf } from './marks.ts';
import { slipsBetween } from './near-words.ts';
import { questionIn } from './question.ts';
import { excerptOf, marked } from './segments.ts';
import { foundBy, squeezed, wordsOf } from './words.ts';

const shown = (segments: readonly { text: string; hit: boolean }[]) =>
  segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

const mark = (text: string, asked: string) => {
  const question = questionIn(asked);
  if (question === undefined) throw new Error(`no word in ${asked}`);
  return shown(marked(text, question));
};

test('a number is one word however it is punctuated, with or without leading zeros', () => {
  for (const written of ['08-NQ/TU', '08-nq/tu', '08 nq tu', '8NQTU', '08NQTU', '08 – NQ/TU']) {
    expect(squeezed(written)).toBe('8nqtu');
  }
});

test('a word is kept as written and as typed without a Vietnamese keyboard', () => {
  expect(wordsOf('Hoà Bình').map(({ exact, plain }) => [exact, plain])).toEqual([
    ['hòa', 'hoa'],
    ['bình', 'binh'],
  ]);
});

test('no sign of the index’s own can come from a text', () => {
  const { lexemes } = foundBy({
    title: "@inside '=x' #1 _a b*",
    names: [],
    number: null,
    body: "\\' | & !(",
    beside: '',
  });
  expect(lexemes).not.toContain("'@");
  expect(lexemes.match(/'=[^']*'/g)).toEqual(["'=inside x 1 a b'"]);
});

test('asked words are marked in the text as it stands, neighbours as one', () => {
  expect(mark('Xử lý điểm ngập nước tại chợ', 'ngap nuoc')).toBe('Xử lý điểm [ngập nước] tại chợ');
  expect(mark('Ngập sâu vì nước lên', 'ngập nước')).toBe('[Ngập] sâu vì [nước] lên');
  expect(mark('đường Trần Hưng Đạo', 'tran hu')).toBe('đường [Trần Hưng] Đạo');
  expect(mark('Theo Nghị quyết 08-NQ/TU và 09-NQ/TU', '08nqtu')).toBe('Theo Nghị quyết [08-NQ/TU] và 09-NQ/TU');
  expect(mark('<b>chợ</b> & "chợ"', 'cho')).toBe('<b>[chợ]</b> & "[chợ]"');
});

test('letters given decomposed are marked where they are shown', () => {
  expect(mark('Chỉnh trang vỉa hè'.normalize('NFD'), 'vỉa hè'.normalize('NFD'))).toBe('Chỉnh trang [vỉa hè]');
});

test('an excerpt is the passage with the most of the asked words, and not the whole text', () => {
  const filler = 'Các đơn vị liên quan tiếp tục phối hợp triển khai. '.repeat(20);
  const question = questionIn('ngập nước chợ');
  if (question === undefined) throw new Error('no question');
  const excerpt = shown(excerptOf(`Chợ họp sáng. ${filler}Xử lý ngập nước quanh chợ Cốc Lếu. ${filler}`, question));
  expect(excerpt).toContain('[ngập nước] quanh [chợ] Cốc Lếu');
  expect(excerpt.length).toBeLessThan(260);
  expect(excerpt).toMatch(/^… .* …$/);
});

test('a text without words asks nothing', () => {
  for (const text of ['', '  ', '&|!()', "':*", '—']) expect(questionIn(text)).toBeUndefined();
});

test('slips of the hand are counted, a swap as one', () => {
  expect(slipsBetween('thaot', 'thoat')).toBe(1);
  expect(slipsBetween('nuoac', 'nuoc')).toBe(1);
  expect(slipsBetween('nuoc', 'nuoc')).toBe(0);
  expect(slipsBetween('', 'cho')).toBe(3);
});

test('windows begin with the newest and end with everything; the next one is wide enough for what was found', () => {
  const windows = windowsOf('task', 1_000_000);
  expect(windows.map(({ isWhole }) => isWhole)).toEqual([false, false, false, true]);
  expect(windows.every(({ entries }, i) => i === 0 || entries > (windows[i - 1]?.entries ?? 0))).toBe(true);
  const [first, second] = windows;
  if (first === undefined) throw new Error('no window');
  expect(nextWindow(windows, first, 900, 1000)).toBe(second);
  expect(nextWindow(windows, first, 0, 1000)?.isWhole).toBe(true);
  expect(windowsOf('place', 300)).toMatchObject([{ isWhole: true }]);
});
