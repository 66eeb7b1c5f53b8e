import { messages } from '../messages.ts';

export const identityMessages = messages({
  'identity.wrong-credentials': {
    vi: 'Thư điện tử hoặc mật khẩu không đúng.',
    en: 'The e-mail address or the password is wrong.',
  },
  'identity.too-many-attempts': {
    vi: 'Đăng nhập sai quá nhiều lần; hãy thử lại sau {minutes} phút.',
    en: 'Too many failed attempts to sign in; try again in {minutes} minutes.',
  },
  'identity.no-appointment': {
    vi: 'Tài khoản này hiện không được giao nhiệm vụ ở cơ quan nào.',
    en: 'This account holds no appointment at present.',
  },
  'identity.password-change-needed': {
    vi: 'Hãy đặt mật khẩu mới trước khi làm việc khác.',
    en: 'Set a new password before doing anything else.',
  },
  'identity.password-too-short': {
    vi: 'Mật khẩu phải có ít nhất {shortest} ký tự.',
    en: 'A password needs at least {shortest} characters.',
  },
  'identity.password-holds-email': {
    vi: 'Mật khẩu không được chứa tên thư điện tử của bạn.',
    en: 'The password must not contain your e-mail name.',
  },
  'identity.password-unchanged': {
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the current one.',
  },
  'identity.current-password-wrong': { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is wrong.' },
  'identity.role-needs-organisation': {
    vi: 'Vai trò này phải gắn với một cơ quan, đơn vị.',
    en: 'This role must be held for an organisation.',
  },
  'identity.appointment-twice': {
    vi: 'Một vai trò được nêu hai lần cho cùng một cơ quan và địa bàn.',
    en: 'One role is named twice for the same organisation and area.',
  },
  'identity.area-unknown': { vi: 'Không có đơn vị hành chính này.', en: 'There is no such area.' },
  'identity.organisation-unknown': { vi: 'Không có cơ quan này.', en: 'There is no such organisation.' },
  'identity.organisation-not-found': {
    vi: 'Không tìm được đúng một cơ quan đang hoạt động có mã hoặc tên {code}.',
    en: 'Not exactly one organisation in force has the identifier or name {code}.',
  },
  'identity.option-wrong': { vi: 'Tham số --{option} không hợp lệ.', en: 'The option --{option} is not valid.' },
  'identity.email-taken': {
    vi: 'Thư điện tử này đã có tài khoản.',
    en: 'There is an account with this e-mail address already.',
  },
});
