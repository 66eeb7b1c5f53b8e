import { describe, expect, test } from 'vitest';
import { asNumber } from './amounts.ts';
import { findTargets } from './targets.ts';

const targets = (text: string): string[] =>
  findTargets(text, { start: 0, end: text.length }).map(
    ({ indicator, comparator, value, unit }) => `${indicator} ${comparator} ${value} ${unit}`,
  );

describe('comparisons', () => {
  test.each([
    ['Tỷ lệ hài lòng đạt từ 95% trở lên', ['Tỷ lệ hài lòng >= 95 %']],
    ['tỷ lệ thất nghiệp thành thị dưới 3,5%', ['tỷ lệ thất nghiệp thành thị <= 3.5 %']],
    ['hồ sơ trễ hạn không quá 2%', ['hồ sơ trễ hạn <= 2 %']],
    ['kết quả khắc phục ≥ 80% nội dung', ['kết quả khắc phục >= 80 %']],
    ['tối thiểu 15% ngân sách cho cây xanh', ['ngân sách cho cây xanh >= 15 %']],
    ['lao động qua đào tạo có chứng chỉ đạt 35 - 40%', ['lao động qua đào tạo có chứng chỉ >= 35 %']],
    ['thu ngân sách tăng 12%/năm', ['thu ngân sách increase 12 %/năm']],
    ['hộ nghèo đa chiều giảm 1 - 1,5%/năm', ['hộ nghèo đa chiều decrease 1 %/năm']],
    ['tỷ lệ che phủ rừng duy trì 60%', ['tỷ lệ che phủ rừng = 60 %']],
    ['GRDP đạt 240.000 tỷ đồng, tăng trưởng trên 10%/năm', ['GRDP = 240000 tỷ đồng', 'tăng trưởng >= 10 %/năm']],
    ['rút ngắn ít nhất 50% thời gian xử lý', ['thời gian xử lý decrease 50 %']],
    ['nâng tỷ lệ bao phủ từ 90% lên 95%', ['nâng tỷ lệ bao phủ = 95 %']],
    ['đến năm 2028 có 60 xã đạt chuẩn', ['xã đạt chuẩn = 60 xã']],
    ['quy hoạch số hóa gấp 2 lần', ['quy hoạch số hóa = 2 lần']],
  ])('%j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });
});

describe('amounts without a comparison are equal to what is asked', () => {
  test.each([
    ['thu hút 15 triệu lượt khách du lịch', ['thu hút = 15 triệu lượt khách du lịch']],
    ['xây dựng 1.200 căn nhà', ['xây dựng = 1200 căn nhà']],
    ['trồng mới 500 ha rừng', ['trồng mới = 500 ha']],
    ['100% phường, xã có tổ phản ứng nhanh', ['phường, xã có tổ phản ứng nhanh = 100 %']],
    [
      'Lắp mới trạm quan trắc: 12 trạm (trong đó, khu Bắc: 7 trạm)',
      ['Lắp mới trạm quan trắc = 12 trạm', 'khu Bắc = 7 trạm'],
    ],
  ])('%j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });
});

describe('no targets', () => {
  test.each([
    'Năm 2025 đã đạt 95% kế hoạch',
    'hiện có 180 trạm trên địa bàn',
    'khối lượng ước đạt 61%',
    'trong 10 ngày làm việc',
    'theo khoản 2 Điều 15',
    'kinh phí thực hiện đề án 5 tỷ đồng',
    'dự án có tổng mức đầu tư 1.500 tỷ đồng',
    'đầu tư đoạn đường kết nối 1,9km vào khu công nghiệp',
    'mức hỗ trợ 50% chi phí',
    'lượng mưa phổ biến 100-200mm',
    'chính quyền địa phương 02 cấp',
  ])('%s', (text) => {
    expect(targets(text)).toEqual([]);
  });
});

test('the year of the sentence is the day by which', () => {
  const text = 'Đến năm 2030, tỷ lệ đô thị hóa đạt trên 45%; cây xanh đạt 12 m2/người. Thu gom rác đạt 100%.';
  const found = findTargets(text, { start: 0, end: text.length });
  expect(found.map(({ by }) => by)).toEqual(['2030-12-31', '2030-12-31', null]);
  expect(found[1]).toMatchObject({ value: 12, unit: 'm2/người', quote: 'đạt 12 m2/người' });
});

test('numbers are read in Vietnamese notation', () => {
  expect(['240.000', '6,5', '1.234.567,8', '2.5', '07'].map(asNumber)).toEqual([240000, 6.5, 1234567.8, 2.5, 7]);
});

test.each([
  ['mỗi huyện chọn 02 xã làm điểm', ['=', 2, 'xã']],
  ['tiếp công dân ít nhất 02 ngày/tháng', ['>=', 2, 'ngày/tháng']],
])('small whole numbers: %s', (text, expected) => {
  const [target] = findTargets(text, { start: 0, end: text.length });
  expect([target?.comparator, target?.value, target?.unit]).toEqual(expected);
});
