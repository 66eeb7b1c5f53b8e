import { messages } from '../../../kernel/messages.ts';

/** What a reporter who left an address reads in a mail. */
export const byMailMessages = messages({
  'reports.mail.received': { vi: 'Đã tiếp nhận phản ánh {number}', en: 'Your report {number} was received' },
  'reports.mail.step': { vi: 'Phản ánh {number}: {step}', en: 'Report {number}: {step}' },
  'reports.mail.code': { vi: 'Số và mã theo dõi: {code}', en: 'Number and follow-up code: {code}' },
  'reports.mail.owner': { vi: 'Đơn vị xử lý: {owner}', en: 'With: {owner}' },
  'reports.mail.expected': { vi: 'Dự kiến xử lý xong: {day}', en: 'Expected to be done: {day}' },
  'reports.mail.follow': { vi: 'Xem phản ánh', en: 'Open the report' },
  'reports.mail.rate': {
    vi: 'Việc đã thật sự xong chưa? Xin chọn một mức; 1 hoặc 2 thì phản ánh được mở lại.',
    en: 'Is it really done? Please choose; 1 or 2 open the report again.',
  },
  'reports.mail.closes': {
    vi: 'Nếu ông/bà không nói gì, phản ánh được khép lại ngày {day}.',
    en: 'If you say nothing it is closed on {day}.',
  },
  'reports.mail.stars.1': { vi: '1 – chưa làm', en: '1 – not done' },
  'reports.mail.stars.2': { vi: '2 – chưa xong', en: '2 – not finished' },
  'reports.mail.stars.3': { vi: '3 – tạm được', en: '3 – fair' },
  'reports.mail.stars.4': { vi: '4 – tốt', en: '4 – good' },
  'reports.mail.stars.5': { vi: '5 – rất tốt', en: '5 – very good' },
  'reports.mail.why': {
    vi: 'Thư tự động: ông/bà để lại địa chỉ này để được trả lời về phản ánh. Liên kết dành riêng cho ông/bà. Xin không trả lời thư.',
    en: 'An automatic mail: you left this address to get an answer about your report. The links are for you alone. Please do not answer.',
  },
  'reports.mail.leave': { vi: 'Không gửi thư về phản ánh này nữa', en: 'No more mails about this report' },
  'reports.mail.add': {
    vi: 'Muốn bổ sung, xin gửi thư mới, ghi số {number}.',
    en: 'To add what is missing write a new letter that names the number {number}.',
  },
});
