import { messages } from '../../../kernel/messages.ts';

export const deskPageMessages = messages({
  'desk.title': { vi: 'Bàn làm việc', en: 'My desk' },
  'desk.title-short': { vi: 'Bàn', en: 'Desk' },
  'desk.sentence': {
    vi: '{count, plural, =0 {Không còn việc nào} other {{count, number}{exact, select, yes {} other {+}} việc}}',
    en: '{count, plural, =0 {Nothing left} one {One piece of work} other {{count, number}{exact, select, yes {} other {+}} pieces of work}}',
  },
  'desk.heaps': { vi: 'Các chồng việc', en: 'Heaps' },
  'desk.heap.ours': { vi: 'Đơn vị phải làm', en: 'We owe' },
  'desk.heap.mine': { vi: 'Của tôi', en: 'Mine' },
  'desk.heap.to-decide': { vi: 'Chờ quyết định', en: 'To decide' },
  'desk.heap.given': { vi: 'Đã giao đi', en: 'Given' },
  'desk.heap.helping': { vi: 'Phối hợp', en: 'Helping' },
  'desk.view': { vi: 'Cách xem', en: 'View' },
  'desk.view.list': { vi: 'Danh sách', en: 'List' },
  'desk.view.board': { vi: 'Bảng', en: 'Board' },
  'desk.view.calendar': { vi: 'Lịch', en: 'Calendar' },
  'desk.view.map': { vi: 'Bản đồ', en: 'Map' },
  'desk.none.title': { vi: 'Không có việc nào ở đây.', en: 'There is nothing here.' },
  'desk.none.ours': {
    vi: 'Khi đơn vị được giao việc, việc hiện ở đây, việc gấp nhất trước.',
    en: 'Work given to your organisation appears here, what burns first.',
  },
  'desk.none.filtered': { vi: 'Bộ lọc đang ẩn những việc khác.', en: 'The filter hides the rest.' },
  'desk.no-office': {
    vi: 'Tài khoản này không giữ vị trí nào có bàn làm việc. Quản trị viên có thể bổ nhiệm.',
    en: 'This account holds no office with a desk. An administrator can appoint you.',
  },

  'desk.saved': { vi: 'Bộ lọc đã lưu', en: 'Saved filters' },
  'desk.saved.choose': { vi: 'Chọn bộ lọc', en: 'Choose a filter' },
  'desk.saved.save': { vi: 'Lưu bộ lọc', en: 'Save filter' },
  'desk.saved.name': { vi: 'Tên bộ lọc', en: 'Name of the filter' },
  'desk.saved.name-missing': { vi: 'Hãy đặt tên cho bộ lọc.', en: 'Give the filter a name.' },
  'desk.saved.forget': { vi: 'Xóa bộ lọc này', en: 'Remove this filter' },

  'desk.select': { vi: 'Chọn việc: {title}', en: 'Select: {title}' },
  'desk.selected': {
    vi: 'Đã chọn {count, number} việc',
    en: '{count, plural, one {# selected} other {# selected}}',
  },
  'desk.select-all': { vi: 'Chọn tất cả đang hiện', en: 'Select all shown' },
  'desk.select-none': { vi: 'Bỏ chọn', en: 'Clear selection' },
  'desk.act': { vi: 'Thao tác', en: 'Act' },
  'desk.act.choose': { vi: 'Chọn thao tác', en: 'Choose an act' },
  'desk.done': {
    vi: 'Đã làm {done, number} việc.',
    en: '{done, plural, one {# done.} other {# done.}}',
  },
  'desk.refused': {
    vi: '{count, number} việc không làm được:',
    en: '{count, plural, one {# could not be done:} other {# could not be done:}}',
  },
  'desk.keys': { vi: 'Phím tắt', en: 'Keys' },
  'desk.keys.move': { vi: 'đi lên, đi xuống', en: 'up and down' },
  'desk.keys.open': { vi: 'mở việc', en: 'open' },
  'desk.keys.select': { vi: 'chọn hoặc bỏ chọn', en: 'select or not' },
  'desk.keys.act': { vi: 'thao tác với các việc đã chọn', en: 'act on what is selected' },
  'desk.keys.help': { vi: 'các phím này', en: 'these keys' },

  'desk.board.most': {
    vi: 'Bảng cho thấy {count, number} việc gấp nhất.',
    en: 'The board shows the {count, number} that burn most.',
  },
  'desk.board.empty': { vi: 'Trống', en: 'Empty' },
  'desk.calendar.month': { vi: 'Tháng {month}/{year}', en: '{month}/{year}' },
  'desk.calendar.before': { vi: 'Tháng trước', en: 'Previous month' },
  'desk.calendar.after': { vi: 'Tháng sau', en: 'Next month' },
  'desk.calendar.today': { vi: 'Hôm nay', en: 'Today' },
  'desk.calendar.none': { vi: 'Tháng này không có việc nào đến hạn.', en: 'Nothing falls due this month.' },
  'desk.calendar.more': {
    vi: 'và {count, number} việc nữa',
    en: 'and {count, number} more',
  },
  'desk.calendar.most': {
    vi: 'Chỉ hiện {count, number} việc đầu của tháng.',
    en: 'Only the first {count, number} of the month are shown.',
  },
  'desk.map.label': { vi: 'Bản đồ các việc trên bàn', en: 'Map of the work on the desk' },
  'desk.map.counts': {
    vi: '{placed, number} việc có vị trí. Việc chưa đặt lên bản đồ có trong danh sách.',
    en: '{placed, plural, one {# is} other {# are}} on the map. What is not is in the list.',
  },
});
