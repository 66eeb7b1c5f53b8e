import { messages } from '../messages.ts';

export const outsideMessages = messages({
  'outside.https-needed': {
    vi: 'Địa chỉ phải bắt đầu bằng https://.',
    en: 'The address has to begin with https://.',
  },
  'outside.address-with-password': {
    vi: 'Địa chỉ không được chứa tên đăng nhập hay mật khẩu.',
    en: 'The address must not hold a name or a password.',
  },
  'outside.address-inside': {
    vi: 'Địa chỉ {host} nằm trong mạng nội bộ; máy chủ này không gửi tới đó.',
    en: 'The address {host} lies within an internal network; this server sends nothing there.',
  },
  'outside.no-answer': { vi: '{host} không trả lời kịp.', en: '{host} did not answer in time.' },
  'outside.not-reached': { vi: 'Không kết nối được tới {host}.', en: '{host} could not be reached.' },
});
