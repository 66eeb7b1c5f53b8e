import { messages } from '../../../kernel/messages.ts';

/** What the server says about divisions of areas. */
export const balanceMessages = messages({
  'divisions.unknown': { vi: 'Không có cách chia này.', en: 'There is no such division.' },
  'divisions.area-twice': {
    vi: 'Một địa bàn không thể ở hai nhóm cùng lúc.',
    en: 'An area cannot be in two groups at once.',
  },
  'divisions.area-not-in-force': {
    vi: 'Một địa bàn không còn hoặc chưa có hiệu lực vào ngày này.',
    en: 'An area is not in force on that day.',
  },
  'divisions.group-unknown': { vi: 'Không có nhóm này trong cách chia.', en: 'The division has no such group.' },
  'divisions.before-last': {
    vi: 'Nhóm đã được chia lại từ ngày {since}; chỉ chia tiếp từ ngày đó trở đi.',
    en: 'The groups were drawn anew from {since}; draw them from that day on or later.',
  },
  'divisions.name.urban-rural': { vi: 'Thành thị – nông thôn', en: 'Urban – rural' },
  'divisions.name.north-south': { vi: 'Bắc – Nam', en: 'North – south' },
  'divisions.name.east-west': { vi: 'Đông – Tây', en: 'East – west' },
  'divisions.source.urban-rural': {
    vi: 'Theo loại đơn vị hành chính: phường, thị trấn là thành thị; xã là nông thôn',
    en: 'By kind of unit: wards and townships are urban, communes rural',
  },
  'divisions.source.north-south': {
    vi: 'Theo tâm ranh giới của từng địa bàn, so với tâm của toàn vùng',
    en: 'By the middle of each outline, against the middle of the whole',
  },
  'divisions.source.east-west': {
    vi: 'Theo tâm ranh giới của từng địa bàn, so với tâm của toàn vùng',
    en: 'By the middle of each outline, against the middle of the whole',
  },
  'divisions.group.urban-rural.0': { vi: 'Thành thị', en: 'Urban' },
  'divisions.group.urban-rural.1': { vi: 'Nông thôn', en: 'Rural' },
  'divisions.group.north-south.0': { vi: 'Phía bắc', en: 'North' },
  'divisions.group.north-south.1': { vi: 'Phía nam', en: 'South' },
  'divisions.group.east-west.0': { vi: 'Phía đông', en: 'East' },
  'divisions.group.east-west.1': { vi: 'Phía tây', en: 'West' },
});
