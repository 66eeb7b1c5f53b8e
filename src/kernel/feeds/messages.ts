import { messages } from '../messages.ts';

export const feedsMessages = messages({
  'feeds.sheet-full': {
    vi: 'Danh sách dài hơn số dòng của một trang tính; hãy tải dạng CSV.',
    en: 'The list is longer than a sheet can hold; take it as CSV.',
  },
});
