import { messages } from '../kernel/messages.ts';

/** The shell and the components that all pages share. */
export const webMessages = messages({
  'web.name': { vi: 'Đô Thị', en: 'Đô Thị' },
  'web.title': { vi: '{page} · Đô Thị', en: '{page} · Đô Thị' },
  'web.skip': { vi: 'Đến nội dung chính', en: 'Skip to content' },
  'web.nav.label': { vi: 'Chính', en: 'Main' },
  'web.nav.board': { vi: 'Bảng điều hành', en: 'Board' },
  'web.nav.board-short': { vi: 'Điều hành', en: 'Board' },
  'web.nav.directives': { vi: 'Văn bản', en: 'Directives' },
  'web.nav.tasks': { vi: 'Nhiệm vụ', en: 'Tasks' },
  'web.nav.areas': { vi: 'Địa bàn', en: 'Areas' },
  'web.nav.places': { vi: 'Địa điểm', en: 'Places' },
  'web.nav.deadline': { vi: 'Tính thời hạn', en: 'Time limits' },
  'web.nav.more': { vi: 'Thêm', en: 'More' },
  'web.nav.sign-in': { vi: 'Đăng nhập', en: 'Sign in' },
  'web.nav.account': { vi: 'Tài khoản', en: 'Account' },
  'web.foot.about': {
    vi: 'Hệ thống mã nguồn mở điều hành đô thị, giấy phép Apache-2.0',
    en: 'Open-source city operations centre, Apache-2.0 licence',
  },
  'web.foot.interface': { vi: 'Giao diện lập trình', en: 'Programming interface' },
  'web.language.short': { vi: 'EN', en: 'VI' },
  'web.language.change': { vi: 'Chuyển sang tiếng Anh', en: 'Switch to Vietnamese' },
  'web.theme.system': { vi: 'Nền theo hệ thống', en: 'Theme: as the system' },
  'web.theme.light': { vi: 'Nền sáng', en: 'Theme: light' },
  'web.theme.dark': { vi: 'Nền tối', en: 'Theme: dark' },
  'web.theme.change': { vi: '{now}; nhấn để đổi', en: '{now}; press to change' },

  'web.task.days-late': { vi: 'ngày quá hạn', en: 'days overdue' },
  'web.task.days-far': { vi: '{days, number} ngày nữa', en: '{days, number} days left' },
  'web.task.days-left': { vi: 'ngày nữa', en: 'days left' },
  'web.task.evidence': {
    vi: '{count, plural, =0 {chưa có minh chứng} other {# minh chứng}}',
    en: '{count, plural, =0 {no evidence yet} one {# piece of evidence} other {# pieces of evidence}}',
  },

  'web.age.now': { vi: 'vừa xong', en: 'just now' },
  'web.age.minutes': {
    vi: '{count} phút trước',
    en: '{count, plural, one {# minute ago} other {# minutes ago}}',
  },
  'web.age.hours': { vi: '{count} giờ trước', en: '{count, plural, one {# hour ago} other {# hours ago}}' },
  'web.age.yesterday': { vi: 'hôm qua', en: 'yesterday' },
  'web.age.days': { vi: '{count} ngày trước', en: '{count, plural, one {# day ago} other {# days ago}}' },
  'web.age.updated': { vi: 'cập nhật {age}', en: 'updated {age}' },
  'web.age.never': { vi: 'chưa cập nhật', en: 'never updated' },

  'web.reckoning': { vi: 'Hạn này tính thế nào?', en: 'How was this computed?' },
  'web.loading': { vi: 'Đang tải…', en: 'Loading…' },
  'web.retry': { vi: 'Thử lại', en: 'Try again' },
  'web.more': { vi: 'Xem thêm', en: 'Show more' },
  'web.close': { vi: 'Đóng', en: 'Close' },
  'web.cancel': { vi: 'Thôi', en: 'Cancel' },
  'web.save': { vi: 'Lưu', en: 'Save' },
  'web.optional': { vi: 'không bắt buộc', en: 'optional' },
  'web.none': { vi: 'không có', en: 'none' },

  'web.offline': {
    vi: 'Không nối được tới máy chủ. Xem lại mạng rồi thử lại; điều bạn đã nhập vẫn còn.',
    en: 'The server cannot be reached. Check the network and try again; what you entered is still here.',
  },
  'web.stale': {
    vi: 'Người khác vừa sửa mục này nên thao tác của bạn chưa được thực hiện. Bản mới đã được tải; xem lại rồi quyết định.',
    en: 'Somebody else has just changed this, so your act was not carried out. The new version is loaded; look again and decide.',
  },
  'web.fault': {
    vi: 'Máy chủ gặp lỗi. Thử lại sau ít phút; nếu vẫn lỗi, báo cho quản trị viên số {reference}.',
    en: 'The server met a fault. Try again in a few minutes; if it stays, give the administrator number {reference}.',
  },
  'web.live.lost': { vi: 'Mất kết nối, đang nối lại…', en: 'Connection lost, reconnecting…' },
  'web.problem': { vi: 'Chưa thực hiện được', en: 'That did not work' },
  'web.problem.load': { vi: 'Chưa tải được', en: 'Could not be loaded' },
  'web.not-found.title': { vi: 'Không có trang này', en: 'There is no such page' },
  'web.not-found.text': {
    vi: 'Địa chỉ có thể đã gõ nhầm, hoặc mục này chưa được công bố.',
    en: 'The address may be mistyped, or what it names is not published yet.',
  },
  'web.not-found.back': { vi: 'Về bảng điều hành', en: 'To the board' },
  'web.broken.title': { vi: 'Trang gặp lỗi', en: 'The page broke' },
  'web.broken.text': {
    vi: 'Lỗi này là của chúng tôi. Tải lại trang; dữ liệu đã lưu không bị ảnh hưởng.',
    en: 'This fault is ours. Load the page again; what was saved is not touched.',
  },
  'web.broken.reload': { vi: 'Tải lại trang', en: 'Load again' },

  'web.choose.none': { vi: 'Không tìm thấy “{text}”', en: 'Nothing found for “{text}”' },
  'web.choose.remove': { vi: 'Bỏ {name}', en: 'Remove {name}' },
  'web.choose.type': { vi: 'Gõ vài chữ để tìm', en: 'Type a few letters to search' },
});
