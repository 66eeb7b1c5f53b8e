import { expect, test } from 'vitest';
import { titleOf } from './title-of-finding.ts';

test.each([
  [
    'Giao Sở Nội vụ chủ trì, phối hợp với Ủy ban nhân dân các phường, xã xây dựng phương án sắp xếp địa giới.',
    'Sở Nội vụ',
    ['Ủy ban nhân dân các phường, xã'],
    'Xây dựng phương án sắp xếp địa giới',
  ],
  ['- Thanh tra tỉnh theo dõi, đôn đốc\n  các kết luận;', 'Thanh tra tỉnh', [], 'Theo dõi, đôn đốc các kết luận'],
  ['a) Rà soát các tuyến phố', 'Phòng Kinh tế', [], 'Rà soát các tuyến phố'], // the owner stands in the heading
  ['Giao Sở Y tế báo cáo', 'Sở Y tế', [], 'Giao Sở Y tế báo cáo'], // too little would be left
  ['đẩy nhanh tiến độ các dự án', null, [], 'Đẩy nhanh tiến độ các dự án'],
  [
    'Giao Sở Y tế phối hợp với các đơn vị liên quan tiêm chủng',
    'Sở Y tế',
    [],
    'Phối hợp với các đơn vị liên quan tiêm chủng',
  ],
])('“%s” is called by its deed', (quote, owner, partners, title) => {
  expect(titleOf(quote, owner, partners)).toBe(title);
});
