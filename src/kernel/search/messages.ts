import { messages } from '../messages.ts';

export const searchMessages = messages({
  'search.rebuilt': {
    vi: 'Đã lập lại chỉ mục tìm kiếm: {entries, number} mục.',
    en: 'The search index was rebuilt: {entries, number} entries.',
  },
});
