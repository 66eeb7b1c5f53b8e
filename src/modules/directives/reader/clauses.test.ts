import { describe, expect, test } from 'vitest';
import { readClauses } from './clauses.ts';

const ids = (...lines: string[]): string[] => readClauses(lines.join('\n'), 0).map((clause) => clause.id);
const words = (...lines: string[]): string[] => readClauses(lines.join('\n'), 0).map((clause) => clause.flat.text);

describe('the tree of clauses', () => {
  test('parts, numbers, letters and bullets lie in one another', () => {
    const text = [
      'I. NHIỆM VỤ',
      '1. Giao thông',
      'a) Sửa đường.',
      '- Đường A.',
      '- Đường B.',
      'b) Sửa cầu.',
      '2. Cấp nước',
    ];
    expect(ids(...text)).toEqual(['I', 'I.1', 'I.1.a', 'I.1.a.1', 'I.1.a.2', 'I.1.b', 'I.2']);
  });

  test('a number that repeats the one over it counts once', () => {
    expect(ids('II. Nội dung', '2. Hạ tầng', '2.1. Cầu', '2.2. Đường')).toEqual(['II', 'II.2', 'II.2.1', 'II.2.2']);
  });

  test('which bullet lies in which depends on the document', () => {
    expect(ids('- Sở A:', '+ Rà soát.', '+ Báo cáo.', '- Sở B:')).toEqual(['1', '1.1', '1.2', '2']);
    expect(ids('+ Sở A:', '- Rà soát.', '+ Sở B:')).toEqual(['1', '1.1', '2']);
  });

  test('articles hold clauses and points (điều, khoản, điểm)', () => {
    expect(ids('Điều 2. Phân công', '1. Sở A', 'a) Rà soát.', 'Điều 3. Hiệu lực')).toEqual(['2', '2.1', '2.1.a', '3']);
  });

  test('every clause knows the exact stretch it stands on', () => {
    const text = '1. Rà soát\nđường.\n\n2. Báo cáo.';
    const [first] = readClauses(text, 0);
    expect(text.slice(first?.start, first?.end)).toBe('1. Rà soát\nđường.');
  });

  test('two clauses of one number keep different addresses', () => {
    expect(ids('1. Một', '1. Hai')).toEqual(['1', '1_2']);
  });
});

describe('healing of copied text', () => {
  const wrapped = [
    '1. Giao Sở Xây dựng rà soát toàn bộ các tuyến phố trong giai đoạn 2026',
    '- 2030 và lập danh mục các điểm thường xuyên bị lấn chiếm để trình Ủy ban',
    'nhân dân tỉnh xem xét, quyết định.',
  ];

  test('hard line breaks inside a sentence are no paragraphs, dashes at their beginning no bullets', () => {
    expect(words(...wrapped)).toHaveLength(1);
  });

  test('a sentence goes on after a page break', () => {
    expect(words('Rà soát các chương trình có liên quan đến', '', 'phát triển hạ tầng để điều chỉnh.')).toHaveLength(1);
  });

  test('where every line is a paragraph it stays one', () => {
    expect(words('Rà soát các điểm đỗ xe.', 'Lập phương án sắp xếp chợ.')).toHaveLength(2);
  });

  test('half-converted markdown leaves neither marks nor empty clauses', () => {
    expect(words('### 2. Tăng cường tuyên truyền', '', '** **', '', '**Giao Sở Y tế** kiểm tra.')).toEqual([
      'Tăng cường tuyên truyền',
      'Giao Sở Y tế kiểm tra.',
    ]);
  });

  test('figures with a point and bare dates begin no clause', () => {
    expect(words('Phấn đấu hoàn thành trên', '3.000 km đường và giải ngân', '31/12 năm nay đủ vốn.')).toHaveLength(1);
  });
});

describe('tables', () => {
  test('a row on one line has its cells between bars', () => {
    const rows = readClauses('STT | Nội dung | Thời gian\n1 | Rà soát | Quý I', 0).filter(({ kind }) => kind === 'row');
    expect(rows.map(({ cells }) => cells?.length)).toEqual([3, 3]);
  });

  test('cells on lines of their own end at a lone bar, rows at two', () => {
    const text = ['|', 'TT', '|', 'Nội dung', '|', '|', '1', '|', 'Rà soát', 'đường', '|'].join('\n');
    const rows = readClauses(text, 0).filter(({ kind }) => kind === 'row');
    expect(rows.map(({ cells }) => cells?.length)).toEqual([2, 2]);
  });
});

test('"C." after "B." is a letter, not a hundred, whatever Roman parts lie between', () => {
  expect(ids('A. TÌNH HÌNH', 'B. KẾ HOẠCH', 'I. Mục tiêu', 'II. Hoạt động', 'C. PHÂN CÔNG')).toEqual([
    'A',
    'B',
    'B.I',
    'B.II',
    'C',
  ]);
});

test('emphasis may end inside a marker or right after it', () => {
  expect(ids('**1.** Sở Y tế', '**2**. **Công an tỉnh**', '**2.1.** Cấp tỉnh')).toEqual(['1', '2', '2.1']);
});

test('markers whose marks a copy has escaped', () => {
  expect(ids('1\\. Sở Y tế', '\\- Dự trữ thuốc.', '\\- Trực ban.', '2\\. Công an tỉnh')).toEqual([
    '1',
    '1.1',
    '1.2',
    '2',
  ]);
});

test('a page number inside a sentence does not end it', () => {
  const long =
    '1. Sở Xây dựng rà soát các tuyến đường hư hỏng sau mưa lũ và lập danh mục cần sửa chữa trong năm, báo cáo';
  const text = [
    long,
    '3',
    'Ủy ban nhân dân tỉnh.',
    '2. Sở Y tế dự trữ thuốc theo danh mục mà Bộ Y tế đã công bố cho cả',
  ];
  expect(words(...text, 'mùa mưa.')).toHaveLength(2);
});
