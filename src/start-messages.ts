import { messages } from './kernel/messages.ts';

export const startMessages = messages({
  'start.listening': { vi: 'Đô Thị đang chạy tại {address}', en: 'Đô Thị is running at {address}' },
  'start.first-account': {
    vi: 'Tài khoản quản trị: {email}, mật khẩu dùng một lần: {oneTimePassword}',
    en: 'Administrator: {email}, one-time password: {oneTimePassword}',
  },
  'start.port-taken': {
    vi: 'Cổng này đang được một chương trình khác dùng; hãy đặt PORT khác.',
    en: 'Another program uses this port; set another PORT.',
  },
});
