import { messages } from '../../../kernel/messages.ts';

export const silentMessages = messages({
  'silent.sentence': {
    vi: '{count, plural, =0 {Không đơn vị nào im lặng} other {{count, number} đơn vị im lặng quá {days, number} ngày}}',
    en: '{count, plural, =0 {No owner is silent} one {One owner silent for over {days, number} days} other {{count, number} owners silent for over {days, number} days}}',
  },
  'silent.hint': {
    vi: 'Đơn vị đang giữ việc mà không cập nhật việc nào, hoặc không còn hoạt động.',
    en: 'Organisations that hold open work and have touched none of it, or that no longer exist.',
  },
  'silent.owner': { vi: 'Đơn vị', en: 'Organisation' },
  'silent.last': { vi: 'Cập nhật gần nhất', en: 'Last heard of' },
  'silent.open': { vi: 'Việc đang mở', en: 'Open' },
  'silent.untouched': { vi: 'Không ai động đến', en: 'Untouched' },
  'silent.ended': { vi: 'đã ngừng hoạt động từ {day}', en: 'ended on {day}' },
  'silent.none': {
    vi: 'Mọi đơn vị có việc đều đã cập nhật trong thời gian này.',
    en: 'Every organisation with work has touched it in this time.',
  },
});
