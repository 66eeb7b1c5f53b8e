import { messages } from '../messages.ts';

export const webhooksMessages = messages({
  'webhooks.not-found': { vi: 'Không có webhook này.', en: 'There is no such webhook.' },
  'webhooks.organisation-not-active': {
    vi: 'Cơ quan được chọn không tồn tại hoặc không còn hoạt động.',
    en: 'The organisation does not exist, or no longer does.',
  },
  'webhooks.too-many': {
    vi: 'Đã có {most, number} webhook; hãy bỏ bớt.',
    en: 'There are {most, number} webhooks already; remove one.',
  },
  'webhooks.not-active': {
    vi: 'Webhook này đang tạm dừng hoặc đã bị tắt.',
    en: 'This webhook is paused or disabled.',
  },
  'webhooks.delivery-not-failed': {
    vi: 'Không có thông điệp này, hoặc nó không ở trạng thái thất bại.',
    en: 'There is no such message, or it was not given up.',
  },
});
