import { messages } from '../../messages.ts';

/** Requests about work, reminders, review reports and contradictions: what acts leave in the history, and refusals. */
export const requestsMessages = messages({
  'work.extension-asked': { vi: 'Đã xin gia hạn', en: 'An extension was asked for' },
  'work.extension-refused': { vi: 'Đã từ chối gia hạn', en: 'The extension was refused' },
  'work.extension-withdrawn': { vi: 'Đã rút đề nghị gia hạn', en: 'The request for an extension was withdrawn' },
  'work.explanation-asked': { vi: 'Đã yêu cầu giải trình', en: 'An explanation was asked for' },
  'work.explanation-answered': { vi: 'Đã giải trình', en: 'The explanation was given' },
  'work.explanation-withdrawn': { vi: 'Đã rút yêu cầu giải trình', en: 'The request for an explanation was withdrawn' },

  'work.contradiction.done-without-evidence': {
    vi: 'Đã hoàn thành nhưng không có minh chứng',
    en: 'Done, but nothing proves it',
  },
  'work.contradiction.percentage-without-records': {
    vi: 'Báo cáo tỷ lệ phần trăm nhưng không có tài liệu nào kèm theo',
    en: 'A percentage is reported, but no record stands behind it',
  },
  'work.contradiction.done-with-open-children': {
    vi: 'Đã hoàn thành nhưng còn việc con chưa xong',
    en: 'Done, while parts of it are still open',
  },
  'work.contradiction.evidence-older-than-work': {
    vi: 'Minh chứng có trước khi giao việc',
    en: 'The evidence is older than the work',
  },
  'work.contradiction.owner-ended': {
    vi: 'Đơn vị chủ trì đã kết thúc hoạt động',
    en: 'The organisation that owns it has ended',
  },
  'work.contradiction.finished-before-opened': {
    vi: 'Ngày hoàn thành trước ngày giao việc',
    en: 'Finished before it was assigned',
  },

  'work.request-not-found': { vi: 'Không có yêu cầu này.', en: 'There is no such request.' },
  'work.extension-not-later': {
    vi: 'Ngày xin gia hạn {until} phải sau hạn hiện tại và sau hôm nay.',
    en: 'The day asked for, {until}, must lie after the present due day and after today.',
  },
  'work.extension-asked-already': {
    vi: 'Đã có một đề nghị gia hạn đang chờ quyết định.',
    en: 'A request for an extension is waiting for its decision already.',
  },
  'work.extension-decided-already': {
    vi: 'Đề nghị gia hạn này đã được giải quyết.',
    en: 'This request for an extension has been settled already.',
  },
  'work.extension-by-who-asked': {
    vi: 'Chỉ người đã xin gia hạn mới rút được đề nghị.',
    en: 'Only the person who asked may withdraw the request.',
  },
  'work.explanation-by-who-was-asked': {
    vi: 'Chỉ đơn vị được yêu cầu mới giải trình được.',
    en: 'Only the organisation that was asked may explain.',
  },
  'work.explanation-settled-already': {
    vi: 'Yêu cầu giải trình này đã có trả lời hoặc đã được rút.',
    en: 'This request for an explanation was answered or withdrawn already.',
  },
  'work.explanation-not-answered-yet': {
    vi: 'Yêu cầu trước chưa có trả lời.',
    en: 'The question before has not been answered yet.',
  },
  'work.explanation-followed-up-already': {
    vi: 'Câu trả lời này đã được hỏi lại.',
    en: 'This answer has been followed up already.',
  },

  'reminders.rule-not-found': { vi: 'Không có quy tắc nhắc việc này.', en: 'There is no such rule for reminders.' },
  'reminders.scope-taken': {
    vi: 'Phạm vi này đã có quy tắc nhắc việc.',
    en: 'There is a rule for reminders of this scope already.',
  },
  'reminders.rule-added': { vi: 'Đã thêm quy tắc nhắc việc', en: 'A rule for reminders was added' },
  'reminders.rule-changed': { vi: 'Đã sửa quy tắc nhắc việc', en: 'A rule for reminders was changed' },
  'reminders.rule-ended': { vi: 'Đã bỏ quy tắc nhắc việc', en: 'A rule for reminders was ended' },
  'reviews.rule-added': { vi: 'Đã đặt chế độ sơ kết, tổng kết', en: 'Regular reports were ordered' },
  'reviews.rule-ended': { vi: 'Đã thôi chế độ sơ kết, tổng kết', en: 'Regular reports were ended' },
  'reviews.rule-not-found': { vi: 'Không có chế độ báo cáo này.', en: 'There is no such rule for reports.' },
  'reviews.rule-there-already': {
    vi: 'Đơn vị này đã có chế độ báo cáo cùng kỳ cho văn bản.',
    en: 'This organisation reports on it for the same period already.',
  },
  'reviews.source-unknown': { vi: 'Không có việc nào từ nguồn này.', en: 'No work comes from this source.' },
});
