import { messages } from '../messages.ts';

export const dbMessages = messages({
  'db.folder-in-use': {
    vi: 'Thư mục dữ liệu đang được một tiến trình khác dùng (số {pid}); hãy dừng máy chủ đang chạy trước.',
    en: 'Another process (number {pid}) is using the data folder; stop the running server first.',
  },
});
