import { messages } from './kernel/messages.ts';

export const startMessages = messages({
  'start.listening': { vi: 'Đô Thị đang chạy tại {address}', en: 'Đô Thị is running at {address}' },
  'start.first-account': {
    vi: 'Tài khoản quản trị: {email}, mật khẩu dùng một lần: {oneTimePassword}',
    en: 'Administrator: {email}, one-time password: {oneTimePassword}',
  },
  'start.trail-guarded': {
    vi: 'Nhật ký: tài khoản cơ sở dữ liệu của máy chủ không thể sửa, xóa thao tác đã ghi.',
    en: 'Trail: the database role of this server can neither change nor remove recorded acts.',
  },
  'start.trail-open': {
    vi: 'Nhật ký: tài khoản cơ sở dữ liệu của máy chủ có thể sửa thao tác đã ghi; đặt DATABASE_OWNER_URL để tách quyền. Mọi sửa đổi vẫn bị "dothi audit verify" phát hiện.',
    en: 'Trail: the database role of this server could change recorded acts; DATABASE_OWNER_URL sets them apart. Any change is still found by "dothi audit verify".',
  },
  'start.port-taken': {
    vi: 'Cổng này đang được một chương trình khác dùng; hãy đặt PORT khác.',
    en: 'Another program uses this port; set another PORT.',
  },
});
