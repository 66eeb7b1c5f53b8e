import { expect, test } from 'vitest';
import { readDirective } from './read.ts';

const table = [
  'PHỤ LỤC',
  'PHÂN CÔNG NHIỆM VỤ',
  'STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian hoàn thành',
  'I | HẠ TẦNG | | | |',
  '1 | Khảo sát các bãi đỗ xe | Sở Xây dựng | Công an tỉnh; UBND các phường | Báo cáo | Quý II/2026',
  '2 | Lắp đặt camera giao thông | Công an tỉnh | | Hệ thống | Thường xuyên',
];

test('a task table is read by its columns', () => {
  const { tasks } = readDirective(table.join('\n'));
  expect(tasks.map(({ quote, owner, partners, deadline }) => [quote, owner, partners, deadline?.quote])).toEqual([
    ['Khảo sát các bãi đỗ xe', 'Sở Xây dựng', ['Công an tỉnh', 'UBND các phường'], 'Quý II/2026'],
    ['Lắp đặt camera giao thông', 'Công an tỉnh', [], 'Thường xuyên'],
  ]);
});

test('what a page break cut off a row is no row of its own', () => {
  const { tasks } = readDirective(
    [...table, ' | tại các nút giao trọng điểm | | | |', '3 | Sơn vạch kẻ đường | Sở Xây dựng | | | 2026'].join('\n'),
  );
  expect(tasks.map(({ quote }) => quote.split('\n')[0]?.slice(0, 25))).toHaveLength(3);
  expect(tasks[1]?.quote).toContain('tại các nút giao trọng điểm');
});

test('the same table with every cell on a line of its own', () => {
  const cells = ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', '|', '1', 'Khảo sát các bãi đỗ xe', 'Sở Xây dựng'];
  const lines = ['|', ...cells.flatMap((cell) => (cell === '|' ? ['|'] : [cell, '|']))];
  expect(readDirective(lines.join('\n')).tasks.map(({ quote, owner }) => [quote, owner])).toEqual([
    ['Khảo sát các bãi đỗ xe', 'Sở Xây dựng'],
  ]);
});

test('a table of figures gives no tasks', () => {
  expect(readDirective('STT | Chỉ tiêu | Đơn vị tính | Năm 2026\n1 | Thu ngân sách | tỷ đồng | 120').tasks).toEqual([]);
});
