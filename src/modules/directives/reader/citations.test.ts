import { describe, expect, test } from 'vitest';
import { findCitations } from './citations.ts';

const cited = (text: string, own: string | null = null): string[] =>
  findCitations(text, { own }).map(({ type, number, issuedOn }) => [type, number, issuedOn].filter(Boolean).join(' '));

describe('a citation has number, kind and date', () => {
  test.each([
    ['Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy phường', 'Nghị quyết 12-NQ/ĐU 2026-09-05'],
    ['Kế hoạch số 45/KH-UBND ngày 7 tháng 3 năm 2026', 'Kế hoạch 45/KH-UBND 2026-03-07'],
    ['Công văn số 1742-CV/BTCTU (ngày 01.02.2026)', 'Công văn 1742-CV/BTCTU 2026-02-01'],
    ['căn cứ NGHỊ QUYẾT SỐ 9/NQ-CP NGÀY 3/4/2025 CỦA CHÍNH PHỦ', 'Nghị quyết 9/NQ-CP 2025-04-03'],
    ['Luật Nhà ở số 27/2023/QH15 ngày 27 tháng 11 năm 2023', 'Luật 27/2023/QH15 2023-11-27'],
    ['Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14', 'Luật 44/2019/QH14'],
    ['Pháp lệnh số 04/2022/UBTVQH15', 'Pháp lệnh 04/2022/UBTVQH15'],
    ['Văn bản hợp nhất số 10/VBHN-VPQH', 'Văn bản hợp nhất 10/VBHN-VPQH'],
    ['tại văn bản số 812/STC-QLNS ngày 10/10/2025', 'Văn bản 812/STC-QLNS 2025-10-10'],
    ['(kèm theo Quyết định\nsố 77/QĐ-UBND\nngày 08 tháng\n8 năm 2025)', 'Quyết định 77/QĐ-UBND 2025-08-08'],
    ['Ngày 12/5/2026, UBND thành phố ban hành Chỉ thị 06/CT-UBND', 'Chỉ thị 06/CT-UBND 2026-05-12'],
    ['theo 21-CT/TW của Ban Bí thư', 'Chỉ thị 21-CT/TW'],
    ['Quy định số 9-QĐ/TU của Tỉnh ủy', 'Quy định 9-QĐ/TU'],
    ['Thông báo kết luận số 145-TB/TU', 'Thông báo kết luận 145-TB/TU'],
    ['Nghị quyết số 19-2016/NQ-CP ngày 28/4/2016', 'Nghị quyết 19-2016/NQ-CP 2016-04-28'],
    ['Công văn số 1234/UBND ngày 5/5/2025', 'Công văn 1234/UBND 2025-05-05'],
    ['Nghị định 85/2025 của Chính phủ', 'Nghị định 85/2025'],
    ['Nghị quyết số 68 của Bộ Chính trị', 'Nghị quyết 68'],
  ])('%j', (text, expected) => {
    expect(cited(text)).toEqual([expected]);
  });
});

describe('lists', () => {
  test('the kind at the head of a list holds for all of it', () => {
    expect(cited('các Nghị quyết số 41-NQ/TW, 43-NQ/TW ngày 1/2/2024 và số 47-NQ/TW')).toEqual([
      'Nghị quyết 41-NQ/TW',
      'Nghị quyết 43-NQ/TW 2024-02-01',
      'Nghị quyết 47-NQ/TW',
    ]);
  });

  test('numbers that share the ending of the last are each a document', () => {
    expect(cited('các Nghị quyết số 57, 59, 66-NQ/TW của Bộ Chính trị')).toEqual([
      'Nghị quyết 57-NQ/TW',
      'Nghị quyết 59-NQ/TW',
      'Nghị quyết 66-NQ/TW',
    ]);
    expect(cited('Nghị định số 10/2025 và 12/2025/NĐ-CP')).toEqual([
      'Nghị định 10/2025/NĐ-CP',
      'Nghị định 12/2025/NĐ-CP',
    ]);
  });

  test('"cùng ngày" dates the whole list', () => {
    expect(cited('Nghị định số 131/2025/NĐ-CP, 132/2025/NĐ-CP và số 133/2025/NĐ-CP cùng ngày 12/6/2025')).toEqual([
      'Nghị định 131/2025/NĐ-CP 2025-06-12',
      'Nghị định 132/2025/NĐ-CP 2025-06-12',
      'Nghị định 133/2025/NĐ-CP 2025-06-12',
    ]);
  });

  test('a number that abbreviates another kind than the list is of its own kind', () => {
    expect(cited('Nghị quyết số 8/NQ-HĐND, số 15/KH-UBND và Quy định số 5-QĐ/TU, 6-QĐ/TU')).toEqual([
      'Nghị quyết 8/NQ-HĐND',
      'Kế hoạch 15/KH-UBND',
      'Quy định 5-QĐ/TU',
      'Quy định 6-QĐ/TU',
    ]);
  });

  test('a colon may stand after the head of the list', () => {
    expect(cited('tại các Quyết định: số 5/QĐ-TTg ngày 2/1/2024 về đô thị; số 8/QĐ-TTg ngày 9/1/2024')).toEqual([
      'Quyết định 5/QĐ-TTg 2024-01-02',
      'Quyết định 8/QĐ-TTg 2024-01-09',
    ]);
  });
});

test('a document is cited once, with the date of whichever mention gives it', () => {
  const text =
    'Theo Nghị quyết 12-NQ/TU, xã lập kế hoạch. Nghị quyết số 12-NQ/TU ngày 2/3/2026 nêu rõ. Nghị quyết số 12-NQ/TU';
  expect(cited(text)).toEqual(['Nghị quyết 12-NQ/TU 2026-03-02']);
  const [citation] = findCitations(text);
  expect(citation?.quote).toBe('Nghị quyết 12-NQ/TU');
  expect(text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
});

test("the document's own number is no citation, however it is printed", () => {
  const text = 'Số: 308 /KH-UBND\nKế hoạch này thực hiện Nghị quyết số 5/NQ-HĐND. (Kèm theo Kế hoạch số 308/KH-UBND)';
  expect(cited(text, '308/KH-UBND')).toEqual(['Nghị quyết 5/NQ-HĐND']);
});

test.each([
  'Kế hoạch giai đoạn 2021-2025',
  'lô 24/KCN-VSIP của khu công nghiệp',
  'Điện thoại: 0214.3840.044',
  'QCVN 40:2011/BTNMT',
  'khoản 2 Điều 1 Luật Đất đai',
  'tỷ lệ 1/500',
  'nhà số 7 ngõ 12/UBND phường',
])('%s cites no numbered document', (text) => {
  expect(cited(text)).toEqual([]);
});

describe('how a text was copied changes nothing', () => {
  const text = 'Thực hiện Nghị quyết số 12-NQ/TU ngày 05 tháng 9 năm 2026, các Kế hoạch số 7/KH-UBND và 9/KH-UBND';
  test.each([
    ['a line break between any two words', text.replaceAll(' ', '\n')],
    ['hard blanks', text.replaceAll(' ', '\u00a0')],
    ['capitals', text.toUpperCase()],
    ['emphasis', text.replaceAll('số', '**số**')],
    ['blanks inside numbers', text.replaceAll('/', ' / ')],
  ])('%s', (_, copy) => {
    expect(cited(copy)).toEqual(cited(text));
    expect(cited(text)).toHaveLength(3);
  });
});
