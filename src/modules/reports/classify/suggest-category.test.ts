import { expect, test } from 'vitest';
import { learn, ourSentences } from './learn.ts';
import { suggestCategories } from './suggest-category.ts';

const categories = Object.keys(ourSentences).map((code) => ({ code, name: code, keywords: [] }));
const model = learn(categories);
const first = (text: string, nearest: Parameters<typeof suggestCategories>[2] = null) =>
  suggestCategories(model, text, nearest)[0]?.code;

test.each([
  ['Bóng đèn ngoài ngõ cháy mấy hôm, tối quá', 'chieu-sang'],
  ['den duong truoc nha van hoa tat ngom', 'chieu-sang'],
  ['quán bia kê bàn nhựa ra hết vh', 'lan-chiem'],
  ['Kiệt 7 cứ mưa là lụt, nước vô nhà', 'ngap-nuoc'],
  ['hang xom hat ka ra o ke den nua dem, on ao qua', 'tieng-on'],
  ['xóm tui cúp điện từ trưa', 'dien-nuoc'],
])('"%s" is about %s, whichever way it is typed', (text, code) => {
  expect(first(text)).toBe(code);
});

test('where the words do not tell, nothing is suggested', () => {
  expect(suggestCategories(model, 'Tôi có việc muốn hỏi.')).toEqual([]);
  expect(suggestCategories(model, 'xyz')).toEqual([]);
  expect(suggestCategories(model, '')).toEqual([]);
});

test('the place near by tips a balance, and does not outweigh clear words', () => {
  const tables = 'rác dưới gốc cây';
  const share = (nearest: 'market' | 'park') =>
    suggestCategories(model, tables, nearest).find(({ code }) => code === 'cay-xanh')?.confidence ?? 0;
  expect(share('park')).toBeGreaterThan(share('market'));
  expect(first('loa kéo hát karaoke ồn ào cả đêm', 'cluster')).toBe('tieng-on');
});

test('a category of the city without sentences of ours is known by its keywords', () => {
  const own = learn([...categories, { code: 'xe-dien', name: 'Xe điện du lịch', keywords: ['xe điện', 'tuk tuk'] }]);
  expect(suggestCategories(own, 'xe điện du lịch không dừng')[0]?.code).toBe('xe-dien');
});

test('of sentences kept from learning, seven in ten first suggestions are right, and most get one', () => {
  const kept = (i: number) => i % 8 === 0;
  const part = (wanted: boolean) =>
    Object.fromEntries(
      Object.entries(ourSentences).map(([code, lines]) => [code, lines.filter((_, i) => kept(i) === wanted)]),
    );
  const learnt = learn(categories, part(false));
  const asked = Object.entries(part(true)).flatMap(([code, lines]) => lines.map((text) => ({ code, text })));
  const answered = asked.flatMap(({ code, text }) => {
    const suggested = suggestCategories(learnt, text)[0];
    return suggested === undefined ? [] : [suggested.code === code];
  });
  expect(answered.length / asked.length).toBeGreaterThan(0.6);
  expect(answered.filter(Boolean).length / answered.length).toBeGreaterThan(0.7);
});
