import { messages } from '../../../kernel/messages.ts';

export const accountMessages = messages({
  'account.sign-in.title': { vi: 'Đăng nhập', en: 'Sign in' },
  'account.sign-in.under': {
    vi: 'Dành cho người của cơ quan. Bảng điều hành, văn bản và thời hạn thì ai cũng xem được.',
    en: 'For people of the office. The board, directives and deadlines are open to everybody.',
  },
  'account.email': { vi: 'Thư điện tử', en: 'Email' },
  'account.password': { vi: 'Mật khẩu', en: 'Password' },
  'account.sign-in': { vi: 'Đăng nhập', en: 'Sign in' },
  'account.both-missing': { vi: 'Cho biết thư điện tử và mật khẩu.', en: 'Give your email and password.' },
  'account.title': { vi: 'Tài khoản', en: 'Account' },
  'account.role': { vi: 'Vai trò', en: 'Role' },
  'account.role.administrator': { vi: 'quản trị', en: 'administrator' },
  'account.role.staff': { vi: 'cán bộ', en: 'staff' },
  'account.role.public': { vi: 'người dân', en: 'public' },
  'account.organisation': { vi: 'Đơn vị', en: 'Organisation' },
  'account.sign-out': { vi: 'Đăng xuất', en: 'Sign out' },
  'account.new-password.title': { vi: 'Đổi mật khẩu', en: 'Change the password' },
  'account.new-password.must': {
    vi: 'Bạn đang dùng mật khẩu một lần. Đặt mật khẩu riêng rồi mới làm việc khác được.',
    en: 'You signed in with a one-time password. Set one of your own before anything else.',
  },
  'account.new-password.current': { vi: 'Mật khẩu hiện tại', en: 'Current password' },
  'account.new-password.next': { vi: 'Mật khẩu mới', en: 'New password' },
  'account.new-password.hint': {
    vi: 'Ít nhất 12 ký tự; một câu dễ nhớ là tốt',
    en: 'At least 12 characters; a sentence you remember is good',
  },
  'account.new-password.again': { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  'account.new-password.differs': { vi: 'Hai lần nhập không giống nhau.', en: 'The two do not match.' },
  'account.new-password.set': { vi: 'Đặt mật khẩu mới', en: 'Set the new password' },
  'account.new-password.done': {
    vi: 'Đã đổi mật khẩu. Đăng nhập lại bằng mật khẩu mới.',
    en: 'The password is changed. Sign in again with the new one.',
  },
});
