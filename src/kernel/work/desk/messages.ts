import { messages } from '../../messages.ts';

export const deskMessages = messages({
  'desk.too-many-filters': {
    vi: 'Chỉ lưu được {most} bộ lọc; hãy bỏ bớt một bộ lọc.',
    en: 'No more than {most} filters can be kept; remove one first.',
  },
  'desk.no-such-filter': { vi: 'Không có bộ lọc này.', en: 'There is no such filter.' },
});
