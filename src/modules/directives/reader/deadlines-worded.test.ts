import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { findDeadlines } from './deadlines.ts';
import { readDirective } from './read.ts';

/** Each deadline as "quote | kind rule", the rule "–" where there are only words. */
const deadlines = (text: string, issuedOn: string | null = '2026-03-10'): string[] =>
  findDeadlines(text, { start: 0, end: text.length }, issuedOn === null ? null : day(issuedOn)).map(
    ({ quote, kind, from, until, rule }) =>
      `${quote} | ${kind} ${rule ?? (from === null && until === null ? '–' : `${from ?? ''}..${until ?? ''}`)}`,
  );

describe('the same months every year', () => {
  test.each([
    ['báo cáo vào tháng 02 và tháng 8 hằng năm', 'FREQ=YEARLY;BYMONTH=2,8'],
    ['sơ kết 06 tháng một lần (tháng 3 và tháng 9 hàng năm)', 'FREQ=YEARLY;BYMONTH=3,9'],
    ['kiểm kê vào các tháng 3, tháng 7 và tháng 11 hằng năm', 'FREQ=YEARLY;BYMONTH=3,7,11'],
    ['họp vào quý II và quý IV hằng năm', 'FREQ=YEARLY;BYMONTH=6,12'],
  ])('%j', (text, rule) => {
    expect(deadlines(text).at(-1)).toContain(`recurring ${rule}`);
  });
});

describe('terms and stretches', () => {
  test.each([
    ['xử lý trong 12 - 24 giờ sau khi nhận phản ánh', '1d'],
    ['trả lời trong vòng 05 ngày làm việc kể từ ngày nhận hồ sơ', '5wd'],
    ['trồng cây xanh từ 2027–2029', '2027-01-01..2029-12-31'],
    ['thời hạn hoàn thành trong Quý III năm 2026', '2026-07-01..2026-09-30'],
  ])('%j', (text, value) => {
    expect(deadlines(text)).toHaveLength(1);
    expect(deadlines(text)[0]).toMatch(new RegExp(` ${value}$`));
  });

  test('small and medium firms tell nothing of the past', () => {
    expect(deadlines('hỗ trợ doanh nghiệp nhỏ và vừa trước ngày 30/6/2026')).toEqual([
      'trước ngày 30/6/2026 | date ..2026-06-30',
    ]);
  });
});

describe('what waits for something else', () => {
  test.each([
    ['Bố trí kinh phí sau khi đề án được phê duyệt.', 'sau khi đề án được phê duyệt | period –'],
    ['Công khai danh mục ngay sau khi có hướng dẫn của Bộ.', 'ngay sau khi có hướng dẫn của Bộ | period –'],
    ['Khánh thành cầu trước Tết Nguyên đán.', 'trước Tết Nguyên đán | period –'],
    ['Hoàn thành kè trước mùa mưa bão.', 'trước mùa mưa bão | period –'],
    ['Trình đề án trước kỳ họp thường lệ gần nhất.', 'trước kỳ họp thường lệ gần nhất | period –'],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual([expected]);
  });

  test('is no deadline where it says what happens in an emergency', () => {
    expect(deadlines('Huy động lực lượng ngay khi có sự cố.')).toEqual([]);
  });

  test('gives way to a day in the same item', () => {
    const [task] = readDirective(
      '1. Giao Sở Tài chính phân bổ vốn ngay sau khi có quyết định, báo cáo trước ngày 20/4/2026.',
    ).tasks;
    expect(task?.deadline).toMatchObject({ kind: 'date', until: '2026-04-20' });
  });
});

describe('a year left out', () => {
  test('is taken from the month of a copy whose day is still to be filled in', () => {
    const lines = [
      'UBND XÃ HỢP THÀNH',
      'Số: 12/KH-UBND',
      'Hợp Thành, ngày … tháng 5 năm 2026',
      'KẾ HOẠCH',
      'Làm đường',
    ];
    const [task] = readDirective([...lines, '1. Giao Phòng Kinh tế khảo sát tuyến, xong trước 30/6.'].join('\n')).tasks;
    expect(task?.deadline?.until).toBe('2026-06-30');
  });

  test('stays open where nothing dates the text, and a loose word is dropped', () => {
    expect(deadlines('xong trước 30/6', null)).toEqual(['trước 30/6 | date –']);
    expect(deadlines('tổ chức ngày hội vào cuối năm', null)).toEqual([]);
  });
});
