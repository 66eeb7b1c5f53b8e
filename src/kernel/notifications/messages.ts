import { messages } from '../messages.ts';

/** Sentences of notices, and the words of the e-mails they travel in. */
export const notificationsMessages = messages({
  'notice.warning.issued': { vi: 'Cảnh báo', en: 'Warning' },
  'notice.warning.cancelled': { vi: 'Hủy cảnh báo', en: 'Warning called off' },
  'notice.follow.news': { vi: 'Tin mới từ mục bạn theo dõi', en: 'News in what you follow' },
  'notice.follow.tasks': { vi: 'Nhiệm vụ bạn theo dõi có tiến triển', en: 'A task in what you follow has moved on' },
  'notice.follow.reports': {
    vi: 'Phản ánh bạn theo dõi có tiến triển',
    en: 'A report in what you follow has moved on',
  },
  'notice.work.assigned': { vi: 'Việc mới được giao', en: 'New work has been assigned' },
  'notice.work.returned': { vi: 'Việc bị trả lại để làm tiếp', en: 'Work has been returned' },
  'notice.work.submitted': { vi: 'Việc đã báo cáo hoàn thành, chờ xác nhận', en: 'Work awaits your confirmation' },
  'notice.work.refused': { vi: 'Việc bị từ chối, chờ quyết định', en: 'Work was refused and awaits your decision' },
  'notice.work.mentioned': { vi: 'Bạn được nhắc tới trong một trao đổi', en: 'You are mentioned in a comment' },
  'notice.work.commented': { vi: 'Có trao đổi mới', en: 'There is a new comment' },
  'notice.work.due-soon': {
    vi: 'Sắp đến hạn: còn {days, number} ngày, hạn {dueOn}',
    en: 'Due in {days, plural, one {# day} other {# days}}, on {dueOn}',
  },
  'notice.work.due-today': { vi: 'Hôm nay là hạn ({dueOn})', en: 'Due today ({dueOn})' },
  'notice.work.overdue': {
    vi: 'Quá hạn {days, number} ngày, hạn {dueOn}',
    en: 'Overdue by {days, plural, one {# day} other {# days}}, it was due on {dueOn}',
  },
  'notice.work.awaits-decision': {
    vi: 'Đang chờ quyết định của bên giao, hạn {dueOn}',
    en: 'Waits for the decision of the side that assigned it, due on {dueOn}',
  },
  'notice.work.escalated': {
    vi: 'Báo cáo cấp trên: quá hạn {days, number} ngày, hạn {dueOn}',
    en: 'Brought before you: overdue by {days, plural, one {# day} other {# days}}, it was due on {dueOn}',
  },
  'notice.work.extension-asked': { vi: 'Xin gia hạn đến {until}', en: 'An extension until {until} is asked for' },
  'notice.work.extension-granted': { vi: 'Đã được gia hạn đến {until}', en: 'Extended until {until}' },
  'notice.work.extension-refused': { vi: 'Không được gia hạn', en: 'The extension was refused' },
  'notice.report.changed': { vi: 'Phản ánh của bạn có tin mới', en: 'There is news about your report' },
  'notice.report.near-border': {
    vi: 'Có phản ánh sát ranh giới, đơn vị có thể nhận xử lý',
    en: 'A report lies near your border; you may take it over',
  },
  'notice.report.accept-due': {
    vi: 'Phản ánh chưa được tiếp nhận, đã đến hạn tiếp nhận',
    en: 'A report has not been accepted in time',
  },
  'notice.report.due-soon': { vi: 'Phản ánh sắp đến hạn: {dueAt}', en: 'A report is due soon: {dueAt}' },
  'notice.report.late': { vi: 'Phản ánh quá hạn từ {dueAt}', en: 'A report is late since {dueAt}' },
  'notice.work.explanation-asked': {
    vi: 'Yêu cầu giải trình, trả lời trước {dueAt}',
    en: 'An explanation is asked for, by {dueAt}',
  },
  'notice.work.explanation-answered': { vi: 'Đã có giải trình', en: 'The explanation has been given' },
  'notice.work.explanation-due': {
    vi: 'Nhắc giải trình: phải trả lời ngày {dueOn}',
    en: 'An explanation is due on {dueOn}',
  },
  'notice.work.explanation-late': {
    vi: 'Giải trình quá hạn {days, number} ngày, hạn {dueOn}',
    en: 'An explanation is {days, plural, one {# day} other {# days}} late, it was due on {dueOn}',
  },
  'notice.work.week': {
    vi: 'Tuần này: {due, number} việc đến hạn, {late, number} việc quá hạn, {asked, number} yêu cầu chưa có trả lời',
    en: 'This week: {due, number} due, {late, number} overdue, {asked, number} requests without an answer',
  },
  'notice.section.due': { vi: 'Đến hạn trong tuần', en: 'Due this week' },
  'notice.section.late': { vi: 'Quá hạn', en: 'Overdue' },
  'notice.section.asked': { vi: 'Tôi đã hỏi, chưa có trả lời', en: 'What I asked, still without an answer' },
  'notice.section.due-on': { vi: 'hạn {day}', en: 'due {day}' },
  'notice.section.more': { vi: 'và {count, number} mục nữa', en: 'and {count, number} more' },
  'notice.several': {
    vi: '{count, number} thông báo mới',
    en: '{count, plural, one {# new notice} other {# new notices}}',
  },
  'notice.restricted': { vi: 'Việc hạn chế tiếp cận', en: 'Restricted work' },

  'notice.mail.subject': { vi: '{sentence}: {title}', en: '{sentence}: {title}' },
  'notice.mail.open': { vi: 'Mở trong Đô Thị', en: 'Open in Đô Thị' },
  'notice.mail.why': {
    vi: 'Bạn nhận thư này vì có tài khoản tại {city}.',
    en: 'You get this mail because you have an account at {city}.',
  },
  'notice.mail.settings': { vi: 'Chọn cách nhận thông báo', en: 'Choose how you are told' },
  'notice.mail.leave': { vi: 'Thôi nhận thư này', en: 'Stop these mails' },

  'notifications.quiet-hours-empty': {
    vi: 'Giờ yên lặng phải bắt đầu và kết thúc ở hai thời điểm khác nhau.',
    en: 'Quiet hours must begin and end at different times.',
  },
  'notifications.not-found': { vi: 'Không có thông báo này.', en: 'There is no such notice.' },
  'notifications.link-invalid': {
    vi: 'Liên kết thôi nhận thư không đúng hoặc đã bị sửa.',
    en: 'The link to stop mails is not valid.',
  },
  'notifications.push-service-unknown': {
    vi: 'Dịch vụ đẩy thông báo {origin} không nằm trong danh sách được phép.',
    en: 'The push service {origin} is not among those allowed.',
  },
  'notifications.too-many-browsers': {
    vi: 'Mỗi tài khoản nhận thông báo trên nhiều nhất {most} trình duyệt.',
    en: 'An account is told on {most} browsers at most.',
  },
});
