import { messages } from '../kernel/messages.ts';

/** What the menu, and pages that anybody sees, call the pages of the office; the rest of their texts comes with them. */
export const menuMessages = messages({
  'accounts.title': { vi: 'Quản lý tài khoản', en: 'Manage accounts' },
  'article.portal': { vi: 'Cổng thông tin', en: 'Portal' },
  'article.title-of-list': { vi: 'Tin, bài', en: 'Articles' },
  'balance.title': { vi: 'Cân đối vùng', en: 'Regional balance' },
  'boards.title': { vi: 'Bảng chỉ tiêu', en: 'Boards of indicators' },
  'boundaries.title': { vi: 'Phương án địa giới', en: 'Boundary scenarios' },
  'command.title': { vi: 'Màn hình điều hành', en: 'Command screen' },
  'history.link': { vi: 'Lịch sử thay đổi', en: 'History of changes' },
  'indicator-imports.title': { vi: 'Nhập số liệu từ bảng tính', en: 'Figures from spreadsheets' },
  'report-for.title': { vi: 'Ghi phản ánh hộ', en: 'Take a report down' },
  'report-sheet.link': { vi: 'Nhập bảng tính', en: 'From a spreadsheet' },
  'report-sheet.title': { vi: 'Nhập phản ánh từ bảng tính', en: 'Reports from a spreadsheet' },
  'report.open': { vi: 'Báo cáo tiến độ', en: 'Report of progress' },
  'report.title': { vi: 'Báo cáo tiến độ', en: 'Report of progress' },
  'silent.title': { vi: 'Đơn vị im lặng', en: 'Silent owners' },
});
