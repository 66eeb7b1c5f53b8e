import { expect, test } from 'vitest';
import { kindOf } from '../server/complaints.ts';
import { type Likeness, likenessOfWords, scoreOf, wordsIn, worthShowing } from './score.ts';
import { tellsOfWorse } from './worsening.ts';

const limits = { withinM: 50, withinDays: 30 };
const matter = 'Đống rác to trước cổng chợ Kim Tân';
const alike = (one: string, other: string) => likenessOfWords(wordsIn(one), wordsIn(other));
const like = (changed: Partial<Likeness> = {}) =>
  scoreOf(
    {
      distanceM: 10,
      days: 1,
      sameCategory: true,
      words: alike(matter, 'rac chat dong truoc cong cho Kim Tan'),
      ...changed,
    },
    limits,
  );

test('near, of late and in like words is likely the same, with marks or without', () => {
  expect(like()).toBeGreaterThan(0.75);
  expect(alike('Đèn đường tắt', 'den duong tat')).toBe(1);
  expect(like({ sameCategory: false })).toBeGreaterThan(worthShowing); // a slip of the category
});

test('far away, long ago, or of another matter is not', () => {
  expect(like({ distanceM: 120 })).toBe(0);
  expect(like({ days: 31 })).toBe(0);
  expect(like({ words: alike(matter, 'Đèn đường tắt mấy hôm nay'), sameCategory: false, distanceM: 40 })).toBeLessThan(
    worthShowing,
  );
});

test('words tell when it has become worse', () => {
  for (const text of [
    'Ổ gà giờ nặng hơn trước',
    'Vẫn chưa dọn',
    'rac ngay cang nhieu',
    'Đã có người bị ngã',
    'Đã có tai nạn',
    'Phản ánh lần thứ 3 rồi',
  ]) {
    expect(tellsOfWorse(text), text).toBe(true);
  }
  for (const text of ['Có ổ gà trước nhà', 'Rác nhiều', 'Xin dọn giúp']) expect(tellsOfWorse(text), text).toBe(false);
});

test('complaints and denunciations are told from reports', () => {
  expect(kindOf('Tôi tố cáo ông chủ tịch phường nhận hối lộ')).toBe('denunciation');
  expect(kindOf('don to cao can bo an tien')).toBe('denunciation');
  expect(kindOf('Tôi khiếu nại quyết định thu hồi đất số 12')).toBe('complaint');
  expect(kindOf('Quyết định xử phạt tôi là không đúng, đề nghị xem lại')).toBe('complaint');
  for (const text of [
    'Đống rác to cao bằng người',
    'Gọi số khiếu nại mãi không được',
    'Cán bộ phường chưa xuống dọn rác',
  ]) {
    expect(kindOf(text), text).toBe('report');
  }
});
