import { messages } from '../messages.ts';

export const policyMessages = messages({
  'policy.sign-in-needed': {
    vi: 'Cần đăng nhập để thực hiện thao tác này.',
    en: 'Sign in to do this.',
  },
  'policy.not-allowed': {
    vi: 'Tài khoản của bạn không có quyền thực hiện thao tác này.',
    en: 'Your account is not allowed to do this.',
  },
});
