import { describe, expect, test } from 'vitest';
import { readDirective } from './read.ts';

const read = (...lines: string[]) =>
  readDirective(lines.join('\n')).tasks.map(({ quote, owner, partners, deadline }) => [
    quote.split(' ').slice(0, 3).join(' '),
    owner,
    partners,
    deadline?.quote ?? null,
  ]);

test('fields in bullets under a point belong to the point', () => {
  const text = [
    'II. NỘI DUNG',
    'a) Tổ chức hội nghị triển khai',
    '- Cơ quan chủ trì: Sở Nội vụ.',
    '- Cơ quan phối hợp: Các sở, ban, ngành.',
    '- Thời gian thực hiện: Quý I/2026.',
  ];
  expect(read(...text)).toEqual([['Tổ chức hội', 'Sở Nội vụ', ['Các sở, ban, ngành'], 'Quý I/2026']]);
});

test('several fields may stand in one paragraph', () => {
  const text = [
    'II. NHIỆM VỤ',
    '1. Mở tuyến phố đi bộ ở trung tâm.',
    'Đơn vị chủ trì: Phòng Kinh tế; đơn vị phối hợp: Công an phường. Thời gian hoàn thành: Quý IV/2026.',
  ];
  expect(read(...text)).toEqual([['Mở tuyến phố', 'Phòng Kinh tế', ['Công an phường'], 'Quý IV/2026']]);
});

test('the fields of one item are not those of the next', () => {
  const text = ['II. NHIỆM VỤ', 'a) Lập danh mục chợ', '- Đơn vị chủ trì: Sở Công Thương.', 'b) Sửa chữa chợ phiên.'];
  expect(read(...text)).toEqual([
    ['Lập danh mục', 'Sở Công Thương', [], null],
    ['Sửa chữa chợ', null, [], null],
  ]);
});

describe('fields among items', () => {
  const plan = (...lines: string[]) => read('III. NỘI DUNG THỰC HIỆN', ...lines);

  test('each item takes those that follow it, under a heading that is no task', () => {
    const text = [
      '**1. Quy hoạch vùng trồng dược liệu**',
      '- Khảo sát, lập bản đồ vùng trồng tại các xã.',
      '*Đơn vị chủ trì tham mưu: *Sở Nông nghiệp và Môi trường.',
      '*Đơn vị phối',
      'hợp: *Các xã; Hội Nông dân tỉnh.',
      '- Ban hành tiêu chí công nhận vùng trồng.',
      '**Cơ quan soạn thảo, trình**: Sở Khoa học và Công nghệ.',
      '*Thời hạn trình:* trước ngày 15/9/2026.',
    ];
    expect(plan(text.join('\n\n').replace('phối\n\nhợp', 'phối\nhợp'))).toEqual([
      ['Khảo sát, lập', 'Sở Nông nghiệp và Môi trường', ['Các xã', 'Hội Nông dân tỉnh'], null],
      ['Ban hành tiêu', 'Sở Khoa học và Công nghệ', [], 'trước ngày 15/9/2026'],
    ]);
  });

  test('items before one block of fields share it, points too', () => {
    const text = [
      '2. Xây dựng các văn bản:',
      'a) Nghị quyết hỗ trợ giống cây cho hộ nghèo.',
      'b) Quyết định quy định định mức kinh tế - kỹ thuật.',
      'Cơ quan soạn thảo: Sở Tài chính.',
      'Thời gian trình: Tháng 10/2026.',
    ];
    expect(plan(...text)).toEqual([
      ['Nghị quyết hỗ', 'Sở Tài chính', [], 'Tháng 10/2026'],
      ['Quyết định quy', 'Sở Tài chính', [], 'Tháng 10/2026'],
    ]);
  });

  test('groups of fields, money and products are no tasks', () => {
    const text = [
      '3. Mở lớp tập huấn kỹ thuật cho nông dân',
      '- Nội dung: trang bị kiến thức chăm sóc, thu hái và bảo quản.',
      '- Cơ quan thực hiện:',
      '+ Cơ quan chủ trì: Hội Nông dân tỉnh.',
      '+ Cơ quan phối hợp: Trung tâm Khuyến nông.',
      '- Kinh phí thực hiện: Ngân sách tỉnh.',
      '- Thời gian thực hiện: năm 2026 và các năm tiếp theo.',
    ];
    expect(plan(...text)).toEqual([
      ['Mở lớp tập', 'Hội Nông dân tỉnh', ['Trung tâm Khuyến nông'], 'năm 2026 và các năm tiếp theo'],
    ]);
  });

  test('"Hoàn thành:" is a field like any other', () => {
    const text = ['5. Sơ kết 01 năm vận hành chợ phiên.', '- Thực hiện: Phòng Kinh tế', '- Hoàn thành: Tháng 7/2026'];
    expect(plan(...text)).toEqual([['Sơ kết 01', 'Phòng Kinh tế', [], 'Tháng 7/2026']]);
  });

  test('what a field says of the body in charge is no part of its name', () => {
    const text = ['4. Rà soát quy hoạch chợ', '- Cơ quan thực hiện: Sở Công Thương tiến hành rà soát các chợ đầu mối.'];
    expect(plan(...text)).toEqual([['Rà soát quy', 'Sở Công Thương', [], null]]);
  });

  test('the body an item orders itself comes before that of its field', () => {
    const text = ['- Đề nghị Bưu điện tỉnh mở điểm phục vụ lưu động.', '*Đơn vị thực hiện: *Các xã, phường.'];
    expect(plan(...text)).toEqual([['Đề nghị Bưu', 'Bưu điện tỉnh', [], null]]);
  });
});
